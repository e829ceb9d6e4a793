/// Ranges that standards or AWS set aside, by the name their document gives them.
extension IPPrefix {
  private static func v4(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ length: Int) -> IPPrefix
  {
    IPPrefix(.v4(IPv4Address(a, b, c, d)), length: length)
  }

  /// RFC 1918, private internets.
  public static let rfc1918 = [v4(10, 0, 0, 0, 8), v4(172, 16, 0, 0, 12), v4(192, 168, 0, 0, 16)]
  /// RFC 6598, shared address space for carrier-grade NAT.
  public static let rfc6598 = v4(100, 64, 0, 0, 10)
  /// RFC 3927, IPv4 link-local; AWS's metadata service and resolver live here.
  public static let linkLocal = v4(169, 254, 0, 0, 16)
  /// RFC 1122, loopback.
  public static let loopback = v4(127, 0, 0, 0, 8)
  /// RFC 4291, IPv6 global unicast.
  public static let ipv6Global = IPPrefix(
    .v6(IPv6Address(high: 0x2000_0000_0000_0000, low: 0)), length: 3)
  /// RFC 4193, IPv6 unique local.
  public static let ipv6UniqueLocal = IPPrefix(
    .v6(IPv6Address(high: 0xfc00_0000_0000_0000, low: 0)), length: 7)
  /// RFC 4291, IPv6 link-local.
  public static let ipv6LinkLocal = IPPrefix(
    .v6(IPv6Address(high: 0xfe80_0000_0000_0000, low: 0)), length: 10)
  /// Where the VPC's resolver, metadata and time answer over IPv6, on Nitro instances.
  public static let awsIPv6Local = IPPrefix(
    .v6(IPv6Address(high: 0xfd00_0ec2_0000_0000, low: 0)), length: 32)
  /// RFC 6052, the well-known prefix that NAT64 translates.
  public static let nat64 = IPPrefix(
    .v6(IPv6Address(high: 0x0064_ff9b_0000_0000, low: 0)), length: 96)
}

extension IPAddress {
  public var isRFC1918: Bool { IPPrefix.rfc1918.contains { $0.contains(self) } }
  public var isRFC6598: Bool { IPPrefix.rfc6598.contains(self) }
  /// Link-local, or what AWS answers in the host's own network just so.
  public var isLinkLocal: Bool {
    IPPrefix.linkLocal.contains(self) || IPPrefix.ipv6LinkLocal.contains(self)
      || IPPrefix.awsIPv6Local.contains(self)
  }

  /// True for an address that the public internet can carry.
  public var isPublic: Bool {
    switch family {
    case .ipv4: !isRFC1918 && !isRFC6598 && !isLinkLocal && !IPPrefix.loopback.contains(self)
    case .ipv6: IPPrefix.ipv6Global.contains(self)
    }
  }
}
