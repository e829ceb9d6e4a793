extension Screen {
  /// The screen as text: `size.height` rows of exactly `size.width` cells, each with a line feed.
  package var text: String { text(in: .unicode) }

  /// The same with the glyphs that a terminal with `glyphs` would show.
  package func text(in glyphs: GlyphSet) -> String {
    var text = ""
    text.reserveCapacity(cells.count + size.height)
    for row in 0..<size.height {
      append(row: row, to: &text, glyphs)
      text.append("\n")
    }
    return text
  }

  /// One row as text without the line feed.
  package func rowText(_ row: Int, in glyphs: GlyphSet = .unicode) -> String {
    var text = ""
    append(row: row, to: &text, glyphs)
    return text
  }

  private func append(row: Int, to text: inout String, _ glyphs: GlyphSet) {
    guard row >= 0, row < size.height else { return }
    for index in (row * size.width)..<((row + 1) * size.width) {
      switch glyphs {
      case .unicode: cells[index].append(to: &text)
      case .ascii:
        // A wide character is two fallbacks: one for each of its cells.
        let scalar = cells[index].isContinuation ? cells[index - 1].scalar : cells[index].scalar
        text.unicodeScalars.append(glyphs.drawn(scalar))
      }
    }
  }

  /// The roles of all cells, one letter each (`StyleRole.letter`), in rows like those of `text`.
  package var styleText: String {
    layer { $0.role.letter }
  }

  /// The attributes of all cells as one hexadecimal digit each (bold 1, dim 2, underline 4,
  /// reverse 8; `.` for none), in rows like those of `text`.
  package var attributeText: String {
    layer { cell in
      let value = Int(cell.attributes.rawValue & 15)
      return value == 0 ? "." : Character(String(value, radix: 16))
    }
  }

  private func layer(_ letter: (Cell) -> Character) -> String {
    var text = ""
    text.reserveCapacity(cells.count + size.height)
    for row in 0..<size.height {
      for index in (row * size.width)..<((row + 1) * size.width) {
        text.append(letter(cells[index]))
      }
      text.append("\n")
    }
    return text
  }
}
