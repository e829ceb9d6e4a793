import ExplorerUI
import FoundationEssentials
import NetworkModel
import TestSupport
import Testing

/// The files that the fuzzers begin with, of the explorer's own readers: all of them are read or refused,
/// whole and cut off anywhere.
@Suite struct ExplorerCorpusTests {
  private static func texts(_ reader: String) throws -> [String] {
    let folder = Sample.folder.deletingLastPathComponent()
      .appending(path: "Tests/Fuzzing/Corpus/\(reader)").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().flatMap { name in
      let bytes = Array(try Data(contentsOf: URL(filePath: folder + "/" + name)))
      return (0...100).map { String(decoding: bytes[..<(bytes.count * $0 / 100)], as: UTF8.self) }
    }
  }

  private func expectPlaces(_ findings: [Finding]) {
    for finding in findings { #expect(finding.location != nil) }
  }

  @Test func `settings are read or refused wherever they end`() throws {
    for text in try Self.texts("settings") {
      expectPlaces(Configuration(yaml: text, file: "config.yaml").findings)
    }
  }

  @Test func `a theme is read or refused wherever it ends`() throws {
    for text in try Self.texts("theme") { expectPlaces(Theme(yaml: text, file: "t.yaml").findings) }
  }

  @Test func `what was remembered is read or refused wherever it ends, and kept as it was read`()
    throws
  {
    for text in try Self.texts("session") {
      let memory = SessionMemory(yaml: text, file: "session.yaml")
      expectPlaces(memory.findings)
      let again = SessionMemory(yaml: memory.yaml, file: "session.yaml")
      #expect(again.views == memory.views)
      #expect(again.findings == [])
    }
  }
}
