import ArgumentParser
import NetworkModel
import PathEngine
import Reports
import TopologyFiles

/// Why a command ends without its answer: what is wrong, where, and what to do.
struct Failure: Error {
  var status: ExitStatus
  var message: String
  /// Further lines: what to do, or what there is instead.
  var details: [String] = []

  init(_ status: ExitStatus, _ message: String, details: [String] = []) {
    self.status = status
    self.message = message
    self.details = details
  }

  init(_ error: TopologyLoadError, _ language: Language) {
    let words = language.text(error.words)
    switch error {
    case .noSuchFile: self.init(.noInput, words)
    case .unreadable: self.init(.inputOutput, words)
    case .nothingToRead(let findings):
      self.init(
        .badData, words,
        details: findings.sorted { $0.severity > $1.severity }.prefix(10)
          .map { FindingText($0, language).line })
    case .stopped: self.init(.inputOutput, words)
    }
  }
}

extension Failure {
  /// A file that is to be written is there already, and nobody said that it may go.
  init(fileIsThere path: String, _ language: Language) {
    self.init(
      .inputOutput,
      language.text(
        en: "\(path): the file is there already", ja: "\(path): ファイルがすでにあります"),
      details: [
        language.text(en: "--force writes over it", ja: "--force を付けると上書きします")
      ])
  }

  /// An end of a query that nothing is called, or that several are.
  init(_ error: QueryError, in topology: Topology, _ language: Language) {
    let text = QueryErrorText(error, in: topology, language)
    self.init(.usage, text.message, details: text.details)
  }
}

extension TopologyLoadError {
  /// Why nothing could be read.
  var words: LocalizedText {
    switch self {
    case .noSuchFile(let path):
      LocalizedText(
        en: "\(path): there is no such file or folder", ja: "\(path): ファイルもフォルダーもありません")
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .nothingToRead:
      LocalizedText(
        en: "nothing in the input could be read as a network", ja: "入力からネットワークを読み取れませんでした")
    case .stopped: LocalizedText(en: "reading was stopped", ja: "読み込みは中止されました")
    }
  }

  /// The same for the screen, which has no room for all findings: the worst of them.
  var wordsWithFinding: LocalizedText {
    guard case .nothingToRead(let findings) = self,
      let worst = findings.max(by: { $0.severity < $1.severity })
    else { return words }
    let place = worst.location.map { "\($0): " } ?? ""
    return LocalizedText(en: place + worst.words.en, ja: place + worst.words.ja)
  }
}

/// Runs a command's work and turns what goes wrong into a message and an exit status.
func answering(_ work: () throws -> ExitStatus) throws {
  do {
    let status = try work()
    if status != .success { throw ExitCode(status.rawValue) }
  } catch let failure as Failure {
    StandardError.say("waylight: " + failure.message)
    for line in failure.details { StandardError.say("  " + line) }
    throw ExitCode(failure.status.rawValue)
  }
}
