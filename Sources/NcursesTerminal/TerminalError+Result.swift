import CNcurses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension TerminalError {
  /// The error that `cn_open` returned; nil when it did not fail.
  init?(result: Int, type: String?) {
    switch result {
    case CN_OK: return nil
    case CN_OUTPUT_NOT_TERMINAL: self = .outputNotTerminal
    case CN_NO_KEYBOARD: self = .noKeyboard
    case CN_UNKNOWN_TYPE: self = .unknownType(type)
    case CN_NO_CURSOR_ADDRESSING: self = .noCursorAddressing(type ?? "")
    case CN_ALREADY_OPEN: self = .alreadyOpen
    default: self = .system
    }
  }
}

extension NcursesTerminal {
  static func environmentType() -> String? { environment("TERM") }

  static func isInsideTmux() -> Bool { environment("TMUX") != nil }

  /// A variable that is set and not empty.
  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
