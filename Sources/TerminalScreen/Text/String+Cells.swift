extension String {
  /// The cells this takes when drawn.
  package var cellWidth: Int { TextWidth.cells(of: self) }

  /// This without anything that could steer a terminal; see `TextWidth.sanitised(_:)`.
  package var sanitised: String { TextWidth.sanitised(self) }

  /// This cut to at most `cells` cells. When something is cut, the last cell is `…` unless
  /// `truncation` says otherwise. A wide character that would straddle the limit is left out.
  package func truncated(to cells: Int, _ truncation: Truncation = .ellipsis) -> String {
    guard cells > 0 else { return "" }
    if utf8.count <= cells || cellWidth <= cells { return self }
    let room = truncation == .ellipsis ? cells - 1 : cells
    var used = 0
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let width = TextWidth.width(of: scalar)
      if used + width > room { break }
      used += width
      result.append(scalar)
    }
    if truncation == .ellipsis { result.append("…") }
    return String(result)
  }

  /// This as exactly `cells` cells: cut as by `truncated(to:)`, or filled with spaces.
  package func padded(to cells: Int, align: Alignment = .leading) -> String {
    let text = truncated(to: cells)
    let missing = max(0, cells - text.cellWidth)
    if missing == 0 { return text }
    switch align {
    case .leading: return text + String(repeating: " ", count: missing)
    case .trailing: return String(repeating: " ", count: missing) + text
    case .center:
      let before = missing / 2
      return String(repeating: " ", count: before) + text
        + String(repeating: " ", count: missing - before)
    }
  }

  /// This in lines of at most `width` cells. Lines break at spaces, on either side of a wide
  /// character but not before closing punctuation (JIS X 4051), and inside a word only when the word
  /// alone is too long. Line feeds are kept; the
  /// empty text is one empty line.
  package func wrapped(width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      if TextWidth.cells(of: paragraph) <= width {
        lines.append(String(paragraph))
      } else {
        LineWrapper.wrap(paragraph, width: width, into: &lines)
      }
    }
    return lines
  }
}

/// Breaks one paragraph into lines, greedily.
private struct LineWrapper {
  private var line = String.UnicodeScalarView()
  private var lineWidth = 0
  private var word = String.UnicodeScalarView()
  private var wordWidth = 0
  private var spaces = 0
  /// The word that is being read ends in a wide character: another may begin behind it.
  private var endsWide = false
  private let width: Int

  static func wrap(_ paragraph: Substring, width: Int, into lines: inout [String]) {
    var wrapper = LineWrapper(width: width)
    for scalar in paragraph.unicodeScalars {
      let cells = TextWidth.width(of: scalar)
      if scalar == " " {
        wrapper.endWord(&lines)
        wrapper.spaces += 1
      } else if cells == 2 {
        // A wide character is a word of its own, with the punctuation that follows it.
        if !Self.isClosing(scalar) { wrapper.endWord(&lines) }
        wrapper.add(scalar, 2, &lines)
        wrapper.endsWide = true
      } else {
        if wrapper.endsWide, cells > 0 { wrapper.endWord(&lines) }
        wrapper.add(scalar, cells, &lines)
      }
    }
    wrapper.endWord(&lines)
    lines.append(String(wrapper.line))
  }

  private init(width: Int) {
    self.width = width
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ cells: Int, _ lines: inout [String]) {
    if wordWidth > 0 && wordWidth + cells > width {
      // Longer than a line: it has to break inside.
      endWord(&lines)
    }
    // A mark after a wide character belongs to the text that is already placed.
    if cells == 0 && word.isEmpty && spaces == 0 {
      line.append(scalar)
      return
    }
    word.append(scalar)
    wordWidth += cells
  }

  /// What may not begin a line.
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "、。，．・：；？！）」』】〉》〕ー々".unicodeScalars.contains(scalar)
  }

  private mutating func endWord(_ lines: inout [String]) {
    endsWide = false
    guard !word.isEmpty else { return }
    if lineWidth > 0 && lineWidth + spaces + wordWidth > width {
      lines.append(String(line))
      line = String.UnicodeScalarView()
      lineWidth = 0
      spaces = 0
    }
    // Spaces at the start of a paragraph indent it, unless they leave no room for the word.
    if lineWidth + spaces + wordWidth <= width {
      for _ in 0..<spaces { line.append(" ") }
      lineWidth += spaces
    }
    line.append(contentsOf: word)
    lineWidth += wordWidth
    word = String.UnicodeScalarView()
    wordWidth = 0
    spaces = 0
  }
}
