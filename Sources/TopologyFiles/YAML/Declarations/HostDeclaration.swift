import IPAddressing
import NetworkModel

/// Whether a host has a public IPv4 address.
enum PublicAddressDeclaration {
  /// As the subnet does by itself.
  case bySubnet
  case none
  case any
  case exactly(IPv4Address)
}

/// Whether a host has IPv6 addresses.
enum IPv6Declaration {
  case none
  case any
  case exactly([YAMLWord])
}

/// What instances and interfaces on their own have in common.
struct InterfaceKeys {
  struct SecondaryAddress {
    var address: YAMLWord
    var publicAddress: IPv4Address?
  }

  /// Nil where the file says that it is not known.
  var subnet: YAMLWord?
  var address: YAMLWord?
  var secondaryAddresses: [SecondaryAddress]
  var ipv6: IPv6Declaration
  var publicAddress: PublicAddressDeclaration
  /// Nil for the VPC's default group.
  var securityGroups: [YAMLWord]?
  var checksSourceDestination: Bool

  init?(
    _ keys: [String: YAMLValue], _ shape: YAMLShape, named name: YAMLWord,
    _ source: inout YAMLSource
  ) {
    guard let subnet = source.word(keys["subnet"], .aSubnetName) else {
      if keys["subnet"] == nil { source.missing("subnet", shape, named: name) }
      return nil
    }
    self.subnet = subnet.text == "unknown" ? nil : subnet
    address = source.word(keys["ip"], .anAddress)
    secondaryAddresses = source.list(keys["secondary-ips"]).compactMap {
      Self.secondaryAddress($0, &source)
    }
    securityGroups = keys["security-groups"].map { source.words($0, .aSecurityGroupName) }
    checksSourceDestination = source.bool(keys["source-dest-check"]) ?? true
    switch keys["ipv6"]?.word?.text {
    case "true": ipv6 = .any
    case "false": ipv6 = .none
    default:
      let words = source.words(keys["ipv6"], .anIPv6Choice)
      ipv6 = words.isEmpty ? .none : .exactly(words)
    }
    switch keys["public-ip"]?.word?.text {
    case "true": publicAddress = .any
    case "false": publicAddress = .none
    default:
      publicAddress = source.addressV4(keys["public-ip"]).map { .exactly($0) } ?? .bySubnet
    }
  }
}

extension InterfaceKeys {
  private static func secondaryAddress(
    _ value: YAMLValue, _ source: inout YAMLSource
  ) -> SecondaryAddress? {
    guard value.isMapping else {
      return source.word(value, .anAddress).map { SecondaryAddress(address: $0) }
    }
    guard let keys = source.mapping(value, .secondaryAddress),
      let address = source.word(keys["ip"], .anAddress)
    else { return nil }
    return SecondaryAddress(
      address: address, publicAddress: source.addressV4(keys["public-ip"]))
  }
}

/// An EC2 instance, with its primary interface and any more.
struct InstanceDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  /// What it has beside its primary interface.
  enum Further {
    case own(InterfaceDeclaration)
    /// One that a VPC declares.
    case declared(YAMLWord)
  }

  /// Nil where the primary interface is one that the VPC declares, and where there is none.
  var primary: InterfaceKeys?
  /// The id of the primary interface, or the name of one that the VPC declares.
  var interface: YAMLWord?
  /// By device index from 1.
  var more: [Further]
  var type: String
  var state: ResourceState

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .instance) else { return nil }
    name = entry.key
    interface = source.word(keys["interface"], .anInterfaceName)
    if keys["subnet"] != nil || (interface == nil && keys["interfaces"] == nil) {
      primary = InterfaceKeys(keys, .instance, named: entry.key, &source)
      if primary == nil { return nil }
    }
    id = source.word(keys["id"], .anID)
    type = source.word(keys["type"], .anInstanceType)?.text ?? "t3.micro"
    state = source.state(keys["state"]) ?? .running
    more = []
    for (index, value) in source.list(keys["interfaces"]).enumerated() {
      if let word = value.word {
        more.append(.declared(word))
        continue
      }
      let name = YAMLWord(text: "\(entry.key.text)-\(index + 1)", position: value.position)
      if let interface = InterfaceDeclaration(YAMLEntry(key: name, value: value), &source) {
        more.append(.own(interface))
      }
    }
  }
}

/// A network interface.
struct InterfaceDeclaration {
  /// What an interface may be for, as the file calls it.
  static let purposes: [(String, NetworkInterface.Purpose)] = [
    ("host", .host), ("load-balancer", .loadBalancer), ("lambda", .lambda),
    ("container", .container), ("database", .database), ("transit-gateway", .transitGateway),
    ("nat-gateway", .natGateway), ("vpc-endpoint", .vpcEndpoint),
    ("gateway-load-balancer-endpoint", .gatewayLoadBalancerEndpoint),
    ("instance-connect-endpoint", .instanceConnectEndpoint), ("other", .other),
  ]

  var name: YAMLWord
  var id: YAMLWord?
  var keys: InterfaceKeys
  var purpose: NetworkInterface.Purpose

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .interface) else { return nil }
    name = source.word(keys["name"], .aName) ?? entry.key
    source.mark(name, .interface, keys)
    guard let interface = InterfaceKeys(keys, .interface, named: name, &source) else { return nil }
    self.keys = interface
    id = source.word(keys["id"], .anID)
    purpose = source.choice(keys["purpose"], .anInterfacePurpose, Self.purposes) ?? .host
  }
}

/// A security group.
struct SecurityGroupDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  /// Nil where the file leaves the direction to AWS's default.
  var ingress: [SecurityGroupRuleDeclaration]?
  var egress: [SecurityGroupRuleDeclaration]?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .securityGroup) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    ingress = source.securityGroupRules(keys["ingress"], .ingress)
    egress = source.securityGroupRules(keys["egress"], .egress)
  }
}

/// A network ACL.
struct NetworkACLDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var isDefault: Bool
  /// Whether the lines that deny the rest are there by themselves.
  var deniesRest = true
  var subnets: [YAMLWord]
  /// Nil where the file leaves the direction to AWS's default.
  var ingress: [NetworkACL.Entry]?
  var egress: [NetworkACL.Entry]?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .networkACL) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    isDefault = source.bool(keys["default"]) ?? (name.text == "default")
    subnets = source.words(keys["subnets"], .aSubnetName)
    deniesRest = source.bool(keys["rest"]) ?? true
    ingress = source.networkACLEntries(keys["ingress"])
    egress = source.networkACLEntries(keys["egress"])
  }
}
