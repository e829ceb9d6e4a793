/// An IPv6 address: 128 bits in host order, as two halves so that it stays 8-byte aligned.
public struct IPv6Address: Hashable, Sendable, Comparable {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads the text forms of RFC 4291 section 2.2, with an embedded IPv4 tail allowed, without a zone.
  public init(_ text: some StringProtocol) throws(IPAddressError) {
    var front: [UInt16] = []
    var back: [UInt16] = []
    var compressed = false
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, !text.isEmpty else { throw .malformed(String(text)) }
    compressed = halves.count == 2
    front = try Self.groups(halves[0], isLast: !compressed, in: text)
    if compressed { back = try Self.groups(halves[1], isLast: true, in: text) }
    let count = front.count + back.count
    guard compressed ? count <= 7 : count == 8 else { throw .malformed(String(text)) }
    let all = front + [UInt16](repeating: 0, count: 8 - count) + back
    high = all[0..<4].reduce(0) { $0 << 16 | UInt64($1) }
    low = all[4..<8].reduce(0) { $0 << 16 | UInt64($1) }
  }

  private static func groups<S: StringProtocol>(
    _ part: some StringProtocol, isLast: Bool, in text: S
  ) throws(IPAddressError) -> [UInt16] {
    if part.isEmpty { return [] }
    var groups: [UInt16] = []
    let pieces = part.split(separator: ":", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if isLast, index == pieces.count - 1, piece.contains(".") {
        let tail = try IPv4Address(piece)
        groups += [UInt16(tail.bits >> 16), UInt16(tail.bits & 0xffff)]
      } else {
        guard (1...4).contains(piece.utf8.count), let value = UInt16(piece, radix: 16),
          piece.utf8.first != UInt8(ascii: "+")
        else { throw .malformed(String(text)) }
        groups.append(value)
      }
    }
    return groups
  }

  public static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }

  var groups: [UInt16] {
    (0..<8).map { index in
      let half = index < 4 ? high : low
      return UInt16(truncatingIfNeeded: half >> UInt64((3 - index % 4) * 16))
    }
  }
}

extension IPv6Address: CustomStringConvertible {
  /// The canonical text form of RFC 5952: lower case, the longest run of zero groups as `::`.
  public var description: String {
    let groups = self.groups
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(best.count, 1) { best = start..<end }
      start = max(end, start + 1)
    }
    func text(_ range: Range<Int>) -> String {
      groups[range].map { String($0, radix: 16) }.joined(separator: ":")
    }
    return best.isEmpty ? text(0..<8) : "\(text(0..<best.lowerBound))::\(text(best.upperBound..<8))"
  }
}
