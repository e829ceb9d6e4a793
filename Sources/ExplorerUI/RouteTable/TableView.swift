import Reports
import TerminalScreen

/// The route table of what is chosen; while a path is watched, with the line that wins and why each
/// other one loses.
enum TableView {
  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    let rows = state.tableRows
    let area = screen.bounds
    guard !rows.isEmpty else {
      let message = state.text(
        en: "No route table belongs to this. Choose a subnet or something in one.",
        ja: "対応するルートテーブルはありません。サブネットか、その中のものを選んでください。")
      for (index, line) in message.wrapped(width: max(1, area.width - 2)).enumerated() {
        screen.put(line, at: Point(1, index), style: .dim)
      }
      return
    }
    let columns = Columns(
      rows, title: state.text(en: "target", ja: "ターゲット"), width: area.width)
    let top = state.table.rows.top
    for (position, row) in rows.enumerated() where position >= top && position < top + area.height {
      screen.draw(in: area.row(position - top)) { line in
        draw(row, columns, state, on: &line)
        if position == state.table.rows.index, position > 0, state.focus == .table,
          state.showsFocus
        {
          line.select()
        }
      }
    }
  }

  /// Where the columns start: as wide as they need to be, state and origin only where there is room.
  struct Columns {
    var target: Int
    var state: Int?
    var origin: Int?

    init(_ rows: [TableRow], title: String, width: Int) {
      var destination = 11
      var target = title.cellWidth
      for case .line(let line) in rows {
        destination = max(destination, line.destination.cellWidth)
        target = max(target, line.target.cellWidth)
      }
      destination = min(destination, max(11, width * 2 / 5))
      self.target = 2 + destination + 2
      let room = width >= 44 ? width - self.target - 11 : width - self.target
      let after = self.target + min(target, max(6, room)) + 2
      if width >= 44, after + 9 <= width { state = after }
      if after + 9 + 2 + 10 <= width { origin = after + 11 }
    }
  }

  private static func draw(
    _ row: TableRow, _ columns: Columns, _ state: ExplorerState, on line: inout Screen
  ) {
    let width = line.bounds.width
    switch row {
    case .heading:
      line.put(state.text(en: "destination", ja: "送信先"), at: Point(2, 0), style: .dim)
      line.put(state.text(en: "target", ja: "ターゲット"), at: Point(columns.target, 0), style: .dim)
      if let x = columns.state {
        line.put(state.text(en: "state", ja: "状態"), at: Point(x, 0), style: .dim)
      }
      if let x = columns.origin {
        line.put(state.text(en: "origin", ja: "由来"), at: Point(x, 0), style: .dim)
      }
    case .line(let route): draw(route, columns, on: &line)
    case .reason(let text, let isWinner):
      let style: Style = isWinner ? .path : .dim
      line.put(text.sanitised, at: Point(4, 0), style: style, width: width - 4)
    case .entry(let text): line.put(text, at: Point(4, 0), style: .dim, width: width - 4)
    case .note(let text): line.put(text, at: Point(2, 0), style: .dim, width: max(1, width - 3))
    }
  }

  private static func draw(_ route: TableRow.Line, _ columns: Columns, on line: inout Screen) {
    let width = line.bounds.width
    var style = Style.text
    var sign: (text: String, style: Style) = ("", .dim)
    switch route.isWinner {
    case true?:
      style = route.isBlackhole ? .bad : .path
      sign = route.isBlackhole ? (Glyph.fail.text, .bad) : (Glyph.pass.text, .path)
    case false?:
      style = .dim
      sign = (Glyph.pending.text, .dim)
    case nil:
      if let isUnfolded = route.isUnfolded {
        sign = (isUnfolded ? Glyph.expanded.text : Glyph.collapsed.text, .dim)
      } else if route.isBlackhole {
        sign = (Glyph.fail.text, .bad)
      }
    }
    if route.isBlackhole && route.isWinner == nil { style = .bad }
    line.put(sign.text, at: Point(0, 0), style: sign.style)
    line.put(
      route.destination.sanitised.shortened(to: columns.target - 3), at: Point(2, 0),
      style: style, width: columns.target - 3)
    let end = columns.state.map { $0 - 1 } ?? width
    let target =
      columns.state == nil && route.isBlackhole ? "blackhole \(route.target)" : route.target
    line.put(
      target.sanitised.shortened(to: end - columns.target), at: Point(columns.target, 0),
      style: style, width: end - columns.target)
    if let x = columns.state {
      line.put(route.state, at: Point(x, 0), style: route.isBlackhole ? .bad : .dim, width: 9)
    }
    if let x = columns.origin { line.put(route.origin, at: Point(x, 0), style: .dim, width: 10) }
  }
}
