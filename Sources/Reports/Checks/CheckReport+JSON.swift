import NetworkModel
import PathEngine

extension CheckReport {
  /// For programs, in English whatever the language: `schemas/check.schema.json` describes it.
  package var json: String {
    get throws { try AWSJSON.text(Record(self)) }
  }

  private struct Record: Encodable {
    var holds: Bool
    var checks: [Check]

    init(_ report: CheckReport) {
      let report = CheckReport(report.results, in: report.topology, language: .en)
      holds = report.holds
      checks = report.results.map { Check($0, report) }
    }
  }

  private struct Check: Encodable {
    var from: String
    var to: String
    var port: UInt16?
    var `protocol`: String?
    var verdict: String?
    var via: [String]?
    var avoids: [String]?
    var codes: [String]?
    var file: String
    var line: Int?
    var holds: Bool
    var problem: [String]?
    var cases: [Case]

    init(_ result: CheckResult, _ report: CheckReport) {
      let expectation = result.expectation
      from = expectation.from
      to = expectation.to
      port = expectation.port
      `protocol` = expectation.protocol.map { "\($0)" }
      verdict = expectation.verdict
      via = expectation.via.isEmpty ? nil : expectation.via
      avoids = expectation.avoids.isEmpty ? nil : expectation.avoids
      codes = expectation.codes
      file = expectation.location.file
      line = expectation.location.line
      holds = result.holds
      problem = result.problem == nil ? nil : report.faults(result)
      cases = result.cases.map { Case($0, report) }
    }
  }

  private struct Case: Encodable {
    var from: String
    var to: String
    var holds: Bool
    /// Absent where the question could not be put.
    var verdict: String?
    var faults: [String]

    init(_ item: CheckedCase, _ report: CheckReport) {
      from = item.from
      to = item.to
      holds = item.holds
      verdict =
        item.traces.isEmpty ? nil : Verdict.worst(of: item.traces.map(\.verdict)).rawValue
      faults = report.faults(item)
    }
  }
}
