import NetworkModel
import Testing

@testable import TopologyFiles

/// Broken inputs of every kind: whatever comes, the readers end with a topology or an error.
@Suite struct DescribeFuzzTests {
  /// What the loader does, without files.
  private func read(_ bytes: [UInt8]) -> ImportReport? {
    var builder = TopologyBuilder()
    var reader = AWSDescribeReader()
    guard let outcome = try? reader.read(JSONText(bytes), file: "x.json", into: &builder) else {
      return nil
    }
    reader.finish(into: &builder)
    let report = builder.build()
    #expect(outcome != .stopped)
    return report
  }

  private static let whole =
    "["
    + (DescribeFixture.files.map(\.text) + [TransitGatewayDescribeTests.gateways])
    .joined(separator: ",") + "]"

  @Test func `bytes that are changed, taken out or doubled do no harm`() {
    var random = SplitMix64(seed: 7)
    let original = Array(Self.whole.utf8)
    var readable = 0
    for _ in 0..<700 {
      var bytes = original
      for _ in 0..<random.next(below: 4) + 1 {
        let place = random.next(below: bytes.count)
        switch random.next(below: 4) {
        case 0: bytes[place] = UInt8(random.next(below: 256))
        case 1: bytes[place] = Array("{}[]\",:0nt".utf8)[random.next(below: 10)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 40)))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
        }
      }
      if read(bytes) != nil { readable += 1 }
    }
    #expect(readable > 50)
  }

  @Test func `keys that are missing and values of other types do no harm`() throws {
    let document = try JSONDocument(JSONText(Self.whole))
    let tree = document.withRoot { JSONTree($0) }
    var random = SplitMix64(seed: 11)
    for _ in 0..<1300 {
      var bytes: [UInt8] = []
      let rate = [200, 40, 10][random.next(below: 3)]
      tree.write(to: &bytes, mutating: &random, oneIn: rate)
      let report = try #require(read(bytes))
      #expect(report.topology.resourceCount <= 60)
      for finding in report.findings where finding.severity == .error {
        #expect(finding.location?.line != nil, "\(finding)")
      }
    }
  }
}
