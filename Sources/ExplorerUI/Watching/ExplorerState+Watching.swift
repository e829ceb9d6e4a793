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
    history = ViewHistory()
    openings += 1
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
    return kept == nil ? restoreView() : []
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
    guard let source = question.source, let destination = question.destination, notice == nil
    else { return }
    notice = Notice(
      .note,
      text(
        en: "t shows the path \(source.label) → \(destination.label)",
        ja: "t で経路を表示: \(source.label) → \(destination.label)"))
  }

  /// Makes what is chosen the source; with a path on the screen, works it out anew.
  mutating func takeSource() -> [Effect] {
    chooseSourceHere()
    notice = question.source.map {
      Notice(
        .done,
        text(
          en: "From \($0.label). Now d: the destination", ja: "送信元は\($0.label)です。次は d で宛先を選びます"))
    }
    return question.query == nil || watch == nil ? [] : startWatching()
  }

  /// Shows the path, or asks for the end that is missing.
  mutating func traceNow() -> [Effect] {
    if question.source == nil { chooseSourceHere() }
    if question.source == nil {
      openPicker(.source)
    } else if question.destination == nil {
      openPicker(.destination)
    } else {
      return startWatching()
    }
    return []
  }

  /// Makes what the list's cursor is on the source, if packets can start there.
  mutating func chooseSourceHere() {
    guard let network, let item, let source = item.source(in: network.topology) else { return }
    var label = network.name(of: item, in: language)
    if case .internet = source { label = "internet" }
    question.source = Question.Source(source: source, label: label)
  }

  /// Works out the path and shows its first step.
  mutating func startWatching() -> [Effect] {
    guard let network, let query = question.query, let source = question.source,
      let destination = question.destination
    else { return [] }
    let tracer = PathTracer(network.topology)
    let trace = tracer.trace(query)
    let title = "\(source.label) → \(destination.label) \(destination.traffic)"
    watch = WatchState(
      trace, title: title, in: network, language: language, advice: tracer.advice(for: trace))
    map.watchNumber += 1
    map.scroll = .zero
    timerNumber += 1
    if layout.arrangement == .narrow, focus == .network || focus == .map {
      focus = .map
      if layout[.trace] == nil { focus = .trace }
    }
    switch query.source {
    case .interface(let id, _), .subnet(let id), .instanceConnectEndpoint(let id),
      .onPremises(let id?, _):
      choose(id)
    case .internet, .onPremises(nil, _): break
    }
    followStep()
    return []
  }

  mutating func step(by count: Int) {
    watch?.isPlaying = false
    go(to: (watch?.step ?? 0) + count)
  }

  /// Goes to a step of the path, and shows what belongs to it.
  mutating func go(to step: Int) {
    watch?.go(to: step)
    followStep()
  }

  mutating func togglePlay() -> [Effect] {
    guard let now = watch else { return [] }
    watch?.isPlaying = !now.isPlaying
    if now.isPlaying { return [] }
    if now.step >= now.steps.count - 1 { go(to: 0) }
    return startTimer(now.pace)
  }

  /// One step through the paces; more is slower.
  mutating func changePace(by step: Int) {
    guard var watch else { return }
    let index = (WatchState.paces.firstIndex(of: watch.pace) ?? 2) + step
    watch.pace = WatchState.paces[min(max(0, index), WatchState.paces.count - 1)]
    notice = Notice(.done, text(en: "\(watch.pace) ms a hop", ja: "1ホップ\(watch.pace)ミリ秒"))
    self.watch = watch
  }

  /// Changes between the way there and the way back.
  mutating func turnRound() {
    watch?.isWayBack.toggle()
    go(to: 0)
  }

  mutating func toggleBeyond() {
    guard let goesBeyond = watch?.goesBeyond else { return }
    watch?.goesBeyond = !goesBeyond
    go(to: (watch?.step ?? 0) + (goesBeyond ? 0 : 1))
  }

  private mutating func startTimer(_ milliseconds: Int) -> [Effect] {
    timerNumber += 1
    return [.startTimer(timerNumber, milliseconds: milliseconds)]
  }

  /// The next hop of a path that plays by itself.
  mutating func tick() -> [Effect] {
    guard let now = watch, now.isPlaying else { return [] }
    go(to: now.step + 1)
    let goesOn = now.step + 1 < now.steps.count - 1
    watch?.isPlaying = goesOn
    return goesOn ? startTimer(now.pace) : []
  }

  /// Puts the table's pane at its winning line when the step changes.
  mutating func followStep() {
    table.rows = RowCursor()
    guard watch?.isAtTable == true else { return }
    if layout.arrangement != .narrow { side = .table }
    table.rows.index = tableRows.firstIndex { $0.isWinner } ?? 0
  }
}
