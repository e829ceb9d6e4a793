import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// One row of the route table's pane.
enum TableRow: Hashable, Sendable {
  case heading
  case line(Line)
  /// Why a line won or lost, under it.
  case reason(String, isWinner: Bool)
  /// An entry of a prefix list that is unfolded.
  case entry(String)
  case note(String)

  struct Line: Hashable, Sendable {
    /// The line of the table, from 0; -1 while it is not known.
    var number: Int
    var destination: String
    var target: String
    var state: String
    var origin: String
    var isBlackhole: Bool
    /// Nil while no packet asks the table.
    var isWinner: Bool?
    var isUnfolded: Bool?
  }

  var isWinner: Bool {
    if case .line(let line) = self { line.isWinner == true } else { false }
  }
}

extension ExplorerState {
  /// The rows of the table that is shown: while a path is watched, in the order in which its lines
  /// were considered.
  var tableRows: [TableRow] {
    guard let network, let handle = shownTable else { return [] }
    let table = network.topology[handle]
    var rows: [TableRow] = [.heading]
    if let watch, let hop = watch.tableHop, hop.component.id == table.id,
      let narration = watch.tableNarration
    {
      rows += considered(narration, hop)
    } else {
      for number in self.table.order.lines(of: table, in: network) {
        rows += self.rows(table.routes[number], number, network)
      }
    }
    if table.routes.isEmpty { rows.append(.note(text(en: "no lines", ja: "行がありません"))) }
    return rows + notes(on: table, network)
  }

  /// The columns of the pane, for lines that are wrapped.
  private var tableWidth: Int { max(20, layout[.table]?.inside.width ?? 60) }

  private func considered(_ narration: HopNarration, _ hop: Hop) -> [TableRow] {
    var decision: RouteDecision?
    if case .route(let found) = hop.step { decision = found }
    var rows: [TableRow] = []
    for (index, line) in narration.considered.enumerated() {
      let route = decision.flatMap {
        $0.considered.indices.contains(index) ? $0.considered[index] : nil
      }
      rows.append(
        .line(
          TableRow.Line(
            number: route?.line ?? index, destination: line.subject, target: line.target,
            state: stateWord(line.isBlackhole), origin: route.map { originWord($0.origin) } ?? "",
            isBlackhole: line.isBlackhole, isWinner: line.isWinner, isUnfolded: nil)))
      let entry = line.entry.map { $0 + (line.reason.isEmpty ? "" : "  ") } ?? ""
      if !(entry + line.reason).isEmpty {
        for part in (entry + line.reason).sanitised.wrapped(width: tableWidth - 5) {
          rows.append(.reason(part, isWinner: line.isWinner))
        }
      }
    }
    return rows
  }

  private func rows(_ route: Route, _ number: Int, _ network: LoadedNetwork) -> [TableRow] {
    let topology = network.topology
    var entries: [IPPrefix]?
    let destination: String
    switch route.destination {
    case .prefix(let prefix): destination = prefix.description
    case .prefixList(let handle):
      let list = topology[handle]
      entries = list.entries
      let count = list.entries.map { " (\($0.count))" } ?? ""
      destination = "pl-" + ServiceNames.short(list.label) + count
    case .absentPrefixList(let id): destination = id.text
    }
    let isUnfolded = table.unfolded.contains(number)
    var rows: [TableRow] = [
      .line(
        TableRow.Line(
          number: number, destination: destination, target: network.label(of: route.target),
          state: stateWord(route.isBlackhole), origin: originWord(route.origin),
          isBlackhole: route.isBlackhole, isWinner: nil,
          isUnfolded: entries == nil ? nil : isUnfolded))
    ]
    if isUnfolded, let entries { rows += entries.map { .entry($0.description) } }
    return rows
  }

  private func notes(on table: RouteTable, _ network: LoadedNetwork) -> [TableRow] {
    var notes: [String] = []
    if table.isMain {
      notes.append(text(en: "main table of its VPC", ja: "VPCのメインルートテーブル"))
    }
    if !table.subnets.isEmpty {
      let names = table.subnets.map { network.topology[$0].label.sanitised }
      notes.append(
        text(en: "of ", ja: "関連付け: ") + names.joined(separator: language == .en ? ", " : "、"))
    }
    for id in table.edgeAssociations {
      notes.append(text(en: "routes what comes in by \(id.text)", ja: "\(id.text) から入る通信の経路"))
    }
    let lines = notes.flatMap { $0.sanitised.wrapped(width: tableWidth - 4) }
    return lines.isEmpty ? [] : [.note("")] + lines.map { .note($0) }
  }

  private func stateWord(_ isBlackhole: Bool) -> String { isBlackhole ? "blackhole" : "active" }

  private func originWord(_ origin: Route.Origin) -> String {
    switch origin {
    case .local: "local"
    case .static: "static"
    case .propagated: text(en: "propagated", ja: "伝播")
    }
  }

  /// Unfolds the prefix list under the table's cursor, or folds it; nil does the one that it is not.
  mutating func unfoldTableRow(_ unfold: Bool?) {
    let rows = tableRows
    guard rows.indices.contains(table.rows.index), case .line(let line) = rows[table.rows.index],
      let isUnfolded = line.isUnfolded
    else { return }
    if unfold ?? !isUnfolded {
      table.unfolded.insert(line.number)
    } else {
      table.unfolded.remove(line.number)
    }
  }
}

extension WatchState {
  /// The words for the hop that `tableHop` is.
  var tableNarration: HopNarration? {
    let all = isWayBack ? back : forward
    var index = min(step, all.count - 1)
    let hops = isWayBack ? trace.back : trace.forward
    while index >= nameSteps {
      let hop = hops[index - nameSteps]
      if hop.component.kind == .routeTable, case .route = hop.step { return all[index] }
      index -= 1
    }
    return nil
  }
}

extension LoadedNetwork {
  /// What a person calls the target of a route.
  func label(of target: RouteTarget) -> String {
    switch target {
    case .local: "local"
    case .internetGateway(let handle): topology[handle].label
    case .egressOnlyInternetGateway(let handle): topology[handle].label
    case .natGateway(let handle): topology[handle].label
    case .vpcEndpoint(let handle): name(of: .endpoint(handle), in: .en)
    case .networkInterface(let handle):
      topology[handle].instance.map { topology[$0].label } ?? topology[handle].label
    case .peeringConnection(let handle): topology[handle].label
    case .transitGateway(let handle): topology[handle].label
    case .virtualPrivateGateway(let handle): topology[handle].label
    case .unresolved(let id): id.text
    }
  }
}
