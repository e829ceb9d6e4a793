import ArgumentParser
import NetworkModel
import Reports
import TopologyFiles

/// A network as Waylight's own YAML.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: helpWords(
      en: "Write a network as a topology in YAML, to keep and to change.",
      ja: "ネットワークをYAMLのトポロジーとして書き出します。保存や変更のために。"),
    discussion: helpWords(
      en: """
        What AWS or Terraform printed becomes a text of names that gives the same answers. Ids stay where \
        the names do not give them. What cannot be written just as it is stands on standard error.
        """,
      ja: """
        AWSやTerraformの出力を、同じ答えになる、名前で書いたテキストにします。名前から決まらないidは残ります。\
        そのままでは書けないものは標準エラー出力に示します。
        """))

  @OptionGroup var network: NetworkInput

  @Option(
    name: .shortAndLong,
    help: help(
      en: "The file to write; - is standard output.", ja: "書き込むファイル。- は標準出力。"),
    completion: .file())
  var output = "-"

  @Flag(help: help(en: "Write over a file that is there.", ja: "すでにあるファイルを上書きします。"))
  var force = false

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      // Before the work, and once more when it is done.
      try checkFree(language)
      let loaded = try network.load(language)
      let written = YAMLTopologyWriter.write(loaded.report.topology, documents: loaded.documents)
      for finding in written.findings {
        StandardError.say("waylight: " + FindingText(finding, language).line)
      }
      if output == "-" {
        try StandardOutput.write(written.text)
        return .success
      }
      if let problem = TextFile.put(written.text, in: output, replacing: force) {
        throw Failure(.inputOutput, problem)
      }
      return .success
    }
  }

  private func checkFree(_ language: Language) throws {
    guard output != "-", !force, TextFile.exists(output) else { return }
    throw Failure(fileIsThere: output, language)
  }
}
