import ExplorerUI
import TerminalScreen
import Testing

@Suite struct UndoTests {
  private func crumbs(_ state: ExplorerState) -> String { render(state).rowText(0) }

  @Test func `u goes back to the view before, Ctrl-R forward again`() throws {
    var state = try Office.explorer()
    state.send(.ask(from: "worker", to: "s3"))
    try state.press("nnw")
    #expect(state.shown.contains("←"))
    try state.press("u")
    #expect(state.shown.contains("worker → s3"))
    try state.press("u")
    #expect(!state.shown.contains("worker → s3"))
    try state.press("<C-r>")
    #expect(state.shown.contains("worker → s3"))
  }

  @Test func `moving a cursor is nothing to undo`() throws {
    var state = try Office.explorer()
    try state.press("jjkj")
    try state.press("u")
    #expect(state.footer.contains("nothing to undo"))
    try state.press("<C-r>")
    #expect(state.footer.contains("nothing to redo"))
  }

  @Test func `a new change leaves nothing to redo`() throws {
    var state = try Office.explorer()
    try state.press("z")
    try state.press("u")
    try state.press("m")
    try state.press("<C-r>")
    #expect(state.footer.contains("nothing to redo"))
  }

  @Test func `zoom, filter and goings are taken back one by one`() throws {
    var state = try Office.explorer()
    state.send(.line("go worker"))
    try state.press("/")
    state.type("vault")
    try state.press("<Enter>")
    try state.press("2z")
    #expect(state.layout.panes.map(\.pane) == [.map])
    try state.press("u")
    #expect(state.layout.panes.count == 3)
    try state.press("u")
    #expect(crumbs(state).contains("› worker"))
    try state.press("u")
    #expect(!crumbs(state).contains("› worker"))
  }

  @Test func `another network has no views of the one before`() throws {
    var state = try Office.explorer()
    try state.press("z")
    state.send(.loadFinished(try Office.network()))
    try state.press("u")
    #expect(state.footer.contains("nothing to undo"))
  }

  @Test func `Esc clears the path, and u brings it back at its step`() throws {
    var state = try Office.explorer()
    state.send(.ask(from: "worker", to: "s3"))
    try state.press("nnn")
    let before = state.shown
    try state.press("<Esc>")
    #expect(!state.shown.contains("worker → s3"))
    try state.press("u<Resize:120x40>")
    #expect(
      state.shown.split(separator: "\n").dropLast() == before.split(separator: "\n").dropLast())
  }
}
