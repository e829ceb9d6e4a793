import CSimdjson

/// A place in a `JSONDocument`: a value and all that lies in it.
///
/// It is three words and no reference, so that walking costs nothing but the look; in return it must
/// not outlive `JSONDocument.withRoot`. Asking for a value of another kind gives nil.
struct JSONValue {
  let tape: CSimdjsonTape

  /// The place on the document's tape; `JSONLocator` turns it into a line and column.
  let index: Int

  init(tape: CSimdjsonTape, index: Int) {
    self.tape = tape
    self.index = index
  }

  enum Kind: Hashable, Sendable {
    case object
    case array
    case string
    case number
    case bool
    case null
  }

  var kind: Kind {
    switch csimdjson_kind(tape, index) {
    case .object: .object
    case .array: .array
    case .string: .string
    case .int64, .uInt64, .double: .number
    case .true, .false: .bool
    case .null, .root, .endOfArray, .endOfObject: .null
    }
  }

  var isNull: Bool { csimdjson_kind(tape, index) == .null }
  var isObject: Bool { csimdjson_kind(tape, index) == .object }
  var isArray: Bool { csimdjson_kind(tape, index) == .array }
  var isString: Bool { csimdjson_kind(tape, index) == .string }

  // MARK: Scalars

  /// The string's bytes, without a copy.
  var text: JSONString? {
    guard csimdjson_kind(tape, index) == .string else { return nil }
    return JSONString(
      start: csimdjson_string(tape, index), count: csimdjson_string_length(tape, index))
  }

  var string: String? { text.map(String.init) }

  var bool: Bool? {
    switch csimdjson_kind(tape, index) {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The number, where it is whole and fits.
  var int: Int? {
    switch csimdjson_kind(tape, index) {
    case .int64: Int(exactly: csimdjson_int64(tape, index))
    case .uInt64: Int(exactly: csimdjson_uint64(tape, index))
    case .double: Int(exactly: csimdjson_double(tape, index))
    default: nil
    }
  }

  var double: Double? {
    switch csimdjson_kind(tape, index) {
    case .int64: Double(csimdjson_int64(tape, index))
    case .uInt64: Double(csimdjson_uint64(tape, index))
    case .double: csimdjson_double(tape, index)
    default: nil
    }
  }

  // MARK: What is inside

  /// The number of elements or members, as far as the tape counts: 0xFF_FFFF stands for that many or
  /// more. 0 for a scalar.
  /// - Complexity: O(1)
  var count: Int {
    switch csimdjson_kind(tape, index) {
    case .array, .object: csimdjson_count(tape, index)
    default: 0
    }
  }

  /// The first member of that name; nil too for null and where this is no object.
  /// - Complexity: O(members), whatever is inside them.
  subscript(key: StaticString) -> JSONValue? {
    guard let value = member(key), !value.isNull else { return nil }
    return value
  }

  /// The first member of that name, also if it is null.
  func member(_ key: StaticString) -> JSONValue? {
    guard isObject else { return nil }
    let end = csimdjson_next(tape, index) - 1
    var place = index + 1
    while place < end {
      if JSONString(
        start: csimdjson_string(tape, place), count: csimdjson_string_length(tape, place)) == key
      {
        return JSONValue(tape: tape, index: place + 1)
      }
      place = csimdjson_next(tape, place + 1)
    }
    return nil
  }

  /// The members of an object in the order of the file; none for anything else.
  var members: JSONMembers {
    JSONMembers(self)
  }

  /// The elements of an array in order; none for anything else.
  var elements: JSONElements {
    JSONElements(self)
  }
}

/// The elements of an array.
struct JSONElements: Sequence, IteratorProtocol {
  private let tape: CSimdjsonTape
  private var place: Int
  private let end: Int

  fileprivate init(_ value: JSONValue) {
    tape = value.tape
    place = value.index + 1
    end = value.isArray ? csimdjson_next(value.tape, value.index) - 1 : place
  }

  mutating func next() -> JSONValue? {
    guard place < end else { return nil }
    defer { place = csimdjson_next(tape, place) }
    return JSONValue(tape: tape, index: place)
  }
}

/// The members of an object.
struct JSONMembers: Sequence, IteratorProtocol {
  private let tape: CSimdjsonTape
  private var place: Int
  private let end: Int

  fileprivate init(_ value: JSONValue) {
    tape = value.tape
    place = value.index + 1
    end = value.isObject ? csimdjson_next(value.tape, value.index) - 1 : place
  }

  mutating func next() -> (key: JSONString, value: JSONValue)? {
    guard place < end else { return nil }
    defer { place = csimdjson_next(tape, place + 1) }
    let key = JSONString(
      start: csimdjson_string(tape, place), count: csimdjson_string_length(tape, place))
    return (key, JSONValue(tape: tape, index: place + 1))
  }
}
