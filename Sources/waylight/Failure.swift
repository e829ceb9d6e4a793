import ArgumentParser
import NetworkModel
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
    switch error {
    case .noSuchFile(let path):
      self.init(
        .noInput,
        language.text(
          en: "\(path): there is no such file or folder", ja: "\(path): ファイルもフォルダーもありません"))
    case .unreadable(let path, let reason):
      self.init(.inputOutput, "\(path): \(reason)")
    case .nothingToRead(let findings):
      self.init(
        .badData,
        language.text(
          en: "nothing in the input could be read as a network",
          ja: "入力からネットワークを読み取れませんでした"),
        details: findings.sorted { $0.severity > $1.severity }.prefix(10)
          .map { FindingText($0).line })
    case .stopped:
      self.init(
        .inputOutput, language.text(en: "reading was stopped", ja: "読み込みは中止されました"))
    }
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
