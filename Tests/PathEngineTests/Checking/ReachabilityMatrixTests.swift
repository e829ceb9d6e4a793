import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct ReachabilityMatrixTests {
  @Test func `every host is asked about every service with an endpoint, and the internet`() throws {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let matrix = ReachabilityMatrix(of: topology)
    #expect(matrix.destinations == ["s3", "dynamodb", "internet"])
    #expect(matrix.rows.count == 3)
    #expect(matrix.rows.allSatisfy { $0.cells.count == 3 })
  }

  @Test func `a cell says by which gateway`() throws {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let worker = try topology.named("worker", as: Instance.self).id
    let matrix = ReachabilityMatrix(
      of: topology, sources: [worker], destinations: ["s3", "dynamodb", "web"])
    let cells = try #require(matrix.rows.first).cells
    #expect(cells.map(\.gateway?.kind) == [.gatewayEndpoint, .natGateway, nil])
    #expect(cells.map(\.verdict) == [.reachable, .reachable, .reachable])
  }

  @Test func `a cell agrees with the trace of its pair`() throws {
    for name in Sample.names {
      let topology = try Sample(named: name).topology
      let matrix = ReachabilityMatrix(of: topology)
      for row in matrix.rows {
        for (destination, cell) in zip(matrix.destinations, row.cells) {
          guard
            let queries = try? QueryParser(topology).queries(from: row.id.text, to: destination)
          else {
            #expect(cell.verdict == nil)
            continue
          }
          let verdicts = queries.map { PathTracer(topology).trace($0).verdict }
          #expect(cell.verdict == Verdict.worst(of: verdicts), "\(name) \(row.id) \(destination)")
        }
      }
    }
  }
}
