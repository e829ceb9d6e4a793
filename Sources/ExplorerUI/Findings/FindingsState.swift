/// The list of findings.
struct FindingsState: Hashable, Sendable {
  var rows = RowCursor()
}
