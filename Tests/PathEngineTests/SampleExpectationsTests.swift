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
    let result = ExpectationChecker(topology).check(line.expectation)
    #expect(line.expectation.verdict != nil)
    #expect(!result.cases.isEmpty)
    for item in result.cases {
      #expect(item.problem == nil)
      #expect(item.departures == [], "\(Self.story(item.traces))")
    }
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
