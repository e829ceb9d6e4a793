import TerminalScreen

/// The full drawing while it is made: lines that join, and text on top of them.
struct MapCanvas {
  let size: Size
  private var masks: [LineMask]
  private var lineStyles: [Style]
  private(set) var screen: Screen

  init(size: Size) {
    self.size = size
    masks = Array(repeating: LineMask(), count: size.width * size.height)
    lineStyles = Array(repeating: .border, count: size.width * size.height)
    screen = Screen(size: size)
  }

  /// Adds arms to a cell; the style of the last line drawn through it holds.
  mutating func join(_ mask: LineMask, at point: Point, style: Style) {
    guard Rect(size).contains(point) else { return }
    let index = point.y * size.width + point.x
    masks[index].formUnion(mask)
    lineStyles[index] = style
  }

  mutating func horizontal(_ columns: Range<Int>, row: Int, style: Style) {
    for x in columns { join(.horizontal(.light), at: Point(x, row), style: style) }
  }

  /// A light border.
  mutating func box(_ rect: Rect, style: Style) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    horizontal((rect.x + 1)..<rect.maxX, row: rect.y, style: style)
    horizontal((rect.x + 1)..<rect.maxX, row: rect.maxY, style: style)
    for y in (rect.y + 1)..<max(rect.y + 1, rect.maxY) {
      join(.vertical(.light), at: Point(rect.x, y), style: style)
      join(.vertical(.light), at: Point(rect.maxX, y), style: style)
    }
    join(LineMask(right: .light, down: .light), at: Point(rect.x, rect.y), style: style)
    join(LineMask(down: .light, left: .light), at: Point(rect.maxX, rect.y), style: style)
    join(LineMask(up: .light, right: .light), at: Point(rect.x, rect.maxY), style: style)
    join(LineMask(up: .light, left: .light), at: Point(rect.maxX, rect.maxY), style: style)
  }

  /// A line through cells, each next to the one before.
  mutating func line(_ cells: [Point], weight: LineWeight, style: Style) {
    for (a, b) in zip(cells, cells.dropFirst()) {
      let (there, back) = Self.arms(from: a, to: b, weight)
      join(there, at: a, style: style)
      join(back, at: b, style: style)
    }
  }

  private static func arms(
    from a: Point, to b: Point, _ weight: LineWeight
  ) -> (there: LineMask, back: LineMask) {
    if b.x > a.x { return (LineMask(right: weight), LineMask(left: weight)) }
    if b.x < a.x { return (LineMask(left: weight), LineMask(right: weight)) }
    if b.y > a.y { return (LineMask(down: weight), LineMask(up: weight)) }
    return (LineMask(up: weight), LineMask(down: weight))
  }

  /// Puts the lines onto the screen. Text comes after this.
  mutating func flushLines() {
    for y in 0..<size.height {
      for x in 0..<size.width where !masks[y * size.width + x].isEmpty {
        let index = y * size.width + x
        screen.put(masks[index].glyph, at: Point(x, y), style: lineStyles[index])
      }
    }
  }

  /// Text in a field of so many cells, cut when it is too long. Returns the cells used.
  @discardableResult
  mutating func text(_ text: String, at point: Point, style: Style, room: Int) -> Int {
    guard room > 0 else { return 0 }
    return screen.put(text.truncated(to: room), at: point, style: style, truncation: .clip)
  }

  /// Takes the lines out of cells in which a label is to stand.
  mutating func blank(_ rect: Rect) { screen.fill(rect, style: .border) }

  mutating func sign(_ glyph: Glyph, at point: Point, style: Style) {
    screen.put(glyph.unicode, at: point, style: style)
  }

  mutating func restyle(_ rect: Rect, adding attributes: TextAttributes) {
    screen.restyle(rect, adding: attributes)
  }
}
