package import NetworkModel
package import TerminalScreen

/// One line of a script that drives the explorer without a display; docs/script.md describes them.
package enum ScriptLine: Hashable, Sendable {
  case keys([Key])
  /// Types a text as it is.
  case type(String)
  /// Lets what is being read be read, and so many milliseconds pass on the script's clock; nil for as
  /// many as timers take to run out.
  case wait(milliseconds: Int?)
  /// How long each key takes from here on, in milliseconds.
  case pace(milliseconds: Int)
  case resize(Size)
  /// The screen has to show a text, or must not.
  case assert(String, isShown: Bool)
  case quit
  /// A line of the palette.
  case command(String)

  /// Why a line of a script is none.
  package struct Fault: Error, Hashable, Sendable {
    /// From 1.
    package var line: Int
    package var message: LocalizedText
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

  private static func parse(_ line: String, number: Int) throws(Fault) -> ScriptLine {
    guard line.hasPrefix(":") else {
      let sequence = line.hasPrefix("keys ") ? String(line.dropFirst(5)) : line
      guard let keys = Key.sequence(sequence) else {
        throw Fault(
          line: number,
          message: LocalizedText(
            en: "there is an unknown key in '\(sequence)'", ja: "「\(sequence)」に知らないキーがあります"))
      }
      return .keys(keys)
    }
    let parts = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = parts.first else {
      throw Fault(
        line: number,
        message: LocalizedText(
          en: "a command is missing after the colon", ja: "コロンの後にコマンドがありません"))
    }
    let argument = parts.count > 1 ? parts[1].trimmingSpaces : ""
    func lacking(_ what: LocalizedText) -> Fault {
      Fault(
        line: number,
        message: LocalizedText(en: ":\(name) needs \(what.en)", ja: ":\(name) には\(what.ja)が必要です"))
    }
    func needed(_ what: LocalizedText) throws(Fault) -> String {
      if argument.isEmpty { throw lacking(what) }
      return argument
    }
    let text = LocalizedText(en: "a text", ja: "文字列")
    let file = LocalizedText(en: "a file", ja: "ファイル")
    switch name {
    case "wait" where argument.isEmpty: return .wait(milliseconds: nil)
    case "wait", "pace":
      guard let milliseconds = milliseconds(argument) else {
        throw lacking(
          LocalizedText(en: "a time, such as 600ms or 2s", ja: "600ms や 2s のような時間"))
      }
      return name == "wait" ? .wait(milliseconds: milliseconds) : .pace(milliseconds: milliseconds)
    case "quit": return .quit
    case "assert": return .assert(try needed(text), isShown: true)
    case "assert-not": return .assert(try needed(text), isShown: false)
    case "save-screen", "save-screen!", "save-styles", "save-styles!":
      return .command("\(name) \(try needed(file))")
    case "type": return .type(try needed(text))
    case "size":
      guard let size = Size(argument) else {
        throw lacking(
          LocalizedText(en: "columns and rows, such as 80x24", ja: "80x24 のような桁数と行数"))
      }
      return .resize(size)
    default: return .command(String(line.dropFirst()))
    }
  }

  /// Reads `600ms` or `2s`; nil for anything else, and for more than an hour.
  private static func milliseconds(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number <= 3_600_000 else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": return number
    case "s": return number <= 3600 ? number * 1000 : nil
    default: return nil
    }
  }
}
