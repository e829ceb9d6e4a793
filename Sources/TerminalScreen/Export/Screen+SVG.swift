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
    runs(inRow: row).map { SVGPaint.element($0, row: row, palette: palette) }.joined()
  }

  /// A stretch of a row in one style: its characters with the columns they stand in.
  struct StyledRun {
    var column: Int
    var width: Int
    var characters: [(text: String, column: Int)]
    var style: Style
  }

  /// The row's stretches, without those of plain blanks.
  func runs(inRow row: Int) -> [StyledRun] {
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
    return runs.filter { run in
      run.style.attributes.contains(.reverse) || run.style.role == .selection
        || !run.characters.isEmpty
    }
  }
}
