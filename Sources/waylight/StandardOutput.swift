import FoundationEssentials
import Glibc
import Reports
import TerminalScreen

/// Where answers go.
enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The terminal's width in cells; nil when this is none.
  static var width: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes all of a text. A reader that has gone, such as `head`, wants no more: that is no fault.
  /// - Throws: `Failure` when it cannot be written otherwise, as on a full disk.
  static func write(_ text: String) throws {
    if let reason = writeAll(text, to: STDOUT_FILENO), reason != EPIPE {
      throw Failure(.inputOutput, "standard output: \(String(cString: strerror(reason)))")
    }
  }
}

/// Where everything else goes.
enum StandardError {
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The terminal's width in cells, or what is usual.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// A line for a person. When even that cannot be written there is nobody to tell.
  static func say(_ line: String) {
    _ = writeAll(line.sanitised + "\n", to: STDERR_FILENO)
  }

  /// Text as it is, for what is drawn over again.
  static func draw(_ text: String) {
    _ = writeAll(text, to: STDERR_FILENO)
  }
}

/// - Returns: the error number, or nil when all was written.
func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return nil
  }
}
