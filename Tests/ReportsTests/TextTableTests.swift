import Reports
import TerminalScreen
import Testing

@Suite struct TextTableTests {
  private let table = TextTable(
    [.init("名前"), .init("n", .trailing), .init("what", shrinks: true)],
    rows: [
      [.init("開発web"), .init("7"), .init("short")],
      [.init("db"), .init("1234"), .init("a long one that may be cut")],
    ])

  @Test func `columns stand by the cells that characters take`() {
    #expect(
      table.lines() == [
        "名前        n  what", "開発web     7  short", "db       1234  a long one that may be cut",
      ])
  }

  @Test func `only columns that may shrink do, and the line fits`() {
    let lines = table.lines(width: 24)
    #expect(lines == ["名前        n  what", "開発web     7  short", "db       1234  a long o…"])
    #expect(lines.allSatisfy { $0.cellWidth <= 24 })
  }

  @Test func `colour surrounds the text and not its padding`() {
    let table = TextTable(
      columnCount: 2, rows: [[.init("a", .ok), .init("b")], [.init("ccc"), .init("d")]])
    #expect(table.lines(paint: TextPaint(isOn: true)) == ["\u{1B}[32ma\u{1B}[0m    b", "ccc  d"])
    #expect(table.lines() == ["a    b", "ccc  d"])
  }

  @Test func `what data holds cannot steer the terminal`() {
    #expect(TextTable.Cell("a\u{1B}[2J\tb").text == "a·[2J·b")
  }
}
