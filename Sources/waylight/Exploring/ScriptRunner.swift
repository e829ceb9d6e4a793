import ExplorerUI
import Reports
import TerminalScreen

/// Drives the explorer by a script, without a display.
struct ScriptRunner {
  let lines: [(number: Int, line: ScriptLine)]
  let name: String
  let language: Language

  /// Runs the script to its end.
  /// - Returns: what went wrong, with the line; nil when all assertions hold.
  func run(_ session: ExplorerSession, _ terminal: ScriptTerminal) -> String? {
    session.send(.begin)
    session.show()
    session.finishAll()
    session.show()
    var pace = 0
    for (number, line) in lines {
      if session.isOver { break }
      switch line {
      case .keys(let keys): press(keys, session, terminal, pace: pace)
      case .type(let text): press(text.map { .character($0) }, session, terminal, pace: pace)
      case .wait(nil): session.finishAll()
      case .wait(let milliseconds?): session.letPass(milliseconds)
      case .pace(let milliseconds): pace = milliseconds
      case .resize(let size):
        terminal.feed([.resize(size)])
        session.takeKeys()
      case .assert(let text, let isShown):
        session.show()
        if terminal.text.contains(text) != isShown {
          let what =
            isShown
            ? language.text(en: "the screen does not show '\(text)'", ja: "画面に「\(text)」がありません")
            : language.text(en: "the screen shows '\(text)'", ja: "画面に「\(text)」があります")
          return "\(name):\(number): \(what)"
        }
      case .quit: return nil
      case .command(let text): session.send(.line(text))
      }
      if let failure = session.failure { return "\(name):\(number): \(failure)" }
      session.show()
    }
    return nil
  }

  /// Presses keys one after the other, with a frame for each where a person is to see them.
  private func press(
    _ keys: [Key], _ session: ExplorerSession, _ terminal: ScriptTerminal, pace: Int
  ) {
    for key in keys {
      terminal.feed([key])
      session.takeKeys()
      if pace == 0 || session.isOver { continue }
      session.show()
      session.letPass(pace)
    }
  }
}
