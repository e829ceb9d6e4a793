import NetworkModel
import PathEngine
import Reports
import TestSupport
import Testing
import TopologyFiles

@Suite struct PathDiagramTests {
  private static func diagram(_ sample: String, _ from: String, _ to: String) throws -> PathDiagram
  {
    let topology = try Sample(named: sample).topology
    let query = try QueryParser(topology).query(from: from, to: to)
    let trace = PathTracer(topology).trace(query)
    return PathDiagram(TraceNarrator(trace, in: topology, language: .en))
  }

  @Test func `the places are boxes, and what lies between them is on the arrows`() throws {
    let dot = try Self.diagram("gateway-endpoint-beside-nat", "worker", "s3").dot
    #expect(dot.contains("\"eni-worker\" -> \"vpce-s3-gateway\""))
    #expect(dot.contains("✓ route private (A): pl-s3"))
    #expect(!dot.contains("\"rtb-private\" ["))
  }

  @Test func `every node that an arrow names is there, in every sample`() throws {
    for name in Sample.names {
      let sample = try Sample(named: name)
      for expectation in sample.document.expectations {
        let queries = try QueryParser(sample.topology).queries(
          from: expectation.from, to: expectation.to, protocol: expectation.protocol,
          port: expectation.port)
        for query in queries {
          let trace = PathTracer(sample.topology).trace(query)
          let chart = PathDiagram(TraceNarrator(trace, in: sample.topology, language: .en)).mermaid
          #expect(!chart.contains(" n\n") && !chart.contains("  n -"), "\(name): \(chart)")
          let opened = chart.split(separator: "\n").count { $0.hasPrefix("  subgraph ") }
          #expect(opened == chart.split(separator: "\n").count { $0 == "  end" })
        }
      }
    }
  }

  @Test func `a name cannot leave its quotes`() throws {
    let topology = try Topology(
      yaml: """
        waylight: 1
        region: eu-west-1
        vpcs:
          main:
            cidr: 10.0.0.0/16
            subnets: {a: {cidr: 10.0.0.0/24, az: a}}
            instances:
              'x"]; y["<b>#': {subnet: a, id: i-1}
              z: {subnet: a}
        """)
    let query = try QueryParser(topology).query(from: "i-1", to: "z")
    let trace = PathTracer(topology).trace(query)
    let diagram = PathDiagram(TraceNarrator(trace, in: topology, language: .en))
    #expect(diagram.mermaid.contains("x#34;]; y[#34;#60;b#62;#35;"))
    #expect(diagram.dot.contains(#"x\"]; y[\"<b>#"#))
  }
}
