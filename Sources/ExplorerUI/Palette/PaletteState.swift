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
    /// What stands behind the command's name, where that is what there is to choose.
    var argument: String?
  }

  /// What is typed behind `try `; nil while it is another line.
  private var typedAdvice: String? {
    let start = CommandID.tryFix.rawValue + " "
    return line.text.hasPrefix(start) ? String(line.text.dropFirst(start.count)) : nil
  }

  /// The advices for the path that is watched, once `try ` is typed; else commands that fit the first
  /// word, the best first.
  func choices(in state: ExplorerState) -> [Choice] {
    if let typed = typedAdvice, let watch = state.watch, !watch.adviceSentences.isEmpty {
      return watch.adviceSentences.enumerated().compactMap { index, sentence in
        let number = "\(index + 1)"
        guard typed.isEmpty || number == typed || FuzzyMatch.score(typed, in: sentence) != nil
        else {
          return nil
        }
        return Choice(id: .tryFix, title: number, help: sentence, argument: number)
      }
    }
    return choices(state.commands, in: state.language)
  }

  private func choices(_ commands: CommandTable, in language: Language) -> [Choice] {
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
