/// What the program says to the shell; from 64 on as in sysexits.h.
enum ExitStatus: Int32 {
  /// Reachable, or done.
  case success = 0
  /// Unreachable, or a check failed.
  case negative = 1
  case undetermined = 2
  case usage = 64
  case badData = 65
  case noInput = 66
  case software = 70
  case inputOutput = 74

  /// There is no terminal to explore in.
  static let noTerminal = ExitStatus.undetermined
}
