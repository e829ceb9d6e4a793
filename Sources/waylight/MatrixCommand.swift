import ArgumentParser
import NetworkModel
import PathEngine
import Reports
import TopologyFiles

/// Who reaches what, at a glance.
struct MatrixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: helpWords(
      en: "Print which hosts reach which services, and by which gateway.",
      ja: "どのホストがどのサービスにどのゲートウェイで届くかを出力します。"))

  enum Format: String, AnswerFormat {
    case text, csv, json, html

    static let help = helpWords(
      en: "How the answer is written: text, csv, json or html.", ja: "出力の形式。text、csv、json、html。")
  }

  @OptionGroup var network: NetworkInput

  @Option(
    help: help(
      en: "A source, as often as there are; otherwise every instance and other host.",
      ja: "送信元。何度でも指定できます。なければすべてのインスタンスとホスト。"),
    completion: Completions.sources)
  var from: [String] = []

  @Option(
    help: help(
      en: """
        A destination, as often as there are; otherwise S3, DynamoDB, every service with an endpoint and \
        the internet.
        """,
      ja: "宛先。何度でも指定できます。なければS3、DynamoDB、エンドポイントのあるサービス、インターネット。"),
    completion: Completions.destinations)
  var to: [String] = []

  @OptionGroup var format: FormatOptions<Format>

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let topology = try network.load(language).report.topology
      try checkEnds(topology, language)
      let matrix = ReachabilityMatrix(
        of: topology, sources: from.isEmpty ? nil : from.map { ResourceID($0, kind: .other) },
        destinations: to.isEmpty ? nil : to)
      guard !matrix.rows.isEmpty else {
        throw Failure(
          .badData,
          language.text(en: "there is no host in the input", ja: "入力にホストがありません"))
      }
      let answer = MatrixReport(matrix, in: topology, language: language)
      try StandardOutput.write(
        try text(answer, title: network.paths.joined(separator: ", ")))
      return .success
    }
  }

  private func text(_ answer: MatrixReport, title: String) throws -> String {
    switch format.chosen {
    case .text: answer.text(width: StandardOutput.width, paint: options.paint)
    case .csv: answer.csv
    case .json: try answer.json
    case .html: answer.html(title: title)
    }
  }

  /// A name that nothing has is a mistake to be told before the work, not in every cell.
  private func checkEnds(_ topology: Topology, _ language: Language) throws {
    let parser = QueryParser(topology)
    do throws(QueryError) {
      for source in from { _ = try parser.source(source) }
      guard let any = from.first ?? ReachabilityMatrix.hosts(of: topology).first?.text else {
        return
      }
      for destination in to { _ = try parser.queries(from: any, to: destination) }
    } catch {
      throw Failure(error, in: topology, language)
    }
  }
}
