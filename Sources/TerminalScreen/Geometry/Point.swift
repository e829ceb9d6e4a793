/// A cell's place: zero-based column `x` and row `y`. May lie outside of a screen.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  /// The same without labels: column first.
  package init(_ x: Int, _ y: Int) {
    self.init(x: x, y: y)
  }

  package static let zero = Point(x: 0, y: 0)

  package func offset(x dx: Int = 0, y dy: Int = 0) -> Point { Point(x + dx, y + dy) }
  package static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  package static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
}

extension Point: CustomStringConvertible {
  package var description: String { "(\(x), \(y))" }
}
