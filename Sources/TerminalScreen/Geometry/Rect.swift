/// A rectangle of cells. Width and height are never negative; an empty one holds no cell.
package struct Rect: Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package init(origin: Point, size: Size) {
    self.init(x: origin.x, y: origin.y, width: size.width, height: size.height)
  }

  /// The rectangle of `size` whose upper left cell is (0, 0).
  package init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  package static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

  package var origin: Point { Point(x, y) }
  package var size: Size { Size(width: width, height: height) }
  package var isEmpty: Bool { width == 0 || height == 0 }
  package var minX: Int { x }
  package var minY: Int { y }
  /// The last column inside; `x - 1` when empty.
  package var maxX: Int { x + width - 1 }
  /// The last row inside; `y - 1` when empty.
  package var maxY: Int { y + height - 1 }
  package var center: Point { Point(x + width / 2, y + height / 2) }
  /// The columns inside.
  package var columns: Range<Int> { x..<(x + width) }
  /// The rows inside.
  package var rows: Range<Int> { y..<(y + height) }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < x + width && point.y >= y && point.y < y + height
  }

  package func contains(_ other: Rect) -> Bool {
    other.x >= x && other.y >= y && other.x + other.width <= x + width
      && other.y + other.height <= y + height
  }

  package func intersects(_ other: Rect) -> Bool { !intersection(other).isEmpty }

  /// What both hold; an empty rectangle when they do not touch.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let right = min(x + width, other.x + other.width)
    let bottom = min(y + height, other.y + other.height)
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The smallest rectangle that holds both; an empty one adds nothing.
  package func union(_ other: Rect) -> Rect {
    if isEmpty { return other }
    if other.isEmpty { return self }
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Rect(
      x: left, y: top, width: max(x + width, other.x + other.width) - left,
      height: max(y + height, other.y + other.height) - top)
  }

  package func offset(x dx: Int = 0, y dy: Int = 0) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width, height: height)
  }

  /// The inside after `amount` cells are taken away on every side.
  package func inset(_ amount: Int = 1) -> Rect { inset(x: amount, y: amount) }

  /// The inside after `dx` cells are taken away left and right, and `dy` above and below.
  package func inset(x dx: Int, y dy: Int) -> Rect {
    inset(top: dy, right: dx, bottom: dy, left: dx)
  }

  package func inset(top: Int = 0, right: Int = 0, bottom: Int = 0, left: Int = 0) -> Rect {
    Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
  }

  /// A rectangle of `size` in the middle of this one, cut to fit into it.
  package func centered(_ size: Size) -> Rect {
    let w = min(size.width, width)
    let h = min(size.height, height)
    return Rect(x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h)
  }
}

extension Rect {
  /// The outermost rows and columns, each cell once.
  package var edges: [Rect] {
    guard width > 1, height > 1 else { return isEmpty ? [] : [self] }
    return [
      Rect(x: x, y: y, width: width, height: 1), Rect(x: x, y: maxY, width: width, height: 1),
      Rect(x: x, y: y + 1, width: 1, height: height - 2),
      Rect(x: maxX, y: y + 1, width: 1, height: height - 2),
    ].filter { !$0.isEmpty }
  }
}

extension Rect: CustomStringConvertible {
  package var description: String { "(\(x), \(y)) \(width)x\(height)" }
}
