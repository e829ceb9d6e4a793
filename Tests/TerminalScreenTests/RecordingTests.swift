import Testing

@testable import TerminalScreen

@Suite struct RecordingTests {
  private func screen(_ rows: [String], style: Style = .text) -> Screen {
    var screen = Screen(size: Size(width: 12, height: rows.count))
    for (y, row) in rows.enumerated() { screen.put(row, at: Point(0, y), style: style) }
    return screen
  }

  @Test func `an asciicast begins with its header and has one event a frame, with its time`() {
    var cast = Asciicast(title: "a \"title\"")
    let first = cast.record(screen(["one", "two"]), .terminal, at: 0)
    let lines = first.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        #"{"version": 2, "width": 12, "height": 2, "title": "a \"title\"", "env""#))
    #expect(lines[1].hasPrefix(#"[0.000, "o", "\u001b[?25l"#))
    let second = cast.record(screen(["one", "2wo"]), .terminal, at: 1_250)
    #expect(second == "[1.250, \"o\", \"\\u001b[2;1H\\u001b[0m2\\u001b[0m\"]\n")
    #expect(cast.record(screen(["one", "2wo"]), .terminal, at: 1_300) == "")
    #expect(cast.finish(at: 2_005) == "[2.005, \"o\", \"\\u001b[?25h\"]\n")
  }

  @Test func `a new size is an event of its own, and everything is drawn again`() {
    var cast = Asciicast(title: "")
    _ = cast.record(screen(["one"]), .terminal, at: 0)
    let events = cast.record(screen(["one", "two"]), .terminal, at: 7)
    #expect(events.hasPrefix("[0.007, \"r\", \"12x2\"]\n[0.007, \"o\", "))
    #expect(events.contains("one") && events.contains("two"))
  }

  @Test func `half of a wide character is never sent alone`() {
    let escapes = screen(["a線b"]).escapes(after: screen(["a網b"]), palette: .terminal)
    #expect(escapes == "\u{1B}[1;2H\u{1B}[0m線\u{1B}[0m")
    let narrow = screen(["a網b"]).escapes(after: screen(["axyb"]), palette: .terminal)
    #expect(narrow == "\u{1B}[1;2H\u{1B}[0m網\u{1B}[0m")
  }

  @Test func `the look of a role and its weights are sent, and the cursor where it is shown`() {
    var shown = screen(["ok"], style: Style(.ok, [.bold]))
    shown.cursor = Point(2, 0)
    let escapes = shown.escapes(after: screen(["  "]), palette: .terminal)
    #expect(escapes.contains("\u{1B}[0;1;38;5;29mok"))
    #expect(escapes.hasSuffix("\u{1B}[?25h\u{1B}[1;3H"))
  }

  @Test func `a moving picture has what stays once, and each change for its time`() {
    var picture = AnimatedSVG(title: "x")
    #expect(picture.record(screen(["still", "one"]), .terminal, at: 0) == "")
    _ = picture.record(screen(["still", "two"]), .terminal, at: 1_000)
    // A frame that nobody could see leaves nothing.
    _ = picture.record(screen(["still", "flash"]), .terminal, at: 3_000)
    _ = picture.record(screen(["still", "end"]), .terminal, at: 3_000)
    let svg = picture.finish(at: 4_000)
    #expect(svg.components(of: "still") == 1)
    #expect(!svg.contains("flash"))
    #expect(svg.contains("g{animation:4.000s step-end infinite}"))
    #expect(svg.contains("{0.000%{visibility:visible}25.000%{visibility:hidden}}"))
    #expect(
      svg.contains(
        "{0%{visibility:hidden}25.000%{visibility:visible}75.000%{visibility:hidden}}"))
    #expect(svg.contains("{0%{visibility:hidden}75.000%{visibility:visible}}"))
    #expect(svg.components(of: " end\">") == 1)
    #expect(svg.hasSuffix("</svg>\n"))
  }

  @Test func `what is recorded is what was shown, in the palette that was in use`() {
    var text = ""
    var time = 0
    let inner = ScriptTerminal(size: Size(width: 12, height: 1))
    let terminal = RecordingTerminal(
      inner, Asciicast(title: "t"), now: { time }, append: { text += $0 })
    var palette = Palette()
    palette[.ok] = Appearance(.indexed(200))
    terminal.setPalette(palette)
    terminal.present(screen(["hello"], style: .ok))
    time = 42
    terminal.close()
    terminal.close()
    #expect(inner.text.hasPrefix("hello"))
    #expect(inner.isClosed)
    #expect(text.contains("38;5;200mhello"))
    #expect(text.components(of: "[0.042,") == 1)
  }
}

extension String {
  fileprivate func components(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
