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
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
