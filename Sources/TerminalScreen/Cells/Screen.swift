/// A whole frame: a buffer of cells, row by row, that panes draw into and a terminal presents.
///
/// Drawing takes local coordinates of the current region, which is the whole screen until
/// `draw(in:_:)` narrows it. Nothing outside of the region is ever touched, and coordinates outside
/// of it are harmless. Text of any origin may be drawn: `put` cleans it.
package struct Screen: Sendable {
  package let size: Size
  /// All cells, row after row: `size.width * size.height`.
  package internal(set) var cells: [Cell]
  /// Where the terminal's cursor is to stand, in coordinates of the screen; nil hides it.
  package var cursor: Point?
  /// What has the person's attention, in coordinates of the screen: while the cursor is hidden it stands
  /// there unseen, so that a screen reader, which follows it, reads the right line.
  package var focus: Point?

  /// The upper left cell of the current region, in coordinates of the screen.
  var origin = Point.zero
  /// The current region's size; the part on the screen is `clip`.
  var regionSize: Size
  /// What may be painted, in coordinates of the screen.
  var clip: Rect

  /// A screen of blanks in the style `.text`.
  package init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.width * size.height)
    regionSize = size
    clip = Rect(size)
  }

  /// The current region in its own coordinates: its upper left cell is (0, 0).
  package var bounds: Rect { Rect(regionSize) }

  /// The part of the current region that can be seen, in its own coordinates.
  package var visibleBounds: Rect { clip.offset(x: -origin.x, y: -origin.y) }

  /// The cell at a point of the screen (not of the region), or nil outside.
  package subscript(point: Point) -> Cell? {
    guard Rect(size).contains(point) else { return nil }
    return cells[point.y * size.width + point.x]
  }

  /// Draws with `rect` as the region: inside of `body`, (0, 0) is its upper left cell, `bounds` has
  /// its size, and nothing outside of it (or of the region around it) can be painted.
  package mutating func draw<Result, Failure: Error>(
    in rect: Rect, _ body: (inout Screen) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (savedOrigin, savedSize, savedClip) = (origin, regionSize, clip)
    defer { (origin, regionSize, clip) = (savedOrigin, savedSize, savedClip) }
    let place = rect.offset(x: origin.x, y: origin.y)
    clip = clip.intersection(place)
    origin = place.origin
    regionSize = rect.size
    return try body(&self)
  }

  /// Puts the cursor at a point of the current region, or nowhere when that cannot be seen.
  package mutating func placeCursor(at point: Point) {
    let place = point + origin
    cursor = clip.contains(place) ? place : nil
  }

  /// Gives the attention to a point of the current region; where that cannot be seen, it stays.
  package mutating func placeFocus(at point: Point) {
    let place = point + origin
    if clip.contains(place) { focus = place }
  }

  /// The indices of the rows whose cells differ from those of `other`: all when the sizes differ.
  package func changedRows(from other: Screen) -> [Int] { changes(from: other).map(\.row) }
}

extension Screen {
  /// A row of the screen, and the columns from its first cell that differs to its last.
  package struct Change: Hashable, Sendable {
    package var row: Int
    package var columns: Range<Int>
  }

  /// What is to be drawn anew where `other` is shown: all when the sizes differ.
  package func changes(from other: Screen?) -> [Change] {
    let width = size.width
    guard let other, size == other.size else {
      return (0..<size.height).map { Change(row: $0, columns: 0..<width) }
    }
    return cells.withUnsafeBufferPointer { mine in
      other.cells.withUnsafeBufferPointer { theirs in
        (0..<size.height).compactMap { row in
          let (start, end) = (row * width, (row + 1) * width)
          var first = start
          while first < end, mine[first] == theirs[first] { first += 1 }
          if first == end { return nil }
          var last = end - 1
          while mine[last] == theirs[last] { last -= 1 }
          return Change(row: row, columns: first - start..<last - start + 1)
        }
      }
    }
  }
}

extension Screen {
  /// One number for the characters of a row, whatever their styles.
  package func hash(ofRow row: Int) -> Int {
    let width = size.width
    return cells.withUnsafeBufferPointer { cells in
      var hash = 5381
      for index in row * width..<(row + 1) * width {
        hash = hash &* 33 &+ Int(truncatingIfNeeded: cells[index].shape)
      }
      return hash
    }
  }
}

extension Screen: Equatable {
  /// Two screens are equal when they show the same, with the same styles and cursor.
  package static func == (a: Screen, b: Screen) -> Bool {
    a.size == b.size && a.cursor == b.cursor && a.focus == b.focus && a.cells == b.cells
  }
}
