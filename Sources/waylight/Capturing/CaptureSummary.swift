import AccountCapture
import NetworkModel
import Reports
import TerminalScreen

/// What a capture came to, in a few lines.
struct CaptureSummary {
  private let outcome: CaptureOutcome
  private let folder: String
  private let language: Language

  init(_ outcome: CaptureOutcome, folder: String, language: Language) {
    self.outcome = outcome
    self.folder = folder
    self.language = language
  }

  var lines: [String] {
    var parts = [
      language.count(outcome.takenCount, en: "answer taken", "answers taken", ja: "件を取得")
    ]
    if outcome.keptCount > 0 {
      parts.append(
        language.count(outcome.keptCount, en: "was there", "were there", ja: "件は取得済み"))
    }
    let failures = outcome.failures.count
    if failures > 0 {
      parts.append(language.count(failures, en: "not given", "not given", ja: "件は取得できず"))
    }
    if outcome.leftCount > 0 {
      parts.append(language.count(outcome.leftCount, en: "missing", "missing", ja: "件は未取得"))
    }
    var lines = ["\(folder): " + language.list(parts)]
    let permissions = Set(outcome.failures.compactMap(\.permission)).sorted()
    if !permissions.isEmpty {
      lines.append(
        language.text(en: "permissions that are missing: ", ja: "足りない権限: ")
          + permissions.joined(separator: ", "))
    }
    if let stop = outcome.stop { lines.append(stop.message) }
    lines.append(
      outcome.isComplete
        ? language.text(
          en: "`waylight \(folder)` opens it", ja: "`waylight \(folder)` で開きます")
        : language.text(
          en: "it is not complete; the same command takes the rest",
          ja: "途中です。同じコマンドで残りを取得します"))
    return lines
  }
}
