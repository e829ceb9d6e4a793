import ArgumentParser

@main
struct Waylight: ParsableCommand {
  static let version = "0.1.0"
  static let nameAndVersion = "waylight \(version)"

  static let configuration = CommandConfiguration(
    commandName: "waylight",
    abstract: helpWords(
      en: "Explore how packets find their way through an AWS network.",
      ja: "AWSネットワークをパケットがどう進むかを調べます。"),
    discussion: helpWords(
      en: """
        A PATH is a file, a folder, or - for standard input; several are joined to one network. What it \
        holds is told from its content: output of `aws ec2 describe-*` or `terraform show -json`, or a \
        topology in YAML.

        EXIT STATUS: 0 reachable or done, 1 unreachable or a check failed, 2 undetermined or no terminal, \
        64 usage, 65 bad data, 66 no such file, 70 a fault of the program, 74 input or output failed.
        """,
      ja: """
        PATHはファイル、フォルダー、または標準入力を表す - です。複数あれば1つのネットワークにまとめます。種類は内容から\
        判断します。`aws ec2 describe-*` や `terraform show -json` の出力、またはYAMLのトポロジーです。

        終了コード: 0 到達可能または完了、1 到達不可または確認の失敗、2 判定不能または端末なし、64 使い方の誤り、65 データの\
        誤り、66 ファイルなし、70 プログラムの不具合、74 入出力の失敗。
        """),
    version: version,
    subcommands: [
      ExploreCommand.self, TraceCommand.self, CheckCommand.self, MatrixCommand.self,
      RoutesCommand.self, ListCommand.self, CaptureCommand.self, ConvertCommand.self,
      SamplesCommand.self, ThemesCommand.self, KeysCommand.self, PathsCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if let script = CompletionScript(arguments) {
      print(script.text)
      exit()
    }
    do {
      if namesPathsAlone(arguments) {
        try Exploration(paths: Array(arguments)).run()
      } else {
        var command = try parseAsRoot(Array(arguments))
        try command.run()
      }
    } catch {
      if let page = HelpPage(error) {
        print(page.text)
        exit()
      }
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
