import NetworkModel
package import TerminalScreen

/// The map as a table, for where a map has no room: source, route table, gateway, destination.
///
/// A trace is drawn on top, a row for each table that decides, as one heavy line from left to right; below are
/// the tables of the VPC with the subnets that use them and where they lead.
package struct LanesView {
  private init() {}

  /// Whether a viewport is too small for the map.
  package static func isBetter(for viewport: Size) -> Bool {
    viewport.width < 64 || viewport.height < 14
  }

  /// Draws a request; `detail` does not matter here, and only the rows of `scroll`.
  package static func draw(_ request: MapRequest) -> DrawnMap {
    let rows = LanesTable(request).rows
    let viewport = request.viewport
    let full = Size(width: viewport.width, height: rows.count + 1)
    let last = max(0, full.height - viewport.height)
    let scroll = Point(0, max(0, min(request.scroll.y, last)))
    var painter = LanesPainter(rows, size: viewport, scroll: scroll.y, focus: request.focus)
    for (index, row) in rows.enumerated() { painter.paint(row, index + 1) }
    painter.paintHeader()
    return DrawnMap(
      screen: painter.screen, fullSize: full, scroll: scroll, detail: .list, path: [],
      currentPath: [],
      items: painter.items, currentPlace: painter.currentPlace, hiddenZones: (0, 0),
      windows: [
        DrawnMap.Window(
          area: Rect(x: 0, y: 1, width: viewport.width, height: viewport.height - 1),
          origin: scroll + Point(0, 1))
      ])
  }
}

/// One row of the table.
struct LanesRow: Hashable, Sendable {
  /// Source, table, gateway, destination.
  var cells: [Cell?] = [nil, nil, nil, nil]

  struct Cell: Hashable, Sendable {
    var text: String
    var id: ResourceID?
    var role: StyleRole
    var glyph: Glyph?
    /// On the path: how it looks, and how the line to it does.
    var state: StepState?
    /// The packet does not get in, or does not get on.
    var stopBefore: RoutedPath.Mark?
    var stopAfter: RoutedPath.Mark?
    var isBroken = false
  }

  static let blank = LanesRow()
}

/// Paints rows in four columns.
struct LanesPainter {
  private(set) var screen: Screen
  private(set) var items: [DrawnMap.Item] = []
  private(set) var currentPlace: Rect?
  private let scroll: Int
  private let focus: ResourceID?
  /// The columns' first cells, and the width of each.
  private let starts: [Int]
  private let widths: [Int]

  /// Cells between columns, for a line between two blanks.
  private let gap: Int

  init(_ rows: [LanesRow], size: Size, scroll: Int, focus: ResourceID?) {
    screen = Screen(size: size)
    self.scroll = scroll
    self.focus = focus
    gap = size.width < 56 ? 3 : 4
    widths = Self.widths(rows, room: size.width - 1 - 3 * gap)
    var x = 1
    starts = widths.map { [gap] width in
      defer { x += width + gap }
      return x
    }
  }

  /// Room goes to the columns that need it: each has what it wants, or an equal part of what the others leave.
  private static func widths(_ rows: [LanesRow], room: Int) -> [Int] {
    let wanted = (0..<4).map { column in
      rows.reduce(5) { widest, row in
        guard let cell = row.cells[column] else { return widest }
        let signs = (cell.glyph != nil || cell.state != nil ? 2 : 0) + (cell.isBroken ? 2 : 0)
        return min(26, max(widest, cell.text.cellWidth + signs))
      }
    }
    if room >= wanted.reduce(0, +) {
      return wanted.map { min(26, $0 + (room - wanted.reduce(0, +)) / 4) }
    }
    var widths = [0, 0, 0, 0]
    var left = max(4, room)
    for (place, column) in (0..<4).sorted(by: { (wanted[$0], $0) < (wanted[$1], $1) }).enumerated()
    {
      widths[column] = min(wanted[column], left / (4 - place))
      left -= widths[column]
    }
    return widths
  }

  mutating func paintHeader() {
    screen.fill(Rect(x: 0, y: 0, width: screen.size.width, height: 1))
    let titles =
      (widths.min() ?? 0) < 11
      ? ["from", "table", "via", "to"] : ["source", "table", "gateway", "destination"]
    for (column, title) in titles.enumerated() {
      put(title, at: Point(starts[column], 0), style: .dim, room: widths[column])
    }
  }

  mutating func paint(_ row: LanesRow, _ number: Int) {
    let y = number - scroll
    var before: (end: Int, cell: LanesRow.Cell)?
    for (column, cell) in row.cells.enumerated() {
      guard let cell else { continue }
      let start = starts[column]
      if let before, cell.state != nil { join(before, to: cell, start, y) }
      let used = label(cell, at: Point(start, y), number, width: widths[column])
      before = (start + used, cell)
    }
    if let before, let mark = before.cell.stopAfter { stop(mark, at: Point(before.end + 1, y)) }
  }

  /// The text, and the thing's place in the whole table. Returns the cells used.
  private mutating func label(_ cell: LanesRow.Cell, at point: Point, _ number: Int, width: Int)
    -> Int
  {
    var style = Style(cell.role)
    var glyph = cell.glyph
    switch cell.state {
    case nil: break
    case .past: style = Style.path.bold
    case .future: style = .pathFuture
    case .current:
      style = Style.pathCurrent.bold.reversed
      glyph = .pointer
      currentPlace = Rect(x: point.x, y: number, width: width, height: 1)
    }
    if let id = cell.id, id == focus { style = style.with(.selection).reversed }
    var used = 0
    if let glyph {
      if isVisible(point.y) { screen.put(glyph.unicode, at: point, style: Style(cell.role)) }
      used = 2
    }
    used += put(cell.text, at: point.offset(x: used), style: style, room: width - used)
    if cell.isBroken, used + 2 <= width + 2, isVisible(point.y) {
      screen.put(Glyph.fail.unicode, at: point.offset(x: used + 1), style: Style.bad.bold)
    }
    if let id = cell.id {
      let rect = Rect(x: point.x, y: number, width: max(1, used), height: 1)
      items.append(DrawnMap.Item(id: id, rect: rect, level: .box))
    }
    return used
  }

  private mutating func join(
    _ before: (end: Int, cell: LanesRow.Cell), to cell: LanesRow.Cell, _ start: Int, _ y: Int
  ) {
    guard isVisible(y), let state = cell.state else { return }
    if let mark = before.cell.stopAfter ?? cell.stopBefore {
      let end = before.cell.stopAfter == nil ? start - 2 : before.end + 1
      line(from: before.end + 1, to: end - 1, y, state)
      stop(mark, at: Point(end, y))
      return
    }
    line(from: before.end + 1, to: start - 2, y, state)
  }

  private mutating func line(from first: Int, to last: Int, _ y: Int, _ state: StepState) {
    guard first <= last, isVisible(y) else { return }
    for x in first...last {
      screen.put(
        LineMask.horizontal(state.weight).glyph, at: Point(x, y), style: state.lineStyle)
    }
  }

  private mutating func stop(_ mark: RoutedPath.Mark, at point: Point) {
    guard isVisible(point.y) else { return }
    switch mark {
    case .blocked: screen.put(Glyph.fail.unicode, at: point, style: Style.bad.bold)
    case .unknown: screen.put("?", at: point, style: Style.warn.bold)
    }
  }

  /// The header stays in the first row.
  private func isVisible(_ y: Int) -> Bool { y >= 1 && y < screen.size.height }

  @discardableResult
  private mutating func put(_ text: String, at point: Point, style: Style, room: Int) -> Int {
    let shown = text.truncated(to: room)
    guard point.y == 0 || isVisible(point.y) else { return shown.cellWidth }
    return screen.put(shown, at: point, style: style, truncation: .clip)
  }
}
