/// Measures, in pixels, and colours of the pictures: a dark terminal with soft hues.
enum SVGPaint {
  static let cellWidth = 9
  static let cellHeight = 18
  static let fontSize = 15
  static let margin = 10
  static let background = "#15181e"
  static let foreground = "#d5d9e0"
  static let named = [
    "#3b4048", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d5d9e0",
    "#7d8592", "#ff8b92", "#b5e08c", "#ffd68a", "#85c5ff", "#dc9bee", "#7fd6e0", "#ffffff",
  ]

  /// What a picture of a screen begins with: all but its rows.
  static func opening(_ size: Size, title: String, style: String = "") -> String {
    let (width, height) = (
      size.width * cellWidth + 2 * margin, size.height * cellHeight + 2 * margin
    )
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      font-family="'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace" \
      font-size="\(fontSize)">
      <title>\(escaped(title))</title>
      \(style)<rect width="100%" height="100%" rx="8" fill="\(background)"/>

      """
  }

  static func element(_ run: Screen.StyledRun, row: Int, palette: Palette) -> String {
    let appearance = palette[run.style.role]
    let attributes = appearance.attributes.union(run.style.attributes)
    var ink = colour(appearance.foreground) ?? foreground
    var paper = colour(appearance.background)
    if attributes.contains(.reverse) { (ink, paper) = (paper ?? background, ink) }
    let (x, y) = (margin + run.column * cellWidth, margin + row * cellHeight)
    let width = run.width * cellWidth
    var element = ""
    if let paper {
      element +=
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(cellHeight)\" fill=\"\(paper)\"/>"
    }
    var extras = attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
    if attributes.contains(.dim) { extras += " opacity=\"0.65\"" }
    if attributes.contains(.underline) { extras += " text-decoration=\"underline\"" }
    guard !run.characters.isEmpty else { return element + "\n" }
    let look = "y=\"\(y + 14)\" fill=\"\(ink)\"\(extras)"
    let words = run.words.map { (places: places(of: $0), text: escaped($0.map(\.text).joined())) }
    if words.count == 1 {
      return element + "<text x=\"\(words[0].places)\" \(look)>\(words[0].text)</text>\n"
    }
    // A word of its own for each, since some viewers know the place of the first character alone.
    let pieces = words.map { "<tspan x=\"\($0.places)\">\($0.text)</tspan>" }
    return element + "<text \(look)>\(pieces.joined(separator: " "))</text>\n"
  }

  private static func places(of word: ArraySlice<Screen.StyledRun.Character>) -> String {
    word.map { "\(margin + $0.column * cellWidth)" }.joined(separator: " ")
  }

  static func colour(_ colour: Colour) -> String? {
    switch colour {
    case .standard:
      return nil
    case .ansi(let index),
      .indexed(let index) where index < 16:
      return named[Int(index & 15)]
    case .indexed(let index), .graded(let index, _):
      return hex(Colour.rgb(ofIndex: index))
    case .rgb(let red, let green, let blue):
      return hex((red, green, blue))
    }
  }

  private static func hex(_ rgb: (UInt8, UInt8, UInt8)) -> String {
    "#"
      + [rgb.0, rgb.1, rgb.2].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.append(character)
      }
    }
  }
}
