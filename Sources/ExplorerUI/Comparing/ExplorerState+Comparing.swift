import Reports

extension ExplorerState {
  /// Puts the path aside for a comparison; with another one there, shows both.
  mutating func compare() {
    guard let watch, let network else { return }
    guard let pinned, pinned.watch.trace != watch.trace else {
      if pinned != nil {
        self.pinned = nil
        notice = Notice(.done, text(en: "The path is no longer kept", ja: "比較の保持を解除しました"))
      } else {
        self.pinned = PinnedPath(watch: watch, network: network)
        notice = Notice(
          .done,
          text(
            en: "Kept. Ask for another path, then = compares both",
            ja: "保持しました。別の経路を表示して = を押すと比較します"))
      }
      return
    }
    var comparison = ComparisonState(
      comparison: PathComparison(pinned.watch.forward, watch.forward))
    // What differs is what was asked for.
    let rows = comparison.comparison.rows
    comparison.rows.index = rows.firstIndex { $0.kind != .same } ?? 0
    comparison.rows.fit(count: rows.count, height: ComparisonView.listHeight(self))
    overlay = .comparison(comparison)
  }
}
