import Testing

@testable import TerminalScreen

@Suite struct DrawingTests {
  private static func drawing(_ draw: (inout Screen) -> Void) -> String {
    var screen = Screen(size: Size(width: 12, height: 3))
    draw(&screen)
    return screen.drawing(title: "a < b", style: DrawingStyle(light: Palette(), dark: Palette()))
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

  @Test func `a theme says which roles stand on their own ground, not the drawing`() {
    var reversing = Palette()
    reversing[.search] = Appearance(.rgb(1, 2, 3), .reverse)
    var screen = Screen(size: Size(width: 4, height: 1))
    _ = screen.put("a ", at: Point(0, 0), style: .search)
    _ = screen.put("b ", at: Point(2, 0), style: .selection)
    let svg = screen.drawing(
      title: "", style: DrawingStyle(light: reversing, dark: Palette()))
    #expect(svg.contains("<rect class=\"themed search\" x=\"10\" y=\"10\" width=\"18\""))
    #expect(svg.contains("class=\"search themed\""))
    #expect(!svg.contains("themed selection"))
    // On light paper the ground is the role's colour and the text that of the paper; on dark there is none.
    #expect(svg.contains("--search-ink: #ffffff; --search-ground: #010203;"))
    #expect(svg.contains("--search-ground: transparent;"))
  }

  @Test func `what all frames show stands in a drawing once, and equal frames have one layer`() {
    let frames = ["a日x", "a日y", "a本x", "a日x"].map { text in
      var screen = Screen(size: Size(width: 6, height: 1))
      _ = screen.put(text, at: Point(0, 0), style: .text)
      return LayeredDrawing.Frame(screen)
    }
    let drawing = LayeredDrawing(frames, style: DrawingStyle(light: Palette(), dark: Palette()))
    #expect(drawing.layerOfFrame == [0, 1, 2, 0])
    let element = drawing.element(title: "t", showing: 0)
    #expect(element.ranges(of: ">a</text>").count == 1)
    #expect(element.ranges(of: "日x</text>").count == 1)
    #expect(element.ranges(of: "本x</text>").count == 1)
    #expect(element.ranges(of: "class=\"layer shown\" data-layer=\"0\"").count == 1)
    #expect(element.ranges(of: "<g ").count == 3)
  }

  @Test func `a way runs through the middles of its cells`() {
    let frame = LayeredDrawing.Frame(
      Screen(size: Size(width: 3, height: 2)), ways: [[Point(0, 0), Point(1, 0), Point(1, 1)], []])
    let drawing = LayeredDrawing([frame], style: DrawingStyle(light: Palette(), dark: Palette()))
    let element = drawing.element(title: "", showing: 0)
    #expect(element.contains("d=\"M14.5 19L23.5 19L23.5 37\""))
    #expect(element.ranges(of: "<path ").count == 1)
  }

  @Test func `markup in a text stays text`() {
    let svg = Self.drawing { _ = $0.put("<b>&", at: Point(0, 0), style: .text) }
    #expect(svg.contains("&lt;b&gt;&amp;"))
    #expect(svg.contains("<title>a &lt; b</title>"))
  }
}
