/// How many cells text takes. Everything that measures, cuts or draws text asks here, so that a
/// screen row is always exactly as wide as the screen.
///
/// Widths are those of UAX 11 and of common terminals: 2 for East Asian wide characters and emoji,
/// 0 for combining marks and invisible formatting characters, otherwise 1. A control character
/// counts as 1, because it is drawn as `·`.
package enum TextWidth {
  /// The cells that `scalar` takes when drawn: 0, 1 or 2.
  package static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if (0x2500...0x25FC) ~= value { return 1 }
    if value >= 0x1100 && isWide(value) { return isEmojiModifier(value) ? 0 : 2 }
    return isZeroWidth(scalar) ? 0 : 1
  }

  /// The cells that `text` takes when drawn.
  /// - Complexity: O(n) in its UTF-8 length; a plain count for ASCII.
  package static func cells(of text: some StringProtocol) -> Int {
    if isASCII(text) { return text.utf8.count }
    var cells = 0
    for scalar in text.unicodeScalars { cells += width(of: scalar) }
    return cells
  }

  static func isASCII(_ text: some StringProtocol) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { $0 < 0x80 } }
      ?? text.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    let ranges = wideRanges
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if value > ranges[middle].last { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && value >= ranges[low].first
  }

  /// Skin tones change the emoji before them. Terminals do not agree on their width when they stand
  /// alone, so they are not drawn at all.
  private static func isEmojiModifier(_ value: UInt32) -> Bool { (0x1F3FB...0x1F3FF) ~= value }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    // Hangul vowels and final consonants join the consonant before them.
    if (0x1160...0x11FF) ~= value || (0xD7B0...0xD7FF) ~= value { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// What a scalar becomes before it is drawn.
  enum Drawn: Equatable {
    /// A character of its own, one or two cells wide.
    case base(Unicode.Scalar, width: Int)
    /// A mark on the character before.
    case mark(Unicode.Scalar)
    /// Nothing.
    case dropped
  }

  /// Cleans one scalar: data such as a Name tag may hold anything, and must neither steer the
  /// terminal (controls), nor reorder the line (bidirectional controls), nor be of a width that
  /// terminals do not agree on (joiners, variation selectors).
  static func drawn(_ scalar: Unicode.Scalar) -> Drawn {
    let value = scalar.value
    if value < 0x20 || (0x7F...0x9F) ~= value { return .base("·", width: 1) }
    if value < 0x300 { return value == 0xAD ? .dropped : .base(scalar, width: 1) }
    // Lines, blocks and shapes: most of what is drawn, and no need to ask Unicode about it.
    if (0x2500...0x25FC) ~= value { return .base(scalar, width: 1) }
    switch width(of: scalar) {
    case 0:
      if isEmojiModifier(value) || (0xFE00...0xFE0F) ~= value { return .dropped }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark:
        return (0xE0100...0xE01EF) ~= value ? .dropped : .mark(scalar)
      case .otherLetter: return .mark(scalar)
      default: return .dropped
      }
    case 2: return .base(scalar, width: 2)
    default:
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse, .surrogate: return .base("?", width: 1)
      default: return .base(scalar, width: 1)
      }
    }
  }

  /// `text` without anything that could steer or confuse a terminal: control characters become `·`,
  /// bidirectional controls, joiners and variation selectors go, unknown characters become `?`.
  /// The width stays what `cells(of:)` said.
  package static func sanitised(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch drawn(scalar) {
      case .base(let base, _): result.append(base)
      case .mark(let mark): result.append(mark)
      case .dropped: break
      }
    }
    return String(result)
  }
}
