import FoundationEssentials
import NetworkModel
import TestSupport
import Testing

@testable import TopologyFiles

/// `docs/topology-yaml.md` beside what the reader reads.
@Suite struct YAMLGuideTests {
  private static func guide() throws -> String {
    let path = Sample.folder.deletingLastPathComponent().appending(path: "docs/topology-yaml.md")
    return try String(contentsOf: path, encoding: .utf8)
  }

  @Test(arguments: YAMLShape.allCases)
  func `the guide speaks of every key`(shape: YAMLShape) throws {
    let guide = try Self.guide()
    let missing = shape.keys.filter { !guide.contains("`\($0)`") && !guide.contains("{\($0): …") }
    // The languages of a text stand in one example.
    #expect(missing.filter { shape != .localizedText || $0 != "ja" } == [])
  }

  @Test func `the guide's example is read, and has a short path to its answer`() throws {
    let guide = try Self.guide()
    let parts = guide.split(separator: "```yaml\n")
    let example = try #require(parts.dropFirst().first?.split(separator: "```").first)
    let sample = Sample(reading: String(example))
    #expect(sample.findings.map(\.message) == [])
    #expect(sample.document.expectations.count == 1)
  }

  @Test func `the guide's words about limits are true`() throws {
    #expect(YAMLSource.maximumValues == 500_000)
    #expect(try Self.guide().contains("500 000 values"))
  }
}
