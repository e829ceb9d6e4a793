import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// A pane's border: its number and title, the tabs beside it, and what there is to say at its edges.
struct PaneFrame {
  private let placed: ScreenLayout.Placed
  private let state: ExplorerState

  init(_ placed: ScreenLayout.Placed, _ state: ExplorerState) {
    self.placed = placed
    self.state = state
  }

  private var hasFocus: Bool { placed.pane == state.focus && state.showsFocus }

  func drawBorder(on screen: inout Screen) {
    screen.box(placed.frame, style: hasFocus ? .borderFocus : .border, joins: true)
  }

  func drawTitles(on screen: inout Screen) {
    let frame = placed.frame
    drawTitle(on: &screen)
    let corner = corner
    if !corner.isEmpty, showsCorner {
      screen.put(corner, at: Point(frame.maxX - cornerWidth - 1, frame.y))
    }
    let remark = bottom
    let remarkWidth = remark.reduce(0) { $0 + $1.text.cellWidth }
    if !remark.isEmpty, remarkWidth + 4 <= frame.width {
      screen.put(remark, at: Point(frame.maxX - remarkWidth - 1, frame.maxY))
    }
  }

  private var cornerWidth: Int { corner.reduce(0) { $0 + $1.text.cellWidth } }

  private var showsCorner: Bool {
    !corner.isEmpty && cornerWidth + 16 <= placed.frame.width
  }

  /// The first column that titles must not reach.
  private var titleLimit: Int {
    placed.frame.maxX - (showsCorner ? cornerWidth + 2 : 0)
  }

  /// A pane's name in the border: of the pane that is shown, or of one that takes its place.
  private struct Tab {
    var pane: PaneID
    var number: String
    var text: String
    var x: Int
    var isFront: Bool

    var columns: Range<Int> { x..<(x + number.cellWidth + text.cellWidth) }
  }

  private func tabs(limit: Int) -> [Tab] {
    var tabs: [Tab] = []
    var x = placed.frame.x + 1
    for pane in ([placed.pane] + placed.tabs).sorted(by: { $0.rawValue < $1.rawValue }) {
      let isFront = pane == placed.pane
      let name = (isFront ? title(of: pane) : state.shortTitle(of: pane)) + " "
      let number = " \(pane.rawValue) "
      let room = limit - x - number.cellWidth
      guard room >= 3, isFront || name.cellWidth <= room else { continue }
      let tab = Tab(
        pane: pane, number: number, text: name.truncated(to: room), x: x, isFront: isFront)
      tabs.append(tab)
      x = tab.columns.upperBound + 1
    }
    return tabs
  }

  /// The pane whose name stands at a column of the screen.
  func tab(at column: Int) -> PaneID? {
    tabs(limit: titleLimit).first { $0.columns.contains(column) }?.pane
  }

  private func drawTitle(on screen: inout Screen) {
    for tab in tabs(limit: titleLimit) {
      let (number, text): (Style, Style) =
        !tab.isFront
        ? (.dim, .dim) : hasFocus ? (Style.key.reversed, Style.title.reversed) : (.key, .title)
      screen.put(
        [(tab.number, number), (tab.text, text)], at: Point(tab.x, placed.frame.y))
    }
  }

  private func title(of pane: PaneID) -> String {
    let short = state.shortTitle(of: pane)
    switch pane {
    case .network, .map: return short
    case .details:
      guard let network = state.network, let item = state.item else { return short }
      return network.name(of: item, in: state.language).sanitised
    case .table:
      guard let network = state.network, let table = state.shownTable else { return short }
      let badge = network.badges[table]
      let name = network.topology[table].label.sanitised
        .shortened(to: max(10, placed.frame.width - short.cellWidth - badge.cellWidth - 12))
      return "\(short) \(name)" + (badge.isEmpty ? "" : " (\(badge))")
    case .trace: return state.watch?.shownTitle.sanitised ?? short
    }
  }

  /// What stands at the right end of the upper border.
  private var corner: [(text: String, style: Style)] {
    switch placed.pane {
    case .trace:
      guard let watch = state.watch else { return [] }
      let verdict = state.verdictPieces(of: watch)
      return [(" ", .text)] + verdict + [
        (
          " · \(watch.step + 1)/\(watch.steps.count)"
            + (watch.costPerGB.map { " · \($0) " } ?? " "), .text
        )
      ]
    case .network:
      let count = state.list.visible.count
      guard count > placed.inside.height else { return [] }
      return [(" \(state.list.cursor + 1)/\(count) ", .dim)]
    case .map: return state.hiddenZonesHint
    case .table, .details: return []
    }
  }

  /// What stands at the right end of the lower border.
  private var bottom: [(text: String, style: Style)] {
    switch placed.pane {
    case .trace:
      guard let watch = state.watch else { return [] }
      return [(" \(state.otherWay(of: watch)) ", .dim)]
    case .network, .map, .table, .details: return []
    }
  }
}

extension ExplorerState {
  /// A pane's name alone.
  func shortTitle(of pane: PaneID) -> String {
    switch pane {
    case .network: text(en: "Network", ja: "ネットワーク")
    case .map: showsLanes ? text(en: "Lanes", ja: "レーン") : text(en: "Map", ja: "地図")
    case .table: text(en: "Table", ja: "テーブル")
    case .trace: text(en: "Path", ja: "経路")
    case .details: text(en: "Details", ja: "詳細")
    }
  }

  /// The verdict with its sign: a state never hangs on colour alone.
  func verdictPieces(of watch: WatchState) -> [(text: String, style: Style)] {
    let word = watch.verdictWord
    return switch watch.trace.verdict {
    case .reachable: [(Glyph.pass.text + " " + word, .ok)]
    case .unreachable: [(Glyph.fail.text + " " + word, .bad)]
    case .undetermined: [("? " + word, .warn)]
    }
  }

  /// What the other direction looks like.
  func otherWay(of watch: WatchState) -> String {
    let other = watch.isWayBack ? watch.forward : watch.back
    let count = other.count
    if watch.isWayBack {
      return text(
        en: "way there: \(count) steps", ja: "行き: \(count)ステップ")
    }
    if count == 0 { return text(en: "no way back", ja: "戻りの経路なし") }
    guard let block = other.firstIndex(where: { $0.mark == .blocks }) else {
      return other.contains { $0.mark == .unknown }
        ? text(en: "way back: \(count) steps, not all known", ja: "戻り: \(count)ステップ、一部不明")
        : text(en: "way back: \(count) steps, all pass", ja: "戻り: \(count)ステップ、すべて通過")
    }
    return text(en: "way back: blocked at step \(block + 1)", ja: "戻り: ステップ\(block + 1)で遮断")
  }
}

extension Glyph {
  /// As text, as screens hold it.
  var text: String { String(unicode) }
}
