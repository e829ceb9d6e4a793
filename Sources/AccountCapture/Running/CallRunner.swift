/// Runs commands, for real or in a test.
package protocol CallRunner: Sendable {
  /// Runs a command whose answer goes into a file.
  /// - Parameter file: a descriptor that is open for writing and empty.
  func run(
    _ arguments: [String], into file: Int32, isCancelled: () -> Bool
  ) throws(CallFailure)

  /// Runs a command whose answer is wanted at once and never lies in a file.
  /// - Parameter sharesTerminal: lets it ask the person for a code.
  func answer(
    _ arguments: [String], sharesTerminal: Bool, isCancelled: () -> Bool
  ) throws(CallFailure) -> [UInt8]
}

extension AWSCommand: CallRunner {
  package func run(
    _ arguments: [String], into file: Int32, isCancelled: () -> Bool
  ) throws(CallFailure) {
    _ = try result(arguments, file: file, sharesTerminal: false, isCancelled)
  }

  package func answer(
    _ arguments: [String], sharesTerminal: Bool, isCancelled: () -> Bool
  ) throws(CallFailure) -> [UInt8] {
    try result(arguments, file: nil, sharesTerminal: sharesTerminal, isCancelled).output
  }

  private func result(
    _ arguments: [String], file: Int32?, sharesTerminal: Bool, _ isCancelled: () -> Bool
  ) throws(CallFailure) -> ChildProcess.Result {
    let result: ChildProcess.Result
    do throws(ChildProcess.StartError) {
      result = try ChildProcess.run(
        program, self.arguments(arguments), environment: environment, file: file,
        sharesTerminal: sharesTerminal, limits: limits, isCancelled: isCancelled)
    } catch {
      throw CallFailure(.other, "\(program): \(error.words)")
    }
    switch result.ending {
    case .exited(0): return result
    case .exited(let status):
      throw CallFailure(errors: String(decoding: result.errors, as: UTF8.self), status: status)
    case .signalled(let signal): throw CallFailure(.other, "it was ended by signal \(signal)")
    case .wantedTerminal:
      throw CallFailure(.interactive, "it wanted to ask something at the terminal")
    case .tookTooLong:
      throw CallFailure(.tooSlow, "no answer within \(limits.time.components.seconds) s")
    case .printedTooMuch:
      throw CallFailure(.tooLarge, "more than \(limits.outputBytes >> 20) MiB")
    case .cancelled: throw CallFailure(.other, "cancelled")
    }
  }
}
