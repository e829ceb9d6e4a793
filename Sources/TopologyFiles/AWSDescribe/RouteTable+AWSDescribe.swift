import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "RouteTables",
    used: "RouteTableId VpcId Associations PropagatingVgws Routes OwnerId Tags")

  private static let associationSchema = AttributeSchema(
    "RouteTables.Associations",
    used: "Main SubnetId GatewayId AssociationState",
    notNeeded: "RouteTableAssociationId RouteTableId",
    notModelled: "PublicIpv4Pool")

  private static let routeSchema = AttributeSchema(
    "RouteTables.Routes",
    used: """
      DestinationCidrBlock DestinationIpv6CidrBlock DestinationPrefixListId GatewayId NatGatewayId \
      EgressOnlyInternetGatewayId TransitGatewayId VpcPeeringConnectionId NetworkInterfaceId \
      InstanceId CarrierGatewayId LocalGatewayId CoreNetworkArn OdbNetworkArn Origin State
      """,
    notNeeded: "InstanceOwnerId IpAddress")

  /// `describe-route-tables`.
  mutating func readRouteTable(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("RouteTableId", .routeTable) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let vpc = record.requiredID("VpcId", .vpc) else { return }
    let tags = tags(of: record)
    let scope = scope(of: record, vpc: vpc)
    let associations = Associations(record, Self.associationSchema)
    let routes = record.records("Routes").enumerated().compactMap { index, route in
      route.audit(Self.routeSchema)
      return RouteDraft(route, at: index)
    }
    let propagating = record.records("PropagatingVgws").compactMap {
      $0.id("GatewayId", .virtualPrivateGateway)
    }
    builder.add(
      RouteTable.self, id: id, requires: [.init(vpc, "VpcId")], tags: tags.rest,
      locate: record.locator
    ) { [joins] references in
      RouteTable(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        vpc: references.required(vpc), isMain: associations.isMain,
        subnets: associations.subnets.compactMap { subnet, index in
          references.optional(subnet, "Associations[\(index)].SubnetId")
        },
        edgeAssociations: associations.gateways, propagatingGateways: propagating,
        routes: routes.map { $0.route(with: &references, joins) })
    }
  }

  /// What a table is associated with.
  private struct Associations {
    var isMain = false
    var subnets: [(id: ResourceID, index: Int)] = []
    var gateways: [ResourceID] = []

    init(_ record: JSONRecord, _ schema: AttributeSchema) {
      for (index, association) in record.records("Associations").enumerated() {
        association.audit(schema)
        guard AWSDescribeReader.isAssociated(association, "AssociationState") else { continue }
        if association.bool("Main") == true { isMain = true }
        if let subnet = association.id("SubnetId", .subnet) { subnets.append((subnet, index)) }
        if let gateway = association.string("GatewayId"), !gateway.isEmpty {
          gateways.append(ResourceID(gateway))
        }
      }
    }
  }
}

/// A route before its target is looked up.
struct RouteDraft {
  private enum Destination {
    case prefix(IPPrefix)
    case prefixList(ResourceID)
  }

  private enum Target {
    case local
    /// An id with the key that it came by.
    case resource(ResourceID, StaticString)
  }

  private let destination: Destination
  private let target: Target
  private let origin: Route.Origin
  private let isBlackhole: Bool
  /// The place in the table's list.
  private let index: Int

  /// Nil, with a finding, for a route without a destination or target that can be understood.
  init?(_ record: JSONRecord, at index: Int) {
    self.index = index
    if let prefix = record.prefix("DestinationCidrBlock") {
      destination = .prefix(prefix)
    } else if let prefix = record.prefix("DestinationIpv6CidrBlock") {
      destination = .prefix(prefix)
    } else if let list = record.id("DestinationPrefixListId", .prefixList) {
      destination = .prefixList(list)
    } else {
      record.report(
        .warning, .missingKey,
        LocalizedText(
          en: "\(Self.owner(record))a route has no destination; it is left aside",
          ja: "\(Self.owner(record))宛先のないルートを無視しました"))
      return nil
    }
    guard let target = Self.target(of: record) else {
      record.report(
        .warning, .missingKey,
        LocalizedText(
          en: "\(Self.owner(record))a route has no target; it is left aside",
          ja: "\(Self.owner(record))ターゲットのないルートを無視しました"))
      return nil
    }
    self.target = target
    let state = record.text("State")
    isBlackhole = state.map { $0 == "blackhole" } ?? false
    if let state, !isBlackhole, !(state == "active") {
      record.reportBadValue(
        "State", LocalizedText(en: "is no state of a route", ja: "はルートの状態ではありません"))
    }
    if case .local = target {
      origin = .local
    } else if record.text("Origin").map({ $0 == "EnableVgwRoutePropagation" }) ?? false {
      origin = .propagated
    } else {
      origin = .static
    }
  }

  private static func owner(_ record: JSONRecord) -> String {
    record.resource.map { "\($0): " } ?? ""
  }

  /// In the order in which AWS fills them: an interface comes with its instance, and the interface is
  /// what the packet goes to.
  private static func target(of record: JSONRecord) -> Target? {
    if let gateway = record.string("GatewayId"), !gateway.isEmpty {
      return gateway == "local" ? .local : .resource(ResourceID(gateway), "GatewayId")
    }
    let targets: [(StaticString, ResourceKind)] = [
      ("NatGatewayId", .natGateway), ("TransitGatewayId", .transitGateway),
      ("VpcPeeringConnectionId", .peeringConnection),
      ("EgressOnlyInternetGatewayId", .egressOnlyInternetGateway),
      ("NetworkInterfaceId", .networkInterface), ("InstanceId", .instance),
      ("CarrierGatewayId", .other), ("LocalGatewayId", .other), ("CoreNetworkArn", .other),
      ("OdbNetworkArn", .other),
    ]
    for (key, kind) in targets {
      if let id = record.id(key, kind) { return .resource(id, key) }
    }
    return nil
  }

  func route(with references: inout TopologyBuilder.References, _ joins: Joins) -> Route {
    Route(
      destination(with: &references), to: routeTarget(with: &references, joins), origin: origin,
      isBlackhole: isBlackhole)
  }

  private func destination(
    with references: inout TopologyBuilder.References
  ) -> Route.Destination {
    switch destination {
    case .prefix(let prefix): return .prefix(prefix)
    case .prefixList(let list):
      let key = "Routes[\(index)].DestinationPrefixListId"
      return references.optional(list, key).map(Route.Destination.prefixList)
        ?? .absentPrefixList(list)
    }
  }

  private func routeTarget(
    with references: inout TopologyBuilder.References, _ joins: Joins
  ) -> RouteTarget {
    switch target {
    case .local: return .local
    case .resource(let id, let key):
      if let target = known(id, references, joins) { return target }
      // A blackhole is what AWS makes of a route whose target is gone.
      if !isBlackhole { references.note(id, "Routes[\(index)].\(key)") }
      return .unresolved(id)
    }
  }

  /// The target, where the input has it.
  private func known(
    _ id: ResourceID, _ references: TopologyBuilder.References, _ joins: Joins
  ) -> RouteTarget? {
    switch id.kind {
    case .internetGateway: references.known(id).map(RouteTarget.internetGateway)
    case .egressOnlyInternetGateway:
      references.known(id).map(RouteTarget.egressOnlyInternetGateway)
    case .natGateway: references.known(id).map(RouteTarget.natGateway)
    case .vpcEndpoint: references.known(id).map(RouteTarget.vpcEndpoint)
    case .networkInterface: references.known(id).map(RouteTarget.networkInterface)
    case .peeringConnection: references.known(id).map(RouteTarget.peeringConnection)
    case .transitGateway: references.known(id).map(RouteTarget.transitGateway)
    case .virtualPrivateGateway: references.known(id).map(RouteTarget.virtualPrivateGateway)
    case .instance:
      references.known(joins.interfaces(of: id).first).map(RouteTarget.networkInterface)
    case .vpc, .subnet, .routeTable, .prefixList, .instanceConnectEndpoint, .securityGroup,
      .networkACL, .elasticIP, .dhcpOptions, .hostedZone, .transitGatewayAttachment,
      .transitGatewayRouteTable, .customerGateway, .vpnConnection, .directConnectGateway,
      .virtualInterface, .resolverEndpoint, .resolverRule, .bucket, .multiRegionAccessPoint,
      .other, .loadBalancer, .targetGroup, .database:
      nil
    }
  }
}
