import IPAddressing
import NetworkModel

/// An object of an input, read key by key: what has the wrong type or makes no sense becomes a finding
/// with its place, and the key counts as absent.
struct JSONRecord {
  let value: JSONValue
  let source: JSONSource

  /// The resource that findings are about.
  var resource: ResourceID?

  init(_ value: JSONValue, in source: JSONSource, resource: ResourceID? = nil) {
    self.value = value
    self.source = source
    self.resource = resource
  }

  /// Counts the keys that the schema does not call used.
  func audit(_ schema: AttributeSchema) {
    source.census.take(value, schema)
  }

  var locator: TopologyBuilder.Locator { source.locator(value) }

  func has(_ key: StaticString) -> Bool { value[key] != nil }

  // MARK: Scalars

  func text(_ key: StaticString) -> JSONString? {
    guard let member = value[key] else { return nil }
    if let text = member.text { return text }
    reportWrongType(member, key, expected: LocalizedText(en: "a text", ja: "文字列"))
    return nil
  }

  func string(_ key: StaticString) -> String? { text(key).map { String($0) } }

  /// Empty when the key is absent.
  func interned(_ key: StaticString) -> InternedText {
    text(key).map { InternedText(String($0)) } ?? .empty
  }

  func bool(_ key: StaticString) -> Bool? {
    guard let member = value[key] else { return nil }
    if let bool = member.bool { return bool }
    reportWrongType(member, key, expected: LocalizedText(en: "true or false", ja: "true か false"))
    return nil
  }

  func int(_ key: StaticString) -> Int? {
    guard let member = value[key] else { return nil }
    if let int = member.int { return int }
    reportWrongType(member, key, expected: LocalizedText(en: "a whole number", ja: "整数"))
    return nil
  }

  // MARK: Ids

  /// A reference, or the resource's own id; nil when absent or empty.
  func id(_ key: StaticString, _ kind: ResourceKind) -> ResourceID? {
    guard let text = text(key), !text.isEmpty else { return nil }
    return ResourceID(String(text), kind: kind)
  }

  /// An id without which the object makes no sense: its absence is an error.
  func requiredID(_ key: StaticString, _ kind: ResourceKind) -> ResourceID? {
    if let id = id(key, kind) { return id }
    guard value[key]?.isString != false else { return nil }
    let what = resource.map { "\($0)" } ?? kind.nounWithArticle
    source.report(
      .error, .missingKey,
      LocalizedText(
        en: "\(what.en) has no \(key); it is left out", ja: "\(what.ja) に \(key) がないため除きました"),
      at: value, resource: resource,
      hint: source.isTranscript
        ? LocalizedText(
          en: "add the plan or the state that holds what it refers to",
          ja: "参照先を含むプランかステートを加えてください")
        : LocalizedText(
          en: "capture the resource again, without --query", ja: "--query を付けずに取得し直してください"))
    return nil
  }

  /// The ids in a list of texts.
  func ids(_ key: StaticString, _ kind: ResourceKind) -> [ResourceID] {
    texts(key).filter { !$0.isEmpty }.map { ResourceID(String($0), kind: kind) }
  }

  // MARK: Addresses

  func prefix(_ key: StaticString) -> IPPrefix? {
    parse(key, as: LocalizedText(en: "CIDR block", ja: "CIDRブロック")) { text throws(IPAddressError) in
      try IPPrefix(text)
    }
  }

  func address(_ key: StaticString) -> IPAddress? {
    parse(key, as: LocalizedText(en: "IP address", ja: "IPアドレス")) { text throws(IPAddressError) in
      try IPAddress(text)
    }
  }

  func ipv4(_ key: StaticString) -> IPv4Address? {
    parse(key, as: LocalizedText(en: "IPv4 address", ja: "IPv4アドレス")) {
      text throws(IPAddressError) in try IPv4Address(text)
    }
  }

  func ipv6(_ key: StaticString) -> IPv6Address? {
    parse(key, as: LocalizedText(en: "IPv6 address", ja: "IPv6アドレス")) {
      text throws(IPAddressError) in try IPv6Address(text)
    }
  }

  private func parse<Output>(
    _ key: StaticString, as kind: LocalizedText, _ read: (String) throws(IPAddressError) -> Output
  ) -> Output? {
    guard let text = text(key), !text.isEmpty else { return nil }
    do {
      return try read(String(text))
    } catch {
      reportBadValue(key, LocalizedText(en: "is no \(kind.en)", ja: "は\(kind.ja)ではありません"))
      return nil
    }
  }

  // MARK: Inside

  func record(_ key: StaticString) -> JSONRecord? {
    guard let member = value[key] else { return nil }
    if member.isObject { return JSONRecord(member, in: source, resource: resource) }
    reportWrongType(member, key, expected: LocalizedText(en: "an object", ja: "オブジェクト"))
    return nil
  }

  /// The objects of a list; none when the key is absent.
  func records(_ key: StaticString) -> [JSONRecord] {
    guard let list = list(key) else { return [] }
    return list.elements.compactMap { element in
      if element.isObject { return JSONRecord(element, in: source, resource: resource) }
      reportWrongType(
        element, key, expected: LocalizedText(en: "a list of objects", ja: "オブジェクトのリスト"))
      return nil
    }
  }

  /// The texts of a list; none when the key is absent.
  func texts(_ key: StaticString) -> [JSONString] {
    guard let list = list(key) else { return [] }
    return list.elements.compactMap { element in
      if let text = element.text { return text }
      reportWrongType(element, key, expected: LocalizedText(en: "a list of texts", ja: "文字列のリスト"))
      return nil
    }
  }

  private func list(_ key: StaticString) -> JSONValue? {
    guard let member = value[key] else { return nil }
    if member.isArray { return member }
    reportWrongType(member, key, expected: LocalizedText(en: "a list", ja: "リスト"))
    return nil
  }

  // MARK: Findings

  func reportWrongType(_ member: JSONValue, _ key: StaticString, expected: LocalizedText) {
    source.report(
      .warning, .wrongType,
      LocalizedText(
        en:
          "\(prefix)\(key) should be \(expected.en) and is \(member.kind.article.en); it is left aside",
        ja: "\(prefix)\(key) は\(expected.ja)のはずですが\(member.kind.article.ja)なので、無視しました"),
      at: member, resource: resource)
  }

  /// - Parameter complaint: what follows the value in the sentence.
  func reportBadValue(_ key: StaticString, _ complaint: LocalizedText, hint: LocalizedText? = nil) {
    let member = value[key] ?? value
    let text = member.string ?? member.int.map(String.init) ?? ""
    source.report(
      .warning, .badValue,
      LocalizedText(
        en: "\(prefix)\(key) \"\(text.prefix(80))\" \(complaint.en); it is left aside",
        ja: "\(prefix)\(key) の「\(text.prefix(80))」\(complaint.ja)。無視しました"),
      at: member, resource: resource, hint: hint)
  }

  func report(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: LocalizedText,
    at key: StaticString? = nil, hint: LocalizedText? = nil
  ) {
    source.report(
      severity, code, message, at: key.flatMap { value[$0] } ?? value, resource: resource,
      hint: hint)
  }

  private var prefix: String { resource.map { "\($0): " } ?? "" }
}

extension JSONValue.Kind {
  fileprivate var article: LocalizedText {
    switch self {
    case .object: LocalizedText(en: "an object", ja: "オブジェクト")
    case .array: LocalizedText(en: "a list", ja: "リスト")
    case .string: LocalizedText(en: "a text", ja: "文字列")
    case .number: LocalizedText(en: "a number", ja: "数")
    case .bool: LocalizedText(en: "true or false", ja: "true か false")
    case .null: "null"
    }
  }
}
