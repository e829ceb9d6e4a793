import FoundationEssentials
import NetworkModel
import TestSupport
import Testing

@testable import TopologyFiles

/// The files that the fuzzers begin with, and those that once were a fault: all of them are read or
/// refused, whole and cut off anywhere.
@Suite struct CorpusTests {
  static func files(_ reader: String) -> [String] {
    let folder = Sample.folder.deletingLastPathComponent()
      .appending(path: "Tests/Fuzzing/Corpus/\(reader)").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      .map { folder + "/" + $0 }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// The beginnings of a text, one for each hundredth of it.
  private static func beginnings(of bytes: [UInt8]) -> [[UInt8]] {
    Set((0...100).map { bytes.count * $0 / 100 }).sorted().map { Array(bytes[..<$0]) }
  }

  @Test func `there are files for each reader`() {
    for reader in ["describe", "terraform", "topology", "expectations"] {
      #expect(Self.files(reader).count >= 2, "\(reader)")
    }
  }

  @Test(arguments: files("describe") + files("terraform"))
  func `a text in JSON is read or refused wherever it ends`(path: String) throws {
    let folder = try TemporaryFolder()
    for (index, bytes) in Self.beginnings(of: try Self.bytes(path)).enumerated() {
      let file = folder.path + "/\(index).json"
      try Data(bytes).write(to: URL(filePath: file))
      do throws(TopologyLoadError) {
        let report = try TopologyLoader.load([file])
        _ = YAMLTopologyWriter.write(report.topology)
      } catch {
        guard case .nothingToRead(let findings) = error else {
          Issue.record("\(path): \(error)")
          continue
        }
        #expect(findings.contains { $0.location != nil })
      }
    }
  }

  @Test(arguments: files("topology"))
  func `a topology is read or refused wherever it ends`(path: String) throws {
    for bytes in Self.beginnings(of: try Self.bytes(path)) {
      let sample = Sample(reading: String(decoding: bytes, as: UTF8.self))
      for finding in sample.findings { #expect(finding.location != nil) }
      _ = YAMLTopologyWriter.write(sample.topology, documents: [sample.document])
    }
  }

  @Test(arguments: files("expectations"))
  func `expectations are read or refused wherever they end`(path: String) throws {
    for bytes in Self.beginnings(of: try Self.bytes(path)) {
      let file = ExpectationsFile(String(decoding: bytes, as: UTF8.self), file: "x.yaml")
      for finding in file.findings { #expect(finding.location?.line != nil) }
      #expect(!file.expectations.isEmpty || !file.findings.isEmpty)
    }
  }

  @Test func `the place of the first byte that is not UTF-8 is told`() throws {
    let folder = try TemporaryFolder()
    let file = folder.path + "/x.yaml"
    try Data([UInt8]("waylight: 1\nvpcs: {é".utf8) + [0xC3, 0x28]).write(to: URL(filePath: file))
    let error = #expect(throws: TopologyLoadError.self) { try TopologyLoader.load([file]) }
    guard case .nothingToRead(let findings)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(findings.first?.location?.line == 2)
    #expect(findings.first?.location?.column == 9)
  }
}
