/// A session as an asciicast, version 2: what a terminal was sent, with times. Players of asciinema
/// show it.
///
/// See https://docs.asciinema.org/manual/asciicast/v2/.
package struct Asciicast: ScreenRecorder {
  private let title: String
  private var last: (screen: Screen, palette: Palette)?

  package init(title: String) { self.title = title }

  package mutating func record(
    _ screen: Screen, _ palette: Palette, at milliseconds: Int
  ) -> String {
    var lines = ""
    var base = last?.palette == palette ? last?.screen : nil
    if let size = last?.screen.size {
      if size != screen.size {
        lines += event(milliseconds, "r", "\(screen.size)")
        base = nil
      }
    } else {
      lines += header(screen.size)
    }
    let output = screen.escapes(after: base, palette: palette)
    if !output.isEmpty { lines += event(milliseconds, "o", output) }
    last = (screen, palette)
    return lines
  }

  /// The last frame is repeated, so that a player shows it for as long as it was seen.
  package mutating func finish(at milliseconds: Int) -> String {
    last == nil ? "" : event(milliseconds, "o", "\u{1B}[?25h")
  }

  private func header(_ size: Size) -> String {
    let colours = SVGPaint.named.joined(separator: ":")
    return """
      {"version": 2, "width": \(size.width), "height": \(size.height), "title": \(Self.quoted(title)), \
      "env": {"TERM": "xterm-256color"}, "theme": {"fg": "\(SVGPaint.foreground)", \
      "bg": "\(SVGPaint.background)", "palette": "\(colours)"}}

      """
  }

  private func event(_ milliseconds: Int, _ kind: String, _ data: String) -> String {
    let fraction = String(milliseconds % 1000)
    let padding = String(repeating: "0", count: 3 - fraction.utf8.count)
    return "[\(milliseconds / 1000).\(padding)\(fraction), \"\(kind)\", \(Self.quoted(data))]\n"
  }

  /// As a string of JSON (RFC 8259).
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
