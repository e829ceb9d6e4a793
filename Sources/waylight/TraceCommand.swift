import ArgumentParser
import NetworkModel
import PathEngine
import Reports
import TopologyFiles

/// One answer on standard output.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Print whether and how a packet gets from one end to the other.",
    discussion: "Exits with 0 when it does, 1 when it does not, 2 when the input does not tell.")

  enum Format: String, AnswerFormat {
    case text, json, dot, mermaid, svg, html

    static let help = """
      How the answer is written: text, json, dot (Graphviz), mermaid, svg: the map, or html: a page to \
      step through.
      """
  }

  @OptionGroup var network: NetworkInput

  @Option(help: "An id, Name or private address; a subnet; internet; onprem or onprem@ADDRESS.")
  var from: String

  @Option(help: "The same; any address, DNS name or URL; a service: s3, ecr.api, s3@us-east-1.")
  var to: String

  @Option(help: "The destination port; 443 where the destination implies no other.")
  var port: UInt16?

  @Option(
    name: .customLong("protocol"), help: "tcp, udp, icmp, a number or all. (default: tcp)",
    transform: ipProtocol(named:))
  var ipProtocol: IPProtocol?

  @Option(help: "The client's port; otherwise any of the ephemeral ones.")
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
