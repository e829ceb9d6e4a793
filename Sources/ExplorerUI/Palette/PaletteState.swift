import Reports

/// The palette: any command by its name, with an argument where it takes one.
struct PaletteState: Sendable {
  /// The context it was called from, which says what is available.
  let context: CommandContext
  var line = LineEditor()
  var rows = RowCursor()

  /// A command that fits what was typed.
  struct Choice: Hashable, Sendable {
    var id: CommandID
    var title: String
    var help: String
  }

  /// Commands that fit the first word typed, the best first.
  func choices(_ commands: CommandTable, in language: Language) -> [Choice] {
    let word = line.text.split(separator: " ").first.map(String.init) ?? ""
    let hidden: Set<CommandID> = [
      .up, .down, .left, .right, .pageUp, .pageDown, .halfUp, .halfDown, .open, .back, .close,
      .palette, .interrupt, .top, .bottom,
    ]
    let all = commands.commands.filter { !hidden.contains($0.id) }.map { command in
      Choice(
        id: command.id, title: command.id.title(in: language), help: command.id.help(in: language))
    }
    if word.isEmpty { return all }
    return all.enumerated().compactMap { index, choice -> (score: Int, index: Int, Choice)? in
      let scores = [choice.id.rawValue, choice.title].compactMap { FuzzyMatch.score(word, in: $0) }
      return scores.max().map { ($0, index, choice) }
    }
    .sorted { ($1.score, $0.index) < ($0.score, $1.index) }
    .map(\.2)
  }
}
