import NetworkModel
import Testing

@testable import TopologyFiles

/// Broken states and plans of every kind: whatever comes, reading ends with a topology or an error.
@Suite struct TerraformFuzzTests {
  /// What the loader does, without files.
  private func read(_ bytes: [UInt8], side: PlanSide = .after) -> ImportReport? {
    var builder = TopologyBuilder()
    var describe = AWSDescribeReader()
    var reader = TerraformReader(side: side)
    let text = JSONText(bytes)
    guard let document = try? JSONDocument(text) else { return nil }
    let outcome = document.withRoot { root in
      reader.read(root, of: text, file: "x.json", &describe, into: &builder) { _ in true }
    }
    #expect(outcome != .stopped)
    reader.finish(&describe, into: &builder)
    describe.finish(into: &builder)
    return builder.build()
  }

  private static let texts = [
    TerraformFixture.whole, PlanFixture.network, PlanFixture.change,
    TerraformFixture.state(TerraformStateTests.others.joined(separator: ",")),
  ]

  @Test func `bytes that are changed, taken out or doubled do no harm`() {
    var random = SplitMix64(seed: 17)
    var readable = 0
    for round in 0..<600 {
      var bytes = Array(Self.texts[round % Self.texts.count].utf8)
      for _ in 0..<random.next(below: 4) + 1 {
        let place = random.next(below: bytes.count)
        switch random.next(below: 4) {
        case 0: bytes[place] = UInt8(random.next(below: 256))
        case 1: bytes[place] = Array("{}[]\",:0nt.".utf8)[random.next(below: 11)]
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.next(below: 40)))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
        }
      }
      if read(bytes, side: round % 3 == 0 ? .before : .after) != nil { readable += 1 }
    }
    #expect(readable > 50)
  }

  @Test func `keys that are missing and values of other types do no harm`() throws {
    var random = SplitMix64(seed: 23)
    for text in Self.texts {
      let document = try JSONDocument(JSONText(text))
      let tree = document.withRoot { JSONTree($0) }
      for _ in 0..<150 {
        var bytes: [UInt8] = []
        tree.write(to: &bytes, mutating: &random, oneIn: [300, 60, 15][random.next(below: 3)])
        let report = try #require(read(bytes))
        for finding in report.findings where finding.severity == .error {
          #expect(finding.location?.line != nil, "\(finding)")
        }
      }
    }
  }

  @Test(arguments: texts.indices)
  func `a text cut anywhere is said to be cut, with the place`(index: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = Array(Self.texts[index].utf8)
    for end in stride(from: 1, to: bytes.count - 1, by: max(1, bytes.count / 60)) {
      try folder.write("cut.json", String(decoding: bytes[..<end], as: UTF8.self))
      let error = #expect(throws: TopologyLoadError.self) {
        try TopologyLoader.load([folder.path + "/cut.json"])
      }
      guard case .nothingToRead(let findings)? = error else {
        Issue.record("\(String(describing: error)) at \(end)")
        continue
      }
      #expect(findings.first?.location?.line != nil, "\(end): \(findings)")
    }
  }

  @Test func `references in a circle and modules in modules without end do no harm`() throws {
    let circle = PlanFixture.plan(
      [PlanFixture.resource("aws_subnet.a", ""), PlanFixture.resource("aws_subnet.b", "")],
      ["a", "b"].map {
        PlanFixture.change("aws_subnet.\($0)", unknown: #""id": true, "vpc_id": true"#)
      },
      root: """
        {"resources": [
          \(PlanFixture.said("aws_subnet.a", PlanFixture.reference("vpc_id", "aws_subnet.b.vpc_id", "aws_subnet.b"))),
          \(PlanFixture.said("aws_subnet.b", PlanFixture.reference("vpc_id", "aws_subnet.a.vpc_id", "aws_subnet.a"))) ]}
        """)
    #expect(try #require(read(Array(circle.utf8))).topology.subnets.isEmpty)
    let depth = 60
    let deep =
      #"{"format_version": "1.0", "values": {"root_module": "#
      + String(repeating: #"{"child_modules": ["#, count: depth) + "{}"
      + String(repeating: "]}", count: depth) + "}}"
    #expect(read(Array(deep.utf8)) != nil)
  }

  @Test func `a format of another major version is refused`() throws {
    let report = try #require(
      read(Array(#"{"format_version": "2.0", "values": {}}"#.utf8)))
    #expect(report.findings.map(\.code) == [.notModelled])
    #expect(report.findings.first?.severity == .error)
  }
}
