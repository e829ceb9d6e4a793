/// IPv4 addresses within IPv6 ones, as DNS64 makes and NAT64 reads them.
///
/// Source: RFC 6052 section 2.2, the well-known prefix.
extension IPAddress {
  /// `64:ff9b::198.51.100.1` for `198.51.100.1`; an IPv6 address stays as it is.
  public var throughNAT64: IPAddress {
    switch self {
    case .v4(let address):
      .v6(IPv6Address(high: 0x0064_ff9b_0000_0000, low: UInt64(address.bits)))
    case .v6: self
    }
  }

  /// The IPv4 address that an address of `64:ff9b::/96` stands for; nil for any other.
  public var behindNAT64: IPv4Address? {
    guard case .v6(let address) = self, IPPrefix.nat64.contains(self) else { return nil }
    return IPv4Address(bits: UInt32(truncatingIfNeeded: address.low))
  }
}
