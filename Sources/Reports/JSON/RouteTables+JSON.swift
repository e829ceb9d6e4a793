import IPAddressing
package import NetworkModel
import PathEngine
import TerminalScreen

extension RouteTables {
  /// `{"RouteTables": […]}` in the shape of describe-route-tables, with `Waylight` for what is added.
  package func json(_ tables: [Handle<RouteTable>]) throws -> String {
    try AWSJSON.text(Description(routeTables: tables.map(record)))
  }

  private func record(_ handle: Handle<RouteTable>) -> RouteTableRecord {
    let table = topology[handle]
    let scope = topology[table.scope]
    let id = table.id.text.sanitised
    var associations = table.subnets.map { subnet in
      AssociationRecord(main: false, routeTableId: id, subnetId: topology[subnet].id.text.sanitised)
    }
    associations += table.edgeAssociations.map { gateway in
      AssociationRecord(main: false, routeTableId: id, gatewayId: gateway.text.sanitised)
    }
    if table.isMain { associations.insert(AssociationRecord(main: true, routeTableId: id), at: 0) }
    let name = table.name.isEmpty ? [] : [TagRecord(key: "Name", value: table.name.text.sanitised)]
    let tags = topology.tags(of: table.id).map { tag in
      TagRecord(key: tag.key.text.sanitised, value: tag.value.text.sanitised)
    }
    return RouteTableRecord(
      associations: associations, ownerId: scope.account.isEmpty ? nil : scope.account.text,
      propagatingVgws: table.propagatingGateways.map {
        GatewayRecord(gatewayId: $0.text.sanitised)
      },
      routeTableId: id, routes: table.routes.map(record), tags: name + tags,
      vpcId: topology[table.vpc].id.text.sanitised,
      waylight: RouteTableExtras(
        badge: badges[handle], tier: "\(tier(handle))",
        region: scope.region.isEmpty ? nil : scope.region.text,
        subnetIds: subnetsOfTable[handle.index].map { topology[$0].id.text.sanitised },
        blackholeCount: table.routes.filter(\.isBlackhole).count))
  }

  private func record(_ route: Route) -> RouteRecord {
    var gateways = AnalysisRouteTableRoute()
    gateways.target(route.target.id(in: topology) ?? .localTarget)
    var record = RouteRecord(
      egressOnlyInternetGatewayId: gateways.egressOnlyInternetGatewayId,
      gatewayId: gateways.gatewayId, natGatewayId: gateways.natGatewayId,
      networkInterfaceId: gateways.networkInterfaceId, origin: route.origin.awsWord,
      state: route.isBlackhole ? "blackhole" : "active",
      transitGatewayId: gateways.transitGatewayId,
      vpcPeeringConnectionId: gateways.vpcPeeringConnectionId)
    switch route.destination {
    case .prefix(let prefix) where prefix.family == .ipv6:
      record.destinationIpv6CidrBlock = prefix.description
    case .prefix(let prefix): record.destinationCidrBlock = prefix.description
    case .prefixList(let handle):
      record.destinationPrefixListId = topology[handle].id.text.sanitised
    case .absentPrefixList(let id): record.destinationPrefixListId = id.text.sanitised
    }
    return record
  }
}

/// The output of describe-route-tables; property names as in ``NetworkInsightsAnalysis``.
private struct Description: Encodable {
  var routeTables: [RouteTableRecord]
}

private struct RouteTableRecord: Encodable {
  var associations: [AssociationRecord]
  var ownerId: String?
  var propagatingVgws: [GatewayRecord]
  var routeTableId: String
  var routes: [RouteRecord]
  var tags: [TagRecord]
  var vpcId: String
  var waylight: RouteTableExtras
}

private struct AssociationRecord: Encodable {
  var associationState = ["State": "associated"]
  var main: Bool
  var routeTableId: String
  var subnetId: String?
  var gatewayId: String?
}

private struct GatewayRecord: Encodable {
  var gatewayId: String
}

private struct TagRecord: Encodable {
  var key: String
  var value: String
}

private struct RouteRecord: Encodable {
  var destinationCidrBlock: String?
  var destinationIpv6CidrBlock: String?
  var destinationPrefixListId: String?
  var egressOnlyInternetGatewayId: String?
  var gatewayId: String?
  var natGatewayId: String?
  var networkInterfaceId: String?
  var origin: String
  var state: String
  var transitGatewayId: String?
  var vpcPeeringConnectionId: String?
}

/// What describe-route-tables does not say.
private struct RouteTableExtras: Encodable {
  var badge: String
  /// `public`, `private` or `isolated`.
  var tier: String
  var region: String?
  /// All that use the table, by association or by default.
  var subnetIds: [String]
  var blackholeCount: Int
}
