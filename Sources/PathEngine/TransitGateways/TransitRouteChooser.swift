import IPAddressing
import NetworkModel

/// Chooses the line of a transit gateway's route table for a destination (T2), and says why each other
/// line lost (A4).
///
/// Where the input names what propagates into a table but not what that put there, the VPCs' own blocks
/// stand in for it; what a VPN or a Direct Connect gateway has learnt nobody can know.
struct TransitRouteChooser {
  let topology: Topology

  /// What a table says about a destination.
  struct Choice {
    var decision: RouteDecision
    /// The winning line; nil when none matches.
    var winner: Line?
    /// Lines by prefix lists of equal right: AWS does not say which wins (R4). Empty where there is one.
    var contenders: [Line] = []
    /// The lists of those lines.
    var ambiguousLists: [ResourceID] = []
    /// The input does not name the table's static routes: a better line may be missing.
    var lacksRoutes = false
    /// The table has more lines than the input names (`AdditionalRoutesAvailable`).
    var isCutShort = false
    /// Two attachments propagate the same block, and the table, which has it once, would say which.
    var isTied = false
    /// Attachments that propagate into the table routes that the input does not name.
    var unknownPropagations: [ResourceID] = []
    var unknownLists: [ResourceID] = []

    /// Whether a line that the input does not name might be longer than the winner.
    var hidesLongerRoutes: Bool {
      guard isCutShort, let matched = decision.chosen?.matched else { return false }
      return Int(matched.length) < matched.family.bitWidth
    }
  }

  struct Line {
    var route: TransitGatewayRouteTable.Route
    /// The attachment it leads to, by the id that the table has; nil for a static blackhole.
    var attachment: ResourceID?
    var rank: Rank
  }

  /// AWS's order among lines of equal length (T2).
  enum Rank: Int, Comparable {
    case `static`, prefixList, vpc, directConnectGateway, connect, vpn, peering, other

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Complexity: O(n log n) in the table's lines.
  func choose(
    _ handle: Handle<TransitGatewayRouteTable>, for destination: PacketAddress
  ) -> Choice {
    let table = topology[handle]
    var unknown: [ResourceID] = []
    let lines = lines(of: table, unknown: &unknown)
    var unknownLists: [ResourceID] = []
    var matched: [(line: Int, prefix: IPPrefix)] = []
    for (index, line) in lines.enumerated() {
      switch line.route.destination {
      case .prefix(let prefix):
        if destination.isWithin(prefix) { matched.append((index, prefix)) }
      case .prefixList(let id):
        guard let entries = entries(of: id) else {
          unknownLists.append(id)
          continue
        }
        let holding = entries.filter { destination.isWithin($0) }.max { $0.length < $1.length }
        if let holding { matched.append((index, holding)) }
      }
    }
    matched.sort { a, b in
      let (x, y) = (lines[a.line], lines[b.line])
      if a.prefix.length != b.prefix.length { return a.prefix.length > b.prefix.length }
      if x.rank != y.rank { return x.rank < y.rank }
      let (s, t) = (x.attachment?.text ?? "", y.attachment?.text ?? "")
      return s == t ? a.line < b.line : s < t
    }
    var considered: [ConsideredRoute] = []
    for (place, match) in matched.enumerated() {
      let reason = place == 0 ? nil : lossReason(match, against: matched[0], lines)
      considered.append(row(match.line, lines, matched: match.prefix, reason: reason))
    }
    let seen = Set(matched.map(\.line))
    for index in lines.indices where !seen.contains(index) {
      considered.append(row(index, lines, matched: nil, reason: .notMatching))
    }
    var choice = Choice(
      decision: RouteDecision(
        destination: destination, isMainByDefault: false, considered: considered),
      lacksRoutes: table.routes == nil, isCutShort: table.isCutShort,
      unknownPropagations: unknown, unknownLists: unknownLists)
    guard let first = matched.first else { return choice }
    let winner = lines[first.line]
    choice.winner = winner
    let equals = matched.dropFirst().filter {
      $0.prefix.length == first.prefix.length && lines[$0.line].rank == winner.rank
        && lines[$0.line].attachment != winner.attachment
    }
    if winner.rank != .prefixList {
      choice.isTied = !equals.isEmpty
    } else if !equals.isEmpty {
      choice.contenders = ([first] + equals).map { lines[$0.line] }
      choice.ambiguousLists = choice.contenders.compactMap { listID($0.route) }
    }
    return choice
  }

  /// The attachment of a gateway that a route or a propagation names.
  ///
  /// A peering of two gateways has one id on both; the attachment on the second gateway has the
  /// gateway's id behind it.
  func attachment(
    _ id: ResourceID, of gateway: Handle<TransitGateway>
  ) -> Handle<TransitGatewayAttachment>? {
    let second = ResourceID("\(id)@\(topology[gateway].id)", kind: .transitGatewayAttachment)
    for candidate in [id, second] {
      if let handle: Handle<TransitGatewayAttachment> = topology.handle(of: candidate),
        topology[handle].transitGateway == gateway
      {
        return handle
      }
    }
    return nil
  }

  /// The table's own lines, and after them what propagates into it where they do not tell.
  private func lines(
    of table: TransitGatewayRouteTable, unknown: inout [ResourceID]
  ) -> [Line] {
    var lines = (table.routes ?? []).map { line($0, of: table) }
    // A table that tells of propagated routes tells of all.
    if lines.contains(where: { $0.route.origin == .propagated }) { return lines }
    for id in table.propagations {
      guard let handle = attachment(id, of: table.transitGateway),
        case .vpc(let vpc) = topology[handle].resource
      else {
        if !isPeering(id, of: table.transitGateway) { unknown.append(id) }
        continue
      }
      guard topology[handle].state.isUsable else { continue }
      lines += topology[vpc].cidrs.map {
        Line(
          route: TransitGatewayRouteTable.Route(.prefix($0), to: [id], origin: .propagated),
          attachment: id, rank: .vpc)
      }
    }
    return lines
  }

  private func isPeering(_ id: ResourceID, of gateway: Handle<TransitGateway>) -> Bool {
    guard let handle = attachment(id, of: gateway),
      case .peering = topology[handle].resource
    else { return false }
    return true
  }

  private func line(
    _ route: TransitGatewayRouteTable.Route, of table: TransitGatewayRouteTable
  ) -> Line {
    let attachment = route.attachments.min()
    return Line(
      route: route, attachment: attachment,
      rank: rank(route, attachment.flatMap { self.attachment($0, of: table.transitGateway) }))
  }

  private func rank(
    _ route: TransitGatewayRouteTable.Route, _ attachment: Handle<TransitGatewayAttachment>?
  ) -> Rank {
    if route.origin == .static { return listID(route) == nil ? .static : .prefixList }
    guard let attachment else { return .other }
    return switch topology[attachment].resource {
    case .vpc: .vpc
    case .directConnectGateway: .directConnectGateway
    case .connect: .connect
    case .vpn: .vpn
    case .peering: .peering
    case .unresolved(let id): id.kind == .vpc ? .vpc : id.kind == .vpnConnection ? .vpn : .other
    }
  }

  private func listID(_ route: TransitGatewayRouteTable.Route) -> ResourceID? {
    switch route.destination {
    case .prefix: nil
    case .prefixList(let id): id
    }
  }

  private func entries(of list: ResourceID) -> [IPPrefix]? {
    guard let handle: Handle<PrefixList> = topology.handle(of: list) else { return nil }
    return topology[handle].entries
  }

  private func lossReason(
    _ loser: (line: Int, prefix: IPPrefix), against winner: (line: Int, prefix: IPPrefix),
    _ lines: [Line]
  ) -> ConsideredRoute.LossReason {
    if loser.prefix.length < winner.prefix.length {
      return .shorterPrefix(length: Int(loser.prefix.length), winner: Int(winner.prefix.length))
    }
    return lines[loser.line].rank == lines[winner.line].rank ? .ambiguous : .lowerPriority
  }

  private func row(
    _ index: Int, _ lines: [Line], matched: IPPrefix?, reason: ConsideredRoute.LossReason?
  ) -> ConsideredRoute {
    let line = lines[index]
    let destination: ConsideredRoute.Destination
    switch line.route.destination {
    case .prefix(let prefix):
      destination = .prefix(prefix)
    case .prefixList(let id):
      let list: Handle<PrefixList>? = topology.handle(of: id)
      destination = .prefixList(
        id, name: list.map { topology[$0].label } ?? id.text, entries: entries(of: id)?.count)
    }
    let target = line.attachment ?? ConsideredRoute.blackhole
    let handle: Handle<TransitGatewayAttachment>? = topology.handle(of: target)
    return ConsideredRoute(
      line: index, destination: destination, matched: matched, target: target,
      targetLabel: handle.map { topology[$0].label } ?? target.text,
      origin: line.route.origin == .static ? .static : .propagated,
      isBlackhole: line.route.isBlackhole, reason: reason)
  }
}
