package import NetworkModel
package import TerminalScreen

/// A drawing of the size of its viewport, and what is where in it.
package struct DrawnMap: Sendable {
  /// Exactly as large as the viewport. Copy it into a frame with `Screen.copy`.
  package var screen: Screen
  /// The size of the whole drawing, of which the screen shows a part.
  package var fullSize: Size
  /// The cell of the whole drawing in the viewport's upper left corner: the scroll that was asked for,
  /// brought into range.
  package var scroll: Point
  package var detail: DetailLevel
  /// The path's lines in cells of the whole drawing, from stop to stop.
  package var path: [[Point]]
  /// Those of them that belong to the current hop; all without one.
  package var currentPath: [[Point]]
  /// All that a person can go to, in cells of the whole drawing; what is inside of something comes after it.
  package var items: [Item]
  /// The cells of the whole drawing where the current hop happens; nil without one.
  package var currentPlace: Rect?
  /// Zones that the viewport's left and right edges cut off.
  package var hiddenZones: (left: Int, right: Int)
  /// What each part of the viewport shows: first the one that scrolls, then what is pinned. They do not overlap.
  package var windows: [Window]

  /// A part of the viewport, and the cell of the whole drawing in its upper left corner.
  package struct Window: Hashable, Sendable {
    package var area: Rect
    package var origin: Point
  }

  package struct Item: Hashable, Sendable {
    package var id: ResourceID
    package var rect: Rect
    package var level: Level

    /// What is inside of what.
    package enum Level: Int, Hashable, Sendable { case vpc, box, node }
  }

  /// Whether there is more than the viewport shows.
  package var isClipped: Bool {
    fullSize.width > screen.size.width || fullSize.height > screen.size.height
  }

  /// The items in the viewport, in its coordinates and cut to it; the innermost last.
  package var hits: [(rect: Rect, id: ResourceID)] {
    items.flatMap { item in
      windows.compactMap { window in
        let shift = window.area.origin - window.origin
        let rect = item.rect.offset(x: shift.x, y: shift.y).intersection(window.area)
        return rect.isEmpty ? nil : (rect, item.id)
      }
    }
  }

  /// What is at a point of the viewport.
  package func item(at point: Point) -> ResourceID? {
    guard let window = windows.first(where: { $0.area.contains(point) }) else { return nil }
    let place = point - window.area.origin + window.origin
    return items.last { $0.rect.contains(place) }?.id
  }

  /// The scroll that brings something into view with a margin of two cells; the present one when it is there.
  package func scroll(revealing id: ResourceID) -> Point {
    guard let item = items.first(where: { $0.id == id }) else { return scroll }
    return scroll(revealing: item.rect)
  }

  /// The scroll that brings cells of the whole drawing into view.
  package func scroll(revealing rect: Rect) -> Point {
    let y = Self.scroll(scroll.y, rect.rows, screen.size.height, fullSize.height)
    // What is pinned on the right takes room from the rest, and is itself in sight.
    let main = windows.first?.area ?? screen.bounds
    let lane = screen.size.width - main.width
    if lane > 0, rect.x >= fullSize.width - lane { return Point(scroll.x, y) }
    let x = Self.scroll(scroll.x, rect.columns, main.width, fullSize.width - lane)
    return Point(x, y)
  }

  private static func scroll(_ now: Int, _ wanted: Range<Int>, _ room: Int, _ full: Int) -> Int {
    let low = max(0, wanted.lowerBound - 2)
    let high = min(full, wanted.upperBound + 2)
    var scroll = now
    if high > scroll + room { scroll = high - room }
    if low < scroll { scroll = low }
    return max(0, min(scroll, full - room))
  }
}
