import IPAddressing
import Testing

@Suite struct PrefixTableTests {
  @Test func `prefixes read, normalise and compare`() throws {
    #expect(try IPPrefix("10.0.1.77/16").description == "10.0.0.0/16")
    #expect(try IPPrefix("0.0.0.0/0") == .allIPv4)
    #expect(try IPPrefix("10.0.0.0/8").contains(IPPrefix("10.1.0.0/16")))
    #expect(try !IPPrefix("10.1.0.0/16").contains(IPPrefix("10.0.0.0/8")))
    #expect(try IPPrefix("10.1.0.0/16").overlaps(IPPrefix("10.0.0.0/8")))
    #expect(try !IPPrefix("::/0").contains(IPAddress("10.0.0.1")))
    #expect(try IPPrefix("10.0.0.0/24").lastAddress == IPAddress("10.0.0.255"))
    #expect(
      try IPPrefix("2001:db8::/56").lastAddress == IPAddress("2001:db8:0:ff:ffff:ffff:ffff:ffff"))
    for bad in [
      "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/ 8", "/8", "10.0.0.0/",
    ] {
      #expect(throws: IPAddressError.self) { try IPPrefix(bad) }
    }
  }

  @Test func `R2: the table's longest match is the one a scan over all prefixes finds`() {
    var random = SeededGenerator(seed: 2)
    for round in 0..<60 {
      var table = PrefixTable<Int>()
      var prefixes: [IPPrefix] = []
      for index in 0..<Int.random(in: 1...80, using: &random) {
        let prefix = Self.prefix(family: round % 3 == 0 ? .ipv6 : .ipv4, using: &random)
        prefixes.append(prefix)
        table.insert(index, at: prefix)
      }
      for _ in 0..<100 {
        let near = prefixes.randomElement(using: &random).map(\.address) ?? IPPrefix.allIPv4.address
        let address = near.advanced(by: UInt64.random(in: 0...(1 << 20), using: &random))
        let scan = prefixes.enumerated().filter { $0.element.contains(address) }
        let longest = scan.map(\.element.length).max()
        let expected = scan.filter { $0.element.length == longest }
        let found = table.longestMatch(address)
        #expect(found?.prefix == expected.first?.element)
        #expect(found?.values ?? [] == expected.map(\.offset))
        #expect(table.matches(address).flatMap(\.values).sorted() == scan.map(\.offset))
        #expect(
          table.matches(address).map(\.prefix.length)
            == Set(scan.map(\.element.length)).sorted(by: >))
      }
    }
  }

  @Test func `port ranges intersect and subtract`() {
    let ephemeral = PortRange(1024...65535)
    #expect(
      ephemeral.subtracting(PortRange(32768...60999)) == [
        PortRange(1024...32767), PortRange(61000...65535),
      ])
    #expect(ephemeral.subtracting(.all) == [])
    #expect(PortRange(443).intersection(PortRange(80...442)) == nil)
    #expect(PortRange(0...65535).subtracting(PortRange(0...0)) == [PortRange(1...65535)])
  }

  static func prefix(family: AddressFamily, using random: inout SeededGenerator) -> IPPrefix {
    switch family {
    case .ipv4:
      let bits = UInt32(truncatingIfNeeded: random.next()) & 0x0a0f_ffff
      return IPPrefix(.v4(IPv4Address(bits: bits)), length: Int.random(in: 0...32, using: &random))
    case .ipv6:
      let address = IPv6Address(
        high: random.next() & 0x20ff_0000_0000_000f, low: random.next() & 0xff)
      return IPPrefix(.v6(address), length: Int.random(in: 0...128, using: &random))
    }
  }
}
