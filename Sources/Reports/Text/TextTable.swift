package import TerminalScreen

/// Rows and columns as plain text, aligned by the cells that characters take.
package struct TextTable: Sendable {
  package struct Cell: Hashable, Sendable {
    package var text: String
    package var role: StyleRole

    package init(_ text: String, _ role: StyleRole = .text) {
      self.text = text.sanitised
      self.role = role
    }
  }

  package struct Column: Hashable, Sendable {
    package var title: String
    package var alignment: Alignment
    /// Whether it gives way, with `…`, when a line would be too long.
    package var shrinks: Bool

    package init(_ title: String, _ alignment: Alignment = .leading, shrinks: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.shrinks = shrinks
    }
  }

  package var columns: [Column]
  package var rows: [[Cell]]

  package init(_ columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Columns without titles.
  package init(columnCount: Int, rows: [[Cell]]) {
    self.init((0..<columnCount).map { _ in Column("", shrinks: true) }, rows: rows)
  }

  /// A shrunken column keeps this many cells.
  private static let narrowest = 8

  /// - Parameter width: the cells a line may take; nil for as many as it needs.
  package func lines(indent: Int = 0, width: Int? = nil, paint: TextPaint = .plain) -> [String] {
    let widths = widths(within: width.map { $0 - indent })
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    if columns.contains(where: { !$0.title.isEmpty }) {
      let titles = columns.map { Cell($0.title, .dim) }
      lines.append(margin + line(titles, widths, paint))
    }
    lines += rows.map { margin + line($0, widths, paint) }
    return lines.map(Self.trimmed)
  }

  private func widths(within room: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.map { index < $0.count ? $0[index].text.cellWidth : 0 }
        .reduce(columns[index].title.cellWidth, max)
    }
    guard let room else { return widths }
    var excess = widths.reduce(0, +) + 2 * (columns.count - 1) - room
    while excess > 0 {
      let widest = columns.indices
        .filter { columns[$0].shrinks && widths[$0] > Self.narrowest }
        .max { (widths[$0], $1) < (widths[$1], $0) }
      guard let widest else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ paint: TextPaint) -> String {
    cells.indices.map { index in
      let cell = cells[index]
      let width = widths[index]
      let shown = cell.text.truncated(to: width)
      let space = String(repeating: " ", count: max(0, width - shown.cellWidth))
      switch columns[index].alignment {
      case .leading: return paint(shown, cell.role) + space
      case .trailing: return space + paint(shown, cell.role)
      case .center: return paint(shown.padded(to: width, align: .center), cell.role)
      }
    }.joined(separator: "  ")
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
