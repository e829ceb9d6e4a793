/// How well a few typed letters fit a text: they have to occur in this order, and count for more at
/// the starts of words and next to each other.
enum FuzzyMatch {
  /// The score, the higher the better; nil when the letters do not occur. Case does not matter.
  static func score(_ typed: String, in text: String) -> Int? {
    if typed.isEmpty { return 0 }
    let wanted = Array(typed.lowercased().utf8)
    let lower = Array(text.lowercased().utf8)
    if wanted.count > lower.count { return nil }
    if let whole = position(of: wanted, in: lower) {
      return 1000 - whole * 4 - (lower.count - wanted.count) + (isWordStart(lower, whole) ? 100 : 0)
    }
    var score = 0
    var next = 0
    var last = -2
    for (index, byte) in lower.enumerated() where next < wanted.count && byte == wanted[next] {
      score += index == last + 1 ? 8 : isWordStart(lower, index) ? 6 : 1
      last = index
      next += 1
    }
    return next == wanted.count ? score - lower.count / 4 : nil
  }

  private static func position(of wanted: [UInt8], in text: [UInt8]) -> Int? {
    guard wanted.count <= text.count else { return nil }
    return (0...(text.count - wanted.count)).first { start in
      text[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  private static func isWordStart(_ text: [UInt8], _ index: Int) -> Bool {
    if index == 0 { return true }
    let before = text[index - 1]
    return !(before >= 0x80 || (48...57).contains(before) || (97...122).contains(before))
  }
}
