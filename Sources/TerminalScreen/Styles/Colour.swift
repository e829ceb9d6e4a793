/// A colour as a theme gives it.
package enum Colour: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the sixteen named colours, 0-15; what they look like is the user's choice.
  case ansi(UInt8)
  /// One of the 256 of xterm's palette: 0-15 as above, a cube of six steps, 24 greys.
  case indexed(UInt8)
  case rgb(UInt8, UInt8, UInt8)
  /// One of the 256 where there are so many; else one of the sixteen, or the terminal's own for nil.
  case graded(UInt8, named: UInt8?)

  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// Reads `default`, a name (`blue`, `bright-blue`), an index (`33`) or `#0a64c8`; else nil.
  package init?(_ text: some StringProtocol) {
    let lower = text.lowercased()
    if lower == "default" {
      self = .standard
    } else if let index = Self.names.firstIndex(of: lower) {
      self = .ansi(UInt8(index))
    } else if lower.hasPrefix("bright-"),
      let index = Self.names.firstIndex(of: String(lower.dropFirst(7)))
    {
      self = .ansi(UInt8(index + 8))
    } else if lower == "grey" || lower == "gray" {
      self = .ansi(8)
    } else if lower.hasPrefix("#"), lower.utf8.count == 7,
      let value = UInt32(lower.dropFirst(), radix: 16)
    {
      self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
    } else if let index = UInt8(lower) {
      self = .indexed(index)
    } else {
      return nil
    }
  }
}

/// How many colours a terminal shows.
package enum ColourDepth: Int, CaseIterable, Comparable, Hashable, Sendable {
  case none = 0
  case eight = 8
  case sixteen = 16
  case indexed256 = 256

  package static func < (a: ColourDepth, b: ColourDepth) -> Bool { a.rawValue < b.rawValue }

  /// The richest depth that a terminal with `count` colours has.
  package init(colours count: Int) {
    self = Self.allCases.last { $0.rawValue <= count } ?? .none
  }

  /// The nearest colour that can be shown, as its number; nil for the terminal's own.
  package func reduce(_ colour: Colour) -> UInt8? {
    switch self {
    case .none: nil
    case .indexed256: colour.index256
    case .sixteen: colour.index16
    // Bright black without brightness would be black, which hides text on a dark background.
    case .eight: colour.index16.flatMap { $0 == 8 ? nil : $0 & 7 }
    }
  }
}

extension Colour {
  /// The nearest of the 256.
  var index256: UInt8? {
    switch self {
    case .standard: nil
    case .ansi(let index): index & 15
    case .indexed(let index), .graded(let index, _): index
    case .rgb(let red, let green, let blue): Self.nearest256(red, green, blue)
    }
  }

  /// The nearest of the sixteen.
  var index16: UInt8? {
    switch self {
    case .standard: nil
    case .ansi(let index): index & 15
    case .indexed(let index):
      index < 16 ? index : Self.nearest16(Self.rgb(ofIndex: index))
    case .rgb(let red, let green, let blue): Self.nearest16((red, green, blue))
    case .graded(_, let named): named
    }
  }

  private static let cubeSteps: [Int] = [0, 95, 135, 175, 215, 255]

  private static func distance(_ a: (Int, Int, Int), _ b: (Int, Int, Int)) -> Int {
    let (red, green, blue) = (a.0 - b.0, a.1 - b.1, a.2 - b.2)
    return red * red + green * green + blue * blue
  }

  private static func nearest256(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }
    let wanted = (Int(red), Int(green), Int(blue))
    let (r, g, b) = (step(wanted.0), step(wanted.1), step(wanted.2))
    let cube = (cubeSteps[r], cubeSteps[g], cubeSteps[b])
    let grey = min(23, max(0, ((wanted.0 + wanted.1 + wanted.2) / 3 - 3) / 10))
    let level = 8 + 10 * grey
    if distance((level, level, level), wanted) < distance(cube, wanted) {
      return UInt8(232 + grey)
    }
    return UInt8(16 + 36 * r + 6 * g + b)
  }

  static func rgb(ofIndex index: UInt8) -> (UInt8, UInt8, UInt8) {
    if index < 16 { return ansiValues[Int(index)] }
    if index >= 232 {
      let level = 8 + 10 * (index - 232)
      return (level, level, level)
    }
    let cube = Int(index) - 16
    return (
      UInt8(cubeSteps[cube / 36]), UInt8(cubeSteps[cube / 6 % 6]), UInt8(cubeSteps[cube % 6])
    )
  }

  /// A hue must stay a hue: what has one is compared by hue and lightness, never turned into grey.
  private static func nearest16(_ colour: (UInt8, UInt8, UInt8)) -> UInt8 {
    let (r, g, b) = (Int(colour.0), Int(colour.1), Int(colour.2))
    let (low, high) = (min(r, g, b), max(r, g, b))
    if high - low < 40 {
      return high < 48 ? 0 : high < 150 ? 8 : high < 215 ? 7 : 15
    }
    let middle = (low + high) / 2
    let hue = (r > middle ? 1 : 0) | (g > middle ? 2 : 0) | (b > middle ? 4 : 0)
    return UInt8(hue + (high > 210 && low > 70 ? 8 : 0))
  }

  /// What xterm shows for the sixteen.
  private static let ansiValues: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
