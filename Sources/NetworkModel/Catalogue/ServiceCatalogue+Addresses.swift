public import IPAddressing

extension ServiceCatalogue {
  /// The public ranges of a service in a region, in address order. Those of S3 and DynamoDB are what
  /// their gateway endpoints' prefix lists hold.
  /// - Parameter region: a region, or `GLOBAL`.
  public func ranges(
    service: Service, region: String, family: AddressFamily
  ) -> [IPPrefix] {
    addressRanges.ranges(
      of: service.ipRangeService, in: service.isGlobal ? AddressRanges.global : region,
      family: family)
  }

  /// The service that an address belongs to, the most specific one: S3 rather than AMAZON.
  public func owner(of address: IPAddress) -> AddressRanges.Owner? {
    addressRanges.owner(of: address)
  }

  /// An address that stands for the service's public ones in a region: always the same, inside its
  /// largest ranges there, different for different services, and not at a block's end.
  /// - Returns: nil when AWS lists no range for it there.
  public func publicAddress(
    of service: Service, in region: String, family: AddressFamily = .ipv4
  ) -> IPAddress? {
    let ranges = ranges(service: service, region: region, family: family)
    // Real answers come mostly from the large blocks; the small ones have other uses.
    guard let shortest = ranges.map(\.length).min() else { return nil }
    let large = ranges.filter { $0.length == shortest }
    let small = ranges.filter { $0.length != shortest }.sorted { $0.length < $1.length }
    let seed = Self.seed("\(service.name)@\(region)")
    let start = Int(seed % UInt64(large.count))
    let inOrder = large[start...] + large[..<start] + small
    return inOrder.lazy.map { Self.host(in: $0, seed: seed) }.first {
      // AMAZON's blocks hold those of other services too, which would be a wrong address here.
      owner(of: $0)?.rangeService == service.ipRangeService
    }
  }

  private static func host(in prefix: IPPrefix, seed: UInt64) -> IPAddress {
    let hostBits = min(prefix.family.bitWidth - Int(prefix.length), 32)
    guard hostBits >= 2 else { return prefix.address }
    let size: UInt64 = 1 << UInt64(hostBits)
    var offset = 1 + (seed >> 24) % (size - 2)
    // .0 and .255 look like a network's own address and its broadcast.
    if hostBits > 8, offset & 0xFF == 0 { offset += 1 }
    if hostBits > 8, offset & 0xFF == 0xFF { offset -= 1 }
    return prefix.address.advanced(by: offset)
  }

  /// FNV-1a: unlike `Hasher`, the same on every run.
  private static func seed(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
