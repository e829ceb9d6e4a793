extension Screen {
  /// The screen as a picture: an SVG document of its text, cell by cell in place, in a palette's colours.
  ///
  /// Every character has its own place, so that the picture is the same whatever monospaced font shows
  /// it.
  package func svg(palette: Palette, title: String) -> String {
    SVGPaint.opening(size, title: title)
      + (0..<size.height).map { svg(row: $0, palette: palette) }.joined() + "</svg>\n"
  }

  /// The elements of one row.
  func svg(row: Int, palette: Palette) -> String {
    runs(inRow: row, palette).map { SVGPaint.element($0, row: row, palette: palette) }.joined()
  }

  /// A stretch of a row in one style: its characters with the columns they stand in.
  struct StyledRun {
    var column: Int
    var width: Int
    /// Without blanks.
    var characters: [Character]
    var style: Style

    typealias Character = (text: String, column: Int)

    /// The characters, cut where there are blanks.
    var words: [ArraySlice<Character>] {
      let starts = characters.indices.filter { index in
        index == 0
          || characters[index].column
            > characters[index - 1].column + characters[index - 1].text.cellWidth
      }
      return zip(starts, starts.dropFirst() + [characters.count]).map { characters[$0..<$1] }
    }
  }

  /// The row's stretches as a palette shows them.
  func runs(inRow row: Int, _ palette: Palette) -> [StyledRun] {
    runs(inRow: row) { $0.attributes.contains(.reverse) || palette[$0.role].coversGround }
  }

  /// The row's stretches, without those of blanks that cannot be seen.
  /// - Parameter isSeen: whether a style shows where there is nothing but blanks.
  func runs(inRow row: Int, evenBlank isSeen: (Style) -> Bool) -> [StyledRun] {
    var runs: [StyledRun] = []
    for column in 0..<size.width {
      let cell = cells[row * size.width + column]
      var text = ""
      cell.append(to: &text)
      if let last = runs.last, last.style == cell.style, last.column + last.width == column {
        runs[runs.count - 1].width += 1
        if text != " ", !text.isEmpty { runs[runs.count - 1].characters.append((text, column)) }
      } else {
        let characters = text == " " || text.isEmpty ? [] : [(text, column)]
        runs.append(
          StyledRun(column: column, width: 1, characters: characters, style: cell.style))
      }
    }
    return runs.filter { !$0.characters.isEmpty || isSeen($0.style) }
  }
}
