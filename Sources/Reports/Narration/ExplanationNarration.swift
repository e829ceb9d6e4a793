package import PathEngine

/// Something that blocks, cannot be judged or is worth a remark, in words.
package struct ExplanationNarration: Hashable, Sendable {
  package var code: ExplanationCode
  package var severity: Explanation.Severity
  package var direction: Explanation.Direction
  /// Which hop of that direction it is about.
  package var hop: Int?
  /// In a few words: `no public address`.
  package var title: String
  /// What is wrong, naming the components.
  package var sentence: String
  /// What would put it right; nil where nothing needs to be done.
  package var fix: String?
}
