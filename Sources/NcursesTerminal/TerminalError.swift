/// Why there is no terminal to draw on.
package enum TerminalError: Error, Hashable, Sendable {
  /// Standard output goes to a file or a pipe.
  case outputNotTerminal
  /// Standard input has data, and there is no terminal to read keys from.
  case noKeyboard
  /// The value of TERM is not in the terminal database; nil when TERM is not set.
  case unknownType(String?)
  /// The terminal cannot place its cursor, as type `dumb` cannot.
  case noCursorAddressing(String)
  /// One is open already.
  case alreadyOpen
  /// The system refused something.
  case system
}

extension TerminalError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .outputNotTerminal:
      "standard output is not a terminal; try --plain"
    case .noKeyboard:
      "there is no terminal to read keys from; try --plain"
    case .unknownType(nil):
      "TERM is not set; try TERM=xterm-256color, or --plain"
    case .unknownType(let type?), .noCursorAddressing(let type):
      "cannot use terminal type '\(type)' (TERM); try TERM=xterm-256color, or --plain"
    case .alreadyOpen:
      "the terminal is in use by this program already"
    case .system:
      "the system refused to open the terminal; try --plain"
    }
  }
}
