import NetworkModel
import PathEngine
import TestSupport
import Testing
import TopologyFiles

/// What is written as YAML and read again is the same network, and gives the same answers.
@Suite struct ConversionTests {
  /// The text of a network, and what is read of it.
  private static func convert(
    _ topology: Topology, _ documents: [TopologyDocument] = []
  ) -> (written: WrittenTopology, read: Sample) {
    let written = YAMLTopologyWriter.write(topology, documents: documents)
    return (written, Sample(reading: written.text))
  }

  @Test(arguments: Sample.names)
  func `a sample is written, read, and holds what it has to`(name: String) throws {
    let sample = try Sample(named: name)
    let (written, read) = Self.convert(sample.topology, [sample.document])
    #expect(written.findings.map(\.message) == [])
    #expect(read.findings.map(\.message) == sample.findings.map(\.message))
    #expect(read.topology.resources(differingFrom: sample.topology) == [])
    #expect(read.document.title == sample.document.title)
    #expect(read.document.description == sample.document.description)
    #expect(read.document.expectations.count == sample.document.expectations.count)
    let checker = ExpectationChecker(read.topology)
    for expectation in read.document.expectations {
      let result = checker.check(expectation)
      #expect(result.holds, "\(expectation.from) to \(expectation.to)")
    }
    Self.expectSameAnswers(sample.topology, read.topology)
    #expect(
      YAMLTopologyWriter.write(read.topology, documents: [read.document]).text == written.text)
  }

  @Test func `random networks give the same answers when they are written and read`() throws {
    var answers = 0
    for seed in UInt64(7000)..<7020 {
      var random = RandomNetwork(seed: seed)
      let net = try random.plan.topology()
      let (written, read) = Self.convert(net)
      #expect(written.findings.map(\.message) == [], "seed \(seed)")
      #expect(read.topology.resources(differingFrom: net) == [], "seed \(seed)")
      #expect(YAMLTopologyWriter.write(read.topology).text == written.text, "seed \(seed)")
      for _ in 0..<20 {
        guard let query = random.query(net) else { continue }
        #expect(
          PathTracer(read.topology).trace(query).inAnyOrderOfRoutes
            == PathTracer(net).trace(query).inAnyOrderOfRoutes, "seed \(seed): \(query)")
        answers += 1
      }
    }
    #expect(answers > 200)
  }

  // MARK: Comparing

  private static func expectSameAnswers(_ a: Topology, _ b: Topology) {
    let (x, y) = (ReachabilityMatrix(of: a), ReachabilityMatrix(of: b))
    #expect(x.destinations == y.destinations)
    #expect(x.rows.map(\.id) == y.rows.map(\.id))
    for (row, other) in zip(x.rows, y.rows) {
      for (index, (cell, same)) in zip(row.cells, other.cells).enumerated() {
        let comment: Comment = "\(row.id) to \(x.destinations[index])"
        switch (cell, same) {
        case (.traces(let traces), .traces(let others)):
          #expect(traces.map(\.inAnyOrderOfRoutes) == others.map(\.inAnyOrderOfRoutes), comment)
        case (.notAsked(let error), .notAsked(let other)): #expect(error == other, comment)
        case (.traces, .notAsked), (.notAsked, .traces): Issue.record(comment)
        }
      }
    }
  }
}

extension Trace {
  /// Without the order of the lines of a table, which AWS gives none.
  fileprivate var inAnyOrderOfRoutes: Trace {
    var trace = self
    trace.forward = forward.map(\.inAnyOrderOfRoutes)
    trace.back = back.map(\.inAnyOrderOfRoutes)
    return trace
  }
}

extension Hop {
  fileprivate var inAnyOrderOfRoutes: Hop {
    guard case .route(var decision) = step else { return self }
    for index in decision.considered.indices { decision.considered[index].line = 0 }
    decision.considered.sort { "\($0)" < "\($1)" }
    var hop = self
    hop.step = .route(decision)
    return hop
  }
}
