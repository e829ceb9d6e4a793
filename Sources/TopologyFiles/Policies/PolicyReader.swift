import NetworkModel

/// Reads IAM policy documents, which AWS's outputs carry as JSON inside a text.
enum PolicyReader {
  /// What keeps a text from being a policy.
  struct PolicyError: Error, Hashable, Sendable {
    var words: LocalizedText
  }

  static func read(_ text: JSONText) throws(PolicyError) -> PolicyDocument {
    let document: JSONDocument
    do {
      document = try JSONDocument(text)
    } catch {
      throw PolicyError(words: error.words { _ in 1 })
    }
    return try document.withRoot { root throws(PolicyError) in try read(root) }
  }

  static func read(_ root: JSONValue) throws(PolicyError) -> PolicyDocument {
    guard let list = root["Statement"] else {
      throw PolicyError(words: LocalizedText(en: "there is no Statement", ja: "Statement がありません"))
    }
    let values = list.isObject ? [list] : Array(list.elements)
    var statements: [PolicyDocument.Statement] = []
    for value in values { statements.append(try statement(value)) }
    return PolicyDocument(statements: statements)
  }

  private static func statement(
    _ value: JSONValue
  ) throws(PolicyError) -> PolicyDocument.Statement {
    let effect: PolicyDocument.Effect
    switch value["Effect"]?.string {
    case "Allow": effect = .allow
    case "Deny": effect = .deny
    default:
      throw PolicyError(
        words: LocalizedText(
          en: "a statement's Effect is neither Allow nor Deny",
          ja: "ステートメントの Effect が Allow でも Deny でもありません"))
    }
    return PolicyDocument.Statement(
      sid: InternedText(value["Sid"]?.string ?? ""), effect: effect, principal: principal(value),
      actions: patterns(value["Action"], not: value["NotAction"]),
      resources: patterns(value["Resource"], not: value["NotResource"]),
      conditions: conditions(value["Condition"]))
  }

  private static func principal(_ statement: JSONValue) -> PolicyDocument.Principal {
    if let not = statement["NotPrincipal"] { return .not(names(not)) }
    guard let value = statement["Principal"] else { return .any }
    let names = names(value)
    return names.contains("*") ? .any : .some(names)
  }

  /// The names of a principal, which may be a text or lists of texts under `AWS`, `Service` and others.
  private static func names(_ value: JSONValue) -> [InternedText] {
    value.isObject ? value.members.flatMap { texts($0.value) } : texts(value)
  }

  private static func patterns(
    _ value: JSONValue?, not: JSONValue?
  ) -> PolicyDocument.Patterns {
    if let not { return .notMatching(texts(not)) }
    return .matching(value.map(texts) ?? ["*"])
  }

  private static func conditions(_ value: JSONValue?) -> [PolicyDocument.Condition] {
    value?.members.flatMap { name, keys in
      keys.members.map { key, values in
        PolicyDocument.Condition(
          operator: InternedText(String(name)), key: InternedText(String(key)),
          values: texts(values))
      }
    } ?? []
  }

  /// A text, or a list of them; numbers and truth values as IAM compares them, as texts.
  private static func texts(_ value: JSONValue) -> [InternedText] {
    if value.isArray { return value.elements.flatMap { texts($0) } }
    if let text = value.string { return [InternedText(text)] }
    if let bool = value.bool { return [bool ? "true" : "false"] }
    if let int = value.int { return [InternedText(String(int))] }
    return []
  }
}
