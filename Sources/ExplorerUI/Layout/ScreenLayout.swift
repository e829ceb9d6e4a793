package import TerminalScreen

/// Where everything stands: a pure function of the terminal's size and a few facts.
///
/// Panes in one column share the border between them; columns stand side by side.
package struct ScreenLayout: Hashable, Sendable {
  /// What there is to place.
  package struct Contents: Hashable, Sendable {
    /// A path is shown, so its strip is there.
    package var hasTrace: Bool
    /// Which of table and details is in front where there is room for one of them.
    package var side: PaneID
    /// The pane with the focus: where one pane is shown at a time, that one.
    package var focus: PaneID
    /// The focused pane has the whole screen.
    package var isZoomed: Bool
    /// How many columns the person moved the split to the right.
    package var split: Int
    /// Rows that the current step of the path fills, where it is to be read whole; 0 where it need not be.
    package var stripRows: Int
    /// Rows below the panes that something else needs.
    package var reserved: Int

    package init(
      hasTrace: Bool = false, side: PaneID = .table, focus: PaneID = .network,
      isZoomed: Bool = false, split: Int = 0, stripRows: Int = 0, reserved: Int = 0
    ) {
      self.hasTrace = hasTrace
      self.side = side
      self.focus = focus
      self.isZoomed = isZoomed
      self.split = split
      self.stripRows = stripRows
      self.reserved = reserved
    }
  }

  package enum Arrangement: Hashable, Sendable {
    /// Nothing fits.
    case tooSmall
    /// One pane or two, changed by number.
    case narrow
    /// The list and a pane for what is chosen on the left, the map over the strip.
    case medium
    /// The list, the map over the strip, and an inspector on the right.
    case wide
  }

  /// A pane with its border.
  package struct Placed: Hashable, Sendable {
    package var pane: PaneID
    package var frame: Rect
    /// The other panes whose place this is, which the border names as tabs.
    package var tabs: [PaneID] = []

    /// Inside of the border; the map keeps a column of air on either side.
    package var inside: Rect { pane == .map ? frame.inset(x: 2, y: 1) : frame.inset(1) }
  }

  package let size: Size
  package let arrangement: Arrangement
  package let header: Rect
  package let footer: Rect
  /// Between the header and the footer, without what is reserved.
  package let body: Rect
  /// What is reserved, between the body and the footer.
  package let below: Rect
  package let panes: [Placed]

  /// The least a terminal must have.
  package static let leastSize = Size(width: 40, height: 10)

  package init(_ size: Size, _ contents: Contents) {
    self.size = size
    let screen = Rect(size)
    guard size.width >= Self.leastSize.width, size.height >= Self.leastSize.height else {
      arrangement = .tooSmall
      header = .zero
      footer = screen.splitBottom(1).bottom
      body = screen
      below = .zero
      panes = []
      return
    }
    let (header, rest) = screen.splitTop(1)
    let (footer, inner) = rest.splitBottom(1)
    let (below, body) = inner.splitBottom(min(contents.reserved, max(0, inner.height - 8)))
    self.below = below
    self.header = header
    self.footer = footer
    self.body = body
    arrangement = size.width < 100 ? .narrow : size.width < 170 ? .medium : .wide
    if contents.isZoomed {
      panes = [Placed(pane: contents.focus, frame: body)]
    } else {
      switch arrangement {
      case .tooSmall, .narrow: panes = Self.narrow(body, contents)
      case .medium: panes = Self.medium(body, contents)
      case .wide: panes = Self.wide(body, contents)
      }
    }
  }

  /// The pane's place; nil while it is not on the screen.
  package subscript(pane: PaneID) -> Placed? { panes.first { $0.pane == pane } }

  /// The columns of the border between the list's column and the rest; nil while there is one column.
  package var splitColumns: ClosedRange<Int>? {
    guard let left = panes.first(where: { $0.frame.x == 0 }), left.frame.width < size.width else {
      return nil
    }
    return left.frame.maxX...(left.frame.maxX + 1)
  }

  /// Whether a point is on the border that can be moved: on a side of a pane, not on its title.
  package func isOnSplit(_ point: Point) -> Bool {
    splitColumns?.contains(point.x) == true && body.contains(point)
      && panes.contains { placed in
        placed.frame.contains(point) && placed.frame.y < point.y && point.y < placed.frame.maxY
          && (point.x == placed.frame.x || point.x == placed.frame.maxX)
      }
  }

  /// How wide the list's column is before it is moved.
  package static func usualLeftWidth(_ arrangement: Arrangement) -> Int {
    switch arrangement {
    case .tooSmall, .narrow: 32
    case .medium: 34
    case .wide: 38
    }
  }

  /// The pane at a point of the screen.
  package func pane(at point: Point) -> Placed? {
    panes.last { $0.frame.contains(point) }
  }
}

extension ScreenLayout {
  private static func narrow(_ body: Rect, _ contents: Contents) -> [Placed] {
    let hasStrip = contents.hasTrace && body.height >= 14
    if contents.focus == .trace && !hasStrip {
      return [Placed(pane: .trace, frame: body, tabs: tabs(besides: .trace, contents))]
    }
    let front = contents.focus == .trace ? PaneID.map : contents.focus
    let (main, strip) = hasStrip ? stack(body, lower: stripHeight(body, contents)) : (body, .zero)
    var placed: [Placed] = []
    if front == .map || body.width < 72 {
      placed = [Placed(pane: front, frame: main, tabs: tabs(besides: front, contents))]
    } else {
      let (left, right) = main.splitLeft(leftWidth(body, contents, .narrow))
      let side = front == .network ? contents.side : front
      placed = [
        Placed(pane: .network, frame: left, tabs: [.map]),
        Placed(pane: side, frame: right, tabs: [side == .table ? .details : .table]),
      ]
    }
    if hasStrip { placed.append(Placed(pane: .trace, frame: strip)) }
    return placed
  }

  private static func medium(_ body: Rect, _ contents: Contents) -> [Placed] {
    let (left, right) = body.splitLeft(leftWidth(body, contents, .medium))
    let (side, other) = sides(contents)
    var placed: [Placed] = []
    if body.height >= 20 {
      let (list, lower) = stack(left, lower: max(8, body.height * 2 / 5))
      placed = [
        Placed(pane: .network, frame: list), Placed(pane: side, frame: lower, tabs: [other]),
      ]
    } else if contents.focus == side {
      placed = [Placed(pane: side, frame: left, tabs: [.network, other])]
    } else {
      placed = [Placed(pane: .network, frame: left, tabs: [side, other])]
    }
    return placed + middle(right, contents)
  }

  private static func wide(_ body: Rect, _ contents: Contents) -> [Placed] {
    let (left, rest) = body.splitLeft(leftWidth(body, contents, .wide))
    let (right, centre) = rest.splitRight(body.width >= 240 ? 60 : 50)
    var placed = [Placed(pane: .network, frame: left)]
    placed += middle(centre, contents)
    if body.height >= 24 {
      let (table, details) = stack(right, lower: body.height / 2)
      placed.append(Placed(pane: .table, frame: table))
      placed.append(Placed(pane: .details, frame: details))
    } else {
      let (side, other) = sides(contents)
      placed.append(Placed(pane: side, frame: right, tabs: [other]))
    }
    return placed
  }

  /// The map, over the strip while a path is shown.
  private static func middle(_ area: Rect, _ contents: Contents) -> [Placed] {
    guard contents.hasTrace else { return [Placed(pane: .map, frame: area)] }
    if area.height < 14 {
      let front: PaneID = contents.focus == .trace ? .trace : .map
      return [Placed(pane: front, frame: area, tabs: [front == .map ? .trace : .map])]
    }
    let (map, strip) = stack(area, lower: stripHeight(area, contents))
    return [Placed(pane: .map, frame: map), Placed(pane: .trace, frame: strip)]
  }

  /// Two rectangles one above the other that share a row of border.
  private static func stack(_ whole: Rect, lower rows: Int) -> (upper: Rect, lower: Rect) {
    let lower = whole.splitBottom(rows).bottom
    return (whole.splitTop(whole.height - lower.height + 1).top, lower)
  }

  /// All panes that take turns in one place.
  private static func tabs(besides front: PaneID, _ contents: Contents) -> [PaneID] {
    PaneID.allCases.filter { $0 != front && ($0 != .trace || contents.hasTrace) }
  }

  /// Table and details where one of them is shown: the one in front, and the other.
  private static func sides(_ contents: Contents) -> (PaneID, PaneID) {
    let hasFocus = contents.focus == .table || contents.focus == .details
    let side = hasFocus ? contents.focus : contents.side
    return (side, side == .table ? .details : .table)
  }

  /// Rows of the strip with its border: two fifths of the room, never more than it can use; on small
  /// screens just enough for the current hop and its sentence, and up to half where that is to be read whole.
  private static func stripHeight(_ area: Rect, _ contents: Contents) -> Int {
    let usual = area.height < 26 ? 7 : min(16, area.height * 2 / 5)
    return max(usual, min(contents.stripRows + 2, area.height / 2))
  }

  private static func leftWidth(
    _ body: Rect, _ contents: Contents, _ arrangement: Arrangement
  ) -> Int {
    min(max(24, usualLeftWidth(arrangement) + contents.split), body.width - 40)
  }
}
