import IPAddressing
import NetworkModel

/// A VPC as the file tells it, with everything in it; references are still names.
struct VPCDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var region: YAMLWord?
  var account: YAMLWord?
  var cidrs: [IPPrefix]
  var isDefault: Bool
  var dnsSupport: Bool
  var dnsHostnames: Bool
  var dhcpOptions: DHCPOptionsDeclaration?
  var internetGateway: GatewayDeclaration?
  var egressOnlyInternetGateway: GatewayDeclaration?
  var vpnGateway: GatewayDeclaration?
  var subnets: [SubnetDeclaration]
  var natGateways: [NATGatewayDeclaration]
  var routeTables: [RouteTableDeclaration]
  var endpoints: [EndpointDeclaration]
  var instanceConnectEndpoints: [InstanceConnectEndpointDeclaration]
  var securityGroups: [SecurityGroupDeclaration]
  var networkACLs: [NetworkACLDeclaration]
  var instances: [InstanceDeclaration]
  var interfaces: [InterfaceDeclaration]
  var loadBalancers: [LoadBalancerDeclaration]
  var targetGroups: [TargetGroupDeclaration]

  /// Nil when the entry is no mapping, or lacks what a VPC cannot be without.
  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .vpc) else { return nil }
    name = entry.key
    cidrs = source.prefixes(keys["cidr"])
    if keys["cidr"] == nil { source.missing("cidr", .vpc, named: name) }
    id = source.word(keys["id"], "an id")
    region = source.word(keys["region"], "a region")
    account = source.word(keys["account"], "an account")
    isDefault = source.bool(keys["default"]) ?? false
    dnsSupport = source.bool(keys["dns-support"]) ?? true
    dnsHostnames = source.bool(keys["dns-hostnames"]) ?? true
    dhcpOptions = keys["dhcp-options"].flatMap { DHCPOptionsDeclaration($0, &source) }
    internetGateway = GatewayDeclaration(
      keys["internet-gateway"], "igw", .internetGateway, &source)
    egressOnlyInternetGateway = GatewayDeclaration(
      keys["egress-only-internet-gateway"], "eigw", .internetGateway, &source)
    vpnGateway = GatewayDeclaration(keys["vpn-gateway"], "vgw", .vpnGateway, &source)
    subnets = source.declarations(keys["subnets"], "subnets", SubnetDeclaration.init)
    natGateways = source.declarations(
      keys["nat-gateways"], "NAT gateways", NATGatewayDeclaration.init)
    routeTables = source.declarations(
      keys["route-tables"], "route tables", RouteTableDeclaration.init)
    endpoints = source.declarations(keys["endpoints"], "endpoints", EndpointDeclaration.init)
    instanceConnectEndpoints = source.declarations(
      keys["instance-connect-endpoints"], "Instance Connect endpoints",
      InstanceConnectEndpointDeclaration.init)
    securityGroups = source.declarations(
      keys["security-groups"], "security groups", SecurityGroupDeclaration.init)
    networkACLs = source.declarations(
      keys["network-acls"], "network ACLs", NetworkACLDeclaration.init)
    instances = source.declarations(keys["instances"], "instances", InstanceDeclaration.init)
    interfaces = source.declarations(keys["interfaces"], "interfaces", InterfaceDeclaration.init)
    loadBalancers = source.declarations(
      keys["load-balancers"], "load balancers", LoadBalancerDeclaration.init)
    targetGroups = source.declarations(
      keys["target-groups"], "target groups", TargetGroupDeclaration.init)
  }
}

/// What a VPC tells its hosts by DHCP.
struct DHCPOptionsDeclaration {
  var position: TextPosition
  var id: YAMLWord?
  var domainName: String
  var nameServers: [IPAddress]

  init?(_ value: YAMLValue, _ source: inout YAMLSource) {
    guard let keys = source.mapping(value, .dhcpOptions) else { return nil }
    position = value.position
    id = source.word(keys["id"], "an id")
    domainName = source.word(keys["domain-name"], "a domain")?.text ?? ""
    nameServers = source.words(keys["name-servers"], "an address").compactMap { word in
      word.text == "AmazonProvidedDNS" ? nil : source.address(word)
    }
  }
}

/// A gateway that a VPC has one of: `true`, a name, or a mapping.
struct GatewayDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var isAttached: Bool
  var state: ResourceState

  init?(
    _ value: YAMLValue?, _ defaultName: String, _ shape: YAMLShape, _ source: inout YAMLSource
  ) {
    guard let value, !value.isNull else { return nil }
    name = YAMLWord(text: defaultName, position: value.position)
    isAttached = true
    state = .available
    if let word = value.word {
      if word.text == "false" { return nil }
      if word.text != "true" { name.text = word.text }
      return
    }
    guard let keys = source.mapping(value, shape) else { return nil }
    if let word = source.word(keys["name"], "a name") { name = word }
    id = source.word(keys["id"], "an id")
    isAttached = source.bool(keys["attached"]) ?? true
    state = source.state(keys["state"]) ?? .available
  }
}

/// A subnet.
struct SubnetDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var cidrs: [IPPrefix]
  var cidrPosition: TextPosition
  /// A zone's letter, or its whole name.
  var zone: YAMLWord?
  var routeTable: YAMLWord?
  var networkACL: YAMLWord?
  var assignsPublicAddress: Bool
  var isDNS64Enabled: Bool

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .subnet) else { return nil }
    name = entry.key
    cidrs = source.prefixes(keys["cidr"])
    cidrPosition = keys["cidr"]?.position ?? name.position
    if keys["cidr"] == nil { source.missing("cidr", .subnet, named: name) }
    id = source.word(keys["id"], "an id")
    zone = source.word(keys["az"], "a zone")
    routeTable = source.word(keys["route-table"], "a route table's name")
    networkACL = source.word(keys["network-acl"], "a network ACL's name")
    assignsPublicAddress = source.bool(keys["public-ips"]) ?? false
    isDNS64Enabled = source.bool(keys["dns64"]) ?? false
  }
}

/// A NAT gateway.
struct NATGatewayDeclaration {
  enum Kind { case `public`, `private`, regional }

  var name: YAMLWord
  var id: YAMLWord?
  var subnet: YAMLWord?
  var kind: Kind
  var address: YAMLWord?
  var publicAddress: IPv4Address?
  var state: ResourceState

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .natGateway) else { return nil }
    name = entry.key
    id = source.word(keys["id"], "an id")
    let kinds: [(String, Kind)] = [
      ("public", .public), ("private", .private), ("regional", .regional),
    ]
    kind = source.choice(keys["type"], "a type of NAT gateway", kinds) ?? .public
    subnet = source.word(keys["subnet"], "a subnet's name")
    if subnet == nil, kind != .regional { source.missing("subnet", .natGateway, named: name) }
    address = source.word(keys["ip"], "an address")
    publicAddress = source.addressV4(keys["public-ip"])
    state = source.state(keys["state"]) ?? .available
  }
}
