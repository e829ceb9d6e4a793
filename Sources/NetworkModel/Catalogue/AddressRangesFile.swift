/// The bytes of a `public-ranges.bin` and where its tables lie in them. Nothing is parsed: opening
/// checks the header and the short tables of names, and every other question reads a few words.
///
/// `Scripts/refresh-catalogue` writes the file and describes its layout, version 1.
struct AddressRangesFile: Sendable {
  /// Why bytes are not a file of ranges.
  enum Damage: Error, Hashable, Sendable {
    case notRanges
    case unknownVersion(UInt32)
    case wrongSize(stated: Int, actual: Int)
    case tableOutside(String)
    case badName(String)
  }

  /// A run of equal entries within the file.
  struct Table: Sendable {
    let count: Int
    let offset: Int
  }

  private enum Storage: Sendable {
    case bundled
    case array([UInt8])
  }

  private static let headerSize = 88
  private static let nameWidth = 32
  private static let version: UInt32 = 1

  private let storage: Storage
  let createDate: String
  let services: [String]
  let regions: [String]
  let v4: Table
  let v6: Table
  let groups: Table
  let v4Members: Table
  let v6Members: Table

  /// The ranges that are part of the program.
  static func bundled() throws(Damage) -> Self { try Self(.bundled) }

  init(_ bytes: [UInt8]) throws(Damage) { try self.init(.array(bytes)) }

  private init(_ storage: Storage) throws(Damage) {
    let reader = Reader(storage: storage)
    guard reader.count >= Self.headerSize, reader.text(at: 0, width: 8) == "WLRANGES" else {
      throw .notRanges
    }
    let version = reader.load(UInt32.self, at: 8)
    guard version == Self.version else { throw .unknownVersion(version) }
    let stated = Int(reader.load(UInt32.self, at: 12))
    guard stated == reader.count else { throw .wrongSize(stated: stated, actual: reader.count) }

    func table(
      _ name: String, at offset: Int, count known: Int? = nil, stride: Int
    ) throws(Damage) -> Table {
      let first = Int(reader.load(UInt32.self, at: offset))
      let count = known ?? first
      let start = known == nil ? Int(reader.load(UInt32.self, at: offset + 4)) : first
      guard start >= Self.headerSize, start <= reader.count,
        count <= (reader.count - start) / stride
      else { throw .tableOutside(name) }
      return Table(count: count, offset: start)
    }
    let serviceTable = try table("services", at: 40, stride: Self.nameWidth)
    let regionTable = try table("regions", at: 48, stride: Self.nameWidth)
    v4 = try table("IPv4 records", at: 56, stride: 12)
    v6 = try table("IPv6 records", at: 64, stride: 24)
    groups = try table("groups", at: 72, stride: 20)
    v4Members = try table("IPv4 members", at: 80, count: v4.count, stride: 4)
    v6Members = try table("IPv6 members", at: 84, count: v6.count, stride: 4)

    func names(_ table: Table) throws(Damage) -> [String] {
      var names: [String] = []
      for number in 0..<table.count {
        let offset = table.offset + number * Self.nameWidth
        guard let name = reader.text(at: offset, width: Self.nameWidth), !name.isEmpty else {
          throw .badName("entry \(number) at byte \(offset)")
        }
        names.append(name)
      }
      return names
    }
    services = try names(serviceTable)
    regions = try names(regionTable)
    guard let created = reader.text(at: 16, width: 24) else { throw .badName("createDate") }
    createDate = created
    self.storage = storage
  }

  /// The little-endian number at a place within one of the tables.
  func load<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type, at offset: Int) -> Word {
    Reader(storage: storage).load(type, at: offset)
  }

  private struct Reader {
    let storage: Storage

    var count: Int {
      switch storage {
      case .bundled: unsafe BundledFile.publicRanges.bytes.count
      case .array(let bytes): bytes.count
      }
    }

    func load<Word: FixedWidthInteger & BitwiseCopyable>(
      _ type: Word.Type, at offset: Int
    ) -> Word {
      let word: Word
      switch storage {
      case .bundled:
        // Not `loadUnaligned(fromByteOffset:)`: it checks its bounds in debug builds only.
        word = unsafe RawSpan(_unsafeBytes: BundledFile.publicRanges.bytes)
          .unsafeLoadUnaligned(fromByteOffset: offset, as: type)
      case .array(let bytes):
        word = unsafe bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: type)
      }
      return Word(littleEndian: word)
    }

    /// Zero-padded ASCII; nil when it holds anything else.
    func text(at offset: Int, width: Int) -> String? {
      var text = ""
      for place in offset..<(offset + width) {
        let byte = load(UInt8.self, at: place)
        if byte == 0 { break }
        guard (0x20..<0x7F).contains(byte) else { return nil }
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
      return text
    }
  }
}
