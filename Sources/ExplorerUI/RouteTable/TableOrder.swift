import IPAddressing
import NetworkModel
import Reports

/// The order in which a route table's lines are shown.
struct TableOrder: Hashable, Sendable {
  enum Criterion: Int, CaseIterable, Hashable, Sendable {
    /// As the table has them.
    case table
    /// The longest prefix first, as routing prefers them.
    case length
    case target
  }

  var criterion = Criterion.table
  var isBackwards = false

  /// The numbers of the lines of a table, in this order.
  func lines(of table: RouteTable, in network: LoadedNetwork) -> [Int] {
    let routes = table.routes
    let sorted: [Int]
    switch criterion {
    case .table: sorted = Array(routes.indices)
    case .length:
      sorted = routes.indices.sorted { a, b in
        (-routes[a].length(in: network), a) < (-routes[b].length(in: network), b)
      }
    case .target:
      let names = routes.map { network.label(of: $0.target) }
      sorted = routes.indices.sorted { a, b in (names[a], a) < (names[b], b) }
    }
    return isBackwards ? sorted.reversed() : sorted
  }
}

extension Route {
  /// The length of its prefix; of a prefix list, that of its longest entry.
  fileprivate func length(in network: LoadedNetwork) -> Int {
    switch destination {
    case .prefix(let prefix): Int(prefix.length)
    case .prefixList(let list):
      network.topology[list].entries?.map { Int($0.length) }.max() ?? 0
    case .absentPrefixList: 0
    }
  }
}

extension ExplorerState {
  /// Goes to the next order, or turns this one round.
  mutating func sortTable(backwards: Bool) {
    if backwards {
      table.order.isBackwards.toggle()
    } else {
      let all = TableOrder.Criterion.allCases
      table.order.criterion = all[(table.order.criterion.rawValue + 1) % all.count]
    }
    table.rows = RowCursor()
    let word =
      switch table.order.criterion {
      case .table: text(en: "as the table has them", ja: "元の順")
      case .length: text(en: "the longest prefix first", ja: "プレフィックスの長い順")
      case .target: text(en: "by target", ja: "ターゲット順")
      }
    notice = Notice(
      .done,
      text(en: "Lines: ", ja: "並び: ") + word
        + (table.order.isBackwards ? text(en: ", backwards", ja: "（逆順）") : ""))
  }
}
