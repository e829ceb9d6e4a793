import Glibc

/// Knows when a theme's file is saved, so that the running explorer can show it. Costs nothing while
/// nobody saves one.
final class ThemeWatcher {
  /// Can be read when something was saved; nil where the system has no such file.
  let file: Int32?

  /// - Parameter folders: where theme files are.
  init(folders: [String]) {
    let file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    for folder in folders where file >= 0 {
      // Editors write into the file, or put a new one in its place.
      inotify_add_watch(file, folder, UInt32(IN_CLOSE_WRITE | IN_MOVED_TO))
    }
    self.file = file >= 0 ? file : nil
  }

  deinit {
    if let file { close(file) }
  }

  /// The names of the themes that were saved since the last call.
  func savedThemes() -> [String] {
    guard let file else { return [] }
    var names: [String] = []
    let size = 4096
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
      while true {
        let count = read(file, buffer.baseAddress, size)
        guard count > 0 else { return }
        var offset = 0
        // An event is a header of four words, of which the last is the name's length, and the name.
        while offset + 16 <= count {
          let length = Int(buffer.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
          let bytes = buffer[(offset + 16)..<min(count, offset + 16 + length)]
          let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
          if name.hasSuffix(".yaml") { names.append(String(name.dropLast(5))) }
          offset += 16 + length
        }
      }
    }
    return names
  }
}
