import ArgumentParser
import FoundationEssentials
import Reports

/// The language and colours of what a command prints.
struct TextOptions: ParsableArguments {
  @Option(help: "The language: en or ja; otherwise LANG decides.")
  var lang: Language?

  @Option(help: "Colours: auto, always or never.")
  var color: ColorChoice = .auto

  var language: Language {
    lang ?? Language(environment: ProcessInfo.processInfo.environment)
  }

  var paint: TextPaint {
    switch color {
    case .always: TextPaint(isOn: true)
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

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

extension Language: ExpressibleByArgument {}
