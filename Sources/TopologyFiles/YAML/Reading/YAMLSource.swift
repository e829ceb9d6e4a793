import IPAddressing
import NetworkModel
import YAMLTree

/// Takes a tree of YAML apart, and notes what is not as the format says, each with its place.
struct YAMLSource {
  let file: String
  private(set) var findings: [Finding] = []
  /// Names of what is in the text but cannot be made. That is said once, not at each mention.
  private(set) var namesLeftOut: Set<String> = []
  /// By the names of resources, what they say of themselves.
  private(set) var marks: [YAMLWord: ResourceMarks] = [:]
  /// Only the text's beginning is here: that a name is not there means nothing.
  var isCutOff = false

  /// How many values may still be looked at. Aliases can make a short text stand for an endless one.
  private var budget: Int
  private let limit: Int

  static let maximumValues = 500_000

  init(file: String, maximumValues: Int = YAMLSource.maximumValues) {
    self.file = file
    limit = maximumValues
    budget = maximumValues
  }

  func location(_ position: TextPosition) -> SourceLocation {
    SourceLocation(file: file, line: position.line, column: position.column)
  }

  mutating func error(
    _ code: FindingCode, _ message: LocalizedText, at position: TextPosition,
    hint: LocalizedText? = nil
  ) {
    findings.append(Finding(.error, code, message, at: location(position), hint: hint))
  }

  mutating func report(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: LocalizedText,
    at position: TextPosition, hint: LocalizedText? = nil
  ) {
    findings.append(Finding(severity, code, message, at: location(position), hint: hint))
  }

  mutating func warn(
    _ code: FindingCode, _ message: LocalizedText, at position: TextPosition,
    hint: LocalizedText? = nil
  ) {
    findings.append(Finding(.warning, code, message, at: location(position), hint: hint))
  }

  /// Says that a word is none of those there are, with the nearest of them as the hint.
  mutating func unknown(
    _ code: FindingCode, _ word: YAMLWord, _ message: LocalizedText, among words: [String]
  ) {
    error(code, message, at: word.position, hint: Self.hint(for: word.text, among: words))
  }

  static func hint(for word: String, among words: [String]) -> LocalizedText? {
    let nearest = Spelling.nearest(to: word, among: words, limit: 1)
    if let nearest = nearest.first { return .didYouMean(nearest) }
    guard !words.isEmpty else { return nil }
    let listed = words.prefix(12).joined(separator: ", ")
    let rest = words.count > 12 ? ", …" : ""
    return LocalizedText(en: "there is: \(listed)\(rest)", ja: "あるもの: \(listed)\(rest)")
  }

  mutating func setMarks(_ marks: ResourceMarks, of name: YAMLWord) {
    if marks != ResourceMarks() { self.marks[name] = marks }
  }

  /// Counts what is looked at. False once there is too much.
  private mutating func spend(_ count: Int, at position: TextPosition) -> Bool {
    let wasPositive = budget > 0
    budget -= count
    if budget <= 0, wasPositive {
      error(
        .limitReached,
        LocalizedText(
          en: "the text holds more than \(limit) values; the rest is left out",
          ja: "値が\(limit)個を超えています。残りは読みませんでした"),
        at: position,
        hint: LocalizedText(
          en: "aliases (*name) repeat all that they stand for", ja: "エイリアス (*名前) は指すものをすべて繰り返します"))
    }
    return budget > 0
  }
}

extension YAMLSource {
  /// The entries of a mapping of a known shape, by key; nothing at all counts as no entry.
  mutating func mapping(_ value: YAMLValue, _ shape: YAMLShape) -> [String: YAMLValue]? {
    guard let entries = entries(value, shape.noun) else { return nil }
    var result: [String: YAMLValue] = [:]
    for entry in entries {
      guard shape.keys.contains(entry.key.text) else {
        unknownKey(entry.key, shape)
        continue
      }
      result[entry.key.text] = entry.value
    }
    return result
  }

  mutating func unknownKey(_ key: YAMLWord, _ shape: YAMLShape) {
    unknown(
      .unknownKey, key,
      LocalizedText(
        en: "\(shape.noun.en) has no key '\(key.text)'",
        ja: "\(shape.noun.ja)にキー「\(key.text)」はありません"), among: shape.keys)
  }

  /// The entries of a mapping in the order of the text.
  mutating func entries(_ value: YAMLValue, _ noun: LocalizedText) -> [YAMLEntry]? {
    if value.isNull { return [] }
    guard let mapping = value.node.mapping else {
      wrongType(
        value,
        expected: LocalizedText(
          en: "\(noun.en), a mapping of keys and values", ja: "\(noun.ja)（キーと値のマッピング）"))
      return nil
    }
    guard spend(mapping.count, at: value.position) else { return nil }
    return mapping.compactMap { pair in
      guard let key = YAMLValue(node: pair.key).word else {
        error(
          .wrongType, LocalizedText(en: "a key must be a word", ja: "キーは1つの語です"),
          at: YAMLValue(node: pair.key).position)
        return nil
      }
      return YAMLEntry(key: key, value: YAMLValue(node: pair.value))
    }
  }

  /// The entries of a mapping from names to things, in the order of the names, so that nothing
  /// depends on the order in which a person wrote them.
  mutating func named(_ value: YAMLValue?, _ noun: LocalizedText) -> [YAMLEntry] {
    guard let value, let entries = entries(value, noun) else { return [] }
    return entries.filter { entry in
      if entry.key.text.isEmpty {
        error(
          .badValue, LocalizedText(en: "a name must not be empty", ja: "名前が空です"),
          at: entry.key.position)
        return false
      }
      return true
    }.sorted { $0.key < $1.key }
  }

  /// What the entries of a mapping from names declare; the names of those that declare nothing are
  /// kept apart.
  mutating func declarations<Declaration>(
    _ value: YAMLValue?, _ noun: LocalizedText,
    _ make: (YAMLEntry, inout YAMLSource) -> Declaration?
  ) -> [Declaration] {
    named(value, noun).compactMap { entry in
      let made = make(entry, &self)
      if made == nil { leaveOut(entry.key.text) }
      return made
    }
  }

  mutating func leaveOut(_ name: String) { namesLeftOut.insert(name) }

  /// The elements of a list; a value that is no list counts as a list of it alone.
  mutating func list(_ value: YAMLValue?) -> [YAMLValue] {
    guard let value, !value.isNull else { return [] }
    guard let sequence = value.node.sequence else { return [value] }
    guard spend(sequence.count, at: value.position) else { return [] }
    return sequence.map { YAMLValue(node: $0) }
  }

  mutating func wrongType(_ value: YAMLValue, expected: LocalizedText) {
    error(
      .wrongType,
      LocalizedText(
        en: "here should be \(expected.en), not \(value.noun.en)",
        ja: "\(expected.ja)を書くところに\(value.noun.ja)があります"), at: value.position)
  }

  mutating func missing(_ key: String, _ shape: YAMLShape, named name: YAMLWord) {
    error(
      .missingKey,
      LocalizedText(
        en: "\(shape.noun.en) needs the key '\(key)', which '\(name.text)' does not have",
        ja: "\(shape.noun.ja)にはキー「\(key)」が必要ですが、「\(name.text)」にありません"),
      at: name.position)
  }
}
