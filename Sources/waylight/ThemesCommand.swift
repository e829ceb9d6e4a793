import ArgumentParser
import Reports
import TerminalScreen

/// The themes there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: helpWords(en: "List the themes, and where they are.", ja: "配色とその場所を一覧にします。"))

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let locations = Locations.ofThisProcess
      var rows: [[TextTable.Cell]] = []
      var seen = Set<String>()
      for folder in locations.presentFolders("themes") {
        for file in Locations.names(in: folder) where file.hasSuffix(".yaml") {
          let name = String(file.dropLast(".yaml".count))
          // The first place where a theme is found is the one that counts.
          guard seen.insert(name).inserted else { continue }
          rows.append([.init(name, .key), .init(folder + "/" + file, .dim)])
        }
      }
      for name in ThemeShelf.builtInNames where seen.insert(name).inserted {
        let place = options.language.text(en: "in the program", ja: "プログラムに内蔵")
        rows.append([.init(name, .key), .init(place, .dim)])
      }
      rows.sort { $0[0].text < $1[0].text }
      let table = TextTable(columnCount: 2, rows: rows)
      try StandardOutput.write(
        table.lines(paint: options.paint).map { $0 + "\n" }.joined())
      return .success
    }
  }
}
