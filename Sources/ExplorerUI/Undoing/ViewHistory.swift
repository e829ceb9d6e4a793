import NetworkMap
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// What a person looks at and asked for, as undoing brings it back.
struct ViewSnapshot: Sendable {
  var network: LoadedNetwork?
  var list: NetworkListState
  var filterText: LineEditor
  var focus: PaneID
  var side: PaneID
  var isZoomed: Bool
  var split: Int
  var map: MapPaneState
  var table: TablePaneState
  var details: DetailsPaneState
  var question: Question
  var watch: WatchState?
}

/// The views that undoing and redoing go through.
struct ViewHistory: Sendable {
  private(set) var past: [ViewSnapshot] = []
  private(set) var future: [ViewSnapshot] = []

  /// How many views there are in either direction.
  var depth: [Int] { [past.count, future.count] }

  /// Nobody goes back further.
  private static let limit = 40

  mutating func push(_ snapshot: ViewSnapshot) {
    past.append(snapshot)
    if past.count > Self.limit { past.removeFirst() }
    future = []
  }

  /// The view before, while `now` becomes the one that redoing brings back.
  mutating func undo(from now: ViewSnapshot) -> ViewSnapshot? {
    guard let before = past.popLast() else { return nil }
    future.append(now)
    return before
  }

  mutating func redo(from now: ViewSnapshot) -> ViewSnapshot? {
    guard let after = future.popLast() else { return nil }
    past.append(now)
    return after
  }
}

/// What has to change for a view to be another one worth going back to: not where a cursor is, but what
/// was asked for.
struct ViewKey: Hashable, Sendable {
  var openings: Int
  var visits: Int
  var changes: Int
  var source: Query.Source?
  var destination: Query.Destination?
  var port: UInt16?
  var isWatching: Bool
  var isWayBack: Bool
  var goesBeyond: Bool
  var isZoomed: Bool
  var split: Int
  var wantsLanes: Bool?
  var detail: DetailLevel?
  var isFiltered: Bool
  var order: TableOrder
}

extension ExplorerState {
  var viewKey: ViewKey {
    ViewKey(
      openings: openings, visits: visits, changes: network?.version ?? 0,
      source: question.source?.source,
      destination: question.destination?.destination, port: question.destination?.port,
      isWatching: watch != nil, isWayBack: watch?.isWayBack ?? false,
      goesBeyond: watch?.goesBeyond ?? false, isZoomed: isZoomed, split: split,
      wantsLanes: map.wantsLanes, detail: map.detail, isFiltered: !filterText.text.isEmpty,
      order: table.order)
  }

  var snapshot: ViewSnapshot {
    // What is drawn can be drawn again.
    var map = map
    map.drawn = nil
    map.kept = MapPaneState.Kept()
    return ViewSnapshot(
      network: network, list: list, filterText: filterText, focus: focus, side: side,
      isZoomed: isZoomed, split: split, map: map, table: table, details: details,
      question: question, watch: watch)
  }

  mutating func undo() {
    guard let before = history.undo(from: snapshot) else { return }
    showView(before)
    notice = Notice(.done, text(en: "The view before", ja: "前の表示に戻しました"))
  }

  mutating func redo() {
    guard let after = history.redo(from: snapshot) else { return }
    showView(after)
    notice = Notice(.done, text(en: "The view after", ja: "やり直しました"))
  }

  /// Shows a view as it was kept.
  mutating func showView(_ view: ViewSnapshot) {
    network = view.network
    list = view.list
    filterText = view.filterText
    isFiltering = false
    focus = view.focus
    side = view.side
    isZoomed = view.isZoomed
    split = view.split
    // Drawn anew: a path of the same number may be another one.
    let number = map.watchNumber + 1
    map = view.map
    map.watchNumber = number
    table = view.table
    details = view.details
    // What was chosen before stays on offer.
    let recent = question.recent
    question = view.question
    question.recent = recent
    watch = view.watch
    watch?.isPlaying = false
    if let network, let watch, watch.language != language {
      self.watch = watch.told(in: language, of: network)
    }
  }

  /// Goes to a resource from elsewhere than its neighbour in the list: a step that undoing takes back.
  mutating func visit(_ id: ResourceID) {
    visits += 1
    choose(id)
  }
}
