import Testing

@testable import TerminalScreen

@Suite struct TextWidthTests {
  @Test(
    arguments: [
      ("", 0), ("web-0", 5), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("か\u{3099}", 2), ("🌐", 2), ("\u{1FAE8}", 2), ("👍🏽", 2),
      ("\u{200B}", 0), ("\u{FE0F}", 0), ("\u{AD}", 0), ("→", 1), ("━", 1), ("●", 1), ("✓", 1),
      ("⚠", 1), ("\u{7}", 1), ("\u{E000}", 1), ("𠀀", 2), ("\u{202E}", 0),
    ] as [(String, Int)])
  func `text takes the cells that terminals give it`(text: String, cells: Int) {
    #expect(text.cellWidth == cells)
  }

  @Test func `the table of wide ranges is sorted and its ranges do not touch`() {
    let ranges = TextWidth.wideRanges
    #expect(ranges.allSatisfy { $0.first <= $0.last })
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.last + 1 < $1.first })
  }

  @Test(
    arguments: [
      ("web-0", "web-0"), ("a\u{1B}[31mred", "a·[31mred"), ("x\ny\tz", "x·y·z"),
      ("\u{9B}2J", "·2J"), ("\u{7F}", "·"), ("a\u{202E}b\u{2066}c\u{200F}", "abc"),
      ("1\u{200D}2\u{FE0F}3\u{200B}", "123"), ("\u{1B}]52;c;aGk=\u{7}", "·]52;c;aGk=·"),
      ("e\u{301}", "e\u{301}"), ("\u{E000}", "?"), ("a\u{2028}b", "ab"), ("日本", "日本"),
    ])
  func `data is cleaned of what could steer the terminal`(data: String, clean: String) {
    #expect(data.sanitised == clean)
    #expect(data.cellWidth == clean.cellWidth)
  }

  @Test func `no scalar becomes a control or formatting character`() {
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for clean in TextWidth.sanitised("a" + String(scalar)).unicodeScalars {
        #expect(clean.properties.generalCategory != .control)
        #expect(clean.properties.generalCategory != .format)
      }
    }
  }

  @Test(
    arguments: [
      ("subnet", 6, "subnet"), ("subnet", 5, "subn…"), ("subnet", 1, "…"), ("subnet", 0, ""),
      ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
      ("e\u{301}tude", 3, "e\u{301}t…"),
    ])
  func `text is cut at cells`(text: String, cells: Int, cut: String) {
    #expect(text.truncated(to: cells) == cut)
  }

  @Test func `padding fills exactly`() {
    #expect("ab".padded(to: 5) == "ab   ")
    #expect("ab".padded(to: 5, align: .trailing) == "   ab")
    #expect("ab".padded(to: 5, align: .center) == " ab  ")
    #expect("日本語".padded(to: 4) == "日… ")
  }

  @Test func `words wrap at spaces`() {
    #expect("The longest prefix wins".wrapped(width: 11) == ["The longest", "prefix wins"])
    #expect("10.0.0.0/16 wins".wrapped(width: 6) == ["10.0.0", ".0/16", "wins"])
    #expect("a\n\nb".wrapped(width: 4) == ["a", "", "b"])
    #expect("".wrapped(width: 4) == [""])
    #expect("abc".wrapped(width: 0) == [])
    #expect("  indented text".wrapped(width: 10) == ["  indented", "text"])
  }

  @Test func `Japanese wraps anywhere`() {
    #expect("経路表は private-a です".wrapped(width: 9) == ["経路表は", "private-a", "です"])
    // Closing punctuation begins no line, unless a line holds nothing else.
    #expect("経路です。次".wrapped(width: 8) == ["経路で", "す。次"])
    #expect("経路、です".wrapped(width: 6) == ["経路、", "です"])
    #expect("VPC内。".wrapped(width: 5) == ["VPC", "内。"])
    #expect("。。".wrapped(width: 2) == ["。", "。"])
  }

  @Test func `wrapping keeps every character and holds the width`() {
    var random = TestRandom(seed: 7)
    for _ in 0..<300 {
      let text = random.text(length: 60)
      let width = 2 + random.below(30)
      let lines = text.wrapped(width: width)
      #expect(lines.allSatisfy { $0.cellWidth <= width })
      let kept = lines.joined().unicodeScalars.filter { $0 != " " }
      #expect(Array(kept) == text.unicodeScalars.filter { $0 != " " && $0 != "\n" })
    }
  }
}
