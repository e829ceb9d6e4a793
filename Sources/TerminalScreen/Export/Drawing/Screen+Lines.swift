/// The lines of a drawing: each glyph of lines is taken apart into its arms.
extension Screen {
  /// Which lines are drawn with one pen.
  private struct Pen: Hashable {
    var role: StyleRole
    var isHeavy: Bool
  }

  /// A path for each pen, the heavier above the lighter; straight pieces over several cells are one.
  var drawnLines: [String] {
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
