/// A value of a YAML text that is to be written.
indirect enum WrittenValue: Hashable, Sendable {
  case word(String)
  /// A number, or true or false: never in quotes.
  case literal(String)
  case list([WrittenValue])
  /// A list with each element on a line of its own, however short they are.
  case lines([WrittenValue])
  case mapping(WrittenMapping)

  static func words(_ words: [String]) -> WrittenValue { .list(words.map { .word($0) }) }

  /// One element needs no brackets.
  static func wordOrWords(_ words: [String]) -> WrittenValue {
    words.count == 1 ? .word(words[0]) : .words(words)
  }

  static func flag(_ flag: Bool) -> WrittenValue { .literal(flag ? "true" : "false") }

  static func number(_ number: some BinaryInteger) -> WrittenValue { .literal(String(number)) }

  static let unknown = WrittenValue.word("unknown")
  static let noValue = WrittenValue.word("none")
}

/// A mapping that is to be written, its keys in the order in which a person looks for them.
struct WrittenMapping: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    var key: String
    var value: WrittenValue
    /// Lines that stand above the key.
    var comments: [String] = []
  }

  var entries: [Entry] = []
  /// Each key stands on a line of its own, however short they are.
  var isBlock = false
  /// Lines that stand below all keys.
  var comments: [String] = []

  var isEmpty: Bool { entries.isEmpty && comments.isEmpty }

  /// - Parameter value: nothing is written for nil.
  mutating func set(_ key: String, _ value: WrittenValue?) {
    if let value { entries.append(Entry(key: key, value: value)) }
  }

  /// A mapping of names, left out where there are none.
  mutating func section(_ key: String, _ entries: [Entry]) {
    if entries.isEmpty { return }
    set(key, .mapping(WrittenMapping(entries: entries, isBlock: true)))
  }
}
