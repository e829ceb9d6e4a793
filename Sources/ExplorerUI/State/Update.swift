import NetworkMap
import NetworkModel
import Reports
import TerminalScreen

/// Takes an action into the state, and returns what the program has to do outside of it.
package func update(_ state: inout ExplorerState, _ action: Action) -> [Effect] {
  let (before, key) = (state.snapshot, state.viewKey)
  let depth = state.history.depth
  var effects = state.take(action)
  // Undoing itself changes the depth, and opening another network leaves nothing to go back to.
  let after = state.viewKey
  if after != key, after.openings == key.openings, state.history.depth == depth {
    state.history.push(before)
  }
  effects += state.settle()
  return effects
}

extension ExplorerState {
  fileprivate mutating func take(_ action: Action) -> [Effect] {
    switch action {
    case .begin: return begin()
    case .key(let key): return press(key)
    case .command(let id): return perform(id)
    case .line(let line): return run(line)
    case .timer(let number): return number == timerNumber ? tick() : []
    case .loadProgressed(let progress):
      if stage == .loading { loading.progress = progress }
      return []
    case .loadFinished(let network):
      if tour != nil, !isTouring {
        beginTour(network)
        return []
      }
      return open(network)
    case .sourceRead(let id, let parts):
      take(parts, of: id)
      return []
    case .loadFailed(let reason):
      loading.failure = reason
      return []
    case .sampleRead(let index, let card, let network):
      welcome.take(index, card, network)
      return []
    case .ask(let from, let to): return ask(from: from, to: to)
    case .themeSaved(let name): return name == theme ? [.useTheme(name)] : []
    case .notice(let notice):
      self.notice = notice
      return []
    case .found(let finding):
      let place = finding.location.map { "\($0): " } ?? ""
      notice = Notice(.refused, place + language.text(finding.words))
      return []
    }
  }

  private mutating func begin() -> [Effect] {
    guard let request else { return [] }
    stage = .loading
    return [.load(request)]
  }

  private mutating func press(_ key: Key) -> [Effect] {
    switch key {
    case .none: return []
    case .resize(let size):
      self.size = size
      return []
    case .suspendResume: return [.redraw]
    case .mouse(let event): return isTooSmall ? [] : take(event)
    case .character, .control, .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down,
      .left, .right, .shiftUp, .shiftDown, .shiftLeft, .shiftRight, .home, .end, .pageUp, .pageDown,
      .paste, .interrupt:
      break
    }
    notice = nil
    if let id = commands.command(for: key, in: context) { return perform(id) }
    if CommandContexts.typing.contains(context) {
      type(key)
    } else if case .character(let typed) = key {
      tellOfNothing(typed, key)
    }
    return []
  }

  /// A key that means nothing here says so, and what would.
  private mutating func tellOfNothing(_ typed: Character, _ key: Key) {
    let close = commands.shownKey(.close, in: context) ?? commands.shownKey(.back, in: context)
    let elsewhere = commands.commands.last { $0.keys.contains(key) }?.id.title(in: language)
    let key = String(typed).sanitised + (elsewhere.map { " (\($0))" } ?? "")
    if context != .welcome, !CommandContexts.panes.contains(context), let close {
      notice = Notice(
        .refused,
        text(
          en: "\(key) does nothing here; \(close.shown) closes this",
          ja: "ここでは \(key) は使えません。\(close.shown) で閉じます"))
    } else if let help = commands.shownKey(.help, in: context) {
      notice = Notice(
        .refused,
        text(
          en: "\(key) does nothing here; \(help.shown) shows the keys",
          ja: "ここでは \(key) は使えません。\(help.shown) でキーの一覧を表示します"))
    }
  }

  /// Does what a command says, or tells why it cannot be done now.
  mutating func perform(_ id: CommandID) -> [Effect] {
    if case .refused(let why) = availability(of: id) {
      notice = Notice(.refused, why)
      return []
    }
    switch id {
    case .up, .down, .pageUp, .pageDown, .halfUp, .halfDown, .top, .bottom, .left, .right, .first,
      .last:
      return move(id)
    case .open: return openCurrent()
    case .back, .close: return goBack()
    case .source: return takeSource()
    case .trace: return traceNow()
    case .play: return togglePlay()
    case .copy: return copy()
    case .tryFix: return tryAdvice(0)
    case .export: return export()
    case .reload: return reload()
    case .theme: return nextTheme()
    case .mouse: return toggleMouse()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit, .interrupt: return leave()
    case .fields: return toggleSource()
    case .tour: return startTour()

    case .nextPane: turnFocus(1)
    case .previousPane: turnFocus(-1)
    case .showNetwork: show(.network)
    case .showMap: show(.map)
    case .showTable: show(.table)
    case .showTrace: show(.trace)
    case .showDetails: show(.details)
    case .showRouteTables: openGlance(.routeTables)
    case .showEndpoints: openGlance(.endpoints)
    case .wholeNetwork: toggleGlanceScope()
    case .undo: undo()
    case .redo: redo()
    case .zoom: isZoomed.toggle()
    case .narrower: split = max(Self.splits.lowerBound, split - 2)
    case .wider: split = min(Self.splits.upperBound, split + 2)
    case .pickSource: openPicker(.source)
    case .destination: openPicker(.destination)
    case .nextHop: step(by: 1)
    case .previousHop: step(by: -1)
    case .slower: changePace(by: 1)
    case .faster: changePace(by: -1)
    case .wayBack: turnRound()
    case .beyond: toggleBeyond()
    case .compare: compare()
    case .lanes: toggleLanes()
    case .panUp: pan(0, -1)
    case .panDown: pan(0, 1)
    case .panLeft: pan(-1, 0)
    case .panRight: pan(1, 0)
    case .moreDetail: map.detail = shownDetail.finer
    case .lessDetail: map.detail = shownDetail.coarser
    case .fit: fitMap()
    case .filter: startFiltering()
    case .palette: overlay = .palette(PaletteState(context: context))
    case .help: overlay = .help(HelpState(context: context))
    case .findings: overlay = .findings(FindingsState())
    case .jump: overlay = .jump(JumpState(jumpPlaces))
    case .sort: sort(backwards: false)
    case .sortBackwards: sort(backwards: true)
    case .samples:
      rememberView()
      stage = .welcome
    case .language: changeLanguage()
    }
    return []
  }

  private mutating func sort(backwards: Bool) {
    if case .glance(let glance) = overlay {
      sortGlance(glance, backwards: backwards)
    } else {
      sortTable(backwards: backwards)
    }
  }

  private mutating func reload() -> [Effect] {
    guard let request else { return [] }
    stage = .loading
    loading = LoadingState()
    return [.load(request)]
  }

  private mutating func toggleMouse() -> [Effect] {
    isMouseOn.toggle()
    notice = Notice(
      .done,
      isMouseOn
        ? text(
          en: "The mouse works here; Shift-drag selects text", ja: "マウスが使えます。Shift+ドラッグで文字を選べます")
        : text(en: "The mouse is left to the terminal", ja: "マウスは端末に任せます"))
    return [.setMouse(isMouseOn)]
  }

  private mutating func nextTheme() -> [Effect] {
    let index = themes.firstIndex(of: theme) ?? -1
    theme = themes[(index + 1) % themes.count]
    notice = Notice(.done, text(en: "Theme: \(theme)", ja: "配色: \(theme)"))
    return [.useTheme(theme)]
  }

  private mutating func changeLanguage() {
    language = language == .en ? .ja : .en
    if let network, let old = watch { watch = old.told(in: language, of: network) }
    if let old = pinned { pinned?.watch = old.watch.told(in: language, of: old.network) }
  }

  /// Runs a line of the palette or a script: a command's name, or one that takes an argument.
  private mutating func run(_ line: String) -> [Effect] {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = parts.first else { return [] }
    let argument = parts.count > 1 ? parts[1].trimmingSpaces : nil
    switch (name, argument) {
    case ("from", let argument?): return ask(from: argument, to: nil)
    case ("to", let argument?): return ask(from: nil, to: argument)
    case ("theme", let argument?):
      guard themes.contains(argument) else {
        notice = Notice(
          .refused,
          text(en: "There is no theme '\(argument)'", ja: "配色「\(argument)」はありません"))
        return []
      }
      theme = argument
      return [.useTheme(argument)]
    case ("try", let argument?):
      return tryAdvice((Int(argument) ?? 0) - 1)
    case ("try", nil) where (watch?.advice.count ?? 0) > 1:
      // Which of them is for the person to say.
      var palette = PaletteState(context: context)
      palette.line.text = name + " "
      overlay = .palette(palette)
      return []
    case ("filter", let argument?):
      setFilter(argument)
      return []
    case ("go", let argument?):
      go(to: argument)
      return []
    // With a mark of exclamation, as in vi, in the place of a file that is there.
    case ("save-screen", let argument?), ("save-screen!", let argument?):
      return [.save(.text, path: argument, overwrites: name.hasSuffix("!"), isTold: false)]
    case ("save-styles", let argument?), ("save-styles!", let argument?):
      return [.save(.styles, path: argument, overwrites: name.hasSuffix("!"), isTold: false)]
    case ("export", let argument?), ("export!", let argument?):
      return export(argument, overwrites: name.hasSuffix("!"))
    default: break
    }
    if let id = CommandID(rawValue: name) { return perform(id) }
    notice = Notice(
      .refused, text(en: "There is no command '\(name)'", ja: "コマンド「\(name)」はありません"))
    return []
  }
}
