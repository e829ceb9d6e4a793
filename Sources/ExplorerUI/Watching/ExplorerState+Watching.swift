import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Asking for a path, and watching it.
extension ExplorerState {
  /// The network is there: shows it, and puts the question that waits for it.
  mutating func open(_ network: LoadedNetwork) -> [Effect] {
    // What was looked at stays in sight when the same input is read again.
    let kept = self.network?.title == network.title ? resource : nil
    self.network = network
    stage = .network
    loading = LoadingState()
    list = NetworkListState(network.tree)
    filterText = LineEditor()
    isFiltering = false
    map = MapPaneState()
    chosenChanged()
    watch = nil
    if let kept {
      choose(kept)
    } else {
      pinned = nil
      question = Question()
      suggestQuestions()
      focus = .network
      side = .table
      isZoomed = false
    }
    if let pending = pendingQuestion {
      pendingQuestion = nil
      return ask(from: pending.from, to: pending.to)
    }
    return []
  }

  /// Puts a question by the texts a person typed for its ends.
  mutating func ask(from: String?, to: String?) -> [Effect] {
    guard let network else {
      pendingQuestion = (from ?? pendingQuestion?.from, to ?? pendingQuestion?.to)
      return []
    }
    let parser = QueryParser(network.topology)
    do throws(QueryError) {
      if let from {
        question.source = Question.Source(source: try parser.source(from), label: from)
      }
      if let to {
        let typed = TypedDestination(to)
        question.choose(
          Question.Destination(
            try parser.destination(typed.name), label: typed.name, typed: typed))
      }
    } catch {
      notice = Notice(.refused, language.complaint(error))
      return []
    }
    return question.query == nil ? [] : startWatching()
  }

  /// Makes the first question that the input suggests the one that is put next, and offers the
  /// destinations of all.
  private mutating func suggestQuestions() {
    guard let network else { return }
    let parser = QueryParser(network.topology)
    for suggested in network.questions.reversed() {
      let typed = TypedDestination(suggested.to)
      guard let source = try? parser.source(suggested.from),
        let destination = try? parser.destination(typed.name)
      else { continue }
      question.source = Question.Source(source: source, label: suggested.from)
      question.choose(Question.Destination(destination, label: typed.name, typed: typed))
    }
    guard let source = question.source, let destination = question.destination else { return }
    notice = Notice(
      .note,
      text(
        en: "t shows the path \(source.label) → \(destination.label)",
        ja: "t で経路を表示: \(source.label) → \(destination.label)"))
  }

  mutating func prepare(_ id: CommandID) -> [Effect] {
    switch id {
    case .source:
      chooseSourceHere()
      notice = question.source.map {
        Notice(
          .done,
          text(
            en: "From \($0.label). Now d: the destination", ja: "送信元は\($0.label)です。次は d で宛先を選びます"))
      }
      return question.query == nil || watch == nil ? [] : startWatching()
    case .pickSource: openPicker(.source)
    case .destination: openPicker(.destination)
    default:
      if question.source == nil { chooseSourceHere() }
      if question.source == nil {
        openPicker(.source)
      } else if question.destination == nil {
        openPicker(.destination)
      } else {
        return startWatching()
      }
    }
    return []
  }

  /// Makes what the list's cursor is on the source, if packets can start there.
  mutating func chooseSourceHere() {
    guard let network, let item, let handle = item.sourceInterface(in: network.topology) else {
      return
    }
    question.source = Question.Source(
      source: .interface(network.topology[handle].id, address: nil),
      label: network.name(of: item, in: language))
  }

  /// Works out the path and shows its first step.
  mutating func startWatching() -> [Effect] {
    guard let network, let query = question.query, let source = question.source,
      let destination = question.destination
    else { return [] }
    let trace = PathTracer(network.topology).trace(query)
    let title = "\(source.label) → \(destination.label) \(destination.traffic)"
    watch = WatchState(trace, title: title, in: network, language: language)
    map.watchNumber += 1
    map.scroll = .zero
    timerNumber += 1
    if layout.arrangement == .narrow, focus == .network || focus == .map {
      focus = .map
      if layout[.trace] == nil { focus = .trace }
    }
    if case .interface(let id, _) = query.source { choose(id) }
    followStep()
    return []
  }

  mutating func watch(_ id: CommandID) -> [Effect] {
    guard var watch else { return [] }
    var effects: [Effect] = []
    switch id {
    case .nextHop, .previousHop:
      watch.isPlaying = false
      watch.go(to: watch.step + (id == .nextHop ? 1 : -1))
    case .play:
      watch.isPlaying.toggle()
      if watch.isPlaying {
        if watch.step >= watch.steps.count - 1 { watch.go(to: 0) }
        effects = startTimer(watch.pace)
      }
    case .slower, .faster:
      let step = id == .slower ? 1 : -1
      let index = (WatchState.paces.firstIndex(of: watch.pace) ?? 2) + step
      watch.pace = WatchState.paces[min(max(0, index), WatchState.paces.count - 1)]
      notice = Notice(.done, text(en: "\(watch.pace) ms a hop", ja: "1ホップ\(watch.pace)ミリ秒"))
    case .wayBack:
      watch.isWayBack.toggle()
      watch.step = 0
    case .beyond:
      watch.goesBeyond.toggle()
      watch.go(to: watch.step + (watch.goesBeyond ? 1 : 0))
    default: break
    }
    self.watch = watch
    followStep()
    return effects
  }

  private mutating func startTimer(_ milliseconds: Int) -> [Effect] {
    timerNumber += 1
    return [.startTimer(timerNumber, milliseconds: milliseconds)]
  }

  /// The next hop of a path that plays by itself.
  mutating func tick() -> [Effect] {
    guard var watch, watch.isPlaying else { return [] }
    watch.go(to: watch.step + 1)
    watch.isPlaying = watch.step < watch.steps.count - 1
    self.watch = watch
    followStep()
    return watch.isPlaying ? startTimer(watch.pace) : []
  }

  /// Puts the table's pane at its winning line when the step changes.
  mutating func followStep() {
    table.rows = RowCursor()
    guard watch?.isAtTable == true else { return }
    if layout.arrangement != .narrow { side = .table }
    table.rows.index = tableRows.firstIndex { $0.isWinner } ?? 0
  }
}
