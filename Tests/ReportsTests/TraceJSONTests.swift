import FoundationEssentials
import NetworkModel
import PathEngine
import Reports
import TestSupport
import Testing

@Suite struct TraceJSONTests {
  private func json(_ sample: String, from: String, to: Query.Destination) throws -> String {
    let sample = try Sample(named: sample)
    let trace = try sample.trace(from: from, to: to)
    return try TraceJSON(TraceNarrator(trace, in: sample.topology, language: .en)).text
  }

  @Test func `a path that is found has the components of both ways`() throws {
    try expectGolden(
      try json("gateway-endpoint-beside-nat", from: "worker", to: .service("s3", region: nil)),
      "gateway-endpoint.json")
  }

  @Test func `a path that is not ends with the first component that blocks`() throws {
    try expectGolden(
      try json(
        "network-acl-private-ranges-only", from: "worker-a", to: .service("s3", region: nil)),
      "network-acl.json")
  }

  @Test func `A6: the same query gives the same bytes`() throws {
    let first = try json("private-subnet-nat", from: "worker-a", to: .internet)
    for _ in 0..<5 {
      #expect(try json("private-subnet-nat", from: "worker-a", to: .internet) == first)
    }
  }

  @Test func `E7: what only a policy denies is a path found, as Reachability Analyzer has it`()
    throws
  {
    let text = try json(
      "gateway-endpoint-policy", from: "worker",
      to: .name("company-logs.s3.ap-northeast-1.amazonaws.com"))
    let answer = try JSONDecoder().decode(Answer.self, from: Data(text.utf8))
    #expect(answer.NetworkPathFound)
    #expect(answer.Waylight.Verdict == "unreachable")
  }

  private struct Answer: Decodable {
    var NetworkPathFound: Bool
    var Waylight: Extras
    struct Extras: Decodable { var Verdict: String }
  }
}
