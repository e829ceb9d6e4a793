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
  package let footer: [CommandContext: Int]

  init(
    _ id: CommandID, _ section: Section, _ keys: [Key], in contexts: CommandContexts,
    footer: [CommandContext: Int] = [:]
  ) {
    self.id = id
    self.section = section
    self.keys = keys
    self.contexts = contexts
    self.footer = footer
  }
}
