/// An amount of US dollars, to the millionth.
public struct USDollars: Hashable, Sendable, Comparable {
  public var millionths: Int

  public init(millionths: Int) { self.millionths = millionths }

  /// Reads `0.062`; nil for what is no amount, or finer than a millionth.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }), whole >= 0 else {
      return nil
    }
    let digits = parts.count == 2 ? parts[1] : ""
    guard digits.count <= 6, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let padded = digits + String(repeating: "0", count: 6 - digits.count)
    millionths = whole * 1_000_000 + (Int(padded) ?? 0)
  }

  public static let zero = USDollars(millionths: 0)

  public static func + (a: Self, b: Self) -> Self {
    USDollars(millionths: a.millionths + b.millionths)
  }

  public static func * (a: Self, times: Int) -> Self {
    USDollars(millionths: a.millionths * times)
  }

  public static func < (a: Self, b: Self) -> Bool { a.millionths < b.millionths }
}

extension USDollars: CustomStringConvertible {
  /// `$0.062`, `$45.26`, `$0`: at least two digits of cents where there are any, no zeros beyond.
  public var description: String {
    let whole = millionths / 1_000_000
    var digits = String(1_000_000 + millionths % 1_000_000).dropFirst()
    while digits.count > 2, digits.last == "0" { digits.removeLast() }
    return digits.allSatisfy { $0 == "0" } ? "$\(whole)" : "$\(whole).\(digits)"
  }
}
