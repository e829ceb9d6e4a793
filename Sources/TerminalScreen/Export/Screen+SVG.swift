extension Screen {
  /// The screen as a picture: an SVG document of its text, cell by cell in place, in a palette's colours.
  ///
  /// Every character has its own place, so that the picture is the same whatever monospaced font shows
  /// it.
  package func svg(palette: Palette, title: String) -> String {
    let (width, height) = (size.width * SVGPaint.cellWidth, size.height * SVGPaint.cellHeight)
    let margin = SVGPaint.margin
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width + 2 * margin) \(height + 2 * margin)" \
      font-family="'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace" \
      font-size="\(SVGPaint.fontSize)">
      <title>\(SVGPaint.escaped(title))</title>
      <rect width="100%" height="100%" rx="8" fill="\(SVGPaint.background)"/>

      """
    for row in 0..<size.height {
      for run in runs(inRow: row) { svg += SVGPaint.element(run, row: row, palette: palette) }
    }
    return svg + "</svg>\n"
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

/// Measures, in pixels, and colours of the pictures: a dark terminal with soft hues.
private enum SVGPaint {
  static let cellWidth = 9
  static let cellHeight = 18
  static let fontSize = 15
  static let margin = 10
  static let background = "#15181e"
  static let foreground = "#d5d9e0"
  static let named = [
    "#3b4048", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d5d9e0",
    "#7d8592", "#ff8b92", "#b5e08c", "#ffd68a", "#85c5ff", "#dc9bee", "#7fd6e0", "#ffffff",
  ]

  static func element(_ run: Screen.StyledRun, row: Int, palette: Palette) -> String {
    let appearance = palette[run.style.role]
    let attributes = appearance.attributes.union(run.style.attributes)
    var ink = colour(appearance.foreground) ?? foreground
    var paper = colour(appearance.background)
    if attributes.contains(.reverse) { (ink, paper) = (paper ?? background, ink) }
    let (x, y) = (margin + run.column * cellWidth, margin + row * cellHeight)
    let width = run.width * cellWidth
    var element = ""
    if let paper {
      element +=
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(cellHeight)\" fill=\"\(paper)\"/>"
    }
    var extras = attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
    if attributes.contains(.dim) { extras += " opacity=\"0.65\"" }
    if attributes.contains(.underline) { extras += " text-decoration=\"underline\"" }
    guard !run.characters.isEmpty else { return element + "\n" }
    let places = run.characters.map { "\(margin + $0.column * cellWidth)" }.joined(separator: " ")
    let text = escaped(run.characters.map(\.text).joined())
    return element
      + "<text x=\"\(places)\" y=\"\(y + 14)\" fill=\"\(ink)\"\(extras)>\(text)</text>\n"
  }

  static func colour(_ colour: Colour) -> String? {
    switch colour {
    case .standard:
      return nil
    case .ansi(let index),
      .indexed(let index) where index < 16:
      return named[Int(index & 15)]
    case .indexed(let index):
      return hex(Colour.rgb(ofIndex: index))
    case .rgb(let red, let green, let blue):
      return hex((red, green, blue))
    }
  }

  private static func hex(_ rgb: (UInt8, UInt8, UInt8)) -> String {
    "#"
      + [rgb.0, rgb.1, rgb.2].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}
