import Dispatch
import Glibc

/// Tells when a theme's file is saved, so that the running explorer can show it. Costs nothing while
/// nobody saves one.
final class ThemeWatcher {
  private var source: (any DispatchSourceRead)?

  /// - Parameters:
  ///   - folders: where theme files are.
  ///   - changed: is called on a queue of its own, with the name of the theme.
  init(folders: [String], changed: @escaping @Sendable (String) -> Void) {
    let file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard file >= 0 else { return }
    for folder in folders {
      // Editors write into the file, or put a new one in its place.
      inotify_add_watch(file, folder, UInt32(IN_CLOSE_WRITE | IN_MOVED_TO))
    }
    let queue = DispatchQueue(label: "themes")
    let source = DispatchSource.makeReadSource(fileDescriptor: file, queue: queue)
    source.setEventHandler {
      for name in Self.savedFiles(file) where name.hasSuffix(".yaml") {
        changed(String(name.dropLast(5)))
      }
    }
    source.setCancelHandler { close(file) }
    source.activate()
    self.source = source
  }

  deinit { source?.cancel() }

  /// The names of the files that were saved since the last call.
  private static func savedFiles(_ file: Int32) -> [String] {
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
          let name = bytes.prefix { $0 != 0 }
          if !name.isEmpty { names.append(String(decoding: name, as: UTF8.self)) }
          offset += 16 + length
        }
      }
    }
    return names
  }
}
