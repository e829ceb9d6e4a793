import CSimdjson

/// The bytes of a JSON text, or of one of several that follow each other in a file, with the room
/// behind them that simdjson reads into.
struct JSONText: Sendable {
  /// The whole file and the padding behind it.
  private let padded: [UInt8]

  /// The part of `padded` that is this text.
  let range: Range<Int>

  /// The largest text that simdjson reads, in bytes.
  static let maximumSize = 0xFFFF_FFFF

  static let padding = Int(CSIMDJSON_PADDING)

  /// - Parameter padded: at least `range.upperBound + JSONText.padding` bytes.
  init(padded: [UInt8], range: Range<Int>) {
    precondition(
      range.lowerBound >= 0 && range.upperBound + Self.padding <= padded.count,
      "a JSON text needs \(Self.padding) bytes of padding")
    self.padded = padded
    self.range = range
  }

  init(_ contents: FileContents) {
    self.init(padded: contents.padded, range: 0..<contents.count)
  }

  /// Copies `bytes`.
  init(_ bytes: some Sequence<UInt8>) {
    var padded = Array(bytes)
    let count = padded.count
    padded.append(contentsOf: repeatElement(0, count: Self.padding))
    self.init(padded: padded, range: 0..<count)
  }

  init(_ string: String) {
    self.init(string.utf8)
  }

  var count: Int { range.count }

  /// A part of this text, with the same padding behind it or more of the text.
  subscript(part: Range<Int>) -> JSONText {
    JSONText(
      padded: padded, range: range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound
    )
  }

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    padded.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The file up to the end of this text.
  func withFileBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    padded.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[..<range.upperBound]))
    }
  }

  /// Whether it is long, and its values have one or two characters each.
  ///
  /// simdjson keeps 16 bytes of a number and 8 of its two places: of a list of single digits that is 12 times
  /// the text, where everything else stays below 10.
  var isMostlyCommas: Bool {
    guard count > 1 << 20 else { return false }
    let commas = withBytes { bytes in bytes.count { $0 == UInt8(ascii: ",") } }
    return commas > count / 100 * 32
  }

  /// Calls `body` with the first byte and the number of bytes; behind them is the padding.
  func withPaddedBytes<Result>(_ body: (UnsafePointer<UInt8>, Int) -> Result?) -> Result? {
    padded.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { body($0 + range.lowerBound, count) }
    }
  }
}
