/// Finds the values of a `JSONDocument` in the text again.
///
/// A document knows no positions, which would cost every reader memory and time for what only
/// findings need. Each value has its place on the tape, though, and the tape has one word for each
/// token of the text in order, two for a number; counting tokens therefore leads back to the byte.
enum JSONLocator {
  /// The bytes at which values begin.
  /// - Parameter indexes: `JSONValue.index` of the values, ascending.
  /// - Precondition: the text is the one that the document was parsed from.
  /// - Complexity: O(bytes), however many are asked for.
  static func offsets(of indexes: [Int], in text: JSONText) -> [Int] {
    text.withBytes { bytes in
      var offsets: [Int] = []
      offsets.reserveCapacity(indexes.count)
      var word = 1
      var place = 0
      for index in indexes {
        advance(&place, &word, to: index, in: bytes)
        offsets.append(place)
      }
      return offsets
    }
  }

  /// Moves to the beginning of the token with the word `index`, or the end of the text.
  private static func advance(
    _ place: inout Int, _ word: inout Int, to index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"):
        place += 1
      case UInt8(ascii: "\""):
        if word >= index { return }
        word += 1
        skipString(&place, in: bytes)
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
        if word >= index { return }
        word += 1
        place += 1
      case let byte:
        if word >= index { return }
        // Of scalars only true, false and null begin with a letter.
        word += (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? 1 : 2
        skipWord(&place, in: bytes)
      }
    }
  }

  private static func skipString(_ place: inout Int, in bytes: UnsafeBufferPointer<UInt8>) {
    place += 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"):
        place += 2
      default:
        place += 1
      }
    }
  }

  private static func skipWord(_ place: inout Int, in bytes: UnsafeBufferPointer<UInt8>) {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
        return
      default:
        place += 1
      }
    }
  }
}
