import ExplorerUI
import Testing

@testable import TerminalScreen

/// Whether text can be read, by the measure of WCAG 2.2: 4.5:1 between text and what is behind it.
@Suite struct ContrastTests {
  typealias RGB = (red: UInt8, green: UInt8, blue: UInt8)

  static let black: RGB = (0, 0, 0)
  static let white: RGB = (255, 255, 255)

  /// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
  static func contrast(_ a: RGB, _ b: RGB) -> Double {
    func luminance(_ colour: RGB) -> Double {
      func linear(_ value: UInt8) -> Double {
        let share = Double(value) / 255
        if share <= 0.04045 { return share / 12.92 }
        return power((share + 0.055) / 1.055)
      }
      return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
        + 0.0722 * linear(colour.blue)
    }
    let (high, low) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }

  /// `x` to the power of 2.4: the fifth root of its twelfth power, by Newton's method.
  private static func power(_ x: Double) -> Double {
    var wanted = 1.0
    for _ in 0..<12 { wanted *= x }
    var root = 1.0
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (fourth * root - wanted) / (5 * fourth)
    }
    return root
  }

  @Test func `the measure is that of the standard`() {
    #expect(abs(Self.contrast(Self.black, Self.white) - 21) < 0.001)
    #expect(abs(Self.contrast((118, 118, 118), Self.white) - 4.54) < 0.005)
    #expect(abs(Self.contrast((255, 0, 0), Self.white) - 3.998) < 0.005)
  }

  /// The text of every role against what it stands on, where that is told by the theme or by `ground`.
  private func check(
    _ name: String, on ground: RGB, at depth: ColourDepth = .indexed256, least: Double = 4.5,
    values: (UInt8) -> RGB = { Colour.rgb(ofIndex: $0) }
  ) throws {
    let palette = try ThemeTests.theme(name).palette
    for role in StyleRole.allCases {
      let look = palette[role].resolved(at: depth)
      // The terminal's own foreground on its own background is the person's choice.
      guard let foreground = look.foreground else { continue }
      let behind = look.background.map(values) ?? ground
      let ratio = Self.contrast(values(foreground), behind)
      #expect(ratio >= least, "\(role.name) of \(name): \(ratio)")
    }
  }

  @Test(arguments: ["terminal", "colour-blind"])
  func `a theme for any background holds on black and on white`(name: String) throws {
    try check(name, on: Self.black)
    try check(name, on: Self.white)
  }

  @Test func `the dark theme holds on black and on dark grey`() throws {
    try check("dark", on: Self.black)
    try check("dark", on: (30, 30, 30))
  }

  @Test func `the light theme holds on white and on paper`() throws {
    try check("light", on: Self.white)
    try check("light", on: (253, 246, 227))
  }

  @Test func `high contrast is 7 to 1, on a background of its own`() throws {
    let palette = try ThemeTests.theme("high-contrast").palette
    for role in StyleRole.allCases {
      #expect(palette[role].resolved(at: .indexed256).background != nil, "\(role.name)")
    }
    try check("high-contrast", on: Self.black, least: 7)
  }

  /// What terminals usually show for the sixteen colours, in their order.
  private static let xterm: [RGB] = (0..<16).map { Colour.rgb(ofIndex: $0) }
  private static let vga: [RGB] = [
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170),
    (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255),
    (255, 85, 255), (85, 255, 255), (255, 255, 255),
  ]
  private static let solarized: [RGB] = [
    (7, 54, 66), (220, 50, 47), (133, 153, 0), (181, 137, 0), (38, 139, 210), (211, 54, 130),
    (42, 161, 152), (238, 232, 213), (0, 43, 54), (203, 75, 22), (88, 110, 117), (101, 123, 131),
    (131, 148, 150), (108, 113, 196), (147, 161, 161), (253, 246, 227),
  ]

  @Test func `with sixteen colours the dark and the light theme hold with the usual ones`() throws {
    for table in [Self.xterm, Self.vga] {
      try check("dark", on: Self.black, at: .sixteen) { table[Int($0)] }
      try check("light", on: Self.white, at: .sixteen) { table[Int($0)] }
    }
  }

  /// With sixteen colours the default theme's hues are the person's own: no choice of names stands 4.5:1
  /// on black and on white in any usual table (the red of VGA has 2.7 on black, the green of xterm 2.2 on
  /// white). Text itself is the terminal's foreground; a hue only adds to a sign or a weight, and must
  /// be seen on the background that its table was made for.
  @Test func `with sixteen colours the default theme's hues can be seen`() throws {
    try check("terminal", on: Self.black, at: .sixteen, least: 2.5) { Self.xterm[Int($0)] }
    try check("terminal", on: Self.black, at: .sixteen, least: 2.5) { Self.vga[Int($0)] }
    for ground in [Self.solarized[8], Self.solarized[15]] {
      try check("terminal", on: ground, at: .sixteen, least: 2.5) { Self.solarized[Int($0)] }
    }
    let palette = try ThemeTests.theme("terminal").palette
    for role in [StyleRole.text, .dim, .border, .title, .selection, .header, .footer, .popup] {
      #expect(palette[role].resolved(at: .sixteen).foreground == nil, "\(role.name)")
    }
  }
}
