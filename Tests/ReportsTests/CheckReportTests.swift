import NetworkModel
import PathEngine
import Reports
import TestSupport
import Testing
import TopologyFiles

@Suite struct CheckReportTests {
  private static func report(_ lines: String, _ language: Language = .en) throws -> CheckReport {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let file = ExpectationsFile(lines, file: "e.yaml")
    #expect(file.findings.isEmpty, "\(file.findings)")
    let checker = ExpectationChecker(topology)
    return CheckReport(
      file.expectations.map(checker.check), in: topology, language: language)
  }

  @Test func `a line says what is wrong, and which way it goes instead`() throws {
    let report = try Self.report(
      """
      - {from: worker, to: dynamodb, verdict: reachable, via: [s3-gateway]}
      - {from: worker, to: s3, verdict: unreachable}
      """)
    let text = report.text(width: 100, paint: .plain)
    #expect(
      text.contains("does not pass s3-gateway; it goes worker → private → nat → public → igw"))
    #expect(text.contains("reachable, not unreachable"))
    #expect(text.contains("e.yaml:1:3"))
    #expect(text.hasSuffix("2 expectations: 2 do not hold\n"))
  }

  @Test func `no language's words stand in the other's report`() throws {
    let lines = """
      - {from: worker, to: s3, verdict: unreachable, via: [nat], avoids: [s3-gateway], code: X, resolves: private}
      - {from: "db-*", to: s3, verdict: reachable}
      """
    let japanese = try Self.report(lines, .ja).text(width: 200, paint: .plain)
    for word in ["reachable", "passes", "holds", "nothing", "expectation"] {
      #expect(!japanese.contains(word), "\(word)")
    }
    let english = try Self.report(lines).text(width: 200, paint: .plain)
    #expect(english.unicodeScalars.allSatisfy { $0.value < 0x3000 })
  }

  @Test func `XML stays XML whatever a name holds`() throws {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let expectation = TopologyExpectation(
      from: "<a href=\"x\">&\u{1B}[31m\u{0}", to: "s3", verdict: "reachable",
      location: SourceLocation(file: "a&b.yaml", line: 1))
    let report = CheckReport(
      [ExpectationChecker(topology).check(expectation)], in: topology, language: .en)
    let text = report.junit
    #expect(text.contains("classname=\"a&amp;b.yaml\""))
    #expect(!text.contains("<a href"))
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test func `a file's place is a URI reference`() throws {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let expectation = TopologyExpectation(
      from: "nobody", to: "s3", location: SourceLocation(file: "a b/é.yaml", line: 7))
    let report = CheckReport(
      [ExpectationChecker(topology).check(expectation)], in: topology, language: .en)
    let text = try report.sarif(version: "1")
    #expect(text.contains("\"uri\" : \"a%20b/%C3%A9.yaml\""))
    #expect(text.contains("\"startLine\" : 7"))
  }
}
