/// Why a text is not JSON, and where.
struct JSONSyntaxError: Error, Hashable, Sendable {
  var problem: Problem

  /// The byte at which the fault shows.
  var offset: Int

  init(_ problem: Problem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  enum Container: Hashable, Sendable {
    case object
    case array
  }

  /// What the grammar asked for where something else stood.
  enum Expectation: Hashable, Sendable {
    case value
    case memberName
    case colon
    case commaOrEnd(Container)
  }

  enum Problem: Hashable, Sendable {
    /// Nothing but white space.
    case empty
    /// The text ends inside a container that begins at `openedAt`.
    case endsInside(Container, openedAt: Int)
    /// The text ends inside a string that begins at `openedAt`.
    case endsInsideString(openedAt: Int)
    /// The text ends inside a number or one of `true`, `false`, `null`.
    case endsInsideValue
    case unexpected(Unicode.Scalar, expected: Expectation)
    /// A comma, and then the end of the object or array.
    case trailingComma(Container)
    /// A line break, tab or other control character that a string must write as an escape.
    case controlCharacterInString(UInt8)
    case badEscape
    case badNumber
    case numberOutOfRange
    case badLiteral
    case invalidUTF8
    /// A complete value, and then more.
    case trailingData
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
    case outOfMemory
    /// Refused for a reason that could not be found.
    case refused
  }

  /// Whether the text is the beginning of one that would be right.
  var isTruncation: Bool {
    switch problem {
    case .empty, .endsInside, .endsInsideString, .endsInsideValue: true
    case .unexpected, .trailingComma, .controlCharacterInString, .badEscape, .badNumber,
      .numberOutOfRange, .badLiteral, .invalidUTF8, .trailingData, .tooDeep, .tooLarge,
      .outOfMemory, .refused:
      false
    }
  }
}

extension JSONSyntaxError {
  /// What is wrong, in words; `line` gives the line of a byte.
  func message(line: (Int) -> Int) -> String {
    switch problem {
    case .empty:
      "the file has nothing but white space"
    case .endsInside(let container, let opening):
      "the file ends inside \(container.article) opened at line \(line(opening))"
    case .endsInsideString(let opening):
      "the file ends inside a string opened at line \(line(opening))"
    case .endsInsideValue:
      "the file ends inside a value"
    case .unexpected(let scalar, let expected):
      "\(Self.name(of: scalar)) where \(expected.description) belongs"
    case .trailingComma(let container):
      "a comma before the end of \(container.article)"
    case .controlCharacterInString(UInt8(ascii: "\n")):
      "a line ends inside a string: its closing quote is missing"
    case .controlCharacterInString(let byte):
      "the control character \(Self.name(of: Unicode.Scalar(byte))) inside a string"
    case .badEscape:
      "an escape that JSON does not have"
    case .badNumber:
      "a number that is not written as JSON writes numbers"
    case .numberOutOfRange:
      "a number too large to be read"
    case .badLiteral:
      "a word that is not true, false or null"
    case .invalidUTF8:
      "bytes that are not UTF-8"
    case .trailingData:
      "more text after the end of the value"
    case .tooDeep(let limit):
      "objects and arrays nest deeper than \(limit) levels"
    case .tooLarge(let limit):
      "the file is larger than \(limit >> 20) MiB"
    case .outOfMemory:
      "the file does not fit in memory"
    case .refused:
      "the file is not JSON"
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x21..<0x7F: "'\(scalar)'"
    case 0x20: "a space"
    default:
      "U+"
        + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).utf8.count))
        + String(scalar.value, radix: 16, uppercase: true)
    }
  }
}

extension JSONSyntaxError.Container {
  fileprivate var article: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    }
  }
}

extension JSONSyntaxError.Expectation {
  fileprivate var description: String {
    switch self {
    case .value: "a value"
    case .memberName: "a name in quotes"
    case .colon: "a colon"
    case .commaOrEnd(.object): "a comma or '}'"
    case .commaOrEnd(.array): "a comma or ']'"
    }
  }
}
