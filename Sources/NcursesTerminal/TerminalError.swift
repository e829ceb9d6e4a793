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
