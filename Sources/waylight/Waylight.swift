import ArgumentParser

@main
struct Waylight: ParsableCommand {
  static let version = "0.1.0"
  static let nameAndVersion = "waylight \(version)"

  static let configuration = CommandConfiguration(
    commandName: "waylight",
    abstract: "Explore how packets find their way through an AWS network.",
    discussion: """
      A PATH is a file, a folder, or - for standard input; several are joined to one network. What it \
      holds is told from its content: output of `aws ec2 describe-*` or `terraform show -json`, or a \
      topology in YAML.

      EXIT STATUS: 0 reachable or done, 1 unreachable or a check failed, 2 undetermined or no terminal, \
      64 usage, 65 bad data, 66 no such file, 70 a fault of the program, 74 input or output failed.
      """,
    version: version,
    subcommands: [
      ExploreCommand.self, TraceCommand.self, CheckCommand.self, MatrixCommand.self,
      RoutesCommand.self, ListCommand.self, CaptureCommand.self, ConvertCommand.self,
      SamplesCommand.self, ThemesCommand.self, KeysCommand.self, PathsCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard namesPathsAlone(arguments) else { return main(Array(arguments)) }
    do {
      try Exploration(paths: Array(arguments)).run()
    } catch {
      exit(withError: error)
    }
  }

  /// Whether there is nothing to parse: no option and no command. It is how the explorer is mostly
  /// opened, and the parser would take a third of the time until its first frame.
  private static func namesPathsAlone(_ arguments: ArraySlice<String>) -> Bool {
    let commands = Set(configuration.subcommands.map { $0.configuration.commandName } + ["help"])
    return arguments.allSatisfy { argument in
      !commands.contains(argument) && (argument == "-" || !argument.hasPrefix("-"))
    }
  }
}
