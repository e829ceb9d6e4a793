import NetworkModel
import TerminalScreen

/// One line of the details: what is known of a thing.
enum DetailLine: Hashable, Sendable {
  case heading(String)
  /// A name and its value. Values that are too long go on in the next lines.
  case field(String, String, Style)
  /// A name, which may be empty, and a neighbour that Enter goes to.
  case link(String, String, Style, ResourceID)
  /// A line of its own, cut where it does not fit.
  case text(String, Style)
  /// A sentence, wrapped.
  case sentence(String)
  case blank

  static func field(_ name: String, _ value: String) -> DetailLine { .field(name, value, .text) }
  static func text(_ text: String) -> DetailLine { .text(text, .text) }
}
