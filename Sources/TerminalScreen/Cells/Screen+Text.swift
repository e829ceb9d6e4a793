extension Screen {
  /// Draws `text` in one row from `point` to the right, and returns how many cells it took.
  ///
  /// With `width` the text stands in a field of that many cells, all of which are painted; without,
  /// it may go on to the end of the region. What does not fit is cut, and the last cell becomes `…`
  /// unless `truncation` is `.clip`. Half of a wide character at a limit becomes a space. Control
  /// characters are drawn as `·`; invisible ones are not drawn.
  @discardableResult
  package mutating func put(
    _ text: String, at point: Point, style: Style = .text, width: Int? = nil,
    align: Alignment = .leading, truncation: Truncation = .ellipsis
  ) -> Int {
    let room = width ?? (regionSize.width - point.x)
    let y = point.y + origin.y
    guard room > 0, y >= clip.y, y < clip.y + clip.height else { return 0 }
    let x = point.x + origin.x
    let wanted = text.cellWidth
    let shown = truncation == .ellipsis ? text.truncated(to: room) : text
    let used = wanted <= room ? wanted : truncation == .ellipsis ? shown.cellWidth : room
    var start = x
    if let width {
      switch align {
      case .leading: break
      case .center: start += (width - used) / 2
      case .trailing: start += width - used
      }
      blank(from: x, to: start, row: y, style)
      blank(from: start + used, to: x + width, row: y, style)
    }
    paint(shown, x: start, row: y, limit: x + room, style)
    return used
  }

  /// Draws pieces of different styles one after the other; returns the cells used. What does not fit
  /// into `width` (or the region) is cut with `…`.
  @discardableResult
  package mutating func put(
    _ pieces: [(text: String, style: Style)], at point: Point, width: Int? = nil
  ) -> Int {
    let room = width ?? (regionSize.width - point.x)
    var used = 0
    for piece in pieces {
      guard used < room else { break }
      let shown = piece.text.truncated(to: room - used)
      used += put(shown, at: point.offset(x: used), style: piece.style, truncation: .clip)
    }
    return used
  }

  /// Draws one character; see `Glyph` and `LineMask` for those of the interface.
  package mutating func put(_ scalar: Unicode.Scalar, at point: Point, style: Style = .text) {
    let place = point + origin
    guard clip.contains(place) else { return }
    switch TextWidth.drawn(scalar) {
    case .base(let base, width: 1): set(Cell(base, style: style), x: place.x, row: place.y)
    case .base, .mark, .dropped:
      paint(String(scalar), x: place.x, row: place.y, limit: clip.x + clip.width, style)
    }
  }

  private mutating func blank(from start: Int, to end: Int, row: Int, _ style: Style) {
    let first = max(start, clip.x)
    let last = min(end, clip.x + clip.width)
    var x = first
    while x < last {
      set(.blank(style), x: x, row: row)
      x += 1
    }
  }

  /// Paints cleaned text in absolute coordinates, inside of `clip` and before column `limit`.
  private mutating func paint(_ text: String, x start: Int, row: Int, limit: Int, _ style: Style) {
    let end = min(limit, clip.x + clip.width)
    let first = clip.x
    var x = start
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
    if isPlain {
      text.withUTF8 { bytes in
        let from = max(0, first - start)
        for index in from..<max(from, min(bytes.count, end - start)) {
          set(Cell(Unicode.Scalar(bytes[index]), style: style), x: start + index, row: row)
        }
      }
      return
    }
    // The cell that a combining mark would go onto.
    var base: Int?
    for scalar in text.unicodeScalars {
      switch TextWidth.drawn(scalar) {
      case .dropped: break
      case .mark(let mark):
        if let base, cells[base].combining == nil { cells[base].combining = mark }
      case .base(let scalar, width: let width):
        guard x < end else { return }
        base = nil
        if width == 1 {
          if x >= first {
            set(Cell(scalar, style: style), x: x, row: row)
            base = row * size.width + x
          }
        } else if x >= first && x + 1 < end {
          set(Cell(scalar, style: style), x: x, row: row)
          set(.continuation(style), x: x + 1, row: row, keepingLead: true)
          base = row * size.width + x
        } else {
          // Half of it would lie outside.
          if x >= first { set(.blank(style), x: x, row: row) }
          if x + 1 >= first && x + 1 < end { set(.blank(style), x: x + 1, row: row) }
        }
        x += width
      }
    }
  }

  /// Stores a cell. A wide character of which this overwrites one half loses the other half too.
  mutating func set(_ cell: Cell, x: Int, row: Int, keepingLead: Bool = false) {
    let index = row * size.width + x
    if cells[index].isContinuation && !keepingLead && x > 0 {
      cells[index - 1] = .blank(cells[index - 1].style)
    }
    if x + 1 < size.width && cells[index + 1].isContinuation {
      cells[index + 1] = .blank(cells[index + 1].style)
    }
    cells[index] = cell
  }
}
