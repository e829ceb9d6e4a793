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
}
