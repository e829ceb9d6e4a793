package import TerminalScreen

/// One row of the table of commands.
package struct Command: Hashable, Sendable {
  /// The groups of the help screen, in its order.
  package enum Section: Int, CaseIterable, Hashable, Sendable {
    case path, watching, moving, panes, map, looking, program
  }

  package let id: CommandID
  package let section: Section
  /// The first one is shown; all of them work. Empty for what only the palette has.
  package let keys: [Key]
  /// Where the keys work.
  package let contexts: CommandContexts
  /// Where the footer shows it, and how early: the lowest comes first.
  package let footer: FooterRanks

  init(
    _ id: CommandID, _ section: Section, _ keys: [Key], in contexts: CommandContexts,
    footer: FooterRanks = [:]
  ) {
    self.id = id
    self.section = section
    self.keys = keys
    self.contexts = contexts
    self.footer = footer
  }
}

/// Where the footer shows a command: its rank in each group of contexts.
package struct FooterRanks: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private struct Place: Hashable, Sendable {
    var contexts: CommandContexts
    var rank: Int
  }

  private let places: [Place]

  package init(dictionaryLiteral elements: (CommandContexts, Int)...) {
    places = elements.map { Place(contexts: $0.0, rank: $0.1) }
  }

  /// The rank in a context; nil where the footer does not show the command.
  package func rank(in context: CommandContext) -> Int? {
    places.first { $0.contexts.contains(context) }?.rank
  }
}
