import Reports
import TerminalScreen

/// What the mouse holds while its button is down.
enum MouseGrip: Hashable, Sendable {
  /// The border between the list's column and the rest.
  case split
}

/// The mouse: a click chooses what is under it, the wheel scrolls what is under it.
extension ExplorerState {
  mutating func take(_ event: MouseEvent) -> [Effect] {
    switch event.kind {
    case .wheelUp, .wheelDown:
      return turnWheel(at: event.point, by: event.kind == .wheelUp ? -3 : 3)
    case .press where event.button == .left:
      if overlay == nil, stage == .network, layout.isOnSplit(event.point) {
        grip = .split
        return []
      }
      return click(event.point)
    case .press where event.button == .right: return goBack()
    case .drag where grip == .split:
      moveSplit(to: event.point.x)
      return []
    case .release:
      grip = nil
      return []
    case .press, .drag: return []
    }
  }

  private mutating func click(_ point: Point) -> [Effect] {
    notice = nil
    let layout = layout
    if layout.footer.contains(point) {
      let footer = FooterView(self, width: layout.footer.width)
      return footer.command(at: point.x - layout.footer.x).map { perform($0) } ?? []
    }
    if isTouring { return moveTour(1) }
    if overlay != nil { return clickOverlay(point) }
    switch stage {
    case .loading: return []
    case .welcome:
      guard let index = WelcomeView.sample(at: point, self) else { return [] }
      let isSecond = welcome.rows.index == index
      welcome.rows.index = index
      return isSecond ? openCurrent() : []
    case .network: break
    }
    if layout.header.contains(point) {
      return point.x >= size.width - 8 ? perform(.help) : []
    }
    guard let placed = layout.pane(at: point) else { return [] }
    if point.y == placed.frame.y, let tab = tab(at: point, of: placed) {
      show(tab)
      return []
    }
    let wasFocused = focus == placed.pane
    show(placed.pane)
    guard placed.inside.contains(point) else { return [] }
    let row = point.y - placed.inside.y
    switch placed.pane {
    case .network: return clickList(row, wasFocused: wasFocused)
    case .map: clickMap(Point(point.x - placed.inside.x, row))
    case .table: table.rows.index = table.rows.top + row
    case .trace:
      guard var watch else { return [] }
      let lines = TraceStripView.lines(self, width: placed.inside.width)
      guard lines.indices.contains(watch.top + row) else { return [] }
      watch.isPlaying = false
      watch.go(to: lines[watch.top + row].step)
      self.watch = watch
      followStep()
    case .details:
      let position = details.rows.top + row
      let isSecond = details.rows.index == position && wasFocused
      details.rows.index = position
      if isSecond { followLink() }
    }
    return []
  }

  private mutating func clickList(_ row: Int, wasFocused: Bool) -> [Effect] {
    let offset = height(of: .network) - listHeight
    let position = list.top + row - offset
    guard row >= offset, list.visible.indices.contains(position) else {
      if row < offset { isFiltering = true }
      return []
    }
    let isSecond = list.cursor == position && wasFocused
    if list.cursor != position {
      list.cursor = position
      chosenChanged()
    }
    return isSecond ? openCurrent() : []
  }

  /// A click into a list chooses the row, one beside the box closes it.
  private mutating func clickOverlay(_ point: Point) -> [Effect] {
    let frame: Rect
    let rows: Rect
    switch overlay {
    case .help, nil: (frame, rows) = (Popup.frame(self, width: 96, height: 60), .zero)
    case .palette: (frame, rows) = (PaletteView.frame(self), PaletteView.rows(self))
    case .picker: (frame, rows) = (PickerView.frame(self), PickerView.rows(self))
    case .findings: (frame, rows) = (FindingsView.frame(self), FindingsView.rows(self))
    case .comparison: (frame, rows) = (ComparisonView.frame(self), .zero)
    case .glance(let glance):
      (frame, rows) = (GlanceView.frame(self), GlanceView.rows(glance, self))
    case .jump, .tour: (frame, rows) = (.zero, .zero)
    }
    guard frame.contains(point) else {
      overlay = nil
      return []
    }
    guard rows.contains(point) else { return [] }
    let row = point.y - rows.y
    switch overlay {
    case .palette(var palette):
      palette.rows.index = palette.rows.top + row
      return runPalette(palette)
    case .picker(var picker):
      picker.rows.index = picker.rows.top + row
      return picker.current == nil ? [] : choose(in: picker)
    case .findings(var findings):
      findings.rows.index = min(findings.rows.top + row, max(0, (network?.findings.count ?? 0) - 1))
      overlay = .findings(findings)
    case .glance(var glance):
      let position = glance.rows.top + row
      guard glance.lines.indices.contains(position), case .row = glance.lines[position] else {
        return []
      }
      let isSecond = glance.rows.index == position
      glance.rows.index = position
      overlay = .glance(glance)
      if isSecond { return openCurrent() }
    case .help, .comparison, .jump, .tour, nil: break
    }
    return []
  }

  /// Moves the border that the mouse holds to a column.
  private mutating func moveSplit(to column: Int) {
    let usual = ScreenLayout.usualLeftWidth(layout.arrangement)
    split = min(max(Self.splits.lowerBound, column + 1 - usual), Self.splits.upperBound)
  }

  /// How far the border between the list's column and the rest may go from its usual place.
  static let splits = -10...40

  /// The tab of a pane's border at a point.
  private func tab(at point: Point, of placed: ScreenLayout.Placed) -> PaneID? {
    PaneFrame(placed, self).tab(at: point.x)
  }

  private mutating func turnWheel(at point: Point, by rows: Int) -> [Effect] {
    switch overlay {
    case .help(var help):
      help.rows.scroll(by: rows, count: helpLines(of: help).count, height: overlayHeight)
      overlay = .help(help)
      return []
    case .palette(var palette):
      let count = palette.choices(in: self).count
      palette.rows.scroll(by: rows, count: count, height: PaletteView.listHeight(self))
      overlay = .palette(palette)
      return []
    case .picker(var picker):
      picker.rows.scroll(by: rows, count: picker.shown.count, height: PickerView.listHeight(self))
      overlay = .picker(picker)
      return []
    case .findings(var findings):
      findings.rows.scroll(
        by: rows, count: network?.findings.count ?? 0, height: FindingsView.listHeight(self))
      overlay = .findings(findings)
      return []
    case .comparison(var comparison):
      comparison.rows.scroll(
        by: rows, count: comparison.comparison.rows.count,
        height: ComparisonView.listHeight(self))
      overlay = .comparison(comparison)
      return []
    case .glance(var glance):
      glance.rows.scroll(
        by: rows, count: glance.lines.count, height: GlanceView.listHeight(glance, self))
      glance.skipHeadings(1)
      overlay = .glance(glance)
      return []
    case .jump, .tour: return []
    case nil: break
    }
    if stage == .welcome {
      welcome.rows.scroll(
        by: rows, count: welcome.samples.count, height: WelcomeView.listHeight(self))
      return []
    }
    guard stage == .network, let placed = layout.pane(at: point) else { return [] }
    let height = placed.inside.height
    switch placed.pane {
    case .network:
      let before = list.row
      var cursor = RowCursor(index: list.cursor, top: list.top)
      cursor.scroll(by: rows, count: list.visible.count, height: listHeight)
      (list.cursor, list.top) = (cursor.index, cursor.top)
      if list.row != before { chosenChanged() }
    case .map: map.scroll.y = max(0, map.scroll.y + rows)
    case .table: table.rows.scroll(by: rows, count: tableRows.count, height: height)
    case .trace:
      guard var watch else { return [] }
      watch.go(to: watch.step + rows.signum())
      watch.isPlaying = false
      self.watch = watch
      followStep()
    case .details:
      details.rows.scroll(by: rows, count: detailRows.count, height: height)
    }
    return []
  }
}
