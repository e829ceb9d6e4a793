import ArgumentParser
import Reports
import TerminalScreen

/// Where things are.
struct PathsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: helpWords(
      en: "Print where configuration, session, themes, samples, cache and the log are.",
      ja: "設定、セッション、配色、サンプル、キャッシュ、ログの場所を出力します。"))

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let locations = Locations.ofThisProcess
      let language = options.language
      var rows: [[TextTable.Cell]] = []
      func add(_ what: String, _ paths: [String]) {
        for (index, path) in paths.enumerated() {
          let isThere = Locations.isThere(path)
          rows.append([
            .init(index == 0 ? what : ""), .init(path, isThere ? .text : .dim),
            .init(isThere ? "" : language.text(en: "not there", ja: "なし"), .dim),
          ])
        }
      }
      add(language.text(en: "configuration", ja: "設定"), [locations.configuration])
      add(language.text(en: "session", ja: "セッション"), [locations.session])
      add(language.text(en: "themes", ja: "テーマ"), locations.folders("themes"))
      add(language.text(en: "samples", ja: "サンプル"), locations.folders("sample-topologies"))
      add(language.text(en: "schemas", ja: "スキーマ"), locations.folders("schemas"))
      add(language.text(en: "cache", ja: "キャッシュ"), [locations.cache])
      add(language.text(en: "log", ja: "ログ"), [locations.log])
      add(language.text(en: "program", ja: "プログラム"), [locations.program])
      let table = TextTable(columnCount: 3, rows: rows)
      try StandardOutput.write(
        table.lines(paint: options.paint).joined(separator: "\n") + "\n")
      return .success
    }
  }
}
