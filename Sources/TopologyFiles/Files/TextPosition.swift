/// A line and column of a text, both from 1; columns count Unicode scalars, as editors do.
package struct TextPosition: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// Turns byte offsets into lines and columns, going forward only, so that any number of them cost
/// one pass over the text.
struct TextPositionScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place: Int
  private var line: Int
  private var column: Int

  /// - Parameters:
  ///   - place: the byte to go on from.
  ///   - position: its line and column.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from place: Int = 0,
    at position: TextPosition = TextPosition(line: 1, column: 1)
  ) {
    self.bytes = bytes
    self.place = place
    line = position.line
    column = position.column
  }

  /// - Precondition: `offset` is not before that of the call before.
  mutating func position(at offset: Int) -> TextPosition {
    precondition(offset >= place, "positions are asked for in order")
    let end = min(offset, bytes.count)
    while place < end {
      let byte = bytes[place]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      place += 1
    }
    return TextPosition(line: line, column: column)
  }

  /// The position of one byte.
  /// - Complexity: O(offset)
  static func position(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> TextPosition {
    var scanner = TextPositionScanner(bytes)
    return scanner.position(at: offset)
  }
}
