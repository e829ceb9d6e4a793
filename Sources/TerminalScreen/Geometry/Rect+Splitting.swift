/// Cutting a rectangle in two. The cut is limited to what there is, so both parts always lie inside
/// the whole and together are the whole.
extension Rect {
  /// The `columns` leftmost columns, and the rest.
  package func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
    let n = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: n, height: height),
      Rect(x: x + n, y: y, width: width - n, height: height)
    )
  }

  /// The `columns` rightmost columns, and the rest.
  package func splitRight(_ columns: Int) -> (right: Rect, rest: Rect) {
    let n = min(max(0, columns), width)
    let (rest, right) = splitLeft(width - n)
    return (right, rest)
  }

  /// The `rows` topmost rows, and the rest.
  package func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let n = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: n),
      Rect(x: x, y: y + n, width: width, height: height - n)
    )
  }

  /// The `rows` rows at the bottom, and the rest.
  package func splitBottom(_ rows: Int) -> (bottom: Rect, rest: Rect) {
    let n = min(max(0, rows), height)
    let (rest, bottom) = splitTop(height - n)
    return (bottom, rest)
  }

  /// Row `index` from the top as a rectangle one cell high; empty when there is no such row.
  package func row(_ index: Int) -> Rect {
    guard index >= 0, index < height else { return Rect(x: x, y: y, width: 0, height: 0) }
    return Rect(x: x, y: y + index, width: width, height: 1)
  }
}
