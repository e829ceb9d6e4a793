import Testing

@testable import TerminalScreen

@Suite struct ScriptTerminalTests {
  @Test func `keys that are fed come back, and then nil`() {
    let terminal = ScriptTerminal(size: Size(width: 10, height: 2), glyphs: .ascii)
    terminal.feed([.up, .resize(Size(width: 20, height: 3))])
    #expect(terminal.nextKey(timeoutMilliseconds: nil) == .up)
    #expect(terminal.size == Size(width: 10, height: 2))
    #expect(terminal.nextKey(timeoutMilliseconds: 0) == .resize(Size(width: 20, height: 3)))
    #expect(terminal.size == Size(width: 20, height: 3))
    #expect(terminal.isExhausted)
    #expect(terminal.nextKey(timeoutMilliseconds: nil) == nil)
  }

  @Test func `the last screen is kept in the terminal's glyphs`() {
    let terminal = ScriptTerminal(size: Size(width: 3, height: 1), glyphs: .ascii)
    var screen = Screen(size: terminal.size)
    screen.put("─✓…", at: .zero)
    terminal.present(screen)
    #expect(terminal.text == "-v~\n")
    #expect(terminal.frames == 1)
  }
}
