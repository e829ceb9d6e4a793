import Testing

@testable import TerminalScreen

@Suite struct ScreenSVGTests {
  @Test func `every run keeps its place, and markup in the text stays text`() {
    var screen = Screen(size: Size(width: 12, height: 2))
    screen.put("a<b>&c", at: Point(x: 1, y: 0), style: .text)
    screen.put("ok", at: Point(x: 4, y: 1), style: Style(.ok, [.bold]))
    let svg = screen.svg(palette: .terminal, title: "x & y")
    #expect(svg.contains("a&lt;b&gt;&amp;c"))
    #expect(svg.contains("<title>x &amp; y</title>"))
    #expect(svg.contains("font-weight=\"bold\""))
    #expect(screen.runs(inRow: 1, .terminal).map(\.column) == [4])
    #expect(screen.runs(inRow: 1, .terminal).map(\.width) == [2])
  }

  @Test func `each word has a place of its own, and blanks stay between them`() {
    var screen = Screen(size: Size(width: 12, height: 1))
    screen.put("to  網 s3", at: Point(x: 0, y: 0), style: .text)
    let svg = screen.svg(palette: .terminal, title: "")
    #expect(
      svg.contains(
        "<tspan x=\"10 19\">to</tspan> <tspan x=\"46\">網</tspan> <tspan x=\"73 82\">s3</tspan>"))
  }

  @Test func `a wide character takes two cells of its run`() {
    var screen = Screen(size: Size(width: 6, height: 1))
    screen.put("網a", at: Point(x: 0, y: 0), style: .title)
    #expect(screen.runs(inRow: 0, .terminal).first?.width == 3)
  }
}
