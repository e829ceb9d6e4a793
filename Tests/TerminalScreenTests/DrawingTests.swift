import Testing

@testable import TerminalScreen

@Suite struct DrawingTests {
  private static func drawing(_ draw: (inout Screen) -> Void) -> String {
    var screen = Screen(size: Size(width: 12, height: 3))
    draw(&screen)
    return screen.drawing(title: "a < b", light: Palette(), dark: Palette())
  }

  @Test func `a line over several cells is one path, and corners meet in the middle`() {
    let svg = Self.drawing { $0.box(Rect(x: 0, y: 0, width: 4, height: 3), style: .border) }
    #expect(svg.ranges(of: "<path ").count == 1)
    // The upper edge from the middle of the first cell to that of the fourth; the left edge likewise.
    #expect(svg.contains("M14.5 19H41.5"))
    #expect(svg.contains("M14.5 19V55"))
    #expect(!svg.contains("┌"))
  }

  @Test func `text keeps its place, and a gap is a blank`() {
    let svg = Self.drawing { _ = $0.put("a b", at: Point(2, 1), style: .text) }
    #expect(svg.contains(">a\u{A0}b</text>"))
    #expect(svg.contains("x=\"28 37 46\" y=\"42\""))
  }

  @Test func `wide characters take two places`() {
    let svg = Self.drawing { _ = $0.put("日本", at: Point(0, 0), style: .text) }
    #expect(svg.contains("x=\"10 28\""))
    #expect(svg.contains(">日本</text>"))
  }

  @Test func `what is in reverse stands on paper of its colour`() {
    let svg = Self.drawing {
      _ = $0.put("x", at: Point(0, 0), style: Style(.path, .reverse))
    }
    #expect(svg.contains("<rect class=\"on path\""))
    #expect(svg.contains("class=\"path reverse\""))
  }

  @Test func `markup in a text stays text`() {
    let svg = Self.drawing { _ = $0.put("<b>&", at: Point(0, 0), style: .text) }
    #expect(svg.contains("&lt;b&gt;&amp;"))
    #expect(svg.contains("<title>a &lt; b</title>"))
  }
}
