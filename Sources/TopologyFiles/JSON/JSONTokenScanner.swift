/// Steps through the tokens of a valid JSON text, counting them as the tape of its document does.
///
/// A document knows no positions, which would cost every reader memory and time for what only
/// findings need. Each value has its place on the tape, though, and the tape has one word for each
/// token of the text in order, two for a number; counting tokens therefore leads back to the byte.
struct JSONTokenScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var place: Int
  /// The tape's index of the token that begins at or after `place`.
  var word: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, place: Int = 0, word: Int = 1) {
    self.bytes = bytes
    self.place = place
    self.word = word
  }

  /// Moves to the first byte of the token with the tape's index `index`, or to the end of the text.
  /// - Complexity: O(bytes passed)
  mutating func advance(to index: Int) {
    while skipToToken(), word < index {
      skipToken()
    }
  }

  /// Moves over white space, commas and colons; false at the end of the text.
  mutating func skipToToken() -> Bool {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"): place += 1
      default: return true
      }
    }
    return false
  }

  /// Moves over the token at `place`.
  mutating func skipToken() {
    switch bytes[place] {
    case UInt8(ascii: "\""):
      word += 1
      skipString()
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
      word += 1
      place += 1
    case let byte:
      // Of scalars only true, false and null begin with a letter.
      word += (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? 1 : 2
      skipWord()
    }
  }

  /// Moves over the value at `place`, whatever is inside it.
  mutating func skipValue() {
    var depth = 0
    repeat {
      guard skipToToken() else { return }
      switch bytes[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      skipToken()
    } while depth > 0
  }

  private mutating func skipString() {
    place += 1
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"): place += 2
      default: place += 1
      }
    }
  }

  private mutating func skipWord() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): return
      default: place += 1
      }
    }
  }
}

extension JSONTokenScanner {
  /// Moves from the first byte of an object or array to the value at a path inside it.
  /// - Returns: false, at an unspecified place, when there is no such value.
  mutating func descend(_ path: JSONPath) -> Bool {
    for step in path.steps {
      guard place < bytes.count else { return false }
      switch step {
      case .member(let name):
        guard bytes[place] == UInt8(ascii: "{"), descend(toMember: name) else { return false }
      case .element(let index):
        guard bytes[place] == UInt8(ascii: "["), descend(toElement: index) else { return false }
      }
    }
    return true
  }

  private mutating func descend(toMember name: String) -> Bool {
    skipToken()
    while skipToToken(), bytes[place] == UInt8(ascii: "\"") {
      let start = place + 1
      skipToken()
      let isNamed = bytes[start..<max(start, place - 1)].elementsEqual(name.utf8)
      guard skipToToken() else { return false }
      if isNamed { return true }
      skipValue()
    }
    return false
  }

  private mutating func descend(toElement index: Int) -> Bool {
    skipToken()
    for _ in 0..<index {
      guard skipToToken(), bytes[place] != UInt8(ascii: "]") else { return false }
      skipValue()
    }
    return skipToToken() && bytes[place] != UInt8(ascii: "]")
  }
}

/// A way from a value to one inside it, written `Routes[2].NatGatewayId`.
struct JSONPath: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case member(String)
    case element(Int)
  }

  var steps: [Step]

  init(_ text: String) {
    steps = text.split(separator: ".").flatMap { part -> [Step] in
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      let name = pieces.first.map { $0.isEmpty ? [] : [Step.member(String($0))] } ?? []
      return name + pieces.dropFirst().compactMap { Int($0.dropLast()).map(Step.element) }
    }
  }
}
