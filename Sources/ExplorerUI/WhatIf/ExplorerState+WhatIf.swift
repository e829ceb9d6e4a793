import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Trying on the network that is shown what would make a path work. The input is not touched.
extension ExplorerState {
  /// Makes the changes of an advice to the network, and shows the same path anew. The one before is kept
  /// for a comparison.
  mutating func tryAdvice(_ index: Int) -> [Effect] {
    guard let network, let watch, watch.advice.indices.contains(index) else {
      notice = Notice(
        .refused, text(en: "There is no such advice", ja: "その番号の対処案はありません"))
      return []
    }
    let changes = watch.advice[index].changes
    guard let topology = network.topology.applying(changes) else { return [] }
    self.changes += 1
    let changed = network.changed(to: topology, by: changes, version: self.changes)
    self.network = changed
    pinned = PinnedPath(watch: watch, network: network)
    // Rows stay where they are, unless a change moved a gateway to another VPC.
    if !changed.tree.hasSameItems(as: network.tree) {
      let kept = resource
      list = NetworkListState(changed.tree)
      if let kept { choose(kept) }
    }
    let effects = startWatching()
    let count = language.count(changed.changes.count, en: "change", "changes", ja: "件の変更")
    notice = Notice(
      .done,
      text(
        en: "Tried, \(count) in all; u takes it back, = compares",
        ja: "試しました（計\(count)）。u で取り消し、= で比較します"))
    return effects
  }
}

extension LoadedNetwork {
  /// The network after changes that were tried on it.
  fileprivate func changed(
    to topology: Topology, by more: [Change], version: Int
  ) -> LoadedNetwork {
    var network = LoadedNetwork(
      ImportReport(topology: topology, findings: findings), title: title, paths: paths,
      questions: questions)
    network.changes = changes + more
    network.version = version
    return network
  }
}

extension NetworkTree {
  /// Whether another tree has the same things in the same places.
  fileprivate func hasSameItems(as other: NetworkTree) -> Bool {
    rows.count == other.rows.count
      && zip(rows, other.rows).allSatisfy { $0.item == $1.item && $0.end == $1.end }
  }
}
