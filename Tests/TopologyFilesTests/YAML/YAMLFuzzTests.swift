import NetworkModel
import TestSupport
import Testing
@testable import TopologyFiles

/// No text makes the reader crash, hang, or fall silent.
@Suite struct YAMLFuzzTests {
  @Test(arguments: ["interface-endpoint-private-dns"])
  func `a sample cut off at any byte is read, with an error where it is no whole YAML`(name: String)
    throws
  {
    let bytes = Array(try Sample(named: name).text.utf8)
    var mostSubnets = 0
    for length in 0..<bytes.count {
      let sample = Sample(reading: String(decoding: bytes[..<length], as: UTF8.self))
      #expect(sample.findings.count { $0.code == .malformed } <= 1)
      mostSubnets = max(mostSubnets, sample.topology.subnets.count)
      // Never less than half of what was there before the fault, but for the line it is in.
      if length > bytes.count / 2 { #expect(sample.topology.vpcs.count == 1) }
    }
    #expect(mostSubnets >= 3)
  }

  @Test func `a thousand mutations of the samples are read`() throws {
    var random = SeededGenerator(seed: 20)
    let texts = try Sample.names.map { Array(try Sample(named: $0).text.utf8) }
    for _ in 0..<1000 {
      guard var bytes = texts.randomElement(using: &random) else { return }
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      let sample = Sample(reading: String(decoding: bytes, as: UTF8.self))
      for finding in sample.findings { #expect(finding.location != nil) }
    }
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard bytes.count > 2 else { return }
    let place = Int.random(in: 0..<bytes.count - 1, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3: bytes.insert(contentsOf: Self.words.randomElement(using: &random) ?? [], at: place)
    case 4: bytes.replaceSubrange(place..<end, with: [])
    default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
    }
  }

  private static let words = [
    "[", "{", "}", "]", ": ", "- ", "&a ", "*a ", "? ", "!!str ", "|", ">", "'", "\"", "\n", "\t",
    "\0", "null", "~", "0.0.0.0/0", "::/0", "all", "/", "main", "\u{FEFF}", "<<: *a", "%YAML 1.2\n",
    "---\n", "...\n", "65536", "-1", "10.0.0.0/33", "vpc-0a1b2c3d", "default", "\\", "#",
  ].map { Array($0.utf8) }

  @Test func `aliases that stand for an endless text are cut off`() {
    let hosts = (0..<500).map { "i\($0): {subnet: a}" }.joined(separator: ", ")
    let more = (0..<500).map { "\n  n\($0): *a" }.joined()
    let text = """
      waylight: 1
      vpcs:
        a: &a {cidr: 10.0.0.0/8, subnets: {a: {cidr: 10.0.0.0/8}}, instances: {\(hosts)}}\(more)
      """
    var builder = TopologyBuilder()
    _ = YAMLTopologyReader.read(text, file: "t", into: &builder, maximumValues: 5_000)
    #expect(builder.findings.map(\.code) == [.limitReached])
    #expect(builder.findings.map(\.severity) == [.error])
    #expect((500...5_000).contains(builder.resourceCount))
  }

  @Test func `aliases inside of keys, which would take for ever to compare, are refused`() {
    var text = "waylight: 1\nl0: &l0 [x, x]\n"
    for level in 1...40 { text += "l\(level): &l\(level) [*l\(level - 1), *l\(level - 1)]\n" }
    for key in ["? *l40\n: 1\n", "*l40 : 1\n", "k: {[*l40] : 1}\n", "k: {*l40: 1, *l39: 2}\n"] {
      let sample = Sample(reading: text + key)
      #expect(sample.findings.contains { $0.code == .malformed })
    }
    // Without such a key the same aliases cost nothing.
    let sample = Sample(reading: text)
    #expect(sample.findings.allSatisfy { $0.code == .unknownKey })
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func `deep nesting is an error`(_ opening: String) {
    let sample = Sample(reading: String(repeating: opening, count: 20_000))
    #expect(sample.findings.contains { $0.severity == .error })
  }
}
