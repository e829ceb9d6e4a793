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
  }

  /// The rows for a pane so wide; long values are wrapped.
  static func rows(_ lines: [DetailLine], width: Int) -> [Row] {
    let column = column(of: lines, width: width)
    var rows: [Row] = []
    for line in lines {
      switch line {
      case .blank: rows.append(Row())
      case .heading(let text): rows.append(Row(name: text, isHeading: true))
      case .text(let text, let style): rows.append(Row(value: text, style: style))
      case .field(let name, let value, let style):
        let wrapped = value.split(separator: "\n")
          .flatMap { String($0).wrapped(width: max(4, width - column - 1)) }
        for (index, part) in wrapped.enumerated() {
          rows.append(Row(name: index == 0 ? name : "", value: part, style: style))
        }
      }
    }
    return rows
  }

  /// Where the values start.
  static func column(of lines: [DetailLine], width: Int) -> Int {
    var widest = 6
    for case .field(let name, _, _) in lines { widest = max(widest, name.cellWidth) }
    return min(widest, max(6, width * 2 / 5)) + 3
  }

  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    let area = screen.bounds
    let lines = state.detailLines
    let column = column(of: lines, width: area.width)
    let rows = rows(lines, width: area.width)
    let top = state.details.rows.top
    for (position, row) in rows.enumerated() where position >= top && position < top + area.height {
      let y = position - top
      if row.isHeading {
        screen.put(row.name, at: Point(1, y), style: .title, width: max(1, area.width - 2))
      } else if row.name.isEmpty && !row.value.isEmpty && !isContinued(rows, position) {
        screen.put(row.value, at: Point(1, y), style: row.style, width: max(1, area.width - 2))
      } else {
        screen.put(row.name, at: Point(1, y), style: .dim, width: column - 2)
        screen.put(
          row.value, at: Point(column, y), style: row.style, width: max(1, area.width - column))
      }
    }
  }

  /// Whether a row without a name goes on with the value above it.
  private static func isContinued(_ rows: [Row], _ position: Int) -> Bool {
    var index = position - 1
    while index >= 0, rows[index].name.isEmpty, !rows[index].value.isEmpty { index -= 1 }
    return index >= 0 && !rows[index].isHeading && !rows[index].name.isEmpty
  }
}
