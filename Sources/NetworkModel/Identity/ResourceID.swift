/// An AWS resource id in twelve bytes.
///
/// `vpc-0a1b2c3d4e5f60718` is a kind and 17 hex digits (68 bits), `vpc-0a1b2c3d` a kind and eight; both
/// are packed. Any other id (`nat-prod`, a bucket's name) is interned. Two ids are equal exactly when
/// their texts and kinds are.
public struct ResourceID: Hashable, Sendable {
  /// Kind in the low byte, form in the next, the topmost of 17 digits in the next.
  private let header: UInt32
  private let high: UInt32
  private let low: UInt32

  private enum Form: UInt32 { case interned, eightDigits, seventeenDigits }

  /// The kind is told from the text's prefix: `subnet-…` is a subnet; what has none is `.other`.
  public init(_ text: String) {
    self.init(text, kind: Self.kind(of: text))
  }

  /// For ids whose text does not tell the kind.
  public init(_ text: String, kind: ResourceKind) {
    let prefix = kind.idPrefix
    if !prefix.isEmpty, text.hasPrefix(prefix), let digits = Self.digits(of: text, after: prefix) {
      self = Self(kind: kind, digits: digits)
    } else {
      header = UInt32(kind.rawValue) | Form.interned.rawValue << 8
      high = 0
      low = InternedText(text).index
    }
  }

  private init(kind: ResourceKind, digits: Substring.UTF8View) {
    var top: UInt64 = 0
    var rest: UInt64 = 0
    for digit in digits {
      top = top << 4 | rest >> 60
      rest = rest << 4 | UInt64(Self.value(digit) ?? 0)
    }
    let form: Form = digits.count == 8 ? .eightDigits : .seventeenDigits
    header = UInt32(kind.rawValue) | form.rawValue << 8 | UInt32(top & 0xf) << 16
    high = UInt32(rest >> 32)
    low = UInt32(truncatingIfNeeded: rest)
  }

  public var kind: ResourceKind { ResourceKind(rawValue: UInt8(header & 0xff)) ?? .other }

  /// The id as AWS writes it.
  public var text: String {
    switch Form(rawValue: header >> 8 & 0xff) ?? .interned {
    case .interned:
      return InternedText(index: low).text
    case .eightDigits:
      return "\(kind.idPrefix)-\(Self.hex(UInt64(low), count: 8))"
    case .seventeenDigits:
      let rest = UInt64(high) << 32 | UInt64(low)
      return
        "\(kind.idPrefix)-\(Self.hex(UInt64(header >> 16 & 0xf), count: 1))\(Self.hex(rest, count: 16))"
    }
  }

  /// The kind that the text's prefix names; the longest prefix that fits (`tgw-attach` before `tgw`). An
  /// address of Terraform's, which stands for an id that is not known yet, names it by its type.
  public static func kind(of text: String) -> ResourceKind {
    var end = text.endIndex
    while let dash = text[..<end].lastIndex(of: "-") {
      if let kind = ResourceKind.byPrefix[String(text[..<dash])] { return kind }
      end = dash
    }
    return ResourceKind(terraformAddress: text) ?? .other
  }

  private static func digits(of text: String, after prefix: String) -> Substring.UTF8View? {
    let utf8 = text.utf8.dropFirst(prefix.utf8.count)
    guard utf8.first == UInt8(ascii: "-") else { return nil }
    let digits = utf8.dropFirst()
    guard digits.count == 8 || digits.count == 17, digits.allSatisfy({ value($0) != nil }) else {
      return nil
    }
    return digits
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static func hex(_ value: UInt64, count: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: count - digits.utf8.count) + digits
  }
}

extension InternedText {
  init(index: UInt32) { self.index = index }
}

extension ResourceID: Comparable {
  /// By text.
  public static func < (a: Self, b: Self) -> Bool {
    if a == b { return false }
    // Same kind, same number of digits: the digits alone decide.
    if a.header & 0xffff == b.header & 0xffff, a.header >> 8 & 0xff != Form.interned.rawValue {
      return (a.header >> 16, a.high, a.low) < (b.header >> 16, b.high, b.low)
    }
    let (x, y) = (a.text, b.text)
    return x == y ? a.kind.rawValue < b.kind.rawValue : x < y
  }
}

extension ResourceID: CustomStringConvertible {
  public var description: String { text }
}
