/// A CIDR block: an address and how many of its leading bits count. Host bits are always clear.
public struct IPPrefix: Hashable, Sendable {
  public let address: IPAddress
  public let length: UInt8

  /// Clears the host bits of `address`.
  /// - Precondition: `length` is within the family's bit width.
  public init(_ address: IPAddress, length: Int) {
    precondition((0...address.family.bitWidth).contains(length), "prefix length out of range")
    self.address = address.masked(to: length)
    self.length = UInt8(length)
  }

  /// The prefix that holds this address alone: /32 or /128.
  public init(host address: IPAddress) {
    self.init(address, length: address.family.bitWidth)
  }

  /// Reads `address/length`; host bits are cleared, as AWS does.
  public init(_ text: some StringProtocol) throws(IPAddressError) {
    guard let slash = text.lastIndex(of: "/") else { throw .badPrefixLength(String(text)) }
    let address = try IPAddress(text[..<slash])
    let digits = text[text.index(after: slash)...]
    guard let length = Int(digits), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      length <= address.family.bitWidth
    else { throw .badPrefixLength(String(text)) }
    self.init(address, length: length)
  }

  public static let allIPv4 = IPPrefix(.v4(IPv4Address(bits: 0)), length: 0)
  public static let allIPv6 = IPPrefix(.v6(IPv6Address(high: 0, low: 0)), length: 0)

  public var family: AddressFamily { address.family }

  /// True for 0.0.0.0/0 and ::/0.
  public var isDefault: Bool { length == 0 }

  public func contains(_ other: IPAddress) -> Bool {
    other.family == family && other.masked(to: Int(length)) == address
  }

  /// True when every address of `other` is also in this prefix.
  public func contains(_ other: IPPrefix) -> Bool {
    length <= other.length && contains(other.address)
  }

  public func overlaps(_ other: IPPrefix) -> Bool {
    contains(other) || other.contains(self)
  }

  /// The last address of the block.
  public var lastAddress: IPAddress {
    switch address {
    case .v4(let first):
      let hosts: UInt32 = length == 0 ? ~0 : length == 32 ? 0 : ~0 >> UInt32(length)
      return .v4(IPv4Address(bits: first.bits | hosts))
    case .v6(let first):
      let length = UInt64(length)
      let high: UInt64 = length >= 64 ? 0 : ~0 >> length
      let low: UInt64 = length <= 64 ? ~0 : length == 128 ? 0 : ~0 >> (length - 64)
      return .v6(IPv6Address(high: first.high | high, low: first.low | low))
    }
  }
}

extension IPPrefix: CustomStringConvertible {
  public var description: String { "\(address)/\(length)" }
}

/// IPv4 before IPv6, then by address, then the shorter first.
extension IPPrefix: Comparable {
  public static func < (a: Self, b: Self) -> Bool { (a.address, a.length) < (b.address, b.length) }
}
