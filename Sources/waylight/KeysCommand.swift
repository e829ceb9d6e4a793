import ArgumentParser
import ExplorerUI
import Reports
import TerminalScreen

/// The keys of the explorer, from its one table of commands.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: helpWords(
      en: "Print the keys of the explorer, and what they do.", ja: "エクスプローラーのキーと働きを出力します。"))

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let sections = Command.Section.allCases.map { section in
        let commands = CommandTable.standard.commands.filter {
          $0.section == section && !$0.keys.isEmpty
        }
        return (title: section.title(in: language), commands: commands)
      }.filter { !$0.commands.isEmpty }
      // One table, so that the columns of all sections stand below each other.
      let rows = sections.flatMap(\.commands).map { command -> [TextTable.Cell] in
        [
          .init(command.keys.map(\.shown).joined(separator: " "), .key),
          .init(command.id.rawValue), .init(command.id.help(in: language), .dim),
        ]
      }
      var lines = TextTable(columnCount: 3, rows: rows).lines(indent: 2, paint: options.paint)[...]
      let blocks = sections.map { section in
        let heading = options.paint(section.title, .title)
        let block = [heading] + lines.prefix(section.commands.count)
        lines = lines.dropFirst(section.commands.count)
        return block.map { $0 + "\n" }.joined()
      }
      try StandardOutput.write(blocks.joined(separator: "\n"))
      return .success
    }
  }
}
