import ArgumentParser

/// The explorer.
struct ExploreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Open the explorer; without a PATH, on the samples.")

  @Argument(help: "Files and folders to read.", completion: .file())
  var paths: [String] = []

  func run() async throws {
    throw ExitCode(ExitStatus.noTerminal.rawValue)
  }
}
