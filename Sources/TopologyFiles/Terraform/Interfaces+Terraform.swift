import IPAddressing
import NetworkModel

/// An interface as Terraform's resources tell of it: by itself, or as a part of an instance, a NAT
/// gateway, an endpoint, which tell its address or leave it to AWS.
struct TerraformInterface {
  var id: String
  var resource: TerraformResource
  var subnet: AWSValue?
  var address: AWSValue?
  var moreAddresses: [AWSValue] = []
  var ipv6Addresses: [AWSValue] = []
  var publicAddress: AWSValue?
  /// AWS gives it a public address that is not known yet.
  var wantsPublicAddress = false
  var groups: [AWSValue] = []
  var type = "interface"
  var description: String?
  var instance: AWSValue?
  var deviceIndex = 0
  var checksSourceDestination: AWSValue?
  var hasTags = false
  /// What it goes with: where another text tells of that, this interface does not count.
  var whole: ResourceID?
}

/// An Elastic IP address before it is known whose it is.
struct TerraformElasticIP {
  var id: String
  var resource: TerraformResource
  var publicAddress: AWSValue?
  var interface: String?
  var instance: String?
  var privateAddress: AWSValue?
}

/// A NAT gateway before its addresses are known.
struct TerraformNATGateway {
  var resource: TerraformResource
  var object: AWSObject
  var interface: String
  var allocation: String?
  var publicAddress: AWSValue?
}

extension TerraformTranscriber {
  /// Gives an address to each interface without one, joins Elastic IP addresses with interfaces, and
  /// writes all of them.
  mutating func finishInterfaces() {
    joinAttachments()
    var plan = AddressPlan()
    for interface in interfaces {
      guard let vpc = vpc(ofSubnet: interface.subnet?.text)?.text else { continue }
      for address in [interface.address].compactMap(\.self) + interface.moreAddresses {
        if let address = address.text.flatMap({ try? IPAddress($0) }) {
          _ = plan.reserve(address, in: vpc)
        }
      }
    }
    for address in addresses {
      if let known = address.publicAddress?.text.flatMap({ try? IPv4Address($0) }) {
        _ = plan.reserve(public: known)
      }
    }
    for index in interfaces.indices { giveAddress(to: index, &plan) }
    let owners = AddressOwners(interfaces, natGateways)
    for index in addresses.indices { join(index, owners, &plan) }
    let elastic = Set(addresses.compactMap(\.interface))
    for index in interfaces.indices
    where interfaces[index].wantsPublicAddress && !elastic.contains(interfaces[index].id) {
      givePublicAddress(to: index, &plan)
    }
    for interface in interfaces { write(interface) }
    let publicAddresses = Dictionary(
      addresses.map { ($0.id, $0.publicAddress) }, uniquingKeysWith: { first, _ in first })
    for gateway in natGateways {
      let address = owners.interfaces[gateway.interface].flatMap { interfaces[$0].address }
      let elastic = gateway.allocation.flatMap { publicAddresses[$0] } ?? nil
      write(gateway, at: address, gateway.publicAddress ?? elastic)
    }
  }

  /// Who may have an address, by what the address names.
  private struct AddressOwners {
    /// The place of each interface in the list.
    var interfaces: [String: Int] = [:]
    /// The interface of each NAT gateway, by the address that it was given.
    var ofAllocations: [String: String] = [:]
    /// The interfaces of each instance, the primary one first.
    var ofInstances: [String: Int] = [:]

    init(_ all: [TerraformInterface], _ gateways: [TerraformNATGateway]) {
      for (index, interface) in all.enumerated() {
        interfaces[interface.id] = interfaces[interface.id] ?? index
        guard let instance = interface.instance?.text else { continue }
        if let known = ofInstances[instance], all[known].deviceIndex <= interface.deviceIndex {
          continue
        }
        ofInstances[instance] = index
      }
      for gateway in gateways {
        if let allocation = gateway.allocation { ofAllocations[allocation] = gateway.interface }
      }
    }
  }

  private mutating func giveAddress(to index: Int, _ plan: inout AddressPlan) {
    let interface = interfaces[index]
    guard interface.address == nil, let subnet = resource(interface.subnet?.text),
      let vpc = vpc(ofSubnet: interface.subnet?.text)?.text,
      let prefix = subnet.block.string("cidr_block").flatMap({ try? IPPrefix($0) }),
      let address = plan.next(in: prefix, of: vpc, from: 10)
    else { return }
    interfaces[index].address = AWSValue("\(address)", at: interface.resource.block.value.index)
    source.report(
      .note, .missingKey,
      LocalizedText(
        en:
          "\(interface.resource.standIn): the private address is not told; \(address) stands for it",
        ja: "\(interface.resource.standIn): プライベートアドレスがわからないため、\(address) とみなします"),
      at: interface.resource.block.value,
      resource: ResourceID(interface.id, kind: .networkInterface))
  }

  private mutating func givePublicAddress(to index: Int, _ plan: inout AddressPlan) {
    let interface = interfaces[index]
    guard interface.publicAddress == nil, let address = plan.nextPublicAddress() else { return }
    interfaces[index].publicAddress = AWSValue(
      "\(address)", at: interface.resource.block.value.index)
    reportPublic(address, interface.resource)
  }

  private func reportPublic(_ address: IPv4Address, _ resource: TerraformResource) {
    source.report(
      .note, .missingKey,
      LocalizedText(
        en:
          "\(resource.standIn): the public address is known only after apply; \(address) stands for it",
        ja: "\(resource.standIn): パブリックアドレスは適用後に決まるため、\(address) とみなします"),
      at: resource.block.value)
  }

  /// Finds the interface of an Elastic IP address.
  private mutating func join(_ index: Int, _ owners: AddressOwners, _ plan: inout AddressPlan) {
    let address = addresses[index]
    let ofInstance = address.instance.flatMap { owners.ofInstances[$0] }.map { interfaces[$0].id }
    addresses[index].interface =
      address.interface ?? owners.ofAllocations[address.id] ?? ofInstance
    if address.publicAddress == nil, let given = plan.nextPublicAddress() {
      addresses[index].publicAddress = AWSValue("\(given)", at: address.resource.block.value.index)
      reportPublic(given, address.resource)
    }
    if addresses[index].privateAddress == nil {
      addresses[index].privateAddress =
        addresses[index].interface.flatMap { owners.interfaces[$0] }
        .flatMap { interfaces[$0].address }
    }
    write(addresses[index])
  }

  // MARK: Writing

  private mutating func write(_ interface: TerraformInterface) {
    var object = object(interface.resource)
    object.set("NetworkInterfaceId", interface.id)
    object["SubnetId"] = interface.subnet
    object["VpcId"] = vpc(ofSubnet: interface.subnet?.text)
    object["AvailabilityZone"] = zone(ofSubnet: interface.subnet?.text)
    object["PrivateIpAddress"] = interface.address
    object["SourceDestCheck"] = interface.checksSourceDestination
    object.set("InterfaceType", interface.type)
    object.set("Description", interface.description)
    object.set("Groups", interface.groups, as: "GroupId")
    if !interface.ipv6Addresses.isEmpty {
      object.set("Ipv6Addresses", interface.ipv6Addresses, as: "Ipv6Address")
    }
    if let address = interface.publicAddress {
      var association = AWSObject(at: address.origin)
      association["PublicIp"] = address
      object["Association"] = AWSValue(association)
    }
    if !interface.moreAddresses.isEmpty {
      object.set("PrivateIpAddresses", interface.moreAddresses, as: "PrivateIpAddress")
    }
    if let instance = interface.instance {
      var attachment = AWSObject(at: instance.origin)
      attachment["InstanceId"] = instance
      attachment["DeviceIndex"] = AWSValue(interface.deviceIndex, at: instance.origin)
      object["Attachment"] = AWSValue(attachment)
    }
    if interface.hasTags { setTags(of: interface.resource.block, &object, "TagSet") }
    let whole = interface.resource.address.isData ? interface.whole : nil
    tell(
      "NetworkInterfaces", object, of: interface.resource, whole?.kind ?? .networkInterface,
      id: whole?.text ?? interface.id)
  }

  private mutating func write(_ address: TerraformElasticIP) {
    var object = object(address.resource)
    object.set("AllocationId", address.id)
    object["PublicIp"] = address.publicAddress
    object["PrivateIpAddress"] = address.privateAddress
    object.set("NetworkInterfaceId", address.interface)
    setTags(of: address.resource.block, &object)
    tell("Addresses", object, of: address.resource, .elasticIP, id: address.id)
  }

  private mutating func write(
    _ gateway: TerraformNATGateway, at privateAddress: AWSValue?, _ publicAddress: AWSValue?
  ) {
    var object = gateway.object
    var address = AWSObject(at: object.origin)
    address.set("NetworkInterfaceId", gateway.interface)
    address["PrivateIp"] = privateAddress
    address["PublicIp"] = publicAddress
    address.set("IsPrimary", true)
    var others: [AWSValue] = []
    for more in gateway.resource.block.texts("secondary_private_ip_addresses") {
      var other = AWSObject(at: more.origin)
      other["PrivateIp"] = more
      other.set("NetworkInterfaceId", gateway.interface)
      others.append(AWSValue(other))
    }
    object.set("NatGatewayAddresses", [AWSValue(address)] + others)
    tell("NatGateways", object, of: gateway.resource, .natGateway)
  }
}
