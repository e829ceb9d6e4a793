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
      for x in target.columns {
        let cell = other.cells[from + x]
        let isCut = cell.isContinuation && x == target.x
        let losesHalf =
          x == target.maxX && x - shift.x + 1 < other.size.width
          && other.cells[from + x + 1].isContinuation
        let shown = isCut || losesHalf ? Cell.blank(cell.style) : cell
        set(shown, x: x, row: row, keepingLead: shown.isContinuation)
      }
    }
  }

  /// Copies all of another screen.
  package mutating func copy(_ other: Screen, at point: Point = .zero) {
    copy(other, Rect(other.size), at: point)
  }
}
