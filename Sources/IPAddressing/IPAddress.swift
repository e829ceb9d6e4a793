/// The two address families; AWS keeps their routes and rules apart.
public enum AddressFamily: UInt8, Hashable, Sendable, CaseIterable, Comparable {
  case ipv4
  case ipv6

  /// The number of bits in an address: 32 or 128.
  public var bitWidth: Int { self == .ipv4 ? 32 : 128 }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// An IPv4 or IPv6 address. IPv4 sorts before IPv6.
public enum IPAddress: Hashable, Sendable, Comparable {
  case v4(IPv4Address)
  case v6(IPv6Address)

  /// Reads either family's text form.
  public init(_ text: some StringProtocol) throws(IPAddressError) {
    if text.utf8.contains(UInt8(ascii: ":")) {
      self = .v6(try IPv6Address(text))
    } else {
      self = .v4(try IPv4Address(text))
    }
  }

  public var family: AddressFamily {
    switch self {
    case .v4: .ipv4
    case .v6: .ipv6
    }
  }

  /// The bit at `index`, counted from the most significant one.
  /// - Precondition: `index` is below the family's bit width.
  public func bit(_ index: Int) -> Bool {
    switch self {
    case .v4(let address): address.bits >> UInt32(31 - index) & 1 == 1
    case .v6(let address):
      (index < 64 ? address.high : address.low) >> UInt64(63 - index % 64) & 1 == 1
    }
  }

  /// The address with all bits after the first `length` cleared.
  public func masked(to length: Int) -> IPAddress {
    switch self {
    case .v4(let address):
      return .v4(IPv4Address(bits: length == 0 ? 0 : address.bits & (~0 << UInt32(32 - length))))
    case .v6(let address):
      let high =
        length >= 64 ? address.high : length == 0 ? 0 : address.high & (~0 << UInt64(64 - length))
      let low = length <= 64 ? 0 : address.low & (~0 << UInt64(128 - length))
      return .v6(IPv6Address(high: high, low: low))
    }
  }

  /// The address `offset` places further, wrapping at the family's end.
  public func advanced(by offset: UInt64) -> IPAddress {
    switch self {
    case .v4(let address):
      return .v4(IPv4Address(bits: address.bits &+ UInt32(truncatingIfNeeded: offset)))
    case .v6(let address):
      let (low, carry) = address.low.addingReportingOverflow(offset)
      return .v6(IPv6Address(high: address.high &+ (carry ? 1 : 0), low: low))
    }
  }
}

extension IPAddress: CustomStringConvertible {
  public var description: String {
    switch self {
    case .v4(let address): address.description
    case .v6(let address): address.description
    }
  }
}

/// Why a text is no address or prefix.
public enum IPAddressError: Error, Hashable, Sendable, CustomStringConvertible {
  case malformed(String)
  case badPrefixLength(String)

  public var description: String {
    switch self {
    case .malformed(let text): "'\(text)' is not an IPv4 or IPv6 address"
    case .badPrefixLength(let text):
      "'\(text)' is not a prefix: it needs an address, a slash and a length of 0-32 (IPv6: 0-128)"
    }
  }
}
