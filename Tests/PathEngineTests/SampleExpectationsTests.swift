import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing
import TopologyFiles

/// Every sample comes out as its file says.
@Suite struct SampleExpectationsTests {
  /// One line of one sample.
  struct Line: Sendable, CustomTestStringConvertible {
    var sample: String
    var expectation: TopologyExpectation

    var testDescription: String {
      "\(sample):\(expectation.location.line ?? 0) \(expectation.from) to \(expectation.to)"
    }
  }

  static let lines: [Line] = Sample.names.flatMap { name in
    ((try? Sample(named: name))?.document.expectations ?? []).map {
      Line(sample: name, expectation: $0)
    }
  }

  @Test func `there are expectations`() {
    #expect(Self.lines.count >= 40)
  }

  @Test(arguments: lines)
  func `a sample's expectation holds`(_ line: Line) throws {
    let topology = try Sample(named: line.sample).topology
    let expected = line.expectation
    let queries = try QueryParser(topology).queries(
      from: expected.from, to: expected.to, protocol: expected.protocol, port: expected.port)
    let traces = queries.map { PathTracer(topology).trace($0) }

    #expect(Self.verdict(of: traces).rawValue == expected.verdict, "\(Self.story(traces))")
    let hops = traces.flatMap { $0.forward }
    #expect(Self.firstMissing(expected.via, in: hops) == nil, "\(Self.story(traces))")
    for name in expected.avoids {
      #expect(!hops.contains { Self.component($0, is: name) }, "\(Self.story(traces))")
    }
    let codes = Set(traces.flatMap { $0.explanations.map(\.code.rawValue) })
    for code in expected.codes ?? [] { #expect(codes.contains(code), "\(Self.story(traces))") }
    if let resolves = expected.resolves {
      let answers = traces.flatMap { $0.resolution?.answers.map(\.address) ?? [] }
      switch resolves {
      case .public: #expect(!answers.isEmpty && answers.allSatisfy(\.isPublic))
      case .private: #expect(!answers.isEmpty && answers.allSatisfy { !$0.isPublic })
      case .nothing: #expect(answers.isEmpty)
      case .addresses(let addresses): #expect(Set(answers) == Set(addresses))
      }
    }
  }

  /// Several queries are as good as the worst of them.
  private static func verdict(of traces: [Trace]) -> Verdict {
    let verdicts = traces.map(\.verdict)
    if verdicts.contains(.unreachable) { return .unreachable }
    return verdicts.contains(.undetermined) ? .undetermined : .reachable
  }

  /// The first name that is not met after those before it.
  private static func firstMissing(_ names: [String], in hops: [Hop]) -> String? {
    var rest = hops[...]
    for name in names {
      guard let place = rest.firstIndex(where: { component($0, is: name) }) else { return name }
      rest = rest[place...]
    }
    return nil
  }

  private static func component(_ hop: Hop, is name: String) -> Bool {
    hop.component.label == name || hop.component.id.text == name
  }

  private static func story(_ traces: [Trace]) -> String {
    traces.map { trace in
      let way = trace.forward.map { "\($0.component.kind) \($0.component.label): \($0.outcome)" }
      let why = trace.explanations.map { "\($0.code.rawValue) \($0.severity)" }
      let answers = trace.resolution?.answers.map { $0.address.description } ?? []
      return "\(answers) " + (way + ["= \(trace.verdict)"] + why).joined(separator: "\n  ")
    }.joined(separator: "\n")
  }
}
