import NetworkModel
import TerminalScreen

/// What has to hold after every action, whatever it was.
extension ExplorerState {
  /// Brings cursors into their rows and scrolls panes to them, and asks for what is missing.
  mutating func settle() -> [Effect] {
    guard !isTooSmall else { return [] }
    if network != nil && stage == .network {
      var rows = RowCursor(index: list.cursor, top: list.top)
      rows.fit(count: list.visible.count, height: listHeight)
      (list.cursor, list.top) = (rows.index, rows.top)
      let layout = layout
      // Not while it is out of sight: its lines are many words to make.
      if !table.rows.isAtStart, let pane = layout[.table] {
        table.rows.fit(count: tableRows.count, height: pane.inside.height)
      }
      settleDetails(layout)
      settleStrip(layout)
      settleMap(layout)
      if case .glance(var glance) = overlay {
        glance.rows.fit(count: glance.lines.count, height: GlanceView.listHeight(glance, self))
        overlay = .glance(glance)
      }
    }
    guard stage == .welcome else { return [] }
    welcome.rows.fit(count: welcome.samples.count, height: WelcomeView.listHeight(self))
    if welcome.isAsked || welcome.samples.isEmpty { return [] }
    welcome.isAsked = true
    return [.readSamples]
  }

  /// Keeps the current step and its sentences in sight, the step's own line above all.
  private mutating func settleStrip(_ layout: ScreenLayout) {
    guard var watch, let inside = layout[.trace]?.inside else { return }
    let lines = TraceStripView.lines(self, width: inside.width)
    let first = lines.firstIndex { $0.step == watch.step } ?? 0
    let last = lines.lastIndex { $0.step == watch.step } ?? 0
    let next = min(last + 1, lines.count - 1)
    watch.top = max(watch.top, next - inside.height + 1)
    watch.top = min(watch.top, max(0, first - 1), max(0, lines.count - inside.height))
    if last - watch.top >= inside.height { watch.top = min(first, last - inside.height + 1) }
    watch.top = max(0, min(watch.top, first))
    self.watch = watch
  }
}
