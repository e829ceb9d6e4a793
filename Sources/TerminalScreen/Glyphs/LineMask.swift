/// How heavy one arm of a line is.
package enum LineWeight: UInt8, CaseIterable, Comparable, Hashable, Sendable {
  case none = 0
  case light = 1
  case heavy = 2

  package static func < (a: LineWeight, b: LineWeight) -> Bool { a.rawValue < b.rawValue }
}

/// A piece of line in one cell: four arms, each absent, light or heavy. Lines join by taking the
/// heavier of each arm. All 80 that are not empty have a code point in U+2500-257F.
package struct LineMask: Hashable, Sendable {
  package var up: LineWeight
  package var right: LineWeight
  package var down: LineWeight
  package var left: LineWeight

  package init(
    up: LineWeight = .none, right: LineWeight = .none, down: LineWeight = .none,
    left: LineWeight = .none
  ) {
    self.up = up
    self.right = right
    self.down = down
    self.left = left
  }

  package static func horizontal(_ weight: LineWeight) -> LineMask {
    LineMask(right: weight, left: weight)
  }

  package static func vertical(_ weight: LineWeight) -> LineMask {
    LineMask(up: weight, down: weight)
  }

  /// All 81, from none to all heavy.
  package static let all: [LineMask] = {
    let weights = LineWeight.allCases
    return weights.flatMap { left in
      weights.flatMap { down in
        weights.flatMap { right in
          weights.map { up in LineMask(up: up, right: right, down: down, left: left) }
        }
      }
    }
  }()

  package var isEmpty: Bool { self == LineMask() }

  package mutating func formUnion(_ other: LineMask) {
    up = max(up, other.up)
    right = max(right, other.right)
    down = max(down, other.down)
    left = max(left, other.left)
  }

  package func union(_ other: LineMask) -> LineMask {
    var mask = self
    mask.formUnion(other)
    return mask
  }

  private var index: Int {
    Int(up.rawValue) + 3 * Int(right.rawValue) + 9 * Int(down.rawValue) + 27 * Int(left.rawValue)
  }

  /// The box drawing character; a space for the empty mask.
  package var glyph: Unicode.Scalar { Self.glyphs[index] }

  /// The mask that a box drawing character stands for, or nil for any other character (dashed,
  /// double, rounded and diagonal lines are not masks).
  package init?(glyph: Unicode.Scalar) {
    guard (0x2500...0x257F) ~= glyph.value,
      let index = Self.indexOfGlyph[Int(glyph.value - 0x2500)]
    else { return nil }
    self = Self.all[Int(index)]
  }

  /// The ASCII stand-in: `-` `|` `+`, and `=` `#` `#` where an arm is heavy.
  package var ascii: Unicode.Scalar {
    let vertical = max(up, down)
    let horizontal = max(left, right)
    if vertical == .none && horizontal == .none { return " " }
    if vertical == .none { return horizontal == .heavy ? "=" : "-" }
    if horizontal == .none { return vertical == .heavy ? "#" : "|" }
    return max(vertical, horizontal) == .heavy ? "#" : "+"
  }

  /// By index: up counts 1, right 3, down 9, left 27, times the weight.
  private static let glyphs = Array(
    """
     ╵╹╶└┖╺┕┗╷│╿┌├┞┍┝┡╻╽┃┎┟┠┏┢┣╴┘┚─┴┸╼┶┺┐┤┦┬┼╀┮┾╄┒┧┨┰╁╂┲╆╊╸┙┛╾┵┹━┷┻┑┥┩┭┽╃┯┿╇┓┪┫┱╅╉┳╈╋
    """.unicodeScalars)

  private static let indexOfGlyph: [UInt8?] = {
    var table = [UInt8?](repeating: nil, count: 0x80)
    for (index, glyph) in glyphs.enumerated() where glyph.value >= 0x2500 {
      table[Int(glyph.value - 0x2500)] = UInt8(index)
    }
    return table
  }()
}
