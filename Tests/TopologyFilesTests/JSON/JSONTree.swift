@testable import TopologyFiles

/// A JSON value that can be written again with faults.
indirect enum JSONTree {
  case object([(String, JSONTree)])
  case array([JSONTree])
  case scalar(String)

  init(_ value: JSONValue) {
    switch value.kind {
    case .object: self = .object(value.members.map { (String($0.key), JSONTree($0.value)) })
    case .array: self = .array(value.elements.map { JSONTree($0) })
    case .string:
      let text = (value.string ?? "").reduce(into: "") { result, character in
        result += character == "\"" || character == "\\" ? "\\\(character)" : "\(character)"
      }
      self = .scalar("\"\(text)\"")
    case .number: self = .scalar("\(value.int ?? 0)")
    case .bool: self = .scalar("\(value.bool ?? false)")
    case .null: self = .scalar("null")
    }
  }

  private static let oddities = [
    "null", "true", "0", "-1", "1e9", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[\"a\"]]",
    "{\"a\": 1}", "18446744073709551615", "\"10.0.0.0/40\"", "\"vpc-\"", "\"-\"", "\"é东\"",
    "\"vpc-0a01\"", "[{}]", "65536", "\"2001:db8::/32\"", "\"tgw-attach-1\"",
  ]

  func write(to bytes: inout [UInt8], mutating random: inout SplitMix64, oneIn rate: Int) {
    guard random.next(below: rate) > 0 else {
      bytes += Self.oddities[random.next(below: Self.oddities.count)].utf8
      return
    }
    switch self {
    case .scalar(let text): bytes += text.utf8
    case .array(let elements):
      bytes += "[".utf8
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes += ",".utf8 }
        element.write(to: &bytes, mutating: &random, oneIn: rate)
      }
      bytes += "]".utf8
    case .object(let members):
      bytes += "{".utf8
      var isFirst = true
      for (key, value) in members where random.next(below: rate) > 0 {
        if !isFirst { bytes += ",".utf8 }
        isFirst = false
        let key = random.next(below: rate) > 0 ? key : "Other"
        bytes += "\"\(key)\":".utf8
        value.write(to: &bytes, mutating: &random, oneIn: rate)
      }
      bytes += "}".utf8
    }
  }
}
