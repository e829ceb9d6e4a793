import ArgumentParser
import NetworkModel
import Reports
import TerminalScreen

/// The bundled samples.
struct SamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samples",
    abstract: helpWords(en: "List the samples, or print one.", ja: "サンプルを一覧にするか、1つを出力します。"))

  @Argument(
    help: help(en: "The sample to print.", ja: "出力するサンプル。"), completion: Completions.samples)
  var name: String?

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let samples = Sample.all(in: .ofThisProcess)
      guard let name else {
        let rows = samples.map { sample in
          [TextTable.Cell(sample.name, .key), TextTable.Cell(sample.title(language))]
        }
        try StandardOutput.write(
          TextTable(columnCount: 2, rows: rows)
            .lines(width: StandardOutput.width, paint: options.paint)
            .map { $0 + "\n" }.joined())
        return .success
      }
      guard let sample = samples.first(where: { $0.name == name }) else {
        throw Failure(
          .usage,
          language.text(
            en: "there is no sample '\(name)'", ja: "サンプル '\(name)' はありません"),
          details: nearestNames(to: name, among: samples.map(\.name), language))
      }
      try StandardOutput.write(sample.text)
      return .success
    }
  }
}

/// `did you mean a, b or c?`; nothing when no name is near.
func nearestNames(to name: String, among names: [String], _ language: Language) -> [String] {
  let nearest = Spelling.nearest(to: name, among: names)
  if nearest.isEmpty { return [] }
  return [
    language.text(
      en: "did you mean \(language.choice(nearest))?", ja: "もしかして: \(language.choice(nearest))")
  ]
}
