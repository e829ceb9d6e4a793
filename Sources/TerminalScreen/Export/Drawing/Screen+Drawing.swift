extension Screen {
  /// The screen as a drawing for a page or a document: an SVG document in which lines are paths, joined
  /// where they meet, and text is text; light or dark as the reader's page is.
  package func drawing(title: String, style: DrawingStyle) -> String {
    LayeredDrawing([LayeredDrawing.Frame(self)], style: style).document(title: title)
  }

  /// All that the screen shows, as elements of a drawing, a line each.
  func drawnElements(_ style: DrawingStyle) -> [String] {
    let rows = drawnRows(style)
    return rows.grounds + drawnLines + rows.texts
  }

  /// The text of each run, and the ground below those that have their own.
  private func drawnRows(_ style: DrawingStyle) -> (grounds: [String], texts: [String]) {
    var grounds: [String] = []
    var texts: [String] = []
    for row in 0..<size.height {
      let y = SVGPaint.margin + row * SVGPaint.cellHeight
      for run in runs(inRow: row, evenBlank: { style.ground($0) != .page }) {
        if let kind = style.ground(run.style).groundClass {
          let x = SVGPaint.margin + run.column * SVGPaint.cellWidth
          let width = run.width * SVGPaint.cellWidth
          grounds.append(
            "<rect class=\"\(kind) \(DrawingStyle.name(run.style.role))\" x=\"\(x)\" y=\"\(y)\""
              + " width=\"\(width)\" height=\"\(SVGPaint.cellHeight)\"/>")
        }
        let shown = Self.withBlanks(run.characters.filter { Self.mask($0.text) == nil })
        guard !shown.isEmpty else { continue }
        let places = shown.map { "\(SVGPaint.margin + $0.column * SVGPaint.cellWidth)" }
        let words = SVGPaint.escaped(shown.map(\.text).joined())
        texts.append(
          "<text class=\"\(style.classes(run.style))\" x=\"\(places.joined(separator: " "))\""
            + " y=\"\(y + 14)\">\(words)</text>")
      }
    }
    return (grounds, texts)
  }

  /// With a blank in each gap, for programs that heed the first place of a text alone.
  private static func withBlanks(
    _ characters: [(text: String, column: Int)]
  ) -> [(text: String, column: Int)] {
    var filled: [(text: String, column: Int)] = []
    var end = characters.first?.column ?? 0
    for character in characters {
      filled += (end..<max(end, character.column)).map { ("\u{A0}", $0) }
      filled.append(character)
      end = character.column + max(1, character.text.cellWidth)
    }
    return filled
  }

  private static func mask(_ text: String) -> LineMask? {
    guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else { return nil }
    return LineMask(glyph: scalar)
  }
}

extension DrawingStyle.Ground {
  /// The class of what is drawn for it.
  fileprivate var groundClass: String? {
    switch self {
    case .page: nil
    case .theme: "themed"
    case .reverse: "on"
    }
  }
}
