import IPAddressing
import NetworkModel

/// A VPC endpoint.
struct EndpointDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var service: YAMLWord
  var type: VPCEndpoint.EndpointType
  var typePosition: TextPosition
  var serviceRegion: YAMLWord?
  var routeTables: [YAMLWord]
  var subnets: [YAMLWord]
  var addresses: [YAMLWord]
  /// Nil for the VPC's default group.
  var securityGroups: [YAMLWord]?
  var privateDNS: Bool?
  /// Nil for the default, and of the inner kind where it is not known.
  var privateDNSOnlyForInboundResolver: Bool??
  var policy: PolicyDocument?
  var state: ResourceState
  /// The ids of its interfaces in the order of `subnets`, or interfaces that the VPC declares.
  var interfaces: [YAMLWord]?
  /// Nil for names like those that AWS gives.
  var dnsNames: [String]?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .endpoint) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    let types: [(String, VPCEndpoint.EndpointType)] = [
      ("gateway", .gateway), ("interface", .interface),
      ("gateway-load-balancer", .gatewayLoadBalancer),
    ]
    type =
      source.choice(keys["type"], .aTypeOfEndpoint, types)
      ?? (keys["route-tables"] == nil ? .interface : .gateway)
    typePosition = keys["type"]?.position ?? name.position
    if let service = source.word(keys["service"], .aServiceName) {
      self.service = service
    } else if type == .gatewayLoadBalancer {
      // The appliance's own service, whose name no sample cares for.
      service = YAMLWord(text: "", position: name.position)
    } else {
      if keys["service"] == nil { source.missing("service", .endpoint, named: name) }
      return nil
    }
    serviceRegion = source.word(keys["service-region"], .aRegion)
    routeTables = source.words(keys["route-tables"], .aRouteTableName)
    subnets = source.words(keys["subnets"], .aSubnetName)
    addresses = source.words(keys["ips"], .anAddress)
    securityGroups = keys["security-groups"].map { source.words($0, .aSecurityGroupName) }
    privateDNS = source.bool(keys["private-dns"])
    if let value = keys["private-dns-only-for-inbound-resolver"] {
      privateDNSOnlyForInboundResolver = .some(source.knownBool(value, else: nil))
    }
    policy = keys["policy"].flatMap { source.policy($0) }
    state = source.state(keys["state"]) ?? .available
    interfaces = keys["interfaces"].map { source.words($0, .anInterfaceName) }
    dnsNames = keys["dns-names"].map { value in source.words(value, .aName).map(\.text) }
    refuseOthersKeys(keys, &source)
  }

  /// Says which keys belong to another type of endpoint.
  private func refuseOthersKeys(_ keys: [String: YAMLValue], _ source: inout YAMLSource) {
    let others: [String]
    switch type {
    case .gateway:
      others = [
        "subnets", "ips", "security-groups", "private-dns",
        "private-dns-only-for-inbound-resolver",
      ]
    case .interface: others = ["route-tables"]
    case .gatewayLoadBalancer: others = ["route-tables", "security-groups", "private-dns"]
    }
    for key in others {
      guard let value = keys[key] else { continue }
      source.error(
        .inconsistent,
        LocalizedText(
          en: "'\(name.text)' is not of the type of endpoint that has '\(key)'",
          ja: "「\(name.text)」の種類のエンドポイントに「\(key)」はありません"),
        at: value.position,
        hint: .didYouMean(type == .gateway ? "type: interface" : "type: gateway")
      )
    }
  }
}

/// An EC2 Instance Connect Endpoint.
struct InstanceConnectEndpointDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var subnet: YAMLWord
  var address: YAMLWord?
  var securityGroups: [YAMLWord]?
  var preservesClientIP: Bool
  var state: ResourceState
  /// The id of its interface, or one that the VPC declares.
  var interface: YAMLWord?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .instanceConnectEndpoint) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    guard let subnet = source.word(keys["subnet"], .aSubnetName) else {
      if keys["subnet"] == nil {
        source.missing("subnet", .instanceConnectEndpoint, named: name)
      }
      return nil
    }
    self.subnet = subnet
    address = source.word(keys["ip"], .anAddress)
    securityGroups = keys["security-groups"].map { source.words($0, .aSecurityGroupName) }
    preservesClientIP = source.bool(keys["preserve-client-ip"]) ?? false
    state = source.state(keys["state"]) ?? .createComplete
    interface = source.word(keys["interface"], .anInterfaceName)
  }
}
