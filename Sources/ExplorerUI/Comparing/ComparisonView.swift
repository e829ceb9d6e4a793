import NetworkMap
import PathEngine
import Reports
import TerminalScreen

/// Two paths side by side: both maps where there is room, and the steps with what differs.
enum ComparisonView {
  static func frame(_ state: ExplorerState) -> Rect { state.layout.body }

  /// Below the steps stands what the ones under the cursor decided, in full.
  private static func areas(_ state: ExplorerState) -> (maps: Rect, steps: Rect, foot: Rect) {
    let inside = frame(state).inset(1)
    let mapHeight = inside.height >= 30 && inside.width >= 116 ? inside.height * 9 / 20 : 0
    let (maps, rest) = inside.inset(top: 1).splitTop(mapHeight)
    let below = rest.inset(top: mapHeight > 0 ? 1 : 0)
    let footHeight = below.height >= 10 ? 5 : 0
    let (steps, foot) = below.splitTop(below.height - footHeight)
    return (maps, steps, foot.inset(top: min(1, footHeight)))
  }

  /// Rows of steps that are on the screen.
  static func listHeight(_ state: ExplorerState) -> Int { max(1, areas(state).steps.height) }

  static func draw(
    _ comparison: ComparisonState, _ state: ExplorerState, on screen: inout Screen
  ) {
    guard let pinned = state.pinned, let watch = state.watch, let network = state.network else {
      return
    }
    let frame = frame(state)
    let count = comparison.comparison.differenceCount
    let inside = Popup.open(
      frame, title: state.text(en: "Comparison", ja: "比較"),
      remark: state.language.count(count, en: "difference", "differences", ja: "か所の違い"),
      on: &screen)
    let (maps, steps, foot) = areas(state)
    let middle = inside.x + inside.width / 2
    let left = Rect(x: inside.x, y: inside.y, width: middle - inside.x - 1, height: 1)
    let right = Rect(x: middle + 2, y: inside.y, width: inside.maxX - middle - 1, height: 1)
    drawTitle(pinned.watch, state, in: left, on: &screen)
    drawTitle(watch, state, in: right, on: &screen)
    if maps.height > 0 {
      drawMap(
        pinned, in: Rect(x: left.x, y: maps.y, width: left.width, height: maps.height), on: &screen)
      drawMap(
        PinnedPath(watch: watch, network: network),
        in: Rect(x: right.x, y: maps.y, width: right.width, height: maps.height), on: &screen)
    }
    for row in 0..<steps.height {
      let position = comparison.rows.top + row
      guard comparison.comparison.rows.indices.contains(position) else { break }
      let line = comparison.comparison.rows[position]
      let y = steps.y + row
      let style: Style = line.kind == .same ? .dim : .text
      if let index = line.before {
        drawStep(
          pinned.watch.forward[index], style,
          in: Rect(x: left.x, y: y, width: left.width, height: 1),
          on: &screen)
      }
      if let index = line.after {
        drawStep(
          watch.forward[index], style, in: Rect(x: right.x, y: y, width: right.width, height: 1),
          on: &screen)
      }
      let sign = line.kind.sign
      screen.put(sign.text, at: Point(middle, y), style: sign.style)
      if position == comparison.rows.index {
        screen.restyle(Rect(x: inside.x, y: y, width: inside.width, height: 1), adding: .reverse)
        drawFoot(
          [line.before.map { pinned.watch.forward[$0] }, line.after.map { watch.forward[$0] }],
          cut: left.width - decisionStart - 1, in: foot, on: &screen)
      }
    }
  }

  /// What two steps decided, one below the other, where either has no room in its own line.
  private static func drawFoot(
    _ steps: [HopNarration?], cut: Int, in area: Rect, on screen: inout Screen
  ) {
    guard steps.contains(where: { ($0?.decision.cellWidth ?? 0) > cut }) else { return }
    var y = area.y
    for step in steps.compactMap(\.self) {
      let lines = step.decision.wrapped(width: max(10, area.width - decisionStart - 1)).prefix(2)
      if y + lines.count > area.maxY { return }
      screen.put(step.mark.sign, at: Point(area.x + 1, y), style: step.mark.style)
      screen.put(step.word, at: Point(area.x + 3, y), style: .dim, width: 10)
      for (row, line) in lines.enumerated() {
        screen.put(line, at: Point(area.x + decisionStart, y + row))
      }
      y += lines.count
    }
  }

  private static func drawTitle(
    _ watch: WatchState, _ state: ExplorerState, in area: Rect, on screen: inout Screen
  ) {
    let verdict =
      state.verdictPieces(of: watch) + (watch.costPerGB.map { [(" · \($0)", .dim)] } ?? [])
    let width = verdict.reduce(0) { $0 + $1.text.cellWidth }
    screen.put(
      watch.title.sanitised, at: Point(area.x + 1, area.y), style: .title,
      width: max(1, area.width - width - 3))
    screen.put(verdict, at: Point(area.maxX - width, area.y))
  }

  private static func drawMap(_ path: PinnedPath, in area: Rect, on screen: inout Screen) {
    let drawn = NetworkMap.draw(
      MapRequest(
        topology: path.network.topology, badges: path.network.badges, trace: path.watch.trace,
        goesBeyondBlock: false, viewport: area.inset(x: 1, y: 0).size))
    screen.copy(drawn.screen, at: Point(area.x + 1, area.y))
  }

  private static func drawStep(
    _ step: HopNarration, _ style: Style, in area: Rect, on screen: inout Screen
  ) {
    screen.put(step.mark.sign, at: Point(area.x + 1, area.y), style: step.mark.style)
    screen.put(step.word, at: Point(area.x + 3, area.y), style: style, width: 10)
    screen.put(
      step.decision, at: Point(area.x + decisionStart, area.y), style: style,
      width: max(1, area.width - decisionStart - 1))
  }

  /// Columns before what a step decided.
  private static let decisionStart = 14
}

extension PathComparison.Row.Kind {
  fileprivate var sign: (text: String, style: Style) {
    switch self {
    case .same: ("=", .dim)
    case .differs: ("≠", .warn)
    case .onlyBefore: ("‹", .warn)
    case .onlyAfter: ("›", .warn)
    }
  }
}
