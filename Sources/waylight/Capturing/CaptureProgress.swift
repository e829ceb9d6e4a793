import AccountCapture
import NetworkModel
import Reports
import Synchronization
import TerminalScreen

/// How far a capture has come: a bar for each region on a terminal, and a line for each command elsewhere.
final class CaptureProgress: Sendable {
  private struct Place {
    var planned = 0
    var done = 0
    /// What is running, the oldest first.
    var running: [String] = []
  }

  private struct State {
    var places: [String: Place] = [:]
    /// In the order in which they turned up.
    var names: [String] = []
    var lines: [String] = []
  }

  private let language: Language
  private let state = Mutex(State())
  private let isTerminal = StandardError.isTerminal
  /// How many lines are drawn at the moment. Only the drawing thread asks.
  private let drawn = Mutex(0)

  init(_ language: Language) { self.language = language }

  /// Takes note; from any thread.
  func note(_ event: CaptureEvent) {
    state.withLock { state in
      switch event {
      case .planned(let call):
        if state.places[call.place] == nil { state.names.append(call.place) }
        state.places[call.place, default: Place()].planned += 1
      case .started(let call):
        state.places[call.place]?.running.append(call.title)
      case .waits(let call, let delay):
        let seconds = delay.components
        let time = Double(seconds.seconds) + Double(seconds.attoseconds) / 1e18
        state.lines.append(
          line(
            call, state,
            language.text(
              en: "again in \(time) s", ja: "\(time) 秒後に再試行します")))
      case .taken(let call):
        end(call, &state)
        if !isTerminal { state.lines.append(line(call, state, nil)) }
      case .kept(let call): end(call, &state)
      case .failed(let call, let failure):
        end(call, &state)
        let words = language.text(failure.reason.words)
        state.lines.append(line(call, state, "\(words): \(failure.message)"))
      }
    }
  }

  private func end(_ call: CaptureCall, _ state: inout State) {
    state.places[call.place]?.done += 1
    if let index = state.places[call.place]?.running.firstIndex(of: call.title) {
      state.places[call.place]?.running.remove(at: index)
    }
  }

  private func line(_ call: CaptureCall, _ state: State, _ words: String?) -> String {
    let place = state.places[call.place] ?? Place()
    let subject = call.subject.map { " " + $0.name } ?? ""
    let end = words.map { ": \($0)" } ?? ""
    return "\(call.place) \(place.done)/\(place.planned): \(call.title)\(subject)\(end)"
  }

  // MARK: Drawing

  /// Brings what is shown up to date; from one thread.
  func draw() {
    let state = state.withLock { state in
      defer { state.lines = [] }
      return state
    }
    if !isTerminal {
      for line in state.lines { StandardError.say("waylight: " + line) }
      return
    }
    let width = StandardError.width
    var text = erasure
    for line in state.lines { text += line.sanitised.truncated(to: width) + "\r\n" }
    let bars = bars(state).map { $0.truncated(to: width - 1) }
    text += bars.joined(separator: "\r\n") + "\r"
    drawn.withLock { $0 = bars.count }
    StandardError.draw(text)
  }

  /// Takes the bars away.
  func clear() {
    draw()
    if isTerminal { StandardError.draw(erasure) }
    drawn.withLock { $0 = 0 }
  }

  /// To the first of the lines that are drawn, and all below it away.
  private var erasure: String {
    let count = drawn.withLock { $0 }
    return (count > 1 ? "\u{1B}[\(count - 1)A" : "") + "\r\u{1B}[J"
  }

  private static let mostBars = 8

  private func bars(_ state: State) -> [String] {
    // Those that are done need no bar once there are many.
    let open = state.names.filter { name in
      state.places[name].map { $0.done < $0.planned } ?? false
    }
    let shown = (state.names.count > Self.mostBars ? open : state.names).prefix(Self.mostBars)
    let nameWidth = shown.map(\.cellWidth).max() ?? 0
    var lines = shown.map { name in
      let place = state.places[name] ?? Place()
      let share = place.planned == 0 ? 0 : 20 * place.done / place.planned
      let bar = String(repeating: "█", count: share) + String(repeating: "░", count: 20 - share)
      let running = place.running.joined(separator: ", ")
      return "\(name.padded(to: nameWidth)) \(bar) \(place.done)/\(place.planned) \(running)"
    }
    if state.names.count > shown.count {
      let done = state.names.count - open.count
      lines.append(
        language.text(
          en: "\(done) of \(state.names.count) regions are done",
          ja: "\(state.names.count)リージョン中\(done)リージョンが完了"))
    }
    return lines
  }
}
