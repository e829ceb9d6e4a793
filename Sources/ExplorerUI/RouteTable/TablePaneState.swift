/// Where the route table's pane is scrolled to, and which of its prefix lists are unfolded.
struct TablePaneState: Hashable, Sendable {
  var rows = RowCursor()
  /// Lines of the table, by number.
  var unfolded: Set<Int> = []
  var order = TableOrder()
}
