/// A session as one picture that moves, over and over: an SVG document with an animation in CSS, which
/// browsers play where scripts are not allowed. Who asked the system for less motion sees the last
/// frame.
package struct AnimatedSVG: ScreenRecorder {
  /// What one row showed for a time.
  private struct Stretch {
    var markup: String
    var start: Int
    var end: Int
  }

  private let title: String
  private var last: (screen: Screen, palette: Palette)?
  /// What each row shows now.
  private var current: [Stretch] = []
  private var past: [Stretch] = []

  package init(title: String) { self.title = title }

  package mutating func record(
    _ screen: Screen, _ palette: Palette, at milliseconds: Int
  ) -> String {
    if last == nil {
      let blank = Stretch(markup: "", start: milliseconds, end: milliseconds)
      current = Array(repeating: blank, count: screen.size.height)
    }
    let isSameLook = last?.palette == palette
    let rows =
      last.flatMap { isSameLook ? screen.changedRows(from: $0.screen) : nil }
      ?? Array(0..<screen.size.height)
    for row in rows where row < current.count {
      let markup = screen.svg(row: row, palette: palette)
      if markup == current[row].markup { continue }
      end(row, at: milliseconds)
      current[row] = Stretch(markup: markup, start: milliseconds, end: milliseconds)
    }
    if screen.size != last?.screen.size {
      // A screen that became lower shows nothing below.
      for row in current.indices where row >= screen.size.height {
        end(row, at: milliseconds)
        current[row] = Stretch(markup: "", start: milliseconds, end: milliseconds)
      }
    }
    last = (screen, palette)
    return ""
  }

  package mutating func finish(at milliseconds: Int) -> String {
    guard let size = last.map({ Size(width: $0.screen.size.width, height: current.count) }) else {
      return ""
    }
    for row in current.indices { end(row, at: milliseconds) }
    let length = max(1, milliseconds)
    var names: [Range<Int>: String] = [:]
    var rules = ""
    var body = ""
    for stretch in past {
      let time = stretch.start..<stretch.end
      if time == 0..<length {
        body += stretch.markup
        continue
      }
      let name = names[time] ?? "t\(names.count)"
      if names.updateValue(name, forKey: time) == nil {
        rules += Self.rule(name, time, of: length)
      }
      let classes = time.upperBound == length ? "\(name) end" : name
      body += "<g class=\"\(classes)\">\n\(stretch.markup)</g>\n"
    }
    let style = """
      <style>
      g{animation:\(Self.decimal(length, 1000))s step-end infinite}
      \(rules)@media(prefers-reduced-motion:reduce){g{animation:none;visibility:hidden}\
      g.end{visibility:visible}}
      </style>

      """
    return SVGPaint.opening(size, title: title, style: style) + body + "</svg>\n"
  }

  private mutating func end(_ row: Int, at milliseconds: Int) {
    var stretch = current[row]
    stretch.end = milliseconds
    if stretch.end > stretch.start, !stretch.markup.isEmpty { past.append(stretch) }
  }

  private static func rule(_ name: String, _ time: Range<Int>, of length: Int) -> String {
    var steps = time.lowerBound == 0 ? "" : "0%{visibility:hidden}"
    steps += "\(decimal(time.lowerBound * 100, length))%{visibility:visible}"
    if time.upperBound < length {
      steps += "\(decimal(time.upperBound * 100, length))%{visibility:hidden}"
    }
    return ".\(name){animation-name:\(name)}@keyframes \(name){\(steps)}\n"
  }

  /// A quotient with three decimals, the same on every machine.
  private static func decimal(_ numerator: Int, _ denominator: Int) -> String {
    let thousandths = (numerator * 1000 + denominator / 2) / denominator
    let fraction = String(thousandths % 1000)
    return "\(thousandths / 1000)."
      + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
  }
}
