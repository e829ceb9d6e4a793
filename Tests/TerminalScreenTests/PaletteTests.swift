import Testing

@testable import TerminalScreen

@Suite struct PaletteTests {
  @Test(
    arguments: [
      ("default", .standard), ("red", .ansi(1)), ("bright-blue", .ansi(12)), ("grey", .ansi(8)),
      ("33", .indexed(33)), ("#0a64C8", .rgb(10, 100, 200)), ("mauve", nil), ("256", nil),
      ("#12345", nil), ("", nil),
    ] as [(String, Colour?)])
  func `a theme names colours`(text: String, colour: Colour?) {
    #expect(Colour(text) == colour)
  }

  @Test(
    arguments: [
      (.rgb(255, 0, 0), 196, 1, 1), (.rgb(0, 0, 0), 16, 0, 0), (.rgb(255, 255, 255), 231, 15, 7),
      (.rgb(128, 128, 128), 244, 8, nil), (.rgb(95, 135, 175), 67, 4, 4), (.ansi(3), 3, 3, 3),
      (.indexed(208), 208, 3, 3), (.indexed(11), 11, 11, 3), (.standard, nil, nil, nil),
      (.ansi(8), 8, 8, nil),
    ] as [(Colour, UInt8?, UInt8?, UInt8?)])
  func `a colour becomes the nearest that the terminal has`(
    colour: Colour, of256: UInt8?, of16: UInt8?, of8: UInt8?
  ) {
    #expect(ColourDepth.indexed256.reduce(colour) == of256)
    #expect(ColourDepth.sixteen.reduce(colour) == of16)
    #expect(ColourDepth.eight.reduce(colour) == of8)
    #expect(ColourDepth.none.reduce(colour) == nil)
  }

  @Test func `a colour of two grades is the one of 256 where there are so many`() {
    let green = Colour.graded(29, named: 2)
    #expect(ColourDepth.allCases.map { $0.reduce(green) } == [nil, 2, 2, 29])
    let grey = Colour.graded(243, named: nil)
    #expect(ColourDepth.allCases.map { $0.reduce(grey) } == [nil, nil, nil, 243])
    // What is not told by a colour is told by weight.
    let dim = Appearance(grey, withoutColour: .dim)
    #expect(
      ColourDepth.allCases.map { dim.resolved(at: $0).attributes } == [.dim, .dim, .dim, []])
  }

  @Test func `every colour of the cube and the greys stays itself in 256`() {
    for index in UInt8(16)...255 {
      let (red, green, blue) = Colour.rgb(ofIndex: index)
      let nearest = ColourDepth.indexed256.reduce(.rgb(red, green, blue))
      #expect(nearest.map { Colour.rgb(ofIndex: $0) == (red, green, blue) } == true)
    }
  }

  @Test func `the depth is the richest that the count of colours allows`() {
    #expect(ColourDepth(colours: 0) == .none)
    #expect(ColourDepth(colours: 8) == .eight)
    #expect(ColourDepth(colours: 88) == .sixteen)
    #expect(ColourDepth(colours: 1 << 24) == .indexed256)
  }

  @Test func `brightness that is lost becomes weight`() {
    #expect(Appearance(.ansi(9)).resolved(at: .eight).attributes == .bold)
    #expect(Appearance(.ansi(9)).resolved(at: .eight).foreground == 1)
    #expect(Appearance(.ansi(8)).resolved(at: .eight).foreground == nil)
    #expect(Appearance(.ansi(8)).resolved(at: .sixteen).attributes == [])
    #expect(
      Appearance(.ansi(2), .bold, withoutColour: .underline).resolved(at: .none).attributes
        == .underline)
  }

  @Test func `the terminal's palette uses neither black nor white as text`() {
    for role in StyleRole.allCases {
      let foreground = Palette.terminal[role].foreground
      #expect(foreground != .ansi(0) && foreground != .ansi(7) && foreground != .ansi(15))
      #expect(Palette.terminal[role].background == .standard)
    }
  }

  @Test func `path states differ without colour`() {
    let states = [StyleRole.path, .pathCurrent, .pathFuture].map {
      Palette.terminal[$0].resolved(at: .none).attributes
    }
    #expect(Set(states).count == 3)
  }
}
