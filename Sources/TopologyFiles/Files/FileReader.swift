import Glibc

/// Reads files to their end, or to where it shows that they are not text.
enum FileReader {
  /// The largest file that is read, in bytes.
  static let maximumSize = 0xFFFF_0000

  /// Reads a file, or standard input for `-`.
  ///
  /// A binary or compressed file is read no further than its beginning, so that neither a disk image
  /// nor `/dev/zero` costs anything.
  /// - Parameter onBytes: told how many more bytes were read; returns false to stop.
  static func read(
    _ path: String, onBytes: (Int) -> Bool = { _ in true }
  ) throws(FileError) -> FileContents {
    guard path != "-" else { return try read(descriptor: STDIN_FILENO, path, onBytes: onBytes) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, errno: errno) }
    defer { close(descriptor) }
    return try read(descriptor: descriptor, path, onBytes: onBytes)
  }

  private static func read(
    descriptor: Int32, _ path: String, onBytes: (Int) -> Bool
  ) throws(FileError) -> FileContents {
    var bytes: [UInt8] = []
    var info = stat()
    if fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG {
      guard info.st_size <= maximumSize else {
        throw FileError(path, .tooLarge(limit: maximumSize))
      }
      bytes.reserveCapacity(Int(info.st_size) + JSONText.padding)
    }
    var chunk = [UInt8](repeating: 0, count: FileContents.beginning * 4)
    var isBeginning = true
    while true {
      let count = Glibc.read(descriptor, &chunk, isBeginning ? FileContents.beginning : chunk.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw FileError(path, errno: errno)
      }
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk[..<count])
      guard onBytes(count) else { throw FileError(path, .stopped) }
      guard bytes.count <= maximumSize else {
        throw FileError(path, .tooLarge(limit: maximumSize))
      }
      if isBeginning {
        switch FileContents.kind(ofBeginning: bytes) {
        case .binary, .compressed: return FileContents(path: path, bytes: consume bytes)
        case .empty, .json, .text: break
        }
      }
      isBeginning = false
    }
    return FileContents(path: path, bytes: consume bytes)
  }
}

extension FileError {
  init(_ path: String, errno code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self.init(path, .notFound)
    default: self.init(path, .unreadable(String(cString: strerror(code))))
    }
  }
}
