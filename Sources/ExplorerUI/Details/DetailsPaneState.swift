/// Where the details are scrolled to.
struct DetailsPaneState: Hashable, Sendable {
  var rows = RowCursor()
}
