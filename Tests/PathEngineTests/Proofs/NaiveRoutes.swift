import IPAddressing
import NetworkModel

/// Which line of a table a packet takes, by looking at all of them (R1-R5, T2).
extension NaiveWalk {
  func table(of subnet: Handle<Subnet>) -> RouteTable? {
    net.routeTables.first { $0.subnets.contains(subnet) }
      ?? net.routeTables.first { $0.isMain && $0.vpc == net[subnet].vpc }
  }

  func route(in table: RouteTable) -> Route? { routes(in: table).first }

  /// The line that wins, and those by other prefix lists, of which AWS takes any (R4).
  func routes(in table: RouteTable) -> [Route] {
    var matching: [(route: Route, length: Int)] = []
    for route in table.routes {
      switch route.destination {
      case .prefix(let prefix):
        if holds(prefix, packet.to, packet.family) { matching.append((route, Int(prefix.length))) }
      case .prefixList(let list):
        let lengths = (net[list].entries ?? []).filter { holds($0, packet.to, packet.family) }
          .map { Int($0.length) }
        if let longest = lengths.max() { matching.append((route, longest)) }
      case .absentPrefixList: break
      }
    }
    if matching.contains(where: { $0.route.origin == .local }) {
      matching.removeAll { $0.route.origin == .propagated }
    }
    let longest = matching.map(\.length).max()
    let equal = matching.filter { $0.length == longest }.map(\.route)
    func isList(_ route: Route) -> Bool {
      if case .prefix = route.destination { false } else { true }
    }
    let first =
      equal.first { $0.origin == .local }
      ?? equal.first { $0.origin == .static && !isList($0) }
      ?? equal.first { $0.origin == .static } ?? equal.first
    guard let first, isList(first) else { return first.map { [$0] } ?? [] }
    return [first] + matching.map(\.route).filter { isList($0) && $0.target != first.target }
  }

  /// AWS's order among what propagates: VPCs before VPNs (T2).
  private func rank(_ attachment: ResourceID) -> Int {
    guard let handle = net.handle(of: attachment, as: TransitGatewayAttachment.self) else {
      return 9
    }
    return switch net[handle].resource {
    case .vpc: 2
    case .vpn: 5
    case .peering, .directConnectGateway, .connect, .unresolved: 9
    }
  }

  /// The attachment that a transit gateway's table leads to; nil where no line matches.
  mutating func attachment(
    in table: Handle<TransitGatewayRouteTable>
  ) throws -> Handle<TransitGatewayAttachment>? {
    struct Line {
      var length: Int
      var rank: Int
      var attachments: [ResourceID]
      var isBlackhole: Bool
    }
    var lines: [Line] = []
    for route in net[table].routes ?? [] {
      guard case .prefix(let prefix) = route.destination, holds(prefix, packet.to, packet.family)
      else { continue }
      lines.append(
        Line(
          length: Int(prefix.length),
          rank: route.origin == .static ? 0 : route.attachments.map(rank).min() ?? 9,
          attachments: route.attachments, isBlackhole: route.isBlackhole))
    }
    for id in net[table].propagations {
      guard let handle = net.handle(of: id, as: TransitGatewayAttachment.self) else { continue }
      let blocks =
        switch net[handle].resource {
        case .vpc(let vpc): net[vpc].cidrs
        case .vpn(let vpn): net[vpn].routes
        case .peering, .directConnectGateway, .connect, .unresolved: [IPPrefix]()
        }
      for block in blocks where holds(block, packet.to, packet.family) {
        lines.append(
          Line(length: Int(block.length), rank: rank(id), attachments: [id], isBlackhole: false))
      }
    }
    let longest = lines.map(\.length).max()
    lines = lines.filter { $0.length == longest }
    let best = lines.map(\.rank).min()
    lines = lines.filter { $0.rank == best }
    let step = "table \(net[table].id)"
    guard let line = lines.first else { throw stop(.blocked, step) }
    if line.isBlackhole { throw stop(.blocked, "\(step) > blackhole") }
    let targets = Set(lines.flatMap(\.attachments))
    guard targets.count == 1, let target = targets.first else { throw stop(.unknown, step) }
    note("\(step) > \(target)")
    return net.handle(of: target)
  }
}
