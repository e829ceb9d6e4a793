import AccountCapture
import ArgumentParser
import Reports
import TerminalScreen

/// Reads an account with the person's own `aws` command into a folder.
struct CaptureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture",
    abstract: "Read an account into a folder, with your own aws command.",
    discussion: """
      Runs read-only commands, describe-*, get-*, list-* and search-*, and saves what they print; \
      credentials, single sign-on and endpoints are the aws command's affair. What is refused is noted, \
      and is a finding when the folder is opened. Running it again takes only what is missing.
      """)

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The folder to write to.", valueName: "folder"), completion: .directory)
  var output: String?

  @OptionGroup var capture: CaptureOptions

  @Flag(help: "Take away what an earlier capture left there, and begin anew.")
  var fresh = false

  @Flag(help: "Replace account ids, public addresses and names, the same by the same everywhere.")
  var redact = false

  @Flag(help: "Print the IAM policy that allows these commands and nothing else, and do no more.")
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
