/// The bytes of one file as UTF-8, without a byte order mark, and the padding that the JSON parser
/// needs behind them.
struct FileContents: Sendable {
  /// The path as the person gave it, or as it was found under a folder; `-` for standard input.
  let path: String

  let padded: [UInt8]

  /// The number of bytes before the padding.
  let count: Int

  /// Takes over `bytes` and pads them. UTF-16, which PowerShell's `>` writes, becomes UTF-8.
  init(path: String, bytes: consuming [UInt8]) {
    self.path = path
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
    } else if let isBigEndian = Self.utf16ByteOrder(of: bytes) {
      bytes = Self.utf8(fromUTF16: bytes, isBigEndian: isBigEndian)
    }
    count = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: JSONText.padding))
    padded = bytes
  }

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    padded.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// How many bytes there are before the first that is not UTF-8.
  static func validCount(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var count = 0
    while case .valid(let scalar) = parser.parseScalar(from: &rest) { count += scalar.count }
    return count
  }

  private static func utf16ByteOrder(of bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFF, 0xFE]) { return false }
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    return nil
  }

  private static func utf8(fromUTF16 bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    let units = (1..<max(1, bytes.count / 2)).lazy.map { unit in
      let place = unit * 2
      let (high, low) = isBigEndian ? (place, place + 1) : (place + 1, place)
      return UInt16(bytes[high]) << 8 | UInt16(bytes[low])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}

/// What a file is, told from how it begins and never from its name.
enum FileContentKind: Hashable, Sendable {
  /// No bytes, or white space alone.
  case empty
  /// Begins as a JSON object or array does.
  case json
  /// Text that may be YAML.
  case text
  /// Holds what text never holds.
  case binary
  /// gzip, zip and the like.
  case compressed
}

extension FileContents {
  /// - Complexity: O(1), or O(bytes) where the file begins with white space.
  var kind: FileContentKind {
    withBytes { bytes in
      switch Self.kind(ofBeginning: bytes.prefix(Self.beginning)) {
      case .empty:
        guard let first = bytes.first(where: { !JSONErrorLocator.isWhiteSpace($0) }) else {
          return .empty
        }
        return Self.kind(beginningWith: first)
      case let kind: return kind
      }
    }
  }

  /// How many bytes are looked at before a file is read to its end.
  static let beginning = 64 << 10

  /// What a file is by its first bytes; `empty` when they are white space alone.
  static func kind(ofBeginning bytes: some Collection<UInt8>) -> FileContentKind {
    if Self.compressedMagics.contains(where: { bytes.starts(with: $0) }) { return .compressed }
    let hasByteOrderMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if hasByteOrderMark { return .text }
    if bytes.contains(0) { return .binary }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes.dropFirst(0)
    guard let first = text.first(where: { !JSONErrorLocator.isWhiteSpace($0) }) else {
      return .empty
    }
    return kind(beginningWith: first)
  }

  private static func kind(beginningWith byte: UInt8) -> FileContentKind {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["): .json
    case 0..<0x20, 0x7F: .binary
    default: .text
    }
  }

  private static let compressedMagics: [[UInt8]] = [
    [0x1F, 0x8B], [0x50, 0x4B, 0x03, 0x04], [0x28, 0xB5, 0x2F, 0xFD], [0x42, 0x5A, 0x68],
    [0xFD, 0x37, 0x7A, 0x58, 0x5A],
  ]

  /// Whether a compressed file is a plan as `terraform plan -out` writes it: an archive whose parts have
  /// names of Terraform's.
  var isTerraformPlan: Bool {
    withBytes { bytes in
      bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
        && bytes.dropFirst(30).starts(with: "tfplan".utf8)
    }
  }
}
