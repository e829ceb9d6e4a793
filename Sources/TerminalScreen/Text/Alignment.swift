/// Where text stands in a field that is wider than it.
package enum Alignment: Hashable, Sendable {
  case leading
  case center
  case trailing
}

/// What happens to text that is wider than its field.
package enum Truncation: Hashable, Sendable {
  /// The last cell becomes `…`.
  case ellipsis
  /// The text is cut.
  case clip
}
