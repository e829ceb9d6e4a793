import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Being shown around.
extension ExplorerState {
  /// Asks for the network of the tour; it begins when that is there.
  mutating func startTour() -> [Effect] {
    overlay = nil
    tour = TourState(
      before: TourState.Before(
        view: snapshot, stage: stage, history: history, hasNetwork: network != nil))
    return [.load(.welcome)]
  }

  /// The network of the tour is there.
  mutating func beginTour(_ network: LoadedNetwork) {
    self.network = nil
    _ = open(network)
    notice = nil
    overlay = .tour
    showTourStep()
  }

  mutating func moveTour(_ step: Int) -> [Effect] {
    guard let now = tour?.step else { return [] }
    guard let next = TourStep(rawValue: now.rawValue + step) else {
      return step > 0 ? endTour() : []
    }
    tour?.step = next
    showTourStep()
    return []
  }

  /// Comes back to what was there before; the tour is not offered again.
  mutating func endTour() -> [Effect] {
    guard let before = tour?.before else { return [] }
    overlay = nil
    tour = nil
    showView(before.view)
    if !before.hasNetwork { network = nil }
    stage = before.stage
    history = before.history
    openings += 1
    memory?.hasSeenTour = true
    notice = Notice(
      .note, text(en: ":tour shows you around again", ja: "もう一度見るには :tour と入力します"))
    return keepMemory()
  }

  /// Puts the screen where the step wants it, whatever step was before.
  private mutating func showTourStep() {
    guard let step = tour?.step, let network else { return }
    watch = nil
    side = .table
    map.detail = nil
    switch step {
    case .list, .question:
      focus = .network
      if let id = tourSource(network) { choose(id) }
    case .map: focus = .map
    case .path, .decision, .further:
      focus = .map
      _ = startWatching()
      guard let steps = watch?.steps else { return }
      let decides = steps.indices.first { index in
        steps[index].component?.kind == .routeTable && steps[index].considered.count > 1
      }
      switch step {
      case .decision:
        go(to: decides ?? 0)
        if layout.arrangement == .narrow { focus = .table }
      case .list, .map, .question, .path, .further: go(to: steps.count - 1)
      }
    }
  }

  /// What the path of the tour starts from.
  private func tourSource(_ network: LoadedNetwork) -> ResourceID? {
    if case .interface(let id, _)? = question.source?.source { return id }
    return network.vpcsInOrder.first.map { network.topology[$0].id }
  }
}

/// The box that speaks, below the panes.
enum TourView {
  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    guard let step = state.tour?.step else { return }
    let frame = state.layout.below
    guard frame.height >= 3 else { return }
    screen.fill(frame, style: .popup)
    let count = "\(step.rawValue + 1)/\(TourStep.allCases.count)"
    screen.box(
      frame, style: .borderFocus, title: "\(count) \(step.title(in: state.language))",
      titleStyle: .title)
    let inside = frame.inset(x: 2, y: 1)
    let ends = (
      from: state.question.source?.label ?? "?", to: state.question.destination?.label ?? "?"
    )
    let lines = step.text(ends, in: state.language).sanitised.wrapped(width: inside.width)
    for (row, line) in lines.enumerated() where row < inside.height {
      screen.put(line, at: Point(inside.x, inside.y + row), width: inside.width)
    }
  }
}
