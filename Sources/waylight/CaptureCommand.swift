import AccountCapture
import ArgumentParser
import Reports
import TerminalScreen

/// Reads an account with the person's own `aws` command into a folder.
struct CaptureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: helpWords(
      en: "Read an account into a folder, with your own aws command.",
      ja: "手元の aws コマンドでアカウントをフォルダーに取得します。"),
    discussion: helpWords(
      en: """
        Runs read-only commands, describe-*, get-*, list-* and search-*, and saves what they print; \
        credentials, single sign-on and endpoints are the aws command's affair. What is refused is noted, \
        and is a finding when the folder is opened. Running it again takes only what is missing.
        """,
      ja: """
        describe-*、get-*、list-*、search-* という読み取り専用のコマンドを実行し、その出力を保存します。認証情報、\
        シングルサインオン、エンドポイントは aws コマンドの設定によります。拒否されたものは記録され、フォルダーを開くと\
        指摘になります。もう一度実行すると、足りないものだけを取得します。
        """))

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: help(en: "The folder to write to.", ja: "書き込むフォルダー。", valueName: "folder"),
    completion: .directory)
  var output: String?

  @OptionGroup var capture: CaptureOptions

  @Flag(
    help: help(
      en: "Take away what an earlier capture left there, and begin anew.",
      ja: "以前に取得したものを消し、始めから取得します。"))
  var fresh = false

  @Flag(
    help: help(
      en: "Replace account ids, public addresses and names, the same by the same everywhere.",
      ja: "アカウントid、パブリックアドレス、名前を置き換えます。同じものはどこでも同じものになります。"))
  var redact = false

  @Flag(
    help: help(
      en: "Print the IAM policy that allows these commands and nothing else, and do no more.",
      ja: "これらのコマンドだけを許可するIAMポリシーを出力し、ほかには何もしません。"))
  var policy = false

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      if policy {
        try StandardOutput.write(CallTable.policy)
        return .success
      }
      guard let output else {
        throw Failure(
          .usage, language.text(en: "name a folder with -o", ja: "-o でフォルダーを指定してください"))
      }
      let watch = SignalWatch()
      let fresh = fresh
      let redaction = redact ? Redaction(output, isFresh: fresh) : nil
      let outcome = try AccountCapturing(options: capture, language: language).run(
        into: { () throws(CaptureFolder.Fault) in
          if let redaction { return try redaction.rawFolder() }
          return try CaptureFolder(output, isFresh: fresh)
        }, watch: watch)
      defer { watch.end() }
      guard let outcome else { return .inputOutput }
      if outcome.isComplete, let redaction {
        do throws(CaptureFolder.Fault) {
          try redaction.finish()
        } catch {
          throw Failure(error, language)
        }
      }
      let report = CaptureSummary(outcome, folder: output, language: language)
      guard outcome.isComplete else {
        for line in report.lines { StandardError.say("waylight: " + line) }
        return .inputOutput
      }
      try StandardOutput.write(report.lines.map { $0.sanitised + "\n" }.joined())
      return .success
    }
  }
}
