import Testing

@testable import TerminalScreen

@Suite struct GlyphTests {
  @Test func `all 80 line masks have a box drawing character of their own`() {
    let masks = LineMask.all.filter { !$0.isEmpty }
    #expect(masks.count == 80)
    #expect(Set(masks.map(\.glyph)).count == 80)
    for mask in masks {
      #expect((0x2500...0x257F).contains(mask.glyph.value))
      #expect(LineMask(glyph: mask.glyph) == mask)
      #expect("-|+=#".unicodeScalars.contains(mask.ascii))
    }
    #expect(LineMask().glyph == " ")
    #expect(LineMask(glyph: "╔") == nil)
    #expect(LineMask(glyph: "a") == nil)
  }

  @Test(
    arguments: [
      (LineMask(right: .light, left: .light), "─", "-"),
      (LineMask(up: .heavy, down: .heavy), "┃", "#"),
      (LineMask(right: .heavy, left: .heavy), "━", "="),
      (LineMask(right: .light, down: .light), "┌", "+"),
      (LineMask(up: .light, right: .heavy, down: .light), "┝", "#"),
      (LineMask(up: .light, right: .heavy, down: .light, left: .heavy), "┿", "#"),
      (LineMask(down: .light), "╷", "|"),
    ] as [(LineMask, Unicode.Scalar, Unicode.Scalar)])
  func `a mask looks as its arms say`(
    mask: LineMask, unicode: Unicode.Scalar, ascii: Unicode.Scalar
  ) {
    #expect(GlyphSet.unicode.line(mask) == unicode)
    #expect(GlyphSet.ascii.line(mask) == ascii)
  }

  @Test func `lines join by the heavier arm`() {
    let light = LineMask.vertical(.light)
    let heavy = LineMask(right: .heavy, down: .heavy)
    #expect(light.union(heavy) == LineMask(up: .light, right: .heavy, down: .heavy))
  }

  @Test func `signs are one cell wide, no emoji, and have a stand-in`() {
    for glyph in Glyph.allCases {
      #expect(TextWidth.width(of: glyph.unicode) == 1)
      #expect(!glyph.unicode.properties.isEmoji)
      #expect(GlyphSet.unicode[glyph] == String(glyph.unicode))
      #expect(GlyphSet.ascii[glyph] != "?")
      #expect(GlyphSet.ascii[glyph].utf8.count == 1)
    }
  }

  @Test func `what has no stand-in is a question mark for each cell`() {
    var screen = Screen(size: Size(width: 5, height: 1))
    screen.put("é日…", at: .zero)
    #expect(screen.text(in: .ascii) == "???~ \n")
  }
}
