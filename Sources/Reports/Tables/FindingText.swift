package import NetworkModel
import TerminalScreen

/// What was found in an input, as compilers write such things.
package struct FindingText: Sendable {
  private let finding: Finding
  private let language: Language

  package init(_ finding: Finding, _ language: Language) {
    self.finding = finding
    self.language = language
  }

  /// `main.json:3:14: warning: … (hint)`, on one line.
  package var line: String {
    let place = finding.location.map { "\($0): " } ?? ""
    let advice = finding.advice.map { advice in
      language.text(en: " (\(advice.en))", ja: "（\(advice.ja)）")
    }
    let words = language.text(finding.words) + (advice ?? "")
    return "\(place)\(finding.severity.word(in: language)): \(words)".sanitised
  }
}

extension Language {
  /// A text that stands in every language already.
  package func text(_ text: LocalizedText) -> String { self.text(en: text.en, ja: text.ja) }
}

extension FindingSeverity {
  /// `error`; in Japanese as compilers say it.
  package func word(in language: Language) -> String {
    switch self {
    case .note: language.text(en: "note", ja: "注記")
    case .warning: language.text(en: "warning", ja: "警告")
    case .error: language.text(en: "error", ja: "エラー")
    }
  }

  /// `error`, the same in every language, for programs.
  package var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
