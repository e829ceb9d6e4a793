import IPAddressing
import NetworkModel

/// Whether something holds, as far as it can be told.
enum Judgement: Hashable {
  case yes, no
  /// It rests on these keys.
  case unknown([String])

  static func && (a: Judgement, b: Judgement) -> Judgement {
    switch (a, b) {
    case (.no, _), (_, .no): .no
    case (.yes, let other), (let other, .yes): other
    case (.unknown(let some), .unknown(let more)):
      .unknown(some + more.filter { !some.contains($0) })
    }
  }
}

/// Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
extension PolicyDocument.Condition {
  /// An operator's name taken apart: `ForAnyValue:StringNotEqualsIfExists`.
  private struct Operator {
    enum Quantifier { case one, any, all }
    var quantifier = Quantifier.one
    var isIfExists = false
    var isNegated = false
    var name: Substring

    init(_ text: String) {
      name = text.lowercased()[...]
      if name.hasPrefix("foranyvalue:") { quantifier = .any }
      if name.hasPrefix("forallvalues:") { quantifier = .all }
      if quantifier != .one { name = name.drop { $0 != ":" }.dropFirst() }
      if name.hasSuffix("ifexists") {
        isIfExists = true
        name = name.dropLast("ifexists".count)
      }
      if let positive = Self.positives[String(name)] {
        isNegated = true
        name = positive[...]
      }
    }

    private static let positives = [
      "stringnotequals": "stringequals", "stringnotequalsignorecase": "stringequalsignorecase",
      "stringnotlike": "stringlike", "notipaddress": "ipaddress", "arnnotequals": "arnequals",
      "arnnotlike": "arnlike", "numericnotequals": "numericequals", "datenotequals": "dateequals",
    ]

    /// What the operator says of a key that the request does not have.
    var isTrueOfAbsentKey: Bool {
      switch quantifier {
      case .all: true
      case .any: isIfExists
      case .one: isIfExists || isNegated
      }
    }
  }

  func judge(_ context: PolicyContext) -> Judgement {
    let name = key.text
    let known = context[name]
    let test = Operator(self.operator.text)
    if test.name == "null" { return judgeNull(known) }
    switch known {
    case .absent: return test.isTrueOfAbsentKey ? .yes : .no
    case .unknown: return .unknown([name])
    case .present: return judgeAnyValue(test)
    case .value(let value):
      let results = values.map { Self.fits(value, $0.text, test.name) }
      if results.contains(true) { return test.isNegated ? .no : .yes }
      if results.contains(nil) { return .unknown([name]) }
      return test.isNegated ? .yes : .no
    }
  }

  private func judgeNull(_ known: PolicyKey) -> Judgement {
    let wantsAbsent = values.contains { $0.text.lowercased() == "true" }
    switch known {
    case .absent: return wantsAbsent ? .yes : .no
    case .present, .value: return wantsAbsent ? .no : .yes
    case .unknown: return .unknown([key.text])
    }
  }

  /// A key that is there with whatever value: a pattern that holds them all decides all the same.
  private func judgeAnyValue(_ test: Operator) -> Judgement {
    let holdsAll = values.contains { value in
      switch test.name {
      case "ipaddress": (try? IPPrefix(value.text))?.isDefault ?? false
      case "stringlike", "arnlike", "arnequals": value.text == "*"
      default: false
      }
    }
    guard holdsAll else { return .unknown([key.text]) }
    return test.isNegated ? .no : .yes
  }

  /// Whether a value fits one that the policy names; nil when this cannot be told.
  private static func fits(_ value: String, _ wanted: String, _ test: Substring) -> Bool? {
    // A policy variable stands for something of the request that is not known.
    if wanted.contains("${") { return nil }
    switch test {
    case "stringequals": return value == wanted
    case "stringequalsignorecase", "bool": return value.lowercased() == wanted.lowercased()
    case "stringlike", "arnlike", "arnequals": return PolicyPattern(wanted).matches(value)
    case "ipaddress":
      guard let address = try? IPAddress(value) else { return nil }
      if let prefix = try? IPPrefix(wanted) { return prefix.contains(address) }
      return (try? IPAddress(wanted)).map { $0 == address }
    default: return nil
    }
  }
}
