/// A value of a YAML text, with its place.
///
/// What a scalar means is not guessed at: in Waylight's files that depends on its key. A collection that
/// aliases repeat is kept once, so a short text that stands for an endless one costs nothing until
/// somebody walks through all of it.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    /// A word or a text; plain when it stands there without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    /// In the order of the text. Scalar keys occur once.
    case mapping([Pair])
  }

  package struct Pair: Sendable {
    package var key: YAMLNode
    package var value: YAMLNode
  }

  package var content: Content
  /// Where it begins, from 1. An alias has the place of what it stands for.
  package var line: Int
  /// In Unicode scalars, from 1.
  package var column: Int

  package init(_ content: Content, line: Int, column: Int) {
    self.content = content
    self.line = line
    self.column = column
  }
}

extension YAMLNode {
  /// The text of a scalar.
  package var string: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  package var mapping: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// Nothing after the colon, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// A yes or no in any of YAML's spellings.
  package var bool: Bool? {
    switch string?.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  package var int: Int? { string.flatMap { Int($0) } }

  /// What a key of a mapping stands for.
  package subscript(key: String) -> YAMLNode? {
    mapping?.first { $0.key.string == key }?.value
  }
}
