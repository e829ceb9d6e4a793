package import TerminalScreen

/// One line of a script that drives the explorer without a display; docs/script.md describes them.
package enum ScriptLine: Hashable, Sendable {
  case keys([Key])
  /// Types a text as it is.
  case type(String)
  /// Lets timers run out, and what is being read be read.
  case wait
  case resize(Size)
  /// The screen has to show a text, or must not.
  case assert(String, isShown: Bool)
  case saveScreen(String)
  case saveStyles(String)
  case quit
  /// A line of the palette.
  case command(String)

  /// Why a line of a script is none.
  package struct Fault: Error, Hashable, Sendable {
    /// From 1.
    package var line: Int
    package var message: String
  }

  /// Reads a script. Blank lines and those that start with `#` are left out.
  /// - Returns: the lines with their numbers, from 1.
  /// - Throws: at the first line that says nothing.
  package static func parse(
    _ script: String
  ) throws(Fault) -> [(number: Int, line: ScriptLine)] {
    var lines: [(number: Int, line: ScriptLine)] = []
    let texts = script.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, text) in texts.enumerated() {
      let text = String(text).trimmingSpaces
      if text.isEmpty || text.hasPrefix("#") { continue }
      lines.append((index + 1, try parse(text, number: index + 1)))
    }
    return lines
  }

  private static func parse(_ text: String, number: Int) throws(Fault) -> ScriptLine {
    guard text.hasPrefix(":") else {
      let sequence = text.hasPrefix("keys ") ? String(text.dropFirst(5)) : text
      guard let keys = Key.sequence(sequence) else {
        throw Fault(line: number, message: "there is an unknown key in '\(sequence)'")
      }
      return .keys(keys)
    }
    let parts = text.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = parts.first else {
      throw Fault(line: number, message: "a command is missing after the colon")
    }
    let argument = parts.count > 1 ? parts[1].trimmingSpaces : ""
    func needed(_ what: String) throws(Fault) -> String {
      if argument.isEmpty { throw Fault(line: number, message: ":\(name) needs \(what)") }
      return argument
    }
    switch name {
    case "wait": return .wait
    case "quit": return .quit
    case "assert": return .assert(try needed("a text"), isShown: true)
    case "assert-not": return .assert(try needed("a text"), isShown: false)
    case "save-screen": return .saveScreen(try needed("a file"))
    case "save-styles": return .saveStyles(try needed("a file"))
    case "type": return .type(try needed("a text"))
    case "size":
      guard let size = Size(argument) else {
        throw Fault(line: number, message: ":size needs columns and rows, such as 80x24")
      }
      return .resize(size)
    default: return .command(String(text.dropFirst()))
    }
  }
}
