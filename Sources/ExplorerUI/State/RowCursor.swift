/// A cursor in rows of which only some are on the screen at a time.
struct RowCursor: Hashable, Sendable {
  /// The row the cursor is on.
  var index = 0
  /// The first row on the screen.
  var top = 0

  /// At the first row, which it fits whatever the rows are: they need not be made to find out.
  var isAtStart: Bool { index == 0 && top == 0 }

  enum Movement: Hashable, Sendable {
    case up, down, pageUp, pageDown, halfUp, halfDown, top, bottom
  }

  /// Moves among `count` rows of which `height` are on the screen.
  mutating func move(_ movement: Movement, count: Int, height: Int) {
    let page = max(1, height - 1)
    switch movement {
    case .up: index -= 1
    case .down: index += 1
    case .pageUp: index -= page
    case .pageDown: index += page
    case .halfUp: index -= max(1, height / 2)
    case .halfDown: index += max(1, height / 2)
    case .top: index = 0
    case .bottom: index = count - 1
    }
    fit(count: count, height: height)
  }

  /// Brings the cursor into the rows, and the screen to the cursor.
  mutating func fit(count: Int, height: Int) {
    index = min(max(0, index), max(0, count - 1))
    if height <= 0 { return }
    // A row of what comes next stays in sight where there is room for it.
    let margin = height >= 8 ? 1 : 0
    top = min(top, max(0, index - margin))
    top = max(top, min(index + margin, count - 1) - height + 1)
    top = min(max(0, top), max(0, count - height))
  }

  /// Scrolls without the cursor, as a wheel does; the cursor follows where it would be left behind.
  mutating func scroll(by rows: Int, count: Int, height: Int) {
    top = min(max(0, top + rows), max(0, count - height))
    index = min(max(index, top), max(top, min(count, top + height) - 1))
  }
}
