import AccountCapture
import ArgumentParser
import Reports

/// The explorer: what the program does without another command.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Open the explorer; without a PATH, on the samples.")

  @Argument(help: "Files and folders to read, or - for standard input.", completion: .file())
  var paths: [String] = []

  @Option(help: "Start with a path from here: a Name, an id, a private address, internet, onprem.")
  var from: String?

  @Option(help: "Start with a path to here: also a service, a DNS name, an address, host:port.")
  var to: String?

  @Option(
    help: ArgumentHelp("The theme to start with; `waylight themes` lists them.", valueName: "name"))
  var theme: String?

  @Flag(help: "Capture the account first, with your own aws command, and explore that.")
  var live = false

  @OptionGroup(title: "Options of --live") var capture: CaptureOptions

  @OptionGroup var input: InputOptions

  @OptionGroup var text: TextOptions

  @Flag(help: "Print the network in lines instead, for screen readers and pipes.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "Run a script of keys and commands without a display.", valueName: "file"),
    completion: .file())
  var script: String?

  @Option(
    help: ArgumentHelp(
      "The size of the script's screen, such as 120x40.", valueName: "columnsxrows"))
  var size: String?

  @Option(
    help: ArgumentHelp(
      "Record what is shown: an asciicast, or a moving picture where the name ends in .svg.",
      valueName: "file"),
    completion: .file())
  var record: String?

  @Option(
    help: ArgumentHelp(
      "Write errors into this file, instead of a file of its own after a fault alone.",
      valueName: "file"),
    completion: .file())
  var log: String?

  func validate() throws {
    guard live else {
      if capture.isAsked {
        throw ValidationError("--profile, --region and the like are for --live")
      }
      return
    }
    guard paths.isEmpty else { throw ValidationError("--live explores an account, not a PATH") }
  }

  func run() throws {
    var paths = paths
    if live { paths = [try captured()] }
    try Exploration(
      paths: paths, side: input.side, from: from, to: to, theme: theme, languageWish: text.lang,
      color: text.color,
      plain: plain, script: script, size: size, record: record, log: log
    ).run()
  }

  /// Captures the account into the cache, anew each time.
  /// - Returns: the folder.
  private func captured() throws -> String {
    let language = text.language
    let name = capture.profile ?? capture.roleArn ?? "default"
    let folder = Locations.ofThisProcess.liveCapture(of: name)
    try answering {
      let watch = SignalWatch()
      let outcome = try AccountCapturing(options: capture, language: language).run(
        into: { () throws(CaptureFolder.Fault) in try CaptureFolder(folder, isFresh: true) },
        watch: watch)
      watch.end()
      guard let outcome, outcome.isComplete else {
        let reason = outcome?.stop?.message
        throw Failure(
          .inputOutput,
          language.text(
            en: "the account could not be captured to its end", ja: "アカウントを最後まで取得できませんでした"),
          details: [reason].compactMap(\.self))
      }
      return .success
    }
    return folder
  }
}
