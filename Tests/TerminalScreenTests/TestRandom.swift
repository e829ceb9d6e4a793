/// A small generator with a seed, so that a failing test fails again.
struct TestRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % limit
  }

  /// Text of all kinds: ASCII, wide, combining, control, bidirectional, emoji, unassigned.
  mutating func text(length: Int) -> String {
    let kinds: [ClosedRange<UInt32>] = [
      0x20...0x7E, 0x20...0x7E, 0x20...0x7E, 0x4E00...0x9FFF, 0x3041...0x30FF, 0x300...0x36F,
      0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x1F300...0x1FAFF,
      0x2500...0x257F, 0xE000...0xE0FF, 0xAC00...0xD7A3, 0x1100...0x11FF, 0xFE00...0xFE0F,
      0x0...0x2FFF, 0x600...0x6FF, 0x10000...0x1FFFF,
    ]
    var text = ""
    for _ in 0..<below(length + 1) {
      let kind = kinds[below(kinds.count)]
      let value = kind.lowerBound + UInt32(below(Int(kind.upperBound - kind.lowerBound) + 1))
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
