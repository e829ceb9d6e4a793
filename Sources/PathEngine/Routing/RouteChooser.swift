import IPAddressing
import NetworkModel
import Synchronization

/// Chooses the line of a route table for a destination (R2-R5), and says why each other line lost (A4).
struct RouteChooser: Sendable {
  let topology: Topology
  private let compiled = CompiledTables()

  init(_ topology: Topology) { self.topology = topology }

  /// What a table says about a destination.
  struct Choice {
    var decision: RouteDecision
    /// The winning route; nil when none matches.
    var route: Route?
    /// Lists of equal right, AWS does not say which wins (R4).
    var ambiguousLists: [ResourceID]
    /// Their routes, the winning one first; none where there is but one.
    var contenders: [Route]
    var fromPublishedRanges: [ResourceID]
    var unknownLists: [ResourceID]
  }

  /// - Complexity: O(address length) to choose; O(n log n) in the table's lines to explain.
  func choose(
    _ handle: Handle<RouteTable>, for destination: PacketAddress, isMainByDefault: Bool
  ) -> Choice {
    let table = topology[handle]
    let ready = compiled.table(handle) { CompiledRouteTable(table, in: topology) }
    var candidates = matches(in: ready, table: table, destination: destination)
    candidates.sort { before($0, $1, in: table) }

    let contenders = contenders(candidates, in: table)
    var considered: [ConsideredRoute] = []
    for (rank, candidate) in candidates.enumerated() {
      let reason = rank == 0 ? nil : lossReason(candidate, against: candidates[0], in: table)
      considered.append(line(candidate.line, of: table, matched: candidate.prefix, reason: reason))
    }
    let matched = Set(candidates.map(\.line))
    for index in table.routes.indices where !matched.contains(index) {
      considered.append(line(index, of: table, matched: nil, reason: .notMatching))
    }
    return Choice(
      decision: RouteDecision(
        destination: destination, isMainByDefault: isMainByDefault, considered: considered),
      route: candidates.first.map { table.routes[$0.line] },
      ambiguousLists: contenders.map(listID), contenders: contenders,
      fromPublishedRanges: ready.fromPublishedRanges,
      unknownLists: ready.unknownLists)
  }

  private struct Candidate {
    var line: Int
    var prefix: IPPrefix
  }

  /// Each line that holds the destination, with its longest prefix that does.
  private func matches(
    in ready: CompiledRouteTable, table: RouteTable, destination: PacketAddress
  ) -> [Candidate] {
    switch destination {
    case .address(let address):
      var seen: Set<Int> = []
      return ready.lines.matches(address).flatMap { prefix, lines in
        lines.filter { seen.insert($0).inserted }.map { Candidate(line: $0, prefix: prefix) }
      }
    case .anyPublic(let family):
      // The internet at large is what no line names: the default routes alone hold all of it.
      let whole: IPPrefix = family == .ipv4 ? .allIPv4 : .allIPv6
      return table.routes.indices
        .filter { table.routes[$0].destination == .prefix(whole) }
        .map { Candidate(line: $0, prefix: whole) }
    }
  }

  /// AWS's order of preference (R2, R3). What is left equal is ordered by target, so that the order of the input never matters.
  private func before(_ a: Candidate, _ b: Candidate, in table: RouteTable) -> Bool {
    let (x, y) = (table.routes[a.line], table.routes[b.line])
    if losesToLocal(x, against: y) != losesToLocal(y, against: x) {
      return losesToLocal(y, against: x)
    }
    if a.prefix.length != b.prefix.length { return a.prefix.length > b.prefix.length }
    if rank(x) != rank(y) { return rank(x) < rank(y) }
    let (s, t) = ((listID(x), targetID(x.target)), (listID(y), targetID(y.target)))
    return s == t ? a.line < b.line : s < t
  }

  private func lossReason(
    _ loser: Candidate, against winner: Candidate, in table: RouteTable
  ) -> ConsideredRoute.LossReason {
    let (x, y) = (table.routes[loser.line], table.routes[winner.line])
    if losesToLocal(x, against: y) { return .localPreferred }
    if isPrefixList(x), isPrefixList(y), x.target != y.target { return .ambiguous }
    if loser.prefix.length < winner.prefix.length {
      return .shorterPrefix(length: Int(loser.prefix.length), winner: Int(winner.prefix.length))
    }
    return .lowerPriority
  }

  private func losesToLocal(_ route: Route, against other: Route) -> Bool {
    route.origin == .propagated && other.target == .local
  }

  private func rank(_ route: Route) -> Int {
    switch route.origin {
    case .local: 0
    case .static: isPrefixList(route) ? 2 : 1
    case .propagated: 3
    }
  }

  private func isPrefixList(_ route: Route) -> Bool {
    switch route.destination {
    case .prefix: false
    case .prefixList, .absentPrefixList: true
    }
  }

  private func listID(_ route: Route) -> ResourceID {
    switch route.destination {
    case .prefix: ConsideredRoute.local
    case .prefixList(let handle): topology[handle].id
    case .absentPrefixList(let id): id
    }
  }

  /// The first of the candidates and those that AWS may prefer to it, when all are lists (R4).
  private func contenders(_ candidates: [Candidate], in table: RouteTable) -> [Route] {
    guard let first = candidates.first.map({ table.routes[$0.line] }), isPrefixList(first) else {
      return []
    }
    let others = candidates.dropFirst().map { table.routes[$0.line] }
      .filter { isPrefixList($0) && $0.target != first.target }
    return others.isEmpty ? [] : [first] + others
  }

  private func line(
    _ index: Int, of table: RouteTable, matched: IPPrefix?, reason: ConsideredRoute.LossReason?
  ) -> ConsideredRoute {
    let route = table.routes[index]
    let destination: ConsideredRoute.Destination
    switch route.destination {
    case .prefix(let prefix):
      destination = .prefix(prefix)
    case .prefixList(let handle):
      let list = topology[handle]
      destination = .prefixList(
        list.id, name: list.label, entries: PrefixListContent(of: list).entries?.count)
    case .absentPrefixList(let id):
      destination = .prefixList(id, name: id.text, entries: nil)
    }
    return ConsideredRoute(
      line: index, destination: destination, matched: matched, target: targetID(route.target),
      targetLabel: targetLabel(route.target), origin: route.origin,
      isBlackhole: route.isBlackhole, reason: reason)
  }
}

extension RouteChooser {
  /// The id of what a route leads to; `local` for the VPC itself.
  func targetID(_ target: RouteTarget) -> ResourceID {
    switch target {
    case .local: ConsideredRoute.local
    case .internetGateway(let handle): topology[handle].id
    case .egressOnlyInternetGateway(let handle): topology[handle].id
    case .natGateway(let handle): topology[handle].id
    case .vpcEndpoint(let handle): topology[handle].id
    case .networkInterface(let handle): topology[handle].id
    case .peeringConnection(let handle): topology[handle].id
    case .transitGateway(let handle): topology[handle].id
    case .virtualPrivateGateway(let handle): topology[handle].id
    case .unresolved(let id): id
    }
  }

  func targetLabel(_ target: RouteTarget) -> String {
    switch target {
    case .local: "local"
    case .internetGateway(let handle): topology[handle].label
    case .egressOnlyInternetGateway(let handle): topology[handle].label
    case .natGateway(let handle): topology[handle].label
    case .vpcEndpoint(let handle): topology[handle].label
    case .networkInterface(let handle): topology[handle].label
    case .peeringConnection(let handle): topology[handle].label
    case .transitGateway(let handle): topology[handle].label
    case .virtualPrivateGateway(let handle): topology[handle].label
    case .unresolved(let id): id.text
    }
  }
}

/// Tables compiled once, at first need; many traces of one topology share them.
private final class CompiledTables: Sendable {
  private let tables = Mutex<[Handle<RouteTable>: CompiledRouteTable]>([:])

  func table(
    _ handle: Handle<RouteTable>, compile: () -> CompiledRouteTable
  ) -> CompiledRouteTable {
    if let known = tables.withLock({ $0[handle] }) { return known }
    let made = compile()
    tables.withLock { $0[handle] = made }
    return made
  }
}
