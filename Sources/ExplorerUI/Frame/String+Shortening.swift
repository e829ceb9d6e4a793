import TerminalScreen

extension String {
  /// This cut to at most `cells` cells: of an id, which ends tell apart, the middle goes (`i-…9409a`); of
  /// any other text, the end.
  func shortened(to cells: Int) -> String {
    guard utf8.count > cells, cells >= 8, let dash = firstIndex(of: "-") else {
      return truncated(to: cells)
    }
    let prefix = self[...dash]
    let digits = self[index(after: dash)...]
    guard digits.count >= 8, digits.allSatisfy(\.isHexDigit), prefix.count < 6 else {
      return truncated(to: cells)
    }
    return prefix + "…" + digits.suffix(cells - prefix.count - 1)
  }

  /// This cut to at most `cells` cells in its middle: names of one network often begin alike and differ at
  /// their ends (`prod-…-app-1c`).
  func shortenedInside(to cells: Int) -> String {
    guard cellWidth > cells, cells >= 8 else { return shortened(to: cells) }
    let head = truncated(to: (cells - 1) * 3 / 5, .clip)
    var tail = ""
    for character in reversed() {
      let longer = String(character) + tail
      if longer.cellWidth > cells - 1 - head.cellWidth { break }
      tail = longer
    }
    return head + "…" + tail
  }
}
