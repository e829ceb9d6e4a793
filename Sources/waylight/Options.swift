import ArgumentParser
import FoundationEssentials
import NetworkModel
import Reports
import TerminalScreen
import TopologyFiles

/// The language and colours of what a command prints.
struct TextOptions: ParsableArguments {
  @Option(
    help: help(
      en: "The language: en or ja; otherwise LANG decides.", ja: "言語。en か ja。なければ LANG によります。"))
  var lang: Language?

  @Option(
    help: help(
      en: "Colours: auto, always, never; 16 or 256 for as many at most.",
      ja: "色。auto、always、never。16 と 256 は色数の上限。"))
  var color: ColorChoice = .auto

  var language: Language { lang ?? .ofThisProcess }

  var paint: TextPaint {
    switch color {
    case .always, .sixteen, .indexed: TextPaint(isOn: true)
    case .never: .plain
    case .auto: TextPaint(isOn: Self.wantsColour)
    }
  }

  /// As https://no-color.org asks; and a dumb terminal has none.
  private static var wantsColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return StandardOutput.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }
}

/// The network that a command answers about.
struct NetworkInput: ParsableArguments {
  @Argument(
    help: help(
      en: "Files and folders to read; - is standard input.", ja: "読み取るファイルやフォルダー。- は標準入力。"),
    completion: .file())
  var paths: [String]

  @OptionGroup var input: InputOptions

  /// Reads it, and says on standard error what is wrong with it.
  /// - Throws: `Failure` when nothing can be read.
  func load(_ language: Language) throws -> LoadedTopology {
    let loaded = try loadWithDocuments(paths, input.side, language)
    say(loaded.report.findings, language)
    return loaded
  }
}

/// How a command writes its answer: text and JSON every one can.
protocol AnswerFormat: ExpressibleByArgument, CaseIterable {
  static var text: Self { get }
  static var json: Self { get }
  /// What `--help` says of the choice.
  static var help: String { get }
}

struct FormatOptions<Format: AnswerFormat>: ParsableArguments {
  @Option(help: ArgumentHelp(Format.help))
  var format: Format = .text

  @Flag(help: help(en: "The same as --format json.", ja: "--format json と同じ。"))
  var json = false

  var chosen: Format { json ? .json : format }
}

/// How what is read is meant.
struct InputOptions: ParsableArguments {
  @Flag(
    help: help(
      en: "Of a Terraform plan, the network as it is before; otherwise as it will be.",
      ja: "Terraformのプランについて、適用前のネットワークを読みます。なければ適用後。"))
  var before = false

  var side: PlanSide { before ? .before : .after }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
  case sixteen = "16"
  case indexed = "256"

  /// The most colours to use on a terminal; nil leaves that to NO_COLOR and the terminal's description.
  var depth: ColourDepth? {
    switch self {
    case .auto: nil
    case .never: ColourDepth.none
    case .sixteen: .sixteen
    case .always, .indexed: .indexed256
    }
  }
}

extension Language: ExpressibleByArgument {
  /// What the environment asks for.
  static var ofThisProcess: Language {
    Language(environment: ProcessInfo.processInfo.environment)
  }
}
