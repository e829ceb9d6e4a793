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
  /// Nil where the file says that it is not known.
  var dnsSupport: Bool?
  var dnsHostnames: Bool?
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
  var publicAccessExclusion: InternetGatewayExclusionMode?
  var blockPublicAccess: BlockPublicAccessDeclaration?
  var loadBalancers: [LoadBalancerDeclaration]
  var targetGroups: [TargetGroupDeclaration]
  var databases: [DatabaseDeclaration]

  /// Nil when the entry is no mapping, or lacks what a VPC cannot be without.
  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .vpc) else { return nil }
    name = entry.key
    cidrs = source.prefixes(keys["cidr"])
    if keys["cidr"] == nil { source.missing("cidr", .vpc, named: name) }
    id = source.word(keys["id"], .anID)
    region = source.marks[name]?.region
    account = source.marks[name]?.account
    isDefault = source.bool(keys["default"]) ?? false
    dnsSupport = source.knownBool(keys["dns-support"], else: true)
    dnsHostnames = source.knownBool(keys["dns-hostnames"], else: true)
    dhcpOptions = keys["dhcp-options"].flatMap { DHCPOptionsDeclaration($0, &source) }
    internetGateway = GatewayDeclaration(
      keys["internet-gateway"], "igw", .internetGateway, &source)
    egressOnlyInternetGateway = GatewayDeclaration(
      keys["egress-only-internet-gateway"], "eigw", .internetGateway, &source)
    vpnGateway = GatewayDeclaration(keys["vpn-gateway"], "vgw", .vpnGateway, &source)
    subnets = source.declarations(keys["subnets"], .subnets, SubnetDeclaration.init)
    natGateways = source.declarations(
      keys["nat-gateways"], .natGateways, NATGatewayDeclaration.init)
    routeTables = source.declarations(
      keys["route-tables"], .routeTables, RouteTableDeclaration.init)
    endpoints = source.declarations(keys["endpoints"], .endpoints, EndpointDeclaration.init)
    instanceConnectEndpoints = source.declarations(
      keys["instance-connect-endpoints"], .instanceConnectEndpoints,
      InstanceConnectEndpointDeclaration.init)
    securityGroups = source.declarations(
      keys["security-groups"], .securityGroups, SecurityGroupDeclaration.init)
    networkACLs = source.declarations(
      keys["network-acls"], .networkACLs, NetworkACLDeclaration.init)
    instances = source.declarations(keys["instances"], .instances, InstanceDeclaration.init)
    interfaces = source.declarations(keys["interfaces"], .interfaces, InterfaceDeclaration.init)
    publicAccessExclusion = source.exclusion(keys["public-access-exclusion"])
    blockPublicAccess = source.blockMode(keys["block-public-access"])
    loadBalancers = source.declarations(
      keys["load-balancers"], .loadBalancers, LoadBalancerDeclaration.init)
    targetGroups = source.declarations(
      keys["target-groups"], .targetGroups, TargetGroupDeclaration.init)
    databases = source.declarations(keys["databases"], .databases, DatabaseDeclaration.init)
  }
}

/// What a VPC tells its hosts by DHCP.
struct DHCPOptionsDeclaration {
  /// Of those that stand outside of all VPCs the key, else a word without text.
  var name: YAMLWord
  var id: YAMLWord?
  var domainName: String
  var nameServers: [IPAddress]

  init?(_ value: YAMLValue, _ source: inout YAMLSource) {
    self.init(
      YAMLEntry(key: YAMLWord(text: "", position: value.position), value: value), &source)
  }

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .dhcpOptions) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    domainName = source.word(keys["domain-name"], .aDomain)?.text ?? ""
    nameServers = source.words(keys["name-servers"], .anAddress).compactMap { word in
      word.text == "AmazonProvidedDNS" ? nil : source.address(word)
    }
  }
}

/// A gateway that a VPC has one of: `true`, a name, or a mapping.
struct GatewayDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var isAttached: Bool
  /// Where it stands outside of all VPCs, the one that it is attached to.
  var vpc: YAMLWord?
  var state: ResourceState

  /// One that stands outside of all VPCs.
  init?(_ entry: YAMLEntry, _ shape: YAMLShape, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, shape) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    vpc = source.word(keys["vpc"], .aVPCName)
    isAttached = vpc != nil
    state = source.state(keys["state"]) ?? .available
  }

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
      source.mark(name, shape, [:])
      return
    }
    guard let keys = source.mapping(value, shape) else { return nil }
    if let word = source.word(keys["name"], .aName) { name = word }
    source.mark(name, shape, keys)
    id = source.word(keys["id"], .anID)
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
  var publicAccessExclusion: InternetGatewayExclusionMode?
  var blockPublicAccess: BlockPublicAccessDeclaration?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .subnet) else { return nil }
    name = entry.key
    cidrs = source.prefixes(keys["cidr"])
    cidrPosition = keys["cidr"]?.position ?? name.position
    if keys["cidr"] == nil { source.missing("cidr", .subnet, named: name) }
    id = source.word(keys["id"], .anID)
    zone = source.word(keys["az"], .aZone)
    routeTable = source.word(keys["route-table"], .aRouteTableName)
    networkACL = source.word(keys["network-acl"], .aNetworkACLName)
    assignsPublicAddress = source.bool(keys["public-ips"]) ?? false
    isDNS64Enabled = source.bool(keys["dns64"]) ?? false
    publicAccessExclusion = source.exclusion(keys["public-access-exclusion"])
    blockPublicAccess = source.blockMode(keys["block-public-access"])
  }
}

/// A NAT gateway.
struct NATGatewayDeclaration {
  enum Kind { case `public`, `private`, regional }

  /// One of several addresses, or one that no interface of the file has.
  struct AddressDeclaration {
    var address: IPv4Address?
    var publicAddress: IPv4Address?
    var interface: YAMLWord?
    var zone: YAMLWord?
  }

  var name: YAMLWord
  var id: YAMLWord?
  var subnet: YAMLWord?
  var kind: Kind
  var address: YAMLWord?
  var publicAddress: IPv4Address?
  /// Of a regional one: letters or whole names of zones; empty for those that the VPC has subnets in.
  var zones: [YAMLWord]
  /// Of a regional one; nil for the table that AWS makes for it.
  var routeTable: YAMLWord?
  /// The id of its interface.
  var interface: YAMLWord?
  /// The id of its Elastic IP address; nil for the one that AWS would make for it.
  var elasticIP: YAMLWord?
  /// All of its addresses, where the file lists them.
  var addresses: [AddressDeclaration]?
  var state: ResourceState

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .natGateway) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    let kinds: [(String, Kind)] = [
      ("public", .public), ("private", .private), ("regional", .regional),
    ]
    kind = source.choice(keys["type"], .aTypeOfNATGateway, kinds) ?? .public
    subnet = source.word(keys["subnet"], .aSubnetName)
    if subnet == nil, kind != .regional, keys["addresses"] == nil {
      source.missing("subnet", .natGateway, named: name)
    }
    address = source.word(keys["ip"], .anAddress)
    publicAddress = source.addressV4(keys["public-ip"])
    zones = source.words(keys["zones"], .aZone)
    routeTable = source.word(keys["route-table"], .aRouteTableName)
    interface = source.word(keys["interface"], .anInterfaceName)
    elasticIP = source.word(keys["elastic-ip"], .anID)
    if let list = keys["addresses"] {
      addresses = source.list(list).compactMap { Self.address($0, &source) }
    }
    for key in kind == .regional ? ["subnet", "ip"] : ["zones", "route-table"] {
      guard let value = keys[key] else { continue }
      source.error(
        .inconsistent,
        kind == .regional
          ? LocalizedText(
            en: "a regional NAT gateway has no '\(key)'", ja: "リージョナルNATゲートウェイに「\(key)」はありません")
          : LocalizedText(
            en: "only a regional NAT gateway has '\(key)'", ja: "「\(key)」があるのはリージョナルNATゲートウェイだけです"),
        at: value.position)
    }
    state = source.state(keys["state"]) ?? .available
  }
}

extension NATGatewayDeclaration {
  private static func address(
    _ value: YAMLValue, _ source: inout YAMLSource
  ) -> AddressDeclaration? {
    guard let keys = source.mapping(value, .natAddress) else { return nil }
    return AddressDeclaration(
      address: source.addressV4(keys["ip"]), publicAddress: source.addressV4(keys["public-ip"]),
      interface: source.word(keys["interface"], .anInterfaceName),
      zone: source.word(keys["az"], .aZone))
  }
}

/// VPC Block Public Access of one VPC or subnet, its exclusions counted in.
enum BlockPublicAccessDeclaration {
  case unknown
  case mode(InternetGatewayBlockMode)

  var mode: InternetGatewayBlockMode? {
    switch self {
    case .unknown: nil
    case .mode(let mode): mode
    }
  }
}

extension YAMLSource {
  mutating func blockMode(_ value: YAMLValue?) -> BlockPublicAccessDeclaration? {
    if value?.isUnknown == true { return .unknown }
    let modes = InternetGatewayBlockMode.allCases.map { ($0.rawValue, $0) }
    return choice(value, LocalizedText(en: "a mode", ja: "モード"), modes).map { .mode($0) }
  }

  /// What a VPC or subnet is let do against the file's `block-public-access` (B1).
  mutating func exclusion(_ value: YAMLValue?) -> InternetGatewayExclusionMode? {
    let modes = InternetGatewayExclusionMode.allCases.map { ($0.rawValue, $0) }
    return choice(
      value, LocalizedText(en: "a mode of an exclusion", ja: "除外のモード"), modes)
  }
}
