package import NetworkModel
import TerminalScreen

/// One step of a trace in words: a line for the strip, and the sentences behind it.
package struct HopNarration: Hashable, Sendable {
  package enum Mark: Hashable, Sendable, CaseIterable {
    case passes, blocks, unknown
    /// Not yet reached while a trace is played.
    case pending
  }

  package var mark: Mark
  /// The kind of component in a word of at most ten cells: `route`, `NACL`, `name`.
  package var word: String
  /// The component that decided; nil for the name.
  package var component: ResourceID?
  /// What was decided, on one line: `private (A): pl-s3 52.219.0.0/20 → vpce-s3`.
  package var decision: String
  /// Why, in a few words: `longest: /20 beats /0`; empty when the decision says it all.
  package var reason: String
  /// The whole story, in one sentence or a few.
  package var sentence: String
  /// What else was looked at, and why it did not decide: the other lines of a route table, the
  /// endpoints that do not change a name.
  package var considered: [ConsideredNarration]
  /// What is wrong here, or worth a remark.
  package var explanations: [ExplanationNarration]

  package init(
    mark: Mark, word: String, component: ResourceID?, decision: String, reason: String = "",
    sentence: String, considered: [ConsideredNarration] = [],
    explanations: [ExplanationNarration] = []
  ) {
    self.mark = mark
    self.word = word
    self.component = component
    self.decision = decision
    self.reason = reason
    self.sentence = sentence
    self.considered = considered
    self.explanations = explanations
  }

  /// The same step before the walk has come to it.
  package var pending: HopNarration {
    var copy = self
    copy.mark = .pending
    return copy
  }
}

extension HopNarration.Mark {
  /// The sign of one cell that stands for it, so that no answer hangs on colour alone.
  package var sign: String {
    switch self {
    case .passes: GlyphSet.unicode[.pass]
    case .blocks: GlyphSet.unicode[.fail]
    case .unknown: "?"
    case .pending: GlyphSet.unicode[.pending]
    }
  }
}

/// A line of a table that was looked at, or an endpoint that was passed over.
package struct ConsideredNarration: Hashable, Sendable {
  package var isWinner: Bool
  /// `0.0.0.0/0`, or `pl-s3 (22)`; an endpoint's name.
  package var subject: String
  /// The entry of a prefix list that was compared, where the line is one.
  package var entry: String?
  /// Where it would lead; empty where it leads nowhere.
  package var target: String
  package var isBlackhole: Bool
  /// Whether the line holds the address, so that it might have decided.
  package var isMatch: Bool
  /// In a few words: `shorter: /0 against /20`.
  package var reason: String
  /// The same in a sentence.
  package var sentence: String

  package init(
    isWinner: Bool = false, subject: String, entry: String? = nil, target: String = "",
    isBlackhole: Bool = false, isMatch: Bool = false, reason: String, sentence: String
  ) {
    self.isWinner = isWinner
    self.subject = subject
    self.entry = entry
    self.target = target
    self.isBlackhole = isBlackhole
    self.isMatch = isMatch
    self.reason = reason
    self.sentence = sentence
  }
}
