public import NetworkModel

/// Expectations in a file of their own, for a network that is described elsewhere: the list that
/// stands under `expect` in a topology, with that key or bare.
public struct ExpectationsFile: Hashable, Sendable {
  /// In the order of the file.
  public var expectations: [TopologyExpectation] = []
  /// What is wrong in it; a line that is wrong is no expectation.
  public var findings: [Finding] = []

  /// Reads a text.
  /// - Parameter file: what locations call the text.
  public init(_ text: String, file: String) {
    var source = YAMLSource(file: file)
    let start = TextPosition(line: 1, column: 1)
    let composer = YAMLComposer(text)
    if let fault = composer.fault {
      source.error(.malformed, fault.words, at: fault.position, hint: fault.hint)
    }
    if let root = composer.root.map({ YAMLValue(node: $0) }), !root.isNull {
      var list: YAMLValue? = root
      if root.isMapping { list = source.mapping(root, .document)?["expect"] }
      expectations = source.list(list).compactMap { source.expectation($0) }
    }
    if expectations.isEmpty && source.findings.isEmpty {
      source.error(
        .emptyInput, LocalizedText(en: "there are no expectations in it", ja: "期待が一つもありません"),
        at: start,
        hint: LocalizedText(
          en:
            "begin it with 'expect:' and a line such as '- {from: web, to: s3, verdict: reachable}'",
          ja: "'expect:' と '- {from: web, to: s3, verdict: reachable}' のような行を書いてください"))
    }
    findings = source.findings
  }
}
