import TerminalScreen
import Testing

@testable import NcursesTerminal

@Suite struct ScrollingTests {
  private func screen(_ rows: [String]) -> Screen {
    var screen = Screen(size: Size(width: 8, height: rows.count))
    for (y, row) in rows.enumerated() { screen.put(row, at: Point(x: 0, y: y), style: .text) }
    return screen
  }

  private func scrolls(_ old: [String], _ new: [String]) -> Bool {
    let (old, new) = (screen(old), screen(new))
    return new.scrolls(from: old, changed: new.changedRows(from: old))
  }

  @Test func `three rows that move together would be scrolled`() {
    #expect(scrolls(["a", "b", "c", "d", "", ""], ["x", "y", "a", "b", "c", "d"]))
    #expect(scrolls(["h", "1", "2", "3", "4", "f"], ["h", "2", "3", "4", "5", "f"]))
  }

  @Test func `two rows, changes in place and blank rows would not`() {
    #expect(!scrolls(["a", "b", "", "", "z"], ["x", "y", "a", "b", "z"]))
    #expect(!scrolls(["a", "b", "c", "d"], ["a", "B", "C", "D"]))
    #expect(!scrolls(["a", "", "", "", "b"], ["", "", "", "a", "c"]))
    #expect(!scrolls(["a", "b", "c"], ["a", "b", "c"]))
  }
}
