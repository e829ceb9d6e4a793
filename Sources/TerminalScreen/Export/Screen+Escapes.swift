extension Screen {
  /// What an xterm with 256 colours has to be sent to show this screen.
  /// - Parameter other: what it shows now; nil when that is not known. Of the same size.
  func escapes(after other: Screen?, palette: Palette) -> String {
    var text = other == nil ? "\u{1B}[?25l\u{1B}[0m\u{1B}[2J" : ""
    let rows = other.map { changedRows(from: $0) } ?? Array(0..<size.height)
    for row in rows {
      guard let columns = changedColumns(row, from: other) else { continue }
      text += "\u{1B}[\(row + 1);\(columns.lowerBound + 1)H"
      var style: Style?
      for x in columns {
        let cell = cells[row * size.width + x]
        if cell.style != style {
          style = cell.style
          text += Self.rendition(cell.style, palette)
        }
        cell.append(to: &text)
      }
      text += "\u{1B}[0m"
    }
    if cursor != other?.cursor {
      text += cursor == nil ? "\u{1B}[?25l" : "\u{1B}[?25h"
    }
    // What was drawn has moved it.
    if let cursor, !text.isEmpty { text += "\u{1B}[\(cursor.y + 1);\(cursor.x + 1)H" }
    return text
  }

  /// From the first cell of a row that differs to the last; nil when none does. Never half of a wide
  /// character.
  private func changedColumns(_ row: Int, from other: Screen?) -> ClosedRange<Int>? {
    let start = row * size.width
    guard let other else { return size.width > 0 ? 0...(size.width - 1) : nil }
    let changed = (0..<size.width).filter { cells[start + $0] != other.cells[start + $0] }
    guard var first = changed.first, var last = changed.last else { return nil }
    while first > 0, cells[start + first].isContinuation { first -= 1 }
    while last + 1 < size.width, cells[start + last + 1].isContinuation { last += 1 }
    return first...last
  }

  /// Select graphic rendition (ECMA-48, SGR).
  private static func rendition(_ style: Style, _ palette: Palette) -> String {
    let look = palette[style.role].resolved(at: .indexed256)
    let attributes = look.attributes.union(style.attributes)
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if let colour = look.foreground { codes.append("38;5;\(colour)") }
    if let colour = look.background { codes.append("48;5;\(colour)") }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}
