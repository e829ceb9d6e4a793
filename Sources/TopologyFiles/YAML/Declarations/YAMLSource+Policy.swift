import NetworkModel

extension YAMLSource {
  /// A policy in IAM's own words.
  mutating func policy(_ value: YAMLValue) -> PolicyDocument? {
    guard !value.isNull, let keys = mapping(value, .policy) else { return nil }
    guard let statements = keys["Statement"] else {
      error(
        .missingKey,
        LocalizedText(en: "a policy needs the key 'Statement'", ja: "ポリシーにはキー「Statement」が必要です"),
        at: value.position)
      return nil
    }
    return PolicyDocument(statements: list(statements).compactMap { statement($0) })
  }

  private mutating func statement(_ value: YAMLValue) -> PolicyDocument.Statement? {
    guard let keys = mapping(value, .statement) else { return nil }
    guard keys["Effect"] != nil else {
      error(
        .missingKey,
        LocalizedText(
          en: "a policy's statement needs the key 'Effect'", ja: "ポリシーのステートメントにはキー「Effect」が必要です"),
        at: value.position)
      return nil
    }
    let effects = [("Allow", PolicyDocument.Effect.allow), ("Deny", .deny)]
    guard let effect = choice(keys["Effect"], .anEffect, effects) else { return nil }
    var principal = PolicyDocument.Principal.any
    if let named = keys["Principal"] {
      let names = principals(named)
      principal = names.contains("*") ? .any : .some(names)
    } else if let named = keys["NotPrincipal"] {
      principal = .not(principals(named))
    }
    return PolicyDocument.Statement(
      sid: InternedText(word(keys["Sid"], .aText)?.text ?? ""), effect: effect,
      principal: principal, actions: patterns(keys["Action"], not: keys["NotAction"]),
      resources: patterns(keys["Resource"], not: keys["NotResource"]),
      conditions: keys["Condition"].map { conditions($0) } ?? [])
  }

  /// `*`, `{AWS: "*"}`, `{AWS: [arn…]}`, `{Service: …}`.
  private mutating func principals(_ value: YAMLValue) -> [InternedText] {
    if value.word != nil { return texts(value) }
    return named(value, .principals).flatMap { texts($0.value) }
  }

  private mutating func patterns(_ matching: YAMLValue?, not: YAMLValue?)
    -> PolicyDocument.Patterns
  {
    if let not { return .notMatching(texts(not)) }
    return .matching(matching.map { texts($0) } ?? ["*"])
  }

  private mutating func conditions(_ value: YAMLValue) -> [PolicyDocument.Condition] {
    var result: [PolicyDocument.Condition] = []
    for test in entries(value, .conditions) ?? [] {
      for key in entries(test.value, .aConditionKeys) ?? [] {
        result.append(
          PolicyDocument.Condition(
            operator: InternedText(test.key.text), key: InternedText(key.key.text),
            values: texts(key.value)))
      }
    }
    return result.sorted {
      ($0.operator.text, $0.key.text) < ($1.operator.text, $1.key.text)
    }
  }

  private mutating func texts(_ value: YAMLValue) -> [InternedText] {
    words(value, .aText).map { InternedText($0.text) }
  }
}
