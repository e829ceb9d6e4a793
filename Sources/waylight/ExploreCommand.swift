import AccountCapture
import ArgumentParser
import Reports

/// The explorer: what the program does without another command.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: helpWords(
      en: "Open the explorer; without a PATH, on the samples.",
      ja: "エクスプローラーを開きます。PATHがなければサンプルから始めます。"))

  @Argument(
    help: help(
      en: "Files and folders to read, or - for standard input.", ja: "読み取るファイルやフォルダー。- は標準入力。"),
    completion: .file())
  var paths: [String] = []

  @Option(
    help: help(
      en: "Start with a path from here: a Name, an id, a private address, internet, onprem.",
      ja: "この送信元からの経路で始めます。Name、id、プライベートアドレス、internet、onprem。"),
    completion: Completions.sources)
  var from: String?

  @Option(
    help: help(
      en: "Start with a path to here: also a service, a DNS name, an address, host:port.",
      ja: "この宛先への経路で始めます。サービス、DNS名、アドレス、host:port も使えます。"),
    completion: Completions.destinations)
  var to: String?

  @Option(
    help: help(
      en: "The theme to start with; `waylight themes` lists them.",
      ja: "始めの配色。一覧は `waylight themes`。", valueName: "name"),
    completion: Completions.themes)
  var theme: String?

  @Flag(
    help: help(
      en: "Capture the account first, with your own aws command, and explore that.",
      ja: "先に手元の aws コマンドでアカウントを取得し、それを開きます。"))
  var live = false

  @OptionGroup(title: helpWords(en: "Options of --live", ja: "アカウント取得のオプション")) var capture:
    CaptureOptions

  @OptionGroup var input: InputOptions

  @OptionGroup var text: TextOptions

  @Flag(
    help: help(
      en: "Print the network in lines instead, for screen readers and pipes.",
      ja: "画面の代わりに行で出力します。スクリーンリーダーやパイプ向け。"))
  var plain = false

  @Option(
    help: help(
      en: "Run a script of keys and commands without a display.", ja: "キーとコマンドのスクリプトを画面なしで実行します。",
      valueName: "file"),
    completion: .file())
  var script: String?

  @Option(
    help: help(
      en: "The size of the script's screen, such as 120x40.", ja: "スクリプトの画面の大きさ。120x40 など。",
      valueName: "columnsxrows"))
  var size: String?

  @Option(
    help: help(
      en: "Record what is shown: an asciicast, or a moving picture where the name ends in .svg.",
      ja: "表示を記録します。asciicast、名前が .svg で終われば動く画像。", valueName: "file"),
    completion: .file())
  var record: String?

  @Flag(
    help: help(
      en: "Let --record write over a file that is there.", ja: "--record で、すでにあるファイルを上書きします。"))
  var force = false

  @Option(
    help: help(
      en: "Write errors into this file, instead of a file of its own after a fault alone.",
      ja: "エラーをこのファイルに書きます。なければ異常終了のときだけ専用のファイルに書きます。", valueName: "file"),
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
    if live {
      let capture = LiveCapture(options: capture, language: text.language)
      try answering {
        try capture.run()
        return .success
      }
      paths = [capture.folder]
    }
    try Exploration(
      paths: paths, side: input.side, from: from, to: to, theme: theme, languageWish: text.lang,
      color: text.color,
      plain: plain, script: script, size: size, record: record,
      replacesRecording: force, log: log
    ).run()
  }
}
