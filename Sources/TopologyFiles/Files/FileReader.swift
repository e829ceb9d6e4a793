import Glibc

/// Reads files to their end, or to where it shows that they are not text.
package enum FileReader {
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
    // A pipe that nobody writes to would hold the program up before it is even open.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path, errno: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    if isPipe(descriptor) { bytes = try firstBytes(ofPipe: descriptor, path) }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    return try read(descriptor: descriptor, path, beginning: bytes, onBytes: onBytes)
  }

  /// The most that a settings file, a theme or a list of expectations may hold, in bytes.
  package static let maximumTextSize = 16 << 20

  /// All of a small text file; nil when it cannot be read, is too large or is no text.
  package static func text(of path: String) -> String? {
    var size = 0
    let contents = try? read(path) { count in
      size += count
      return size <= maximumTextSize
    }
    switch contents?.kind {
    case nil, .binary, .compressed: return nil
    case .empty, .json, .text: break
    }
    return contents?.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  private static func isPipe(_ descriptor: Int32) -> Bool {
    var info = stat()
    return fstat(descriptor, &info) == 0 && info.st_mode & S_IFMT == S_IFIFO
  }

  /// How long a pipe may have nobody who writes to it.
  private static let patience = Duration.seconds(1)

  /// Waits until somebody writes to a named pipe, and takes what there is by then.
  private static func firstBytes(
    ofPipe descriptor: Int32, _ path: String
  ) throws(FileError) -> [UInt8] {
    let start = ContinuousClock.now
    var chunk = [UInt8](repeating: 0, count: FileContents.beginning)
    repeat {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count > 0 { return Array(chunk[..<count]) }
      // It is open at its other end, and nothing has come yet.
      if count < 0, errno == EAGAIN { return [] }
      if count < 0, errno != EINTR { throw FileError(path, errno: errno) }
      usleep(10_000)
    } while ContinuousClock.now - start < patience
    throw FileError(path, .unreadable("nobody writes to this pipe"))
  }

  private static func read(
    descriptor: Int32, _ path: String, beginning: [UInt8] = [], onBytes: (Int) -> Bool
  ) throws(FileError) -> FileContents {
    var bytes = beginning
    var info = stat()
    if fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG {
      guard info.st_size <= maximumSize else {
        throw FileError(path, .tooLarge(limit: maximumSize))
      }
      bytes.reserveCapacity(Int(info.st_size) + JSONText.padding)
    }
    var chunk = [UInt8](repeating: 0, count: FileContents.beginning * 4)
    var isBeginning = true
    if !bytes.isEmpty, !onBytes(bytes.count) { throw FileError(path, .stopped) }
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
