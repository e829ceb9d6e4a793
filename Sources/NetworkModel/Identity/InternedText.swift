import Synchronization

/// A text that is stored once for the whole process: four bytes that compare in one step.
///
/// A large network repeats the same few thousand texts (zones, regions, services, tag keys) a million
/// times. The pool only grows; what it holds are names, so reloading a network adds nothing to it.
public struct InternedText: Hashable, Sendable {
  let index: UInt32

  public static let empty = InternedText("")

  public init(_ text: String) {
    index = Self.pool.withLock { $0.intern(text) }
  }

  public var isEmpty: Bool { self == .empty }

  private static let pool = Mutex(TextPool())

  /// The text itself.
  public var text: String { Self.pool.withLock { $0.text(at: index) } }
}

extension InternedText: Comparable {
  public static func < (a: Self, b: Self) -> Bool { a != b && a.text < b.text }
}

extension InternedText: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral value: String) { self.init(value) }
  public var description: String { text }
}

/// The texts end to end in one array of bytes, found again by an open-addressed table of indices.
private struct TextPool {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var slots = [UInt32](repeating: .max, count: 1024)

  mutating func intern(_ text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { utf8 in
      if (ends.count + 1) * 2 > slots.count { grow() }
      var slot = Self.hash(utf8) & (slots.count - 1)
      while slots[slot] != .max {
        if matches(slots[slot], utf8) { return slots[slot] }
        slot = (slot + 1) & (slots.count - 1)
      }
      let index = UInt32(ends.count)
      bytes.append(contentsOf: utf8)
      ends.append(UInt32(bytes.count))
      slots[slot] = index
      return index
    }
  }

  func text(at index: UInt32) -> String {
    String(decoding: bytes[range(index)], as: UTF8.self)
  }

  private func range(_ index: UInt32) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[Int(index) - 1]))..<Int(ends[Int(index)])
  }

  private func matches(_ index: UInt32, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(index)
    return range.count == utf8.count && bytes[range].elementsEqual(utf8)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 2)
    for index in ends.indices {
      let hash = bytes.withUnsafeBufferPointer {
        Self.hash(UnsafeBufferPointer(rebasing: $0[range(UInt32(index))]))
      }
      var slot = hash & (slots.count - 1)
      while slots[slot] != .max { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index)
    }
  }

  /// FNV-1a; the order of insertion, not the hash, decides what anybody sees.
  private static func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
  }
}
