import FoundationEssentials
import NetworkModel
import PathEngine

extension CheckReport {
  /// SARIF 2.1.0, as code scanning reads it: a result at the line of each expectation that does not hold.
  ///
  /// - Parameter version: the program's.
  package func sarif(version: String) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let rules = Rule.allCases
    let log = Log(
      schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0",
      runs: [
        Run(
          tool: Tool(
            driver: Driver(
              name: "waylight", version: version,
              rules: rules.map { rule in
                RuleRecord(id: rule.rawValue, shortDescription: Message(text: words(rule)))
              })),
          results: results.filter { !$0.holds }.map(record))
      ])
    return AWSJSON.escaped(String(decoding: try encoder.encode(log), as: UTF8.self)) + "\n"
  }

  /// What kind of thing is wrong.
  private enum Rule: String, CaseIterable {
    case verdict, via, avoids, code, resolution
    case notAsked = "not-asked"
  }

  private func words(_ rule: Rule) -> String {
    switch rule {
    case .verdict:
      text(en: "The verdict is not the expected one.", ja: "判定が期待と異なります。")
    case .via: text(en: "The path does not pass what it should.", ja: "通るべきものを通りません。")
    case .avoids: text(en: "The path passes what it should not.", ja: "通るべきでないものを通ります。")
    case .code: text(en: "The reason is not the expected one.", ja: "理由が期待と異なります。")
    case .resolution:
      text(en: "The name does not resolve as expected.", ja: "名前解決の結果が期待と異なります。")
    case .notAsked:
      text(en: "The expectation names nothing in the input.", ja: "期待の対象が入力にありません。")
    }
  }

  private func rule(_ result: CheckResult) -> Rule {
    let departure = result.cases.lazy.compactMap(\.departures.first).first
    return switch departure {
    case nil: .notAsked
    case .verdict: .verdict
    case .missed: .via
    case .met: .avoids
    case .noCode: .code
    case .resolves: .resolution
    }
  }

  private func record(_ result: CheckResult) -> Finding {
    let location = result.expectation.location
    let message = ([question(result.expectation)] + faults(result)).joined(separator: "\n")
    return Finding(
      ruleId: rule(result).rawValue, level: "error", message: Message(text: message),
      locations: [
        Location(
          physicalLocation: PhysicalLocation(
            artifactLocation: Artifact(uri: Self.uri(location.file)),
            region: Region(startLine: location.line ?? 1, startColumn: location.column ?? 1)))
      ])
  }

  /// A path as a URI reference, which is relative where the path is (RFC 3986).
  private static func uri(_ path: String) -> String {
    let text = path.utf8.map { byte -> String in
      switch UInt8(byte) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        return String(UnicodeScalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        return "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }.joined()
    return path.hasPrefix("/") ? "file://" + text : text
  }

  // MARK: The shape of the format

  private struct Log: Encodable {
    var schema: String
    var version: String
    var runs: [Run]

    private enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }
  }
  private struct Run: Encodable {
    var tool: Tool
    var results: [Finding]
    var columnKind = "unicodeCodePoints"
  }
  private struct Tool: Encodable { var driver: Driver }
  private struct Driver: Encodable {
    var name: String
    var version: String
    var rules: [RuleRecord]
  }
  private struct RuleRecord: Encodable {
    var id: String
    var shortDescription: Message
  }
  private struct Message: Encodable { var text: String }
  private struct Finding: Encodable {
    var ruleId: String
    var level: String
    var message: Message
    var locations: [Location]
  }
  private struct Location: Encodable { var physicalLocation: PhysicalLocation }
  private struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region
  }
  private struct Artifact: Encodable { var uri: String }
  private struct Region: Encodable {
    var startLine: Int
    var startColumn: Int
  }
}
