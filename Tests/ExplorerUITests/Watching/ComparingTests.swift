import ExplorerUI
import Reports
import TerminalScreen
import Testing

@Suite struct ComparingTests {
  @Test func `two paths are shown side by side, with what differs`() throws {
    var state = try Office.explorer()
    state.send(.ask(from: "worker", to: "s3"))
    try state.press("=")
    #expect(state.footer.contains("Kept"))
    state.send(.ask(from: "vault", to: nil))
    try state.press("=")
    #expect(state.context == .comparison)
    let shown = state.shown
    #expect(shown.contains("worker → s3 tcp/443"))
    #expect(shown.contains("vault → s3 tcp/443"))
    #expect(shown.contains("✓ reachable"))
    #expect(shown.contains("✗ unreachable"))
    #expect(shown.contains("≠"))
    #expect(shown.contains("differences"))
    try state.press("<Esc>")
    #expect(state.context == .map || state.context == .network)
  }

  @Test func `the cursor begins at what differs, which stands below in full`() throws {
    var state = try Office.explorer(Size(width: 80, height: 24))
    state.send(.ask(from: "worker", to: "s3"))
    try state.press("=")
    state.send(.ask(from: "vault", to: nil))
    try state.press("=")
    #expect(state.shown.contains("worker 10.0.100.10:32768-60999 → 52.219.6.178:443"))
    #expect(state.shown.contains("vault 10.0.210.10:32768-60999 → 52.219.6.178:443"))
    try state.press("k")
    #expect(!state.shown.contains("vault 10.0.210.10:32768-60999 → 52.219.6.178:443"))
  }

  @Test func `= on the path that is kept lets it go`() throws {
    var state = try Office.explorer()
    state.send(.ask(from: "worker", to: "s3"))
    try state.press("==")
    #expect(state.footer.contains("no longer kept"))
  }

  @Test func `f puts letters on what is in sight, and one of them goes there`() throws {
    var state = try Office.explorer()
    try state.press("f")
    #expect(state.context == .jump)
    try state.press("<Esc>f")
    let first = try #require(state.layout[.network]?.inside)
    let row = render(state).rowText(first.y + 4).dropFirst(first.x).prefix(1)
    state.type(String(row))
    #expect(state.context == .network)
    #expect(render(state).rowText(0).contains("› bastion"))
  }

  @Test func `a route table is sorted by length and by target, and turned round`() throws {
    var state = try Office.explorer()
    state.send(.line("go worker"))
    try state.press("3o")
    #expect(state.footer.contains("longest prefix first"))
    #expect(try destinations(state) == ["pl-s3", "10.0.0.0/16", "0.0.0.0/0"])
    try state.press("o")
    #expect(state.footer.contains("by target"))
    #expect(try destinations(state) == ["10.0.0.0/16", "0.0.0.0/0", "pl-s3"])
    try state.press("O")
    #expect(state.footer.contains("backwards"))
    #expect(try destinations(state) == ["pl-s3", "0.0.0.0/0", "10.0.0.0/16"])
  }

  /// The first column of the route table's pane.
  private func destinations(_ state: ExplorerState) throws -> [String] {
    let inside = try #require(state.layout[.table]?.inside)
    let screen = render(state)
    return (1...3).compactMap { row in
      screen.rowText(inside.y + row).dropFirst(inside.x + 2).split(separator: " ").first
        .map(String.init)
    }
  }
}
