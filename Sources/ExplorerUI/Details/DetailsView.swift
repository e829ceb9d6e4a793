import NetworkModel
import Reports
import TerminalScreen

/// Details as lines of names and values, the values in one column.
enum DetailsView {
  /// A line as it is drawn.
  struct Row: Hashable, Sendable {
    var name = ""
    var value = ""
    var style = Style.text
    var isHeading = false
    /// Stands in the column of the values though it has no name.
    var isContinued = false
    /// Where the value stands, if not in the column of the values.
    var start: Int?
    /// Where Enter goes.
    var link: ResourceID?
  }

  /// The rows for a pane so wide; long values are wrapped.
  static func rows(_ lines: [DetailLine], width: Int) -> [Row] {
    let column = column(of: lines, width: width)
    var rows: [Row] = []
    var isInField = false
    for line in lines {
      switch line {
      case .blank: rows.append(Row())
      case .heading(let text): rows.append(Row(name: text, isHeading: true))
      case .text(let text, let style): rows.append(Row(value: text, style: style))
      case .sentence(let text):
        rows += text.wrapped(width: max(4, width - 2)).map { Row(value: $0, style: .dim) }
      case .field(let name, let value, let style):
        if let start = ownStart(name, value, column, room: width - 1) {
          rows.append(Row(name: name, value: value, style: style, start: start))
          break
        }
        let wrapped = value.split(separator: "\n")
          .flatMap { String($0).wrappedAtJoints(width: max(4, width - column - 1)) }
        for (index, part) in wrapped.enumerated() {
          rows.append(
            Row(
              name: index == 0 ? name : "", value: part, style: style, isContinued: index > 0))
        }
      case .link(let name, let value, let style, let id):
        let isContinued = name.isEmpty && isInField
        rows.append(
          Row(
            name: name, value: value, style: style, isContinued: isContinued,
            start: ownStart(name, value, column, room: width - 3), link: id))
      }
      isInField = line.hasName || (isInField && line.goesOn)
    }
    return rows
  }

  /// Where a value stands that has no room in the column of the values, or whose name has none before it: they
  /// stay whole where one line holds both.
  private static func ownStart(_ name: String, _ value: String, _ column: Int, room: Int) -> Int? {
    let least = name.cellWidth + 3
    let latest = room - value.cellWidth
    if name.isEmpty || value.contains("\n") || least <= column && column <= latest || least > latest
    {
      return nil
    }
    return min(max(least, column), latest)
  }

  /// Where the values start: where most names have room before it and their values behind it.
  static func column(of lines: [DetailLine], width: Int) -> Int {
    var names: [(name: Int, value: Int)] = []
    for line in lines {
      switch line {
      case .field(let name, let value, _):
        let widest = value.split(separator: "\n").map { String($0).cellWidth }.max() ?? 0
        names.append((name.cellWidth, widest))
      case .link(let name, let value, _, _): names.append((name.cellWidth, value.cellWidth + 2))
      case .heading, .text, .sentence, .blank: break
      }
    }
    let widest = max(6, width * 3 / 5)
    var best = (column: 9, fitting: -1)
    for column in Set(names.map { min(max($0.name, 6), widest) + 3 }).sorted() {
      let fitting = names.count { $0.name + 3 <= column && column + $0.value < width }
      if fitting > best.fitting { best = (column, fitting) }
    }
    return best.column
  }

  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    let area = screen.bounds
    let lines = state.detailLines
    let column = column(of: lines, width: area.width)
    let rows = rows(lines, width: area.width)
    let cursor = state.details.rows
    for y in 0..<area.height {
      let position = cursor.top + y
      guard rows.indices.contains(position) else { break }
      screen.draw(in: area.row(y)) { screen in
        draw(rows[position], column, on: &screen)
        if position == cursor.index, state.focus == .details, state.showsFocus {
          screen.select()
        }
      }
    }
  }

  private static func draw(_ row: Row, _ column: Int, on screen: inout Screen) {
    let width = screen.bounds.width
    if row.isHeading {
      screen.put(row.name, at: Point(1, 0), style: .title, width: max(1, width - 2))
      return
    }
    let isAlone = row.name.isEmpty && !row.isContinued
    let start = isAlone ? 1 : row.start ?? column
    if !isAlone { screen.put(row.name, at: Point(1, 0), style: .dim, width: start - 2) }
    let room = max(1, width - start - (row.link == nil ? isAlone ? 1 : 0 : 3))
    let used = screen.put(
      row.value.shortened(to: room), at: Point(start, 0), style: row.style, width: room)
    if row.link != nil {
      screen.put(" " + Glyph.breadcrumb.text, at: Point(start + used, 0), style: .key)
    }
  }
}

extension String {
  /// Lines of a value; a name too long for one goes on behind one of its dots, slashes, colons or hyphens, if
  /// that leaves no line half empty.
  fileprivate func wrappedAtJoints(width: Int) -> [String] {
    guard cellWidth > width, !contains(" ") else { return wrapped(width: width) }
    var lines: [String] = []
    var line = ""
    var joint = ""
    for character in self {
      if (line + String(character)).cellWidth > width {
        let head = joint.cellWidth * 2 > width ? joint : line
        lines.append(head)
        line.removeFirst(head.count)
        joint = ""
      }
      line.append(character)
      if "./:,-".contains(character) { joint = line }
    }
    return lines + [line]
  }
}

extension DetailLine {
  /// Whether it begins a value that lines without a name may go on with.
  fileprivate var hasName: Bool {
    switch self {
    case .field(let name, _, _), .link(let name, _, _, _): !name.isEmpty
    case .heading, .text, .sentence, .blank: false
    }
  }

  fileprivate var goesOn: Bool {
    if case .link(let name, _, _, _) = self { name.isEmpty } else { false }
  }
}
