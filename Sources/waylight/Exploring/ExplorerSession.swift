import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen

/// Runs the explorer on a terminal: takes keys, carries out effects, shows frames. Belongs to the thread
/// that runs it.
final class ExplorerSession {
  private let terminal: any Terminal
  private var mailbox: Mailbox { loader.mailbox }
  private let loader: BackgroundLoader
  private let themes: ThemeShelf
  private let samples: [SampleFile]
  private var watcher: ThemeWatcher?
  private let clock: SessionClock
  private(set) var state: ExplorerState
  private var deadline: (number: Int, time: Int)?
  private(set) var isOver = false
  private var hasShown = false
  /// Samples are to be read after the first frame.
  private var samplesAreDue = false
  /// The colours in use, for pictures.
  private var palette = Theme.terminal.palette
  /// What a file could not be written for; nil while all went well.
  private(set) var failure: String?
  /// Where what is remembered is kept; nil where nothing is.
  private let memoryFile: String?

  /// - Parameter loader: may be reading already what the state will ask for.
  init(
    _ terminal: any Terminal, _ state: ExplorerState, themes: ThemeShelf, samples: [SampleFile],
    loader: BackgroundLoader, clock: SessionClock, memoryFile: String? = nil
  ) {
    self.memoryFile = memoryFile
    self.terminal = terminal
    self.state = state
    self.themes = themes
    self.samples = samples
    self.loader = loader
    self.clock = clock
    loader.mailbox.connect(terminal.wake)
  }

  /// How long the first frame may wait for the input, in milliseconds.
  private static let patience = 8

  /// Runs until the person leaves.
  func run() {
    send(.begin)
    // What is read in a moment needs no screen that says so.
    let end = ContinuousClock.now + .milliseconds(Self.patience)
    while state.isLoading, !isOver, ContinuousClock.now < end { _ = wait(atMost: Self.patience) }
    show()
    // A theme that is saved while it is in use is shown at once.
    let watcher = ThemeWatcher(folders: themes.folders)
    self.watcher = watcher
    terminal.watch(watcher.file)
    defer { terminal.watch(nil) }
    while !isOver {
      guard wait(atMost: nil) else { continue }
      show()
    }
  }

  func send(_ action: Action) {
    for effect in update(&state, action) { carryOut(effect) }
  }

  func show() {
    if isOver { return }
    terminal.present(render(state, glyphs: terminal.glyphs))
    hasShown = true
    if samplesAreDue {
      samplesAreDue = false
      loader.start(samples: samples)
    }
  }

  /// Waits for a key, a timer or a message, then takes all there are.
  /// - Returns: whether anything happened that may have changed the screen.
  private func wait(atMost limit: Int?) -> Bool {
    var changed = false
    var key = terminal.nextKey(timeoutMilliseconds: timeout(atMost: limit))
    while let pressed = key {
      if pressed == .none {
        for name in watcher?.savedThemes() ?? [] {
          send(.themeSaved(name))
          changed = true
        }
      } else {
        send(.key(pressed))
        changed = true
      }
      if isOver { return false }
      key = terminal.nextKey(timeoutMilliseconds: 0)
    }
    for action in mailbox.drain() {
      send(action)
      changed = true
    }
    return ringTimer() || changed
  }

  private func timeout(atMost limit: Int?) -> Int? {
    guard let deadline else { return limit }
    let left = max(0, deadline.time - clock.now)
    return min(left, limit ?? left)
  }

  private func ringTimer() -> Bool {
    guard let deadline, deadline.time <= clock.now else { return false }
    self.deadline = nil
    send(.timer(deadline.number))
    return true
  }

  /// Takes all keys that are there, for a script.
  func takeKeys() {
    while let key = terminal.nextKey(timeoutMilliseconds: 0) { send(.key(key)) }
  }

  /// Lets everything that is under way come to its end, for a script: loads, and timers, which take
  /// their time on the script's clock alone.
  func finishAll() {
    finishReading()
    while let deadline, !isOver {
      ring(at: deadline.time)
      finishReading()
    }
  }

  /// Lets time pass on a script's clock. Timers ring meanwhile, each with a frame of its own.
  func letPass(_ milliseconds: Int) {
    finishReading()
    let end = clock.now + milliseconds
    while let deadline, deadline.time <= end, !isOver { ring(at: deadline.time) }
    clock.pass(to: end)
  }

  private func ring(at time: Int) {
    clock.pass(to: time)
    if ringTimer() { show() }
  }

  private func finishReading() {
    while !isOver {
      let isIdle = loader.isIdle
      let actions = mailbox.drain()
      for action in actions { send(action) }
      if actions.isEmpty {
        if isIdle { return }
        SystemPause.milliseconds(1)
      }
    }
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .load(.paths(let paths)): loader.start(BackgroundLoader.Input(paths))
    case .load(.sample(let index)):
      if samples.indices.contains(index) { loader.start(sample: samples[index]) }
    case .load(.welcome): loader.start(sample: SampleFile(name: "welcome", path: nil))
    case .readSource(let id, let name, let paths): loader.read(id, named: name, in: paths)
    case .remember(let memory): remember(memory)
    case .stopLoading: loader.stop()
    case .readSamples:
      // The first frame does not share the processor with them.
      if hasShown { loader.start(samples: samples) } else { samplesAreDue = true }
    case .copy(let text):
      if !terminal.copyToClipboard(text) {
        send(
          .notice(
            Notice(
              .refused,
              state.language.text(
                en: "Too long for the terminal's clipboard", ja: "端末のクリップボードには長すぎます"))))
      }
    case .write(let path, let text): write(text, to: TextFile.freeName(like: path), says: true)
    case .save(let form, let path, let overwrites, let isTold):
      save(form, path, overwrites: overwrites, isTold: isTold)
    case .useTheme(let name): useTheme(name)
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .startTimer(let number, let milliseconds):
      deadline = (number, clock.now + milliseconds)
    case .redraw: terminal.redrawAll()
    case .suspend: terminal.suspend()
    case .quit: isOver = true
    }
  }

  /// Best effort: who cannot write there works without being remembered.
  private func remember(_ memory: SessionMemory) {
    guard let memoryFile else { return }
    _ = TextFile.replace(memory.yaml, at: memoryFile)
  }

  private func save(_ form: ScreenForm, _ path: String, overwrites: Bool, isTold: Bool) {
    let screen = render(state, glyphs: terminal.glyphs)
    let text =
      switch form {
      case .text where !path.hasSuffix(".svg"): screen.text(in: terminal.glyphs)
      case .text, .picture: screen.svg(palette: palette, title: "Waylight")
      case .styles: screen.styleText
      }
    if !overwrites, Locations.isThere(path) {
      refuse(
        state.language.text(
          en: "\(path) is there already; a ! behind the command overwrites it",
          ja: "\(path) はすでにあります。上書きするにはコマンドの直後に ! を付けます"))
    } else {
      write(text, to: path, says: isTold)
    }
  }

  func useTheme(_ name: String) {
    guard let theme = themes.theme(named: name) else { return }
    palette = theme.palette
    terminal.setPalette(palette)
    if let first = theme.findings.first { send(.found(first)) }
  }

  /// Tells a person why something was not done, and lets a script end.
  private func refuse(_ problem: String) {
    failure = failure ?? problem
    send(.notice(Notice(.refused, problem)))
  }

  private func write(_ text: String, to path: String, says: Bool = false) {
    if let problem = TextFile.write(text, to: path) {
      refuse(problem)
    } else if says {
      send(
        .notice(
          Notice(
            .done, state.language.text(en: "Written to \(path)", ja: "\(path) に書き出しました"))))
    }
  }
}
