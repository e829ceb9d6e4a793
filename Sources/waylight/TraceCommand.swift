import ArgumentParser
import NetworkModel
import PathEngine
import Reports
import TopologyFiles

/// One answer on standard output.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: helpWords(
      en: "Print whether and how a packet gets from one end to the other.",
      ja: "パケットが届くか、どう届くかを出力します。"),
    discussion: helpWords(
      en: "Exits with 0 when it does, 1 when it does not, 2 when the input does not tell.",
      ja: "終了コードは、届けば0、届かなければ1、入力から判定できなければ2です。"))

  enum Format: String, AnswerFormat {
    case text, json, dot, mermaid, svg, html

    static let help = helpWords(
      en: """
        How the answer is written: text, json, dot (Graphviz), mermaid, svg: the map, or html: a page to \
        step through.
        """,
      ja: "出力の形式。text、json、dot (Graphviz)、mermaid、svg (マップ)、html (順にたどれるページ)。")
  }

  @OptionGroup var network: NetworkInput

  @Option(
    help: help(
      en: "An id, Name or private address; a subnet; internet; onprem or onprem@ADDRESS.",
      ja: "id、Name、プライベートアドレス、サブネット、internet、onprem、onprem@ADDRESS。"),
    completion: Completions.sources)
  var from: String

  @Option(
    help: help(
      en: "The same; any address, DNS name or URL; a service: s3, ecr.api, s3@us-east-1.",
      ja: "同上。ほかにアドレス、DNS名、URL、サービス (s3、ecr.api、s3@us-east-1)。"),
    completion: Completions.destinations)
  var to: String

  @Option(
    help: help(
      en: "The destination port; 443 where the destination implies no other.",
      ja: "宛先ポート。宛先から決まらなければ443。"))
  var port: UInt16?

  @Option(
    name: .customLong("protocol"),
    help: help(
      en: "tcp, udp, icmp, a number or all. (default: tcp)", ja: "tcp、udp、icmp、番号、または all。(既定: tcp)"
    ),
    completion: Completions.protocols, transform: ipProtocol(named:))
  var ipProtocol: IPProtocol?

  @Option(
    help: help(
      en: "The client's port; otherwise any of the ephemeral ones.", ja: "送信元ポート。なければエフェメラルポートのどれか。"
    ))
  var sourcePort: UInt16?

  @OptionGroup var format: FormatOptions<Format>

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let topology = try network.load(language).report.topology
      let tracer = PathTracer(topology)
      let badges = RouteTableBadges(topology)
      let answers = try queries(topology, language).map { query in
        let trace = tracer.trace(query)
        return TraceNarrator(
          trace, in: topology, language: language, badges: badges,
          advice: tracer.advice(for: trace))
      }
      try StandardOutput.write(try text(answers, topology))
      return switch Verdict.worst(of: answers.map(\.trace.verdict)) {
      case .reachable: .success
      case .unreachable: .negative
      case .undetermined: .undetermined
      }
    }
  }

  /// One answer; or several, where the destination stands for several services.
  private func text(_ answers: [TraceNarrator], _ topology: Topology) throws -> String {
    let only = answers.count == 1 ? answers.first : nil
    switch format.chosen {
    case .svg:
      let narrator = try single(answers)
      return picture(of: narrator, topology).svg(title: "\(narrator.verdict): \(narrator.query)")
    case .html: return page(of: try single(answers), topology)
    case .dot: return answers.map { PathDiagram($0).dot }.joined()
    case .mermaid: return answers.map { PathDiagram($0).mermaid }.joined(separator: "\n")
    case .json:
      return try only.map { try TraceJSON($0).text } ?? TraceJSON.text(answers)
    case .text:
      let width = StandardOutput.width.map { min($0, 120) } ?? 100
      return only.map { TraceText($0, width: width, paint: options.paint).text }
        ?? TraceText.text(answers, asked: to, width: width, paint: options.paint)
    }
  }

  /// - Throws: `Failure` where there are several answers, each of which has a map of its own.
  private func single(_ answers: [TraceNarrator]) throws -> TraceNarrator {
    guard let narrator = answers.first, answers.count == 1 else {
      throw Failure(
        .usage,
        options.language.text(
          en: "\(format.chosen) draws one path; ask for one service at a time",
          ja: "\(format.chosen) が描く経路は一つです。サービスを一つずつ指定してください"),
        details: answers.map(\.destination))
    }
    return narrator
  }

  private func picture(of narrator: TraceNarrator, _ topology: Topology) -> MapPicture {
    MapPicture(topology, narrator.trace, style: ThemeShelf.ofThisProcess.drawingStyle)
  }

  private func page(of narrator: TraceNarrator, _ topology: Topology) -> String {
    let picture = picture(of: narrator, topology)
    let title = "\(narrator.verdict): \(narrator.query)"
    return PathPage(
      narrator, there: picture.map(showsWayBack: false, title: title),
      back: narrator.trace.back.isEmpty ? nil : picture.map(showsWayBack: true, title: title),
      style: picture.style
    ).html
  }

  private func queries(_ topology: Topology, _ language: Language) throws -> [Query] {
    do throws(QueryError) {
      return try QueryParser(topology).queries(
        from: from, to: to, protocol: ipProtocol, port: port, sourcePort: sourcePort)
    } catch {
      throw Failure(error, in: topology, language)
    }
  }
}

private func ipProtocol(named name: String) throws -> IPProtocol {
  guard let known = IPProtocol(name) else {
    throw ValidationError("'\(name)' is not tcp, udp, icmp, icmpv6, all or a number of 0-255")
  }
  return known
}
