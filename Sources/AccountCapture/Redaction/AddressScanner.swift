import IPAddressing

/// Finds addresses and CIDR blocks inside texts: alone, in a policy, in a sentence.
enum AddressScanner {
  struct Match {
    var range: Range<Int>
    var prefix: IPPrefix
    /// Whether it was written with a length.
    var hasLength: Bool
  }

  /// - Returns: in order; ranges of the text's UTF-8.
  static func matches(in text: some Collection<UInt8>) -> [Match] {
    let bytes = Array(text)
    // The shortest address has two colons or three dots.
    guard bytes.count(where: { $0 == colon || $0 == dot }) >= 2 else { return [] }
    var matches: [Match] = []
    var place = 0
    while place < bytes.count {
      guard isPart(bytes[place]) else {
        // Nothing begins inside a word, such as the `ec` of `vpc-`.
        place += 1
        while place < bytes.count, isWord(bytes[place - 1]), isWord(bytes[place]) { place += 1 }
        continue
      }
      var end = place
      while end < bytes.count, isPart(bytes[end]) { end += 1 }
      defer { place = max(end, place + 1) }
      if end < bytes.count, isWord(bytes[end]) {
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        continue
      }
      var last = end
      while last > place, bytes[last - 1] == dot { last -= 1 }
      guard let address = try? IPAddress(String(decoding: bytes[place..<last], as: UTF8.self))
      else { continue }
      if let length = length(behind: last, in: bytes), length.number <= address.family.bitWidth {
        end = length.end
        matches.append(
          Match(
            range: place..<length.end, prefix: IPPrefix(address, length: length.number),
            hasLength: true))
      } else {
        matches.append(
          Match(range: place..<last, prefix: IPPrefix(host: address), hasLength: false))
      }
    }
    return matches
  }

  /// The number behind a slash.
  private static func length(behind place: Int, in bytes: [UInt8]) -> (number: Int, end: Int)? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "/") else { return nil }
    var end = place + 1
    var number = 0
    while end < bytes.count, isDigit(bytes[end]), end - place <= 3 {
      number = number * 10 + Int(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard end > place + 1, end == bytes.count || !isWord(bytes[end]) else { return nil }
    return (number, end)
  }

  private static let colon = UInt8(ascii: ":")
  private static let dot = UInt8(ascii: ".")

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20) || byte == colon
      || byte == dot
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
