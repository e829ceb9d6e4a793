import ArgumentParser
import NetworkModel
import Reports
import TopologyFiles

/// A network as Waylight's own YAML.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a network as a topology in YAML, to keep and to change.",
    discussion: """
      What AWS or Terraform printed becomes a text of names that gives the same answers. Ids stay where \
      the names do not give them. What cannot be written just as it is stands on standard error.
      """)

  @Argument(help: "Files and folders to read; - is standard input.", completion: .file())
  var paths: [String]

  @Option(
    name: .shortAndLong, help: "The file to write; - is standard output.", completion: .file())
  var output = "-"

  @Flag(help: "Write over a file that is there.")
  var force = false

  @OptionGroup var input: InputOptions

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      // Before the work, and once more when it is done.
      try checkFree(language)
      let loaded = try loadWithDocuments(paths, input.side, language)
      say(loaded.report.findings, language)
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
    throw Failure(
      .inputOutput,
      language.text(
        en: "\(output): the file is there already", ja: "\(output): ファイルがすでにあります"),
      details: [
        language.text(en: "--force writes over it", ja: "--force を付けると上書きします")
      ])
  }
}
