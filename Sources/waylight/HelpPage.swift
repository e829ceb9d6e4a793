import ArgumentParser
import FoundationEssentials
import Reports
import TerminalScreen

extension Language {
  /// The language of `--help`, for which no option has been read yet: that of `--lang`, else what the environment
  /// asks for.
  static let ofHelp: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.first == "--lang" else { continue }
      let wish = parts.count == 2 ? parts[1] : arguments.dropFirst(index + 1).first
      if let language = wish.flatMap(Language.init(rawValue:)) { return language }
    }
    return .ofThisProcess
  }()
}

/// What `--help` says of an option or argument.
func help(en: String, ja: String, valueName: String? = nil) -> ArgumentHelp {
  ArgumentHelp(helpWords(en: en, ja: ja), valueName: valueName)
}

/// What `--help` says of a command.
func helpWords(en: String, ja: String) -> String { Language.ofHelp.text(en: en, ja: ja) }

/// The parser's help in Japanese. The parser knows headings in English alone, and it counts characters and breaks
/// lines at blanks, neither of which will do for Japanese.
struct HelpPage {
  let text: String

  /// The columns that the parser leaves to labels.
  private static let label = 26
  private static let width = 80

  /// - Returns: nil for what is no help, and where English is asked for.
  init?(_ error: any Error) {
    guard Language.ofHelp == .ja else { return nil }
    // So wide that the parser breaks nothing.
    let message = Waylight.fullMessage(for: error, columns: 100_000)
    guard message.hasPrefix("OVERVIEW: ") else { return nil }
    text = message.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { Self.lines(String($0)) }.joined(separator: "\n")
  }

  private static let headings: [(en: String, ja: String)] = [
    ("OVERVIEW: ", "概要: "), ("USAGE: ", "使い方: "), ("ARGUMENTS:", "引数:"), ("OPTIONS:", "オプション:"),
    ("SUBCOMMANDS:", "サブコマンド:"),
  ]

  private static let phrases: [(en: String, ja: String)] = [
    ("Show the version.", "バージョンを表示します。"), ("Show help information.", "ヘルプを表示します。"),
    ("See 'waylight help <subcommand>' for detailed help.", "詳しくは 'waylight help <subcommand>'。"),
    ("explore (default)", "explore (既定)"), ("(values: ", "(値: "), ("; default: ", "; 既定: "),
    ("(default: ", "(既定: "),
  ]

  private static func lines(_ line: String) -> [String] {
    // Labels are in ASCII, so that columns are characters.
    let start = line.prefix(label)
    guard line.hasPrefix("  "), start.count == label, start.last == " " else {
      return translated(line).wrapped(width: width)
    }
    let words = translated(String(line.dropFirst(label))).wrapped(width: width - label)
    let name = translated(String(start)).trimmingEnd.padded(to: label)
    let margin = String(repeating: " ", count: label)
    return words.enumerated().map { ($0 == 0 ? name : margin) + $1 }
  }

  private static func translated(_ text: String) -> String {
    var text = text
    for (en, ja) in headings where text.hasPrefix(en) { text = ja + text.dropFirst(en.count) }
    for (en, ja) in phrases { text = text.replacing(en, with: ja) }
    return text
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmingEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}
