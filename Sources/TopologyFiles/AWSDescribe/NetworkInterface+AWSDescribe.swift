import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "NetworkInterfaces",
    used: """
      NetworkInterfaceId VpcId SubnetId AvailabilityZone Attachment Association PrivateIpAddress \
      PrivateIpAddresses Ipv6Addresses Groups InterfaceType Description RequesterId SourceDestCheck \
      OwnerId TagSet Status
      """,
    notNeeded: """
      MacAddress PrivateDnsName PublicDnsName PublicIpDnsNameOptions RequesterManaged OutpostArn \
      ConnectionTrackingConfiguration Ipv6Native Ipv6Address Operator AvailabilityZoneId
      """,
    notModelled: "Ipv4Prefixes Ipv6Prefixes DenyAllIgwTraffic AssociatedSubnets")

  private static let attachmentSchema = AttributeSchema(
    "NetworkInterfaces.Attachment", used: "InstanceId DeviceIndex Status",
    notNeeded: """
      AttachTime AttachmentId DeleteOnTermination NetworkCardIndex InstanceOwnerId \
      EnaSrdSpecification EnaQueueCount
      """)

  private static let associationSchema = AttributeSchema(
    "NetworkInterfaces.Association", used: "PublicIp",
    notNeeded: "AllocationId AssociationId IpOwnerId PublicDnsName",
    notModelled: "CustomerOwnedIp CarrierIp")

  /// `describe-network-interfaces`.
  mutating func readNetworkInterface(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("NetworkInterfaceId", .networkInterface) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let draft = interface(id, record, tagKey: "TagSet") else { return }
    if let attachment = record.record("Attachment") {
      attachment.audit(Self.attachmentSchema)
      if let instance = attachment.id("InstanceId", .instance) {
        joins.attach(id, to: instance, deviceIndex: attachment.int("DeviceIndex") ?? 0)
      }
    }
    note(draft, described: record, zone: record.interned("AvailabilityZone"))
    add(draft, to: &builder)
  }

  /// Notes whose interface it is, where AWS tells it in the description alone.
  private func note(_ draft: InterfaceDraft, described record: JSONRecord, zone: InternedText) {
    switch draft.purpose {
    case .loadBalancer:
      // `ELB net/front/50dc6c495c0c9188`.
      guard let text = record.string("Description"), text.hasPrefix("ELB ") else { return }
      joins.interfacesOfBalancer[String(text.dropFirst(4)), default: []].append(draft.id)
    case .database:
      joins.interfacesOfDatabases[draft.vpc, default: []].append(
        (draft.id, draft.subnet, DatabaseInterface(zone: zone, groups: Set(draft.groups))))
    case .host, .natGateway, .vpcEndpoint, .gatewayLoadBalancerEndpoint, .instanceConnectEndpoint,
      .transitGateway, .lambda, .container, .other:
      break
    }
  }

  /// The name that people know an interface by which AWS made for something of theirs: its function's,
  /// cluster's or file system's, out of the description.
  private static func knownName(
    _ record: JSONRecord, _ purpose: NetworkInterface.Purpose
  ) -> InternedText {
    guard purpose != .host || record.bool("RequesterManaged") == true,
      let text = record.string("Description")
    else { return .empty }
    for (beginning, end) in knownNames where text.hasPrefix(beginning) {
      var name = text.dropFirst(beginning.count)
      switch end {
      case .uuid where name.count > 37: name = name.dropLast(37)
      case .uuid, .text: break
      case .word: name = name.prefix { $0 != " " && $0 != "/" }
      }
      return InternedText(String(name))
    }
    return .empty
  }

  /// How a description goes on after the name.
  private enum NameEnd { case uuid, word, text }

  private static let knownNames: [(beginning: String, end: NameEnd)] = [
    ("AWS Lambda VPC ENI-", .uuid), ("Amazon EKS ", .text), ("ElastiCache ", .text),
    ("EFS mount target for ", .word), ("ES ", .text),
  ]

  /// What `describe-network-interfaces` and `describe-instances` have in common.
  func interface(
    _ id: ResourceID, _ record: JSONRecord, tagKey: StaticString
  ) -> InterfaceDraft? {
    guard let vpc = record.requiredID("VpcId", .vpc) else { return nil }
    let tags = tags(of: record, tagKey)
    let zone = record.interned("AvailabilityZone")
    var draft = InterfaceDraft(
      id: id, name: tags.name, tags: tags.rest,
      scope: scope(of: record, zone: zone, vpc: vpc), vpc: vpc,
      subnet: record.id("SubnetId", .subnet), primaryAddress: record.ipv4("PrivateIpAddress"),
      publicAddress: publicAddress(of: record),
      groups: record.records("Groups").compactMap { $0.id("GroupId", .securityGroup) },
      purpose: Self.purpose(of: record),
      checksSourceDestination: record.bool("SourceDestCheck") ?? true, locate: record.locator)
    if draft.name.isEmpty { draft.name = Self.knownName(record, draft.purpose) }
    for item in record.records("PrivateIpAddresses") {
      guard let address = item.ipv4("PrivateIpAddress") else { continue }
      let publicAddress = publicAddress(of: item)
      if item.bool("Primary") ?? (address == draft.primaryAddress) {
        draft.primaryAddress = address
        draft.publicAddress = draft.publicAddress ?? publicAddress
      } else {
        draft.moreAddresses.append(InterfaceAddress(.v4(address), publicAddress: publicAddress))
      }
    }
    for item in record.records("Ipv6Addresses") {
      if let address = item.ipv6("Ipv6Address") {
        draft.moreAddresses.append(InterfaceAddress(.v6(address)))
      }
    }
    return draft
  }

  private func publicAddress(of record: JSONRecord) -> IPv4Address? {
    guard let association = record.record("Association") else { return nil }
    association.audit(Self.associationSchema)
    return association.ipv4("PublicIp")
  }

  func add(_ draft: InterfaceDraft, to builder: inout TopologyBuilder) {
    builder.add(
      interface: draft.id, requires: [.init(draft.vpc, "VpcId")], tags: draft.tags,
      locate: draft.locate
    ) { [joins] references in
      draft.record(with: &references, joins)
    }
  }

  /// Adds the interfaces that only their instances told of.
  mutating func addInstanceInterfaces(to builder: inout TopologyBuilder) {
    for draft in instanceInterfaces where !builder.contains(draft.id) {
      add(draft, to: &builder)
    }
    instanceInterfaces = []
    for (instance, draft) in addressesWithoutInterface
    where joins.interfaces(of: instance).isEmpty {
      joins.attach(draft.id, to: instance, deviceIndex: 0)
      add(draft, to: &builder)
      builder.report(
        Finding(
          .note, .missingKey,
          LocalizedText(
            en: "\(instance) has an address and no interface; one is taken to exist",
            ja: "\(instance) にはアドレスがありますが、インターフェイスがありません。あるものとみなします"),
          at: draft.locate("PrivateIpAddress"), resource: instance,
          hint: LocalizedText(
            en: "add the output of aws ec2 describe-network-interfaces",
            ja: "aws ec2 describe-network-interfaces の出力を加えてください")))
    }
    addressesWithoutInterface = []
  }

  /// What AWS made an interface for: its type, and for `interface` who asked for it.
  private static func purpose(of record: JSONRecord) -> NetworkInterface.Purpose {
    guard let type = record.text("InterfaceType") else { return .host }
    if type == "interface" { return purposeOfPlainInterface(record) }
    return purposes.first { type == $0.type }?.purpose ?? .other
  }

  private static let purposes: [(type: StaticString, purpose: NetworkInterface.Purpose)] = [
    ("natGateway", .natGateway), ("nat_gateway", .natGateway), ("vpc_endpoint", .vpcEndpoint),
    ("gateway_load_balancer_endpoint", .gatewayLoadBalancerEndpoint),
    ("ec2_instance_connect_endpoint", .instanceConnectEndpoint),
    ("transit_gateway", .transitGateway), ("lambda", .lambda), ("load_balancer", .loadBalancer),
    ("network_load_balancer", .loadBalancer), ("gateway_load_balancer", .loadBalancer),
    ("efa", .host), ("efa-only", .host), ("trunk", .host), ("branch", .container),
  ]

  private static func purposeOfPlainInterface(
    _ record: JSONRecord
  ) -> NetworkInterface.Purpose {
    if let requester = record.text("RequesterId"), requester == "amazon-elb" {
      return .loadBalancer
    }
    guard let description = record.text("Description"), !description.isEmpty else { return .host }
    return descriptions.first { description.hasPrefix($0.beginning) }?.purpose ?? .host
  }

  private static let descriptions: [(beginning: StaticString, purpose: NetworkInterface.Purpose)] =
    [
      ("ELB ", .loadBalancer), ("AWS Lambda VPC ENI", .lambda),
      ("Interface for NAT Gateway", .natGateway), ("VPC Endpoint Interface", .vpcEndpoint),
      ("RDSNetworkInterface", .database),
      ("Network Interface for Transit Gateway", .transitGateway),
      ("EC2 Instance Connect Endpoint", .instanceConnectEndpoint),
      ("arn:aws:ecs:", .container), ("aws-K8S-", .container), ("Amazon EKS", .container),
    ]
}

/// An interface before its references are looked up.
struct InterfaceDraft {
  var id: ResourceID
  var name: InternedText
  var tags: [Tag]
  var scope: Int
  var vpc: ResourceID
  var subnet: ResourceID?
  var primaryAddress: IPv4Address?
  var publicAddress: IPv4Address?
  var moreAddresses: [InterfaceAddress] = []
  var groups: [ResourceID]
  var purpose: NetworkInterface.Purpose
  var checksSourceDestination: Bool
  var locate: TopologyBuilder.Locator

  func record(
    with references: inout TopologyBuilder.References, _ joins: Joins
  ) -> NetworkInterface.Record {
    checkAddress(joins, &references)
    let known: [Handle<SecurityGroup>] = references.list(groups, "Groups")
    return NetworkInterface.Record(
      id: id, name: name, scope: joins.scopes.handle(at: scope), vpc: references.required(vpc),
      subnet: references.optional(subnet, "SubnetId"),
      instance: references.optional(joins.instanceOfInterface[id], "Attachment.InstanceId"),
      primaryAddress: primaryAddress,
      publicAddress: publicAddress ?? elasticIP(of: primaryAddress, joins),
      moreAddresses: moreAddresses.map { more in
        guard case .v4(let address) = more.address, more.publicAddress == nil else { return more }
        return InterfaceAddress(more.address, publicAddress: elasticIP(of: address, joins))
      },
      securityGroups: known, purpose: purpose,
      checksSourceDestination: checksSourceDestination,
      lacksSecurityGroups: known.count < groups.count)
  }

  private func elasticIP(of address: IPv4Address?, _ joins: Joins) -> IPv4Address? {
    guard let address, !joins.elasticIPs.isEmpty else { return nil }
    return joins.elasticIPs[Joins.PrivateAddress(interface: id, address: address)]
  }

  /// Says so when the address is not one of the subnet's.
  private func checkAddress(_ joins: Joins, _ references: inout TopologyBuilder.References) {
    guard let primaryAddress, let subnet, let cidrs = joins.cidrsOfSubnet[subnet],
      cidrs.contains(where: { $0.family == .ipv4 }),
      !cidrs.contains(where: { $0.contains(.v4(primaryAddress)) })
    else { return }
    references.report(.inconsistent) {
      Finding(
        .warning, .inconsistent,
        LocalizedText(
          en: "\(id) has the address \(primaryAddress), outside \(subnet)",
          ja: "\(id) のアドレス \(primaryAddress) は \(subnet) の外にあります"),
        at: locate("PrivateIpAddress"), resource: id,
        hint: LocalizedText(
          en: "the captures may be of different times; no packet is delivered to it",
          ja: "出力の時点が違うかもしれません。パケットは届きません"))
    }
  }
}
