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
    let tree = document.withRoot { Tree($0) }
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

  /// A JSON value that can be written again with faults.
  private indirect enum Tree {
    case object([(String, Tree)])
    case array([Tree])
    case scalar(String)

    init(_ value: JSONValue) {
      switch value.kind {
      case .object: self = .object(value.members.map { (String($0.key), Tree($0.value)) })
      case .array: self = .array(value.elements.map { Tree($0) })
      case .string:
        let text = (value.string ?? "").reduce(into: "") { result, character in
          result += character == "\"" || character == "\\" ? "\\\(character)" : "\(character)"
        }
        self = .scalar("\"\(text)\"")
      case .number: self = .scalar("\(value.int ?? 0)")
      case .bool: self = .scalar("\(value.bool ?? false)")
      case .null: self = .scalar("null")
      }
    }

    private static let oddities = [
      "null", "true", "0", "-1", "1e9", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[\"a\"]]",
      "{\"a\": 1}", "18446744073709551615", "\"10.0.0.0/40\"", "\"vpc-\"", "\"-\"", "\"é东\"",
      "\"vpc-0a01\"", "[{}]", "65536", "\"2001:db8::/32\"", "\"tgw-attach-1\"",
    ]

    func write(to bytes: inout [UInt8], mutating random: inout SplitMix64, oneIn rate: Int) {
      guard random.next(below: rate) > 0 else {
        bytes += Self.oddities[random.next(below: Self.oddities.count)].utf8
        return
      }
      switch self {
      case .scalar(let text): bytes += text.utf8
      case .array(let elements):
        bytes += "[".utf8
        for (index, element) in elements.enumerated() {
          if index > 0 { bytes += ",".utf8 }
          element.write(to: &bytes, mutating: &random, oneIn: rate)
        }
        bytes += "]".utf8
      case .object(let members):
        bytes += "{".utf8
        var isFirst = true
        for (key, value) in members where random.next(below: rate) > 0 {
          if !isFirst { bytes += ",".utf8 }
          isFirst = false
          let key = random.next(below: rate) > 0 ? key : "Other"
          bytes += "\"\(key)\":".utf8
          value.write(to: &bytes, mutating: &random, oneIn: rate)
        }
        bytes += "}".utf8
      }
    }
  }
}
