import Testing

@testable import TerminalScreen

@Suite struct ScreenTests {
  @Test func `every row is exactly as wide as the screen, whatever is drawn`() {
    var random = TestRandom(seed: 1)
    for _ in 0..<300 {
      var screen = Screen(size: Size(width: 1 + random.below(40), height: 1 + random.below(5)))
      for _ in 0..<20 {
        let point = Point(random.below(60) - 15, random.below(8) - 2)
        let width = random.below(3) == 0 ? random.below(20) : nil
        let align = [Alignment.leading, .center, .trailing][random.below(3)]
        screen.put(
          random.text(length: 30), at: point, style: Style(.ok), width: width, align: align,
          truncation: random.below(2) == 0 ? .clip : .ellipsis)
        screen.fill(
          Rect(x: random.below(40), y: random.below(5), width: random.below(4), height: 1))
        screen.box(Rect(x: random.below(30), y: random.below(3), width: 6, height: 3), joins: true)
      }
      checkInvariants(screen)
    }
  }

  private func checkInvariants(_ screen: Screen) {
    let rows = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == screen.size.height + 1)
    for row in 0..<screen.size.height {
      #expect(screen.rowText(row).cellWidth == screen.size.width)
      #expect(screen.rowText(row, in: .ascii).utf8.count == screen.size.width)
      for x in 0..<screen.size.width {
        guard let cell = screen[Point(x, row)] else { continue }
        let isLead = !cell.isContinuation && TextWidth.width(of: cell.scalar) == 2
        #expect(isLead == (screen[Point(x + 1, row)]?.isContinuation ?? false))
      }
    }
  }

  @Test func `a cell keeps its character, mark and style`() {
    for role in StyleRole.allCases {
      for attributes in UInt8(0)..<16 {
        let style = Style(role, TextAttributes(rawValue: attributes))
        var cell = Cell("\u{10FFFD}", style: style)
        cell.combining = "\u{301}"
        #expect(cell.scalar == "\u{10FFFD}")
        #expect(cell.combining == "\u{301}")
        #expect(cell.style == style)
        #expect(!cell.isContinuation)
      }
    }
    #expect(MemoryLayout<Cell>.size == 8)
  }

  @Test func `text that does not fit ends with an ellipsis`() {
    var screen = Screen(size: Size(width: 8, height: 2))
    #expect(screen.put("private-a", at: Point(0, 0)) == 8)
    #expect(screen.put("private-a", at: Point(0, 1), truncation: .clip) == 8)
    #expect(screen.text == "private…\nprivate-\n")
    #expect(screen.text(in: .ascii) == "private~\nprivate-\n")
  }

  @Test func `a field is painted whole`() {
    var screen = Screen(size: Size(width: 9, height: 3))
    for row in 0..<3 { screen.put("xxxxxxxxx", at: Point(0, row)) }
    #expect(screen.put("ab", at: Point(1, 0), style: .selection, width: 5) == 2)
    screen.put("ab", at: Point(1, 1), style: .selection, width: 5, align: .trailing)
    screen.put("ab", at: Point(1, 2), style: .selection, width: 5, align: .center)
    #expect(screen.text == "xab   xxx\nx   abxxx\nx ab  xxx\n")
    #expect(screen.styleText == ".SSSSS...\n.SSSSS...\n.SSSSS...\n")
  }

  @Test func `half of a wide character at a limit becomes a space`() {
    var screen = Screen(size: Size(width: 5, height: 2))
    screen.put("日本語", at: Point(0, 0), truncation: .clip)
    screen.put("日本語", at: Point(-1, 1), truncation: .clip)
    #expect(screen.text == "日本 \n 本語\n")
  }

  @Test func `overwriting half of a wide character takes away the other half`() {
    var screen = Screen(size: Size(width: 6, height: 2))
    screen.put("日本語", at: Point(0, 0))
    screen.put("x", at: Point(1, 0))
    screen.put("y", at: Point(2, 0))
    screen.put("日本語", at: Point(0, 1))
    screen.put("字", at: Point(1, 1))
    #expect(screen.text == " xy 語\n 字 語\n")
  }

  @Test func `a region draws in its own coordinates and cannot paint outside`() {
    var screen = Screen(size: Size(width: 10, height: 4))
    screen.fill(with: ".")
    screen.draw(in: Rect(x: 2, y: 1, width: 4, height: 2)) { pane in
      #expect(pane.bounds == Rect(x: 0, y: 0, width: 4, height: 2))
      pane.fill(pane.bounds.inset(-5), with: "p")
      pane.put("abcdefgh", at: Point(-2, 0), truncation: .clip)
      pane.draw(in: Rect(x: 3, y: 1, width: 9, height: 9)) { inner in
        inner.put("xyz", at: Point(0, 0), truncation: .clip)
        inner.placeCursor(at: Point(0, 0))
        inner.put("no", at: Point(0, 5))
      }
    }
    #expect(screen.text == "..........\n..cdef....\n..pppx....\n..........\n")
    #expect(screen.cursor == Point(5, 2))
    #expect(screen.bounds == Rect(x: 0, y: 0, width: 10, height: 4))
  }

  @Test func `a cursor that cannot be seen is not shown`() {
    var screen = Screen(size: Size(width: 4, height: 2))
    screen.draw(in: Rect(x: 0, y: 0, width: 2, height: 1)) { $0.placeCursor(at: Point(2, 0)) }
    #expect(screen.cursor == nil)
  }

  @Test func `boxes share edges when they join`() {
    var screen = Screen(size: Size(width: 9, height: 5))
    screen.box(Rect(x: 0, y: 0, width: 5, height: 3), joins: true)
    screen.box(Rect(x: 4, y: 0, width: 5, height: 5), weight: .heavy, joins: true)
    screen.box(Rect(x: 0, y: 2, width: 5, height: 3), joins: true)
    #expect(
      screen.text == """
        ┌───┲━━━┓
        │   ┃   ┃
        ├───┨   ┃
        │   ┃   ┃
        └───┺━━━┛

        """)
    #expect(screen.text(in: .ascii).hasPrefix("+---#===#\n|   #   #\n"))
  }

  @Test func `a title stands in the border and is cut to fit`() {
    var screen = Screen(size: Size(width: 12, height: 2))
    screen.box(screen.bounds, title: "vpc-production")
    #expect(screen.text == "┌ vpc-pr… ─┐\n└──────────┘\n")
    #expect(screen.styleText == "btttttttttbb\nbbbbbbbbbbbb\n")
  }

  @Test func `restyling leaves the text`() {
    var screen = Screen(size: Size(width: 4, height: 1))
    screen.put("ab日", at: .zero, style: .dim)
    screen.restyle(Rect(x: 1, y: 0, width: 3, height: 1), role: .selection, adding: .bold)
    #expect(screen.text == "ab日\n")
    #expect(screen.styleText == "dSSS\n")
    #expect(screen.attributeText == ".111\n")
  }

  @Test func `pieces of different styles follow one another`() {
    var screen = Screen(size: Size(width: 10, height: 1))
    let used = screen.put([("ok ", .ok), ("nat-a", .nodeNAT), (" and more", .text)], at: .zero)
    #expect(used == 10)
    #expect(screen.text == "ok nat-a …\n")
    #expect(screen.styleText == "ooonnnnn..\n")
  }

  @Test func `only rows that differ are changed`() {
    var screen = Screen(size: Size(width: 4, height: 3))
    let before = screen
    screen.put("x", at: Point(3, 1))
    #expect(screen.changedRows(from: before) == [1])
    #expect(screen.changedRows(from: screen) == [])
    #expect(screen.changedRows(from: Screen(size: Size(width: 4, height: 2))) == [0, 1, 2])
  }

  @Test func `a row has changed from its first cell that differs to its last`() {
    var screen = Screen(size: Size(width: 6, height: 3))
    let before = screen
    screen.put("x", at: Point(1, 1))
    screen.put("y", at: Point(4, 1), style: .bad)
    screen.put("か", at: Point(4, 2))
    #expect(
      screen.changes(from: before) == [
        Screen.Change(row: 1, columns: 1..<5), Screen.Change(row: 2, columns: 4..<6),
      ])
    #expect(screen.changes(from: nil).allSatisfy { $0.columns == 0..<6 })
  }

  @Test func `only characters of one role get another`() {
    var screen = Screen(size: Size(width: 6, height: 1))
    screen.put([("─ ", .border), ("a", .text), (" ─", .border)], at: .zero)
    screen.restyle(screen.bounds, of: .border, to: .borderFocus)
    #expect(screen.styleText == "Bb.bB.\n")
  }

  @Test func `combining marks stay on their character and never stand alone`() {
    var screen = Screen(size: Size(width: 4, height: 1))
    screen.put("\u{301}e\u{301}\u{302}か\u{3099}", at: .zero)
    #expect(screen.text == "e\u{301}か\u{3099} \n")
  }

  @Test func `an empty screen is harmless`() {
    var screen = Screen(size: Size(width: 0, height: 0))
    screen.put("abc", at: .zero)
    screen.box(screen.bounds)
    screen.fill()
    #expect(screen.text == "")
  }

  @Test func `each role has a letter and a name of its own`() {
    #expect(Set(StyleRole.allCases.map(\.letter)).count == StyleRole.allCases.count)
    for role in StyleRole.allCases { #expect(StyleRole(name: role.name) == role) }
  }
}
