import IPAddressing
import Testing

@Suite struct NAT64Tests {
  @Test func `V2: an IPv4 address goes into 64:ff9b::/96 and comes out of it`() throws {
    let address = try IPAddress("198.51.100.1")
    let through = address.throughNAT64
    #expect(through == (try IPAddress("64:ff9b::198.51.100.1")))
    #expect(through.behindNAT64.map { .v4($0) } == address)
    #expect(through.throughNAT64 == through)
  }

  @Test func `V2: no other address stands for one`() throws {
    for text in ["198.51.100.1", "2001:db8::1", "64:ff9b:1::1", "64:ff9b:0:0:1::1"] {
      #expect(try IPAddress(text).behindNAT64 == nil)
    }
  }

  @Test func `R6: what AWS answers over IPv6 in the host's own network is link-local too`() throws {
    #expect(try IPAddress("fd00:ec2::254").isLinkLocal)
    #expect(try !IPAddress("fd00:ec3::1").isLinkLocal)
  }
}
