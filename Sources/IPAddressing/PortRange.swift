/// A closed range of TCP or UDP ports.
public struct PortRange: Hashable, Sendable, Comparable {
  public let lower: UInt16
  public let upper: UInt16

  /// Nil when `lower` is above `upper`.
  public init?(_ lower: UInt16, _ upper: UInt16) {
    guard lower <= upper else { return nil }
    self.lower = lower
    self.upper = upper
  }

  public init(_ range: ClosedRange<UInt16>) {
    lower = range.lowerBound
    upper = range.upperBound
  }

  public init(_ port: UInt16) {
    lower = port
    upper = port
  }

  public static let all = PortRange(0...65535)

  /// How many ports the range holds.
  public var count: Int { Int(upper) - Int(lower) + 1 }

  public func contains(_ port: UInt16) -> Bool { lower <= port && port <= upper }
  public func contains(_ other: PortRange) -> Bool { lower <= other.lower && other.upper <= upper }
  public func overlaps(_ other: PortRange) -> Bool { lower <= other.upper && other.lower <= upper }

  public func intersection(_ other: PortRange) -> PortRange? {
    PortRange(max(lower, other.lower), min(upper, other.upper))
  }

  /// What is left of this range when `other` is taken out: zero, one or two ranges.
  public func subtracting(_ other: PortRange) -> [PortRange] {
    guard overlaps(other) else { return [self] }
    var rest: [PortRange] = []
    if lower < other.lower { rest.append(PortRange(lower...(other.lower - 1))) }
    if other.upper < upper { rest.append(PortRange((other.upper + 1)...upper)) }
    return rest
  }

  public static func < (a: Self, b: Self) -> Bool { (a.lower, a.upper) < (b.lower, b.upper) }
}

extension PortRange: CustomStringConvertible {
  /// `443`, or `1024-65535`.
  public var description: String { lower == upper ? "\(lower)" : "\(lower)-\(upper)" }
}
