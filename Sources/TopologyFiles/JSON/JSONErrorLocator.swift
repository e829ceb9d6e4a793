/// Finds what simdjson does not tell: where a text stops being JSON, and in what way.
///
/// A second reader of the same grammar (RFC 8259), slow and without a result, run only over texts
/// that were refused or that hold several values. It keeps its own stack, so that depth costs no
/// call frames.
struct JSONErrorLocator {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place: Int
  private var open: [(container: JSONSyntaxError.Container, offset: Int)] = []

  private init(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  /// The first fault in a text that should be one value; nil when there is none.
  /// - Complexity: O(bytes)
  static func firstError(in text: JSONText) -> JSONSyntaxError? {
    text.withBytes { bytes in
      var locator = JSONErrorLocator(bytes)
      do throws(JSONSyntaxError) {
        try locator.readValue()
        locator.skipWhiteSpace()
        if locator.place < bytes.count {
          throw JSONSyntaxError(.trailingData, at: locator.place)
        }
        return nil
      } catch {
        return error
      }
    }
  }

  /// The values of a text that holds several, one after the other, as `cat a.json b.json` makes; and
  /// the fault of the first that is not JSON, which ends the list.
  static func values(in text: JSONText) -> (ranges: [Range<Int>], error: JSONSyntaxError?) {
    text.withBytes { bytes in
      var locator = JSONErrorLocator(bytes)
      var ranges: [Range<Int>] = []
      do throws(JSONSyntaxError) {
        while true {
          locator.skipWhiteSpace()
          guard locator.place < bytes.count || ranges.isEmpty else { return (ranges, nil) }
          let start = locator.place
          try locator.readValue()
          ranges.append(start..<locator.place)
        }
      } catch {
        return (ranges, error)
      }
    }
  }

  // MARK: Grammar

  private mutating func readValue() throws(JSONSyntaxError) {
    open.removeAll(keepingCapacity: true)
    repeat {
      try readScalarOrOpening()
      try closeWhatEnds()
    } while !open.isEmpty
  }

  /// Reads up to the end of a scalar or of an empty container, or the opening of one with content.
  private mutating func readScalarOrOpening() throws(JSONSyntaxError) {
    while true {
      skipWhiteSpace()
      guard let byte = peek() else { throw endOfText() }
      switch byte {
      case UInt8(ascii: "{"):
        try push(.object)
        skipWhiteSpace()
        if peek() == UInt8(ascii: "}") { return }
        try readMemberName()
      case UInt8(ascii: "["):
        try push(.array)
        skipWhiteSpace()
        if peek() == UInt8(ascii: "]") { return }
      case UInt8(ascii: "\""):
        return try readString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        return try readNumber()
      case UInt8(ascii: "t"):
        return try readLiteral("true")
      case UInt8(ascii: "f"):
        return try readLiteral("false")
      case UInt8(ascii: "n"):
        return try readLiteral("null")
      default:
        throw unexpected(expected: .value)
      }
    }
  }

  /// Reads closing braces and brackets, up to a comma and the name that follows it in an object.
  private mutating func closeWhatEnds() throws(JSONSyntaxError) {
    while let (container, _) = open.last {
      skipWhiteSpace()
      guard let byte = peek() else { throw endOfText() }
      switch (byte, container) {
      case (UInt8(ascii: "}"), .object), (UInt8(ascii: "]"), .array):
        place += 1
        open.removeLast()
      case (UInt8(ascii: ","), _):
        let comma = place
        place += 1
        skipWhiteSpace()
        switch (peek(), container) {
        case (UInt8(ascii: "}"), .object), (UInt8(ascii: "]"), .array):
          throw JSONSyntaxError(.trailingComma(container), at: comma)
        case (_, .object):
          try readMemberName()
          return
        case (_, .array):
          return
        }
      default:
        throw unexpected(expected: .commaOrEnd(container))
      }
    }
  }

  private mutating func push(_ container: JSONSyntaxError.Container) throws(JSONSyntaxError) {
    guard open.count < JSONDocument.maximumDepth else {
      throw JSONSyntaxError(.tooDeep(limit: JSONDocument.maximumDepth), at: place)
    }
    open.append((container, place))
    place += 1
  }

  private mutating func readMemberName() throws(JSONSyntaxError) {
    guard let byte = peek() else { throw endOfText() }
    guard byte == UInt8(ascii: "\"") else { throw unexpected(expected: .memberName) }
    try readString()
    skipWhiteSpace()
    guard let byte = peek() else { throw endOfText() }
    guard byte == UInt8(ascii: ":") else { throw unexpected(expected: .colon) }
    place += 1
  }

  // MARK: Scalars

  private mutating func readString() throws(JSONSyntaxError) {
    let opening = place
    place += 1
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"):
        try readEscape(inStringAt: opening)
      case 0..<0x20:
        throw JSONSyntaxError(.controlCharacterInString(byte), at: place)
      case 0..<0x80:
        place += 1
      default:
        try readMultibyteScalar(inStringAt: opening)
      }
    }
    throw JSONSyntaxError(.endsInsideString(openedAt: opening), at: place)
  }

  private mutating func readEscape(inStringAt opening: Int) throws(JSONSyntaxError) {
    let start = place
    place += 1
    guard let byte = peek() else {
      throw JSONSyntaxError(.endsInsideString(openedAt: opening), at: place)
    }
    place += 1
    guard byte == UInt8(ascii: "u") else {
      guard "\"\\/bfnrt".utf8.contains(byte) else { throw JSONSyntaxError(.badEscape, at: start) }
      return
    }
    let unit = try readHexDigits(escapeAt: start, inStringAt: opening)
    guard unit & 0xF800 == 0xD800 else { return }
    // A surrogate: only a high one with a low one behind it is a character.
    guard unit & 0xFC00 == 0xD800 else { throw JSONSyntaxError(.badEscape, at: start) }
    for expected in "\\u".utf8 {
      guard let byte = peek() else {
        throw JSONSyntaxError(.endsInsideString(openedAt: opening), at: place)
      }
      guard byte == expected else { throw JSONSyntaxError(.badEscape, at: start) }
      place += 1
    }
    guard try readHexDigits(escapeAt: start, inStringAt: opening) & 0xFC00 == 0xDC00 else {
      throw JSONSyntaxError(.badEscape, at: start)
    }
  }

  private mutating func readHexDigits(
    escapeAt start: Int, inStringAt opening: Int
  ) throws(JSONSyntaxError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek() else {
        throw JSONSyntaxError(.endsInsideString(openedAt: opening), at: place)
      }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONSyntaxError(.badEscape, at: start)
      }
      unit = unit << 4 | UInt32(digit)
      place += 1
    }
    return unit
  }

  private mutating func readMultibyteScalar(inStringAt opening: Int) throws(JSONSyntaxError) {
    let length: Int
    switch bytes[place] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: throw JSONSyntaxError(.invalidUTF8, at: place)
    }
    guard place + length <= bytes.count else {
      throw JSONSyntaxError(.endsInsideString(openedAt: opening), at: bytes.count)
    }
    let scalar = bytes[place..<place + length]
    guard String(validating: scalar, as: UTF8.self) != nil else {
      throw JSONSyntaxError(.invalidUTF8, at: place)
    }
    place += length
  }

  private mutating func readNumber() throws(JSONSyntaxError) {
    let start = place
    if peek() == UInt8(ascii: "-") { place += 1 }
    var isWhole = true
    if peek() == UInt8(ascii: "0") {
      place += 1
    } else {
      try readDigits(numberAt: start)
    }
    if peek() == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      try readDigits(numberAt: start)
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      isWhole = false
      place += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { place += 1 }
      try readDigits(numberAt: start)
    }
    if let byte = peek(), !Self.endsValue(byte) {
      throw JSONSyntaxError(.badNumber, at: start)
    }
    let digits = String(decoding: bytes[start..<place], as: UTF8.self)
    let isInRange =
      isWhole
      ? Int64(digits) != nil || UInt64(digits) != nil
      : Double(digits).map(\.isFinite) ?? false
    if !isInRange { throw JSONSyntaxError(.numberOutOfRange, at: start) }
  }

  private mutating func readDigits(numberAt start: Int) throws(JSONSyntaxError) {
    let first = place
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    guard place > first else {
      throw JSONSyntaxError(place == bytes.count ? .endsInsideValue : .badNumber, at: start)
    }
  }

  private mutating func readLiteral(_ literal: StaticString) throws(JSONSyntaxError) {
    let start = place
    for offset in 0..<literal.utf8CodeUnitCount {
      guard let byte = peek() else { throw JSONSyntaxError(.endsInsideValue, at: place) }
      guard byte == literal.utf8Start[offset] else {
        throw JSONSyntaxError(.badLiteral, at: start)
      }
      place += 1
    }
    if let byte = peek(), !Self.endsValue(byte) { throw JSONSyntaxError(.badLiteral, at: start) }
  }

  // MARK: Bytes

  private func peek() -> UInt8? {
    place < bytes.count ? bytes[place] : nil
  }

  private mutating func skipWhiteSpace() {
    while place < bytes.count, Self.isWhiteSpace(bytes[place]) { place += 1 }
  }

  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    isWhiteSpace(byte) || ",:]}[{\"".utf8.contains(byte)
  }

  private func endOfText() -> JSONSyntaxError {
    guard let (container, opening) = open.last else {
      return JSONSyntaxError(.empty, at: place)
    }
    return JSONSyntaxError(.endsInside(container, openedAt: opening), at: place)
  }

  private func unexpected(expected: JSONSyntaxError.Expected) -> JSONSyntaxError {
    guard bytes[place] >= 0x80 else {
      return JSONSyntaxError(
        .unexpected(Unicode.Scalar(bytes[place]), expected: expected), at: place)
    }
    var decoder = UTF8()
    var rest = bytes[place...].makeIterator()
    switch decoder.decode(&rest) {
    case .scalarValue(let scalar):
      return JSONSyntaxError(.unexpected(scalar, expected: expected), at: place)
    case .emptyInput, .error:
      return JSONSyntaxError(.invalidUTF8, at: place)
    }
  }
}
