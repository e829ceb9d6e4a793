/// Changes texts inside a JSON text and leaves every other byte as it is.
///
/// The text has to be JSON: it was parsed before.
struct JSONTextEditor {
  /// A text of the JSON and the way to it.
  struct Place {
    /// The keys from the outermost one inwards; an array adds none.
    var keys: [String]
    var value: String
    var key: String { keys.last ?? "" }
  }

  private let bytes: [UInt8]
  private var place = 0
  private var edited: [UInt8] = []
  private let change: (Place) -> String?

  /// - Parameter change: the new text, or nil to leave it; keys are not asked about.
  /// - Complexity: O(bytes)
  static func edit(_ bytes: [UInt8], _ change: (Place) -> String?) -> [UInt8] {
    withoutActuallyEscaping(change) { change in
      var editor = JSONTextEditor(bytes: bytes, change: change)
      editor.edited.reserveCapacity(bytes.count + 1024)
      editor.copyValues()
      return editor.edited
    }
  }

  private init(bytes: [UInt8], change: @escaping (Place) -> String?) {
    self.bytes = bytes
    self.change = change
  }

  /// Puts a member before all others of the outermost object; an empty or other text stays as it is.
  static func insert(_ key: String, _ value: String, into bytes: [UInt8]) -> [UInt8] {
    guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return bytes }
    let isEmpty =
      bytes[(start + 1)...].first { !isWhiteSpace($0) } == UInt8(ascii: "}")
    let member = literal(key) + [UInt8(ascii: ":"), UInt8(ascii: " ")] + literal(value)
    let separator: [UInt8] = isEmpty ? [] : Array(", ".utf8)
    return Array(bytes[...start]) + member + separator + bytes[(start + 1)...]
  }

  // MARK: Walking

  /// One pass with a stack, so that deep nesting costs no recursion.
  private mutating func copyValues() {
    /// For each open container, whether it is an object.
    var containers: [Bool] = []
    var keys: [String] = []
    var isKeyNext = false
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = byte == UInt8(ascii: "{")
        containers.append(isObject)
        if isObject { keys.append("") }
        isKeyNext = isObject
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if containers.popLast() == true { keys.removeLast() }
        isKeyNext = false
      case UInt8(ascii: ","):
        isKeyNext = containers.last ?? false
      case UInt8(ascii: "\""):
        let start = place
        skipString()
        let literal = bytes[start..<place]
        if isKeyNext {
          keys[keys.count - 1] = Self.text(of: literal)
          isKeyNext = false
          edited += literal
        } else if let new = change(Place(keys: keys, value: Self.text(of: literal))) {
          edited += Self.literal(new)
        } else {
          edited += literal
        }
        continue
      default:
        break
      }
      edited.append(byte)
      place += 1
    }
  }

  private mutating func skipString() {
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    place = min(place + 1, bytes.count)
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // MARK: Literals

  /// The text of a literal with its quotation marks.
  private static func text(of literal: ArraySlice<UInt8>) -> String {
    let inner = literal.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else {
      return String(decoding: inner, as: UTF8.self)
    }
    var units: [UInt16] = []
    var text = ""
    func flush() {
      text += String(decoding: units, as: UTF16.self)
      units = []
    }
    var rest = inner
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        // A run of plain bytes.
        let end = rest.firstIndex(of: UInt8(ascii: "\\")) ?? rest.endIndex
        flush()
        text += String(decoding: [byte] + rest[..<end], as: UTF8.self)
        rest = rest[end...]
        continue
      }
      if escape == UInt8(ascii: "u") {
        let digits = String(decoding: rest.prefix(4), as: UTF8.self)
        rest = rest.dropFirst(4)
        units.append(UInt16(digits, radix: 16) ?? 0xFFFD)
      } else {
        units.append(UInt16(Self.escapes[escape] ?? escape))
      }
    }
    flush()
    return text
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]

  private static func literal(_ text: String) -> [UInt8] {
    var literal: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): literal += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = Array(String(byte, radix: 16).utf8)
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 4 - digits.count)
        literal += Array("\\u".utf8) + zeros + digits
      default: literal.append(byte)
      }
    }
    return literal + [UInt8(ascii: "\"")]
  }
}
