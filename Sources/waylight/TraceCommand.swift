import ArgumentParser
import NetworkModel
import PathEngine
import Reports

/// One answer on standard output.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Print whether and how a packet gets from one end to the other.",
    discussion: "Exits with 0 when it does, 1 when it does not, 2 when the input does not tell.")

  @Argument(help: "Files and folders to read; - is standard input.", completion: .file())
  var paths: [String]

  @Option(help: "An id, Name or private address; internet; onprem.")
  var from: String

  @Option(help: "The same; any address, DNS name or URL; a service: s3, ecr.api, s3@us-east-1.")
  var to: String

  @Option(help: "The destination port.")
  var port: UInt16 = 443

  @Option(
    name: .customLong("protocol"), help: "tcp, udp, icmp or a number.",
    transform: ipProtocol(named:))
  var ipProtocol = IPProtocol.tcp

  @Option(help: "The client's port; otherwise any of the ephemeral ones.")
  var sourcePort: UInt16?

  @Option(help: "How the answer is written: text or json.")
  var format: AnswerFormat = .text

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let input = try load(paths, language)
      report(input.findings, language)
      let trace = PathTracer(input.topology).trace(try query(input.topology, language))
      let narrator = TraceNarrator(trace, in: input.topology, language: language)
      switch json ? .json : format {
      case .json:
        try StandardOutput.write(try TraceJSON(narrator).text)
      case .text:
        let text = TraceText(
          narrator, width: StandardOutput.width.map { min($0, 120) } ?? 100, paint: options.paint)
        try StandardOutput.write(text.text)
      }
      return switch trace.verdict {
      case .reachable: .success
      case .unreachable: .negative
      case .undetermined: .undetermined
      }
    }
  }

  private func query(_ topology: Topology, _ language: Language) throws -> Query {
    let parser = QueryParser(topology)
    do throws(QueryError) {
      return Query(
        from: try parser.source(from), to: try parser.destination(to), protocol: ipProtocol,
        port: port, sourcePort: sourcePort)
    } catch {
      let text = QueryErrorText(error, in: topology, language)
      throw Failure(.usage, text.message, details: text.details)
    }
  }
}

private func ipProtocol(named name: String) throws -> IPProtocol {
  guard let known = IPProtocol(name) else {
    throw ValidationError("'\(name)' is not tcp, udp, icmp, icmpv6 or a number of 0-255")
  }
  return known
}
