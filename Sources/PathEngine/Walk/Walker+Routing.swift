import IPAddressing
import NetworkModel

/// What a route table says of the packet (R1-R5), and whether its word can be AWS's.
extension Walker {
  /// Lets a table decide. Nil where the packet ends at the table; the reason is told then.
  ///
  /// - Parameter subnet: whose table it is; nil for a gateway's.
  mutating func decide(
    _ table: Handle<RouteTable>, in vpc: Handle<VPC>, for subnet: Handle<Subnet>?
  ) -> Route? {
    let choice = routes.choose(
      table, for: packet.destination,
      isMainByDefault: subnet.map { !topology.hasExplicitRouteTable($0) } ?? false)
    pass(
      component(.routeTable, topology[table], vpc: vpc, subnet: subnet), .route(choice.decision))
    if choice.route?.target != .local {
      for list in choice.fromPublishedRanges { assume(.prefixListFromPublishedRanges(list)) }
    }
    if !choice.ambiguousLists.isEmpty {
      leaveOpen(
        topology[table].id, contenders: choice.contenders.count, lists: choice.ambiguousLists)
    }
    let route =
      choice.contenders.isEmpty
      ? choice.route : choice.contenders[choices.route(of: topology[table].id)]
    guard let route else {
      // A list that nobody knows the content of might have held the address.
      choice.unknownLists.isEmpty
        ? explain(.noRoute) : explain(.missingInput, .unknown, subjects: choice.unknownLists)
      return nil
    }
    if !choice.unknownLists.isEmpty, route.target != .local {
      explain(.missingInput, .unknown, subjects: choice.unknownLists)
      mayGoElsewhere = true
    }
    if route.isBlackhole {
      explain(.badStateRoute, subjects: [routes.targetID(route.target)])
      if case .unresolved = route.target { return nil }
    }
    if !isPermitted(route, in: vpc) {
      explain(.cannotRoute, subjects: [routes.targetID(route.target)])
    }
    return route
  }

  /// Of overlapping prefix lists AWS takes any. Where they fare alike, that is a remark (R4).
  mutating func leaveOpen(_ table: ResourceID, contenders: Int, lists: [ResourceID]) {
    openTables[table] = contenders
    explain(.routeAmbiguous, choices.isDisputed ? .unknown : .remark, subjects: lists)
    if choices.isDisputed { mayGoElsewhere = true }
  }

  /// Within a VPC's own block a person's route must be for a whole subnet, and lead to a NAT gateway, an
  /// interface or a Gateway Load Balancer endpoint (R3). AWS refuses others, so an input that has one
  /// is not AWS's.
  ///
  /// Source: VPC User Guide, "Configure route tables", custom route tables.
  private func isPermitted(_ route: Route, in vpc: Handle<VPC>) -> Bool {
    guard route.origin == .static, case .prefix(let prefix) = route.destination,
      topology[vpc].cidrs.contains(where: { $0.contains(prefix) && $0 != prefix })
    else { return true }
    let isWholeSubnet = topology.subnets(of: vpc).contains { topology[$0].cidrs.contains(prefix) }
    switch route.target {
    case .local: return true
    case .unresolved(let id):
      return isWholeSubnet && id.kind != .peeringConnection && id.kind != .transitGateway
    case .natGateway, .networkInterface: return isWholeSubnet
    case .vpcEndpoint(let endpoint):
      return isWholeSubnet && topology[endpoint].type == .gatewayLoadBalancer
    case .internetGateway, .egressOnlyInternetGateway, .peeringConnection, .transitGateway,
      .virtualPrivateGateway:
      return false
    }
  }

  /// The rules of what a route leads to are not held here: the answer ends there, undetermined.
  mutating func stop(at target: RouteTarget) {
    let id = routes.targetID(target)
    pass(
      Component(Self.componentKind(of: id.kind), id: id, label: routes.targetLabel(target)),
      .gateway)
    explain(.notJudged, .unknown, subjects: [id])
  }
}
