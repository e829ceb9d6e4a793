extension Screen {
  /// The screen as a drawing for a page or a document: an SVG document in which lines are paths, joined
  /// where they meet, and text is text; light or dark as the reader's page is.
  ///
  /// A role's look comes from two themes; classes name the roles, so that a page's own style can reach them.
  package func drawing(title: String, light: Palette, dark: Palette) -> String {
    let (width, height) = (
      size.width * SVGPaint.cellWidth + 2 * SVGPaint.margin,
      size.height * SVGPaint.cellHeight + 2 * SVGPaint.margin
    )
    var parts = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img" \
      font-family="'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace" \
      font-size="\(SVGPaint.fontSize)">
      <title>\(SVGPaint.escaped(title))</title>
      <style>
      \(DrawingStyle.sheet(light: light, dark: dark))
      </style>
      <rect class="paper" width="100%" height="100%" rx="8"/>
      """
    ]
    parts += drawnRows.papers
    parts += drawnLines
    parts += drawnRows.texts
    return (parts + ["</svg>"]).map { $0 + "\n" }.joined()
  }

  // MARK: Text

  /// The text of each run, and the paper behind those that are shown in reverse.
  private var drawnRows: (papers: [String], texts: [String]) {
    var papers: [String] = []
    var texts: [String] = []
    for row in 0..<size.height {
      let y = SVGPaint.margin + row * SVGPaint.cellHeight
      for run in runs(inRow: row) {
        let isReverse = DrawingStyle.isReverse(run.style)
        if isReverse {
          let x = SVGPaint.margin + run.column * SVGPaint.cellWidth
          let width = run.width * SVGPaint.cellWidth
          papers.append(
            "<rect class=\"on \(DrawingStyle.name(run.style.role))\" x=\"\(x)\" y=\"\(y)\""
              + " width=\"\(width)\" height=\"\(SVGPaint.cellHeight)\"/>")
        }
        let shown = Self.withBlanks(run.characters.filter { Self.mask($0.text) == nil })
        guard !shown.isEmpty else { continue }
        let places = shown.map { "\(SVGPaint.margin + $0.column * SVGPaint.cellWidth)" }
        let words = SVGPaint.escaped(shown.map(\.text).joined())
        texts.append(
          "<text class=\"\(DrawingStyle.classes(run.style))\" x=\"\(places.joined(separator: " "))\""
            + " y=\"\(y + 14)\">\(words)</text>")
      }
    }
    return (papers, texts)
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

  // MARK: Lines

  /// Which lines are drawn with one pen.
  private struct Pen: Hashable {
    var role: StyleRole
    var isHeavy: Bool
  }

  /// A path for each pen, the heavier above the lighter; straight pieces over several cells are one.
  private var drawnLines: [String] {
    var pieces: [Pen: [String]] = [:]
    for row in 0..<size.height { collect(row: row, into: &pieces) }
    for column in 0..<size.width { collect(column: column, into: &pieces) }
    let pens = pieces.keys.sorted { a, b in
      (a.isHeavy ? 1 : 0, a.role.rawValue) < (b.isHeavy ? 1 : 0, b.role.rawValue)
    }
    return pens.map { pen in
      let classes = "line\(pen.isHeavy ? " heavy" : "") \(DrawingStyle.name(pen.role))"
      return "<path class=\"\(classes)\" d=\"\((pieces[pen] ?? []).joined())\"/>"
    }
  }

  private func line(_ column: Int, _ row: Int) -> (mask: LineMask, role: StyleRole)? {
    let cell = cells[row * size.width + column]
    guard let mask = LineMask(glyph: cell.scalar) else { return nil }
    return (mask, cell.style.role)
  }

  private func collect(row: Int, into pieces: inout [Pen: [String]]) {
    let y = SVGPaint.margin + row * SVGPaint.cellHeight + SVGPaint.cellHeight / 2
    // In halves of cells, so that a corner's arm ends in the middle.
    var run = HalfRun<Pen>()
    for column in 0..<size.width {
      let found = line(column, row)
      for (half, weight) in [(0, found?.mask.left), (1, found?.mask.right)] {
        let pen = found.flatMap { Self.pen($0.role, weight ?? .none) }
        run.add(pen, at: 2 * column + half) { pen, halves in
          pieces[pen, default: []].append(
            "M\(Self.x(halves.lowerBound)) \(y)H\(Self.x(halves.upperBound))")
        }
      }
    }
    run.end(at: 2 * size.width) { pen, halves in
      pieces[pen, default: []].append(
        "M\(Self.x(halves.lowerBound)) \(y)H\(Self.x(halves.upperBound))")
    }
  }

  private func collect(column: Int, into pieces: inout [Pen: [String]]) {
    let x = Self.x(2 * column + 1)
    var run = HalfRun<Pen>()
    for row in 0..<size.height {
      let found = line(column, row)
      for (half, weight) in [(0, found?.mask.up), (1, found?.mask.down)] {
        let pen = found.flatMap { Self.pen($0.role, weight ?? .none) }
        run.add(pen, at: 2 * row + half) { pen, halves in
          pieces[pen, default: []].append(
            "M\(x) \(Self.y(halves.lowerBound))V\(Self.y(halves.upperBound))")
        }
      }
    }
    run.end(at: 2 * size.height) { pen, halves in
      pieces[pen, default: []].append(
        "M\(x) \(Self.y(halves.lowerBound))V\(Self.y(halves.upperBound))")
    }
  }

  private static func pen(_ role: StyleRole, _ weight: LineWeight) -> Pen? {
    weight == .none ? nil : Pen(role: role, isHeavy: weight == .heavy)
  }

  /// Pixels of a boundary between halves of cells; the middle of a cell of nine pixels is at a half one.
  private static func x(_ half: Int) -> String {
    let doubled = 2 * SVGPaint.margin + half * SVGPaint.cellWidth
    return doubled % 2 == 0 ? "\(doubled / 2)" : "\(doubled / 2).5"
  }

  private static func y(_ half: Int) -> Int {
    SVGPaint.margin + half * SVGPaint.cellHeight / 2
  }
}

/// A run of halves of cells that one pen draws.
private struct HalfRun<Pen: Equatable> {
  private var pen: Pen?
  private var start = 0

  mutating func add(_ next: Pen?, at half: Int, finish: (Pen, Range<Int>) -> Void) {
    guard next != pen else { return }
    end(at: half, finish: finish)
    (pen, start) = (next, half)
  }

  mutating func end(at half: Int, finish: (Pen, Range<Int>) -> Void) {
    if let pen, start < half { finish(pen, start..<half) }
    pen = nil
  }
}

/// The style sheet of a drawing.
private enum DrawingStyle {
  /// A role as a class: `path-current`.
  static func name(_ role: StyleRole) -> String {
    String(role.name.map { $0 == "." ? "-" : $0 })
  }

  static func isReverse(_ style: Style) -> Bool {
    style.attributes.contains(.reverse) || style.role == .selection || style.role == .pathCurrent
  }

  static func classes(_ style: Style) -> String {
    var classes = [name(style.role)]
    if isReverse(style) { classes.append("reverse") }
    if style.attributes.contains(.bold) { classes.append("strong") }
    if style.attributes.contains(.dim) { classes.append("faint") }
    if style.attributes.contains(.underline) { classes.append("under") }
    return classes.joined(separator: " ")
  }

  static func sheet(light: Palette, dark: Palette) -> String {
    let shared = [
      ".paper { fill: var(--paper); }", "text { white-space: pre; }",
      ".line { fill: none; stroke-width: 1.2; stroke-linecap: square; }",
      ".heavy { stroke-width: 3; }", "text.reverse { fill: var(--paper); }",
      ".strong { font-weight: bold; }", ".faint { opacity: .65; }",
      ".under { text-decoration: underline; }",
    ]
    let rules = StyleRole.allCases.map { role in
      let name = name(role)
      let bold =
        dark[role].attributes.contains(.bold) ? "\ntext.\(name) { font-weight: bold; }" : ""
      return "text.\(name):not(.reverse), rect.\(name) { fill: var(--\(name)); }\n"
        + ".line.\(name) { stroke: var(--\(name)); }\(bold)"
    }
    return
      (["svg { \(variables(light, paper: "#ffffff", ink: "#1c2024")) }"]
      + [
        "@media (prefers-color-scheme: dark) {",
        "  svg { \(variables(dark, paper: SVGPaint.background, ink: SVGPaint.foreground)) }", "}",
      ] + shared + rules).joined(separator: "\n")
  }

  private static func variables(_ palette: Palette, paper: String, ink: String) -> String {
    let roles = StyleRole.allCases.map { role in
      "--\(name(role)): \(SVGPaint.colour(palette[role].foreground) ?? ink);"
    }
    return (["--paper: \(paper);"] + roles).joined(separator: " ")
  }
}
