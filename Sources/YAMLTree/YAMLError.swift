/// Why a text is not YAML that can be read here, and where.
package struct YAMLError: Error, Hashable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// In LibYAML's words: what it was about, where it says so, and what is wrong.
    case syntax(context: String?, problem: String)
    /// A byte that is not UTF-8, or a character that YAML does not take.
    case unreadable(problem: String)
    /// A key is an alias, or holds one: to compare such keys may take for ever.
    case aliasInKey
    /// A key stands twice in a mapping.
    case duplicateKey(String, firstLine: Int)
    /// More collections inside of each other than ``YAMLNode/maximumDepth``.
    case tooDeep
    case outOfMemory
  }

  package var reason: Reason
  /// From 1.
  package var line: Int
  /// In Unicode scalars, from 1.
  package var column: Int

  package var description: String {
    let words =
      switch reason {
      case .syntax(let context, let problem):
        [context, problem].compactMap { $0 }.joined(separator: ": ")
      case .unreadable(let problem): problem
      case .aliasInKey: "an alias cannot stand as a key here"
      case .duplicateKey(let key, let first):
        "the key '\(key)' is there twice; the first is in line \(first)"
      case .tooDeep: "it is nested more than \(YAMLNode.maximumDepth) levels deep"
      case .outOfMemory: "there is not enough memory for it"
      }
    return "line \(line), column \(column): \(words)"
  }
}
