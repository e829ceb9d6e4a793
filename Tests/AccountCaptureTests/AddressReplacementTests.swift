import IPAddressing
import NetworkModel
import TestSupport
import Testing

@testable import AccountCapture

struct AddressReplacementTests {
  private func prefix(_ text: String) throws -> IPPrefix {
    text.contains("/") ? try IPPrefix(text) : IPPrefix(host: try IPAddress(text))
  }

  @Test func `addresses of people's own are replaced, others stay`() throws {
    let own = ["203.0.113.9", "198.51.100.0/28", "54.194.7.7", "2a05:d018:1:2::/56"]
    let others = [
      "10.0.0.1", "169.254.169.254", "255.255.255.252", "224.0.0.5", "0.0.0.0/0", "52.0.0.0/8",
      "52.218.0.0/17", "::/0",
      "fd00::1",
    ]
    let all = try (own + others).map(prefix)
    let replacement = AddressReplacement(of: all)
    for text in own { #expect(replacement.replacement(of: try prefix(text)) != (try prefix(text))) }
    for text in others {
      #expect(replacement.replacement(of: try prefix(text)) == (try prefix(text)))
    }
  }

  @Test(arguments: 0..<8)
  func `what lies in what stays as it was`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Near each other, so that many lie in each other; some in AWS's ranges, some around them.
    let bases: [UInt32] = [0xCB00_7100, 0x36C2_0000, 0x34DA_0000, 0x0808_0000]
    let prefixes = (0..<120).map { _ in
      let base = bases[Int.random(in: 0..<bases.count, using: &random)]
      let bits = base | UInt32.random(in: 0..<4096, using: &random)
      let length = [8, 15, 20, 24, 28, 30, 32, 32, 32, 32].randomElement(using: &random) ?? 32
      return IPPrefix(.v4(IPv4Address(bits: bits)), length: length)
    }
    let replacement = AddressReplacement(of: prefixes)
    let all = Set(prefixes)
    for a in all {
      let newA = replacement.replacement(of: a)
      #expect(newA.length == a.length)
      let ranges = AddressRanges.bundled
      #expect(ranges.closestRange(holding: newA.address) == ranges.closestRange(holding: a.address))
      #expect(ranges.overlap(newA) == ranges.overlap(a))
      for b in all {
        let newB = replacement.replacement(of: b)
        #expect(a.contains(b) == newA.contains(newB), "\(a) \(b): \(newA) \(newB)")
      }
    }
    #expect(all.contains { replacement.replacement(of: $0) != $0 })
  }

  @Test func `addresses are found wherever they stand`() {
    func found(_ text: String) -> [String] {
      AddressScanner.matches(in: text.utf8).map {
        $0.hasLength ? "\($0.prefix)" : "\($0.prefix.address)"
      }
    }
    #expect(found("203.0.113.7") == ["203.0.113.7"])
    #expect(
      found(#"{"aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"]}"#) == [
        "203.0.113.0/24", "2001:db8::/32",
      ])
    #expect(found("from 203.0.113.7, or 203.0.113.8.") == ["203.0.113.7", "203.0.113.8"])
    #expect(found("203.0.113.7/app") == ["203.0.113.7"])
    #expect(
      found("arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1 1.2.3 x1.2.3.4 1.2.3.4x a-1.2.3.4") == [])
  }
}
