import FoundationEssentials

/// JSON as AWS's command line prints it: keys with a capital, two spaces, sorted, so that the same answer
/// is the same bytes.
enum AWSJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .custom { path in
      let name = path.last?.stringValue ?? ""
      return Key(stringValue: name.prefix(1).uppercased() + name.dropFirst())
    }
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }

  /// JSON leaves what steers a terminal as it is where it is not ASCII. It stands in texts alone, where an
  /// escape means the same.
  static func escaped(_ text: String) -> String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar != "\n"
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: { !$0.isASCII && steers($0) }) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      guard !scalar.isASCII, steers(scalar) else {
        result.unicodeScalars.append(scalar)
        return
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
