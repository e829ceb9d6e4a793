package import NetworkModel
import Reports

/// What the details say, and where their cursor is.
struct DetailsPaneState: Sendable {
  var rows = RowCursor()
  /// The lines, kept while what they are of stays the same.
  private(set) var lines: [DetailLine] = []
  private var subject: Subject?
  /// What the input itself says of the thing; nil while the model's view of it is shown.
  var source: Source?

  /// All that the lines depend on.
  struct Subject: Hashable, Sendable {
    var item: NetworkItem?
    var language: Language
    var openings: Int
    var changes: Int
    var source: Source?
  }

  /// The text of a resource, as it was read.
  enum Source: Hashable, Sendable {
    case isBeingRead
    case parts([SourcePart])
  }

  /// Makes the lines anew when what they are of has changed.
  mutating func refresh(_ subject: Subject, _ make: () -> [DetailLine]) {
    guard subject != self.subject else { return }
    self.subject = subject
    lines = make()
  }
}

/// A part of an input as it was written.
package struct SourcePart: Hashable, Sendable {
  package var location: SourceLocation
  package var text: String

  package init(location: SourceLocation, text: String) {
    self.location = location
    self.text = text
  }
}
