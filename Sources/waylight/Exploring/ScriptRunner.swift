import ExplorerUI
import TerminalScreen

/// Drives the explorer by a script, without a display.
struct ScriptRunner {
  let lines: [(number: Int, line: ScriptLine)]
  let name: String

  /// Runs the script to its end.
  /// - Returns: what went wrong, with the line; nil when all assertions hold.
  func run(_ session: ExplorerSession, _ terminal: ScriptTerminal) -> String? {
    session.send(.begin)
    session.show()
    session.finishAll()
    session.show()
    for (number, line) in lines {
      if session.isOver { break }
      switch line {
      case .keys(let keys):
        terminal.feed(keys)
        session.takeKeys()
      case .type(let text):
        terminal.feed(text.map { $0 == " " ? .character(" ") : .character($0) })
        session.takeKeys()
      case .wait: session.finishAll()
      case .resize(let size):
        terminal.feed([.resize(size)])
        session.takeKeys()
      case .assert(let text, let isShown):
        session.show()
        if terminal.text.contains(text) != isShown {
          let what = isShown ? "the screen does not show '\(text)'" : "the screen shows '\(text)'"
          return "\(name):\(number): \(what)"
        }
      case .saveScreen(let path): session.send(.line("save-screen \(path)"))
      case .saveStyles(let path): session.send(.line("save-styles \(path)"))
      case .quit: return nil
      case .command(let text): session.send(.line(text))
      }
      if let failure = session.failure { return "\(name):\(number): \(failure)" }
      session.show()
    }
    return nil
  }
}
