/// An IPv4 address: 32 bits in host order.
public struct IPv4Address: Hashable, Sendable, Comparable {
  public var bits: UInt32

  public init(bits: UInt32) { self.bits = bits }

  public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    bits = UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
  }

  /// Reads dotted decimal, four parts, no leading zeros (RFC 6943 section 3.1.1, the strict form).
  public init(_ text: some StringProtocol) throws(IPAddressError) {
    var parts = 0
    var bits: UInt32 = 0
    var current: UInt32?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if current == 0 { throw .malformed(String(text)) }
        let value = (current ?? 0) * 10 + UInt32(byte - UInt8(ascii: "0"))
        if value > 255 { throw .malformed(String(text)) }
        current = value
      case UInt8(ascii: "."):
        guard let value = current, parts < 3 else { throw .malformed(String(text)) }
        bits = bits << 8 | value
        parts += 1
        current = nil
      default:
        throw .malformed(String(text))
      }
    }
    guard let value = current, parts == 3 else { throw .malformed(String(text)) }
    self.bits = bits << 8 | value
  }

  public static func < (a: Self, b: Self) -> Bool { a.bits < b.bits }
}

extension IPv4Address: CustomStringConvertible {
  public var description: String {
    "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
  }
}
