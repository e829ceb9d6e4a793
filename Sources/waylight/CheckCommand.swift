import ArgumentParser
import NetworkModel
import PathEngine
import Reports
import TopologyFiles

/// Puts expectations to a network: for pull requests, and for lessons.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: helpWords(
      en: "Check that a network does what is expected of it.", ja: "ネットワークが期待どおりかを確認します。"),
    discussion: helpWords(
      en: """
        Expectations are lines such as {from: "private-*", to: s3, verdict: reachable, via: \
        [gateway-endpoint]}, in a file of their own or under 'expect' in a topology. A pattern stands for \
        every instance that is called so or is in a subnet that is.

        Exits with 0 when all hold, with 1 when one does not.
        """,
      ja: """
        期待は {from: "private-*", to: s3, verdict: reachable, via: [gateway-endpoint]} のような行で、専用のファイルか、\
        トポロジーの 'expect' に書きます。パターンは、その名前のインスタンスと、その名前のサブネットにあるインスタンスを指します。

        終了コードは、すべて成立すれば0、成立しないものがあれば1です。
        """))

  enum Format: String, AnswerFormat {
    case text, json, junit, sarif

    static let help = helpWords(
      en: "How the answer is written: text, json, junit or sarif.",
      ja: "出力の形式。text、json、junit、sarif。")
  }

  @OptionGroup var network: NetworkInput

  @Option(
    name: [.customShort("f"), .long],
    help: help(
      en: "A file of expectations, as often as there are; otherwise those of the input.",
      ja: "期待のファイル。何度でも指定できます。なければ入力にある期待。", valueName: "file"),
    completion: .file())
  var expectations: [String] = []

  @OptionGroup var format: FormatOptions<Format>

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let loaded = try network.load(language)
      let asked =
        expectations.isEmpty ? try ownExpectations(of: loaded) : try expectations.flatMap(read)
      guard !asked.isEmpty else {
        throw Failure(
          .usage,
          language.text(
            en: "there is nothing to check: the input holds no expectations",
            ja: "確認するものがありません。入力に期待がありません"),
          details: [
            language.text(
              en: "name a file of them with -f FILE", ja: "-f FILE で期待のファイルを指定してください")
          ])
      }
      let topology = loaded.report.topology
      let checker = ExpectationChecker(topology)
      let report = CheckReport(asked.map(checker.check), in: topology, language: language)
      try StandardOutput.write(try text(report))
      return report.holds ? .success : .negative
    }
  }

  private func text(_ report: CheckReport) throws -> String {
    switch format.chosen {
    case .text: report.text(width: StandardOutput.width ?? 100, paint: options.paint)
    case .json: try report.json
    case .junit: report.junit
    case .sarif: try report.sarif(version: Waylight.version)
    }
  }

  /// Those that the input holds itself.
  /// - Throws: `Failure` where the input is wrong in part, which may have cost one of them.
  private func ownExpectations(of loaded: LoadedTopology) throws -> [TopologyExpectation] {
    if loaded.report.findings.contains(where: { $0.severity == .error }) {
      throw Failure(
        .badData,
        options.language.text(
          en: "the input has errors, so its expectations cannot be used",
          ja: "入力にエラーがあるため、期待を使えません"))
    }
    return loaded.documents.flatMap(\.expectations)
  }

  /// - Throws: `Failure` when a file is not there, or has a line that is wrong: half of the expectations
  ///   would hold too easily.
  private func read(_ path: String) throws -> [TopologyExpectation] {
    let language = options.language
    guard let text = TextFile.read(path) else {
      throw Failure(
        .noInput,
        language.text(
          en: "\(path): this file cannot be read", ja: "\(path): このファイルを読み取れません"))
    }
    let file = ExpectationsFile(text, file: path)
    let lines = file.findings.map { FindingText($0, language).line }
    guard !file.findings.contains(where: { $0.severity == .error }) else {
      throw Failure(
        .badData,
        language.text(
          en: "\(path): these expectations cannot be used", ja: "\(path): この期待は使えません"),
        details: Array(lines.prefix(10)))
    }
    for line in lines { StandardError.say("waylight: " + line) }
    return file.expectations
  }
}
