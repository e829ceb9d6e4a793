import IPAddressing
import Testing

@Suite struct IPAddressTests {
  @Test(arguments: ["0.0.0.0", "10.0.100.10", "255.255.255.255", "169.254.169.254"])
  func `dotted decimal reads and prints as itself`(text: String) throws {
    #expect(try IPv4Address(text).description == text)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "256.0.0.1", "01.2.3.4", "1..2.3", " 1.2.3.4", "1.2.3.4 ", "a.b.c.d",
    "1.2.3.+4",
  ])
  func `what is not dotted decimal is refused`(text: String) {
    #expect(throws: IPAddressError.malformed(text)) { try IPv4Address(text) }
  }

  @Test(arguments: [
    ("::", "::"), ("::1", "::1"), ("2001:DB8::1", "2001:db8::1"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("fe80:0:0:0:0:0:0:0", "fe80::"),
    ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"),
  ])
  func `IPv6 prints in the canonical form of RFC 5952`(text: String, canonical: String) throws {
    #expect(try IPv6Address(text).description == canonical)
  }

  @Test(arguments: [
    "", ":", ":::", "1::2::3", "12345::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::", "1.2.3.4::",
    "+1::",
  ])
  func `what is not IPv6 is refused`(text: String) {
    #expect(throws: IPAddressError.self) { try IPv6Address(text) }
  }

  @Test func `IPv6 text round trips for random addresses`() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<2000 {
      let mask: UInt64 = Bool.random(using: &random) ? ~0 : 0xffff_0000_0000_ffff
      let address = IPv6Address(high: random.next() & mask, low: random.next() & mask)
      #expect(try IPv6Address(address.description) == address)
    }
  }

  @Test func `special ranges are told apart`() throws {
    #expect(try IPAddress("172.31.255.255").isRFC1918)
    #expect(try !IPAddress("172.32.0.0").isRFC1918)
    #expect(try IPAddress("100.127.0.1").isRFC6598)
    #expect(try IPAddress("52.219.4.17").isPublic)
    #expect(try IPAddress("169.254.169.253").isLinkLocal)
    #expect(try IPAddress("2406:da14::1").isPublic)
    #expect(try !IPAddress("fd00:ec2::253").isPublic)
  }
}

/// SplitMix64, so that a failing case can be run again.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
