extension Screen {
  /// Copies cells of another screen: those of `area` (in coordinates of `other`), with the upper left
  /// one at `point` of the current region. Half of a wide character at an edge becomes a space.
  package mutating func copy(_ other: Screen, _ area: Rect, at point: Point = .zero) {
    let source = area.intersection(Rect(other.size))
    let shift = point + origin - area.origin
    let target = source.offset(x: shift.x, y: shift.y).intersection(clip)
    guard !target.isEmpty else { return }
    for row in target.rows {
      let from = (row - shift.y) * other.size.width - shift.x
      // Only at the edges may a wide character be cut; what is between them is copied as it is.
      copyEdge(of: other, from, target.x, in: target, shift.x, row: row)
      copyEdge(of: other, from, target.maxX, in: target, shift.x, row: row)
      let inner = target.x + 1..<max(target.x + 1, target.maxX)
      let start = row * size.width
      cells.withUnsafeMutableBufferPointer { own in
        other.cells.withUnsafeBufferPointer { theirs in
          for x in inner { own[start + x] = theirs[from + x] }
        }
      }
    }
  }

  private mutating func copyEdge(
    of other: Screen, _ from: Int, _ x: Int, in target: Rect, _ shift: Int, row: Int
  ) {
    let cell = other.cells[from + x]
    let isCut = cell.isContinuation && x == target.x
    let losesHalf =
      x == target.maxX && x - shift + 1 < other.size.width
      && other.cells[from + x + 1].isContinuation
    let shown = isCut || losesHalf ? Cell.blank(cell.style) : cell
    set(shown, x: x, row: row, keepingLead: shown.isContinuation)
  }

  /// Copies all of another screen.
  package mutating func copy(_ other: Screen, at point: Point = .zero) {
    copy(other, Rect(other.size), at: point)
  }
}
