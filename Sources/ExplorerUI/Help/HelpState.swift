/// The help screen: what can be done in the context it was called from.
struct HelpState: Hashable, Sendable {
  let context: CommandContext
  var rows = RowCursor()
  var filter = LineEditor()
  var isTyping = false
}
