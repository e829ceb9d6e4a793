import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "VpcEndpoints",
    used: """
      VpcEndpointId VpcEndpointType VpcId ServiceName ServiceRegion State PolicyDocument \
      RouteTableIds SubnetIds Groups PrivateDnsEnabled DnsOptions NetworkInterfaceIds DnsEntries \
      OwnerId Tags
      """,
    notNeeded: """
      IpAddressType RequesterManaged CreationTimestamp LastError FailureReason PayerResponsibilities
      """,
    notModelled: "Ipv4Prefixes Ipv6Prefixes ServiceNetworkArn ResourceConfigurationArn")

  private static let dnsOptionsSchema = AttributeSchema(
    "VpcEndpoints.DnsOptions", used: "PrivateDnsOnlyForInboundResolverEndpoint",
    notNeeded: "DnsRecordIpType", notModelled: "PrivateDnsPreference PrivateDnsSpecifiedDomains")

  /// `describe-vpc-endpoints`.
  mutating func readVPCEndpoint(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("VpcEndpointId", .vpcEndpoint) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let vpc = record.requiredID("VpcId", .vpc), let type = Self.type(of: record) else {
      return
    }
    let tags = tags(of: record)
    let service = record.interned("ServiceName")
    let scope = scope(of: record, vpc: vpc)
    let serviceRegion = record.interned("ServiceRegion")
    let state = state(of: record, default: .available)
    let policy = record.text("PolicyDocument").flatMap { self.policy(in: $0, record) }
    let privateDNS = record.bool("PrivateDnsEnabled") ?? false
    let options = record.record("DnsOptions")
    options?.audit(Self.dnsOptionsSchema)
    let onlyInbound = options?.bool("PrivateDnsOnlyForInboundResolverEndpoint")
    let names = record.records("DnsEntries").compactMap { entry in
      entry.text("DnsName").map { InternedText(String($0)) }
    }
    let routeTables = record.ids("RouteTableIds", .routeTable)
    let subnets = record.ids("SubnetIds", .subnet)
    let interfaces = record.ids("NetworkInterfaceIds", .networkInterface)
    let groups = record.records("Groups").compactMap { $0.id("GroupId", .securityGroup) }
    builder.add(
      VPCEndpoint.self, id: id, requires: [.init(vpc, "VpcId")], tags: tags.rest,
      locate: record.locator
    ) { [joins] references in
      let scope = joins.scopes.handle(at: scope)
      return VPCEndpoint(
        id: id, name: tags.name, scope: scope, vpc: references.required(vpc), type: type,
        serviceName: service, serviceRegion: serviceRegion, state: state, policy: policy,
        privateDNSEnabled: privateDNS, privateDNSOnlyForInboundResolver: onlyInbound,
        dnsNames: names, routeTables: references.list(routeTables, "RouteTableIds"),
        subnets: references.list(subnets, "SubnetIds"),
        interfaces: references.list(interfaces, "NetworkInterfaceIds"),
        securityGroups: references.list(groups, "Groups"))
    }
  }

  /// Nil, with a note, for the types that lead to no service.
  private static func type(of record: JSONRecord) -> VPCEndpoint.EndpointType? {
    switch record.string("VpcEndpointType") {
    case "Interface": return .interface
    case "Gateway": return .gateway
    case "GatewayLoadBalancer": return .gatewayLoadBalancer
    case nil:
      // Old outputs have no types: an endpoint with subnets is an interface one.
      return record.texts("SubnetIds").isEmpty ? .gateway : .interface
    case let other?:
      let name = record.resource.map { "\($0): " } ?? ""
      record.report(
        .note, .notModelled,
        LocalizedText(
          en: "\(name)endpoints of type \(other.prefix(80)) are not taken into account",
          ja: "\(name)\(other.prefix(80)) 型のエンドポイントは考慮しません"),
        at: "VpcEndpointType")
      return nil
    }
  }
}
