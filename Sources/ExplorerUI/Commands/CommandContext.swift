/// Where keys go. Exactly one context is current; the footer and the help screen speak of it.
package enum CommandContext: Int, CaseIterable, Hashable, Sendable {
  case welcome, loading
  case network, map, table, trace, details
  /// Typing into the filter of the list.
  case filter
  /// Typing into the picker of sources and destinations, or into the palette.
  case picker, palette
  case help, findings, comparison
  /// Route tables or endpoints at a glance.
  case glance
  /// Being shown around.
  case tour
  /// A letter goes to what has that label.
  case jump
  /// The terminal is too small for anything.
  case tooSmall
}

/// Several contexts, as a command has them.
package struct CommandContexts: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package init(_ context: CommandContext) { self.init(rawValue: 1 << context.rawValue) }

  package func contains(_ context: CommandContext) -> Bool {
    rawValue & 1 << context.rawValue != 0
  }

  package static let welcome = CommandContexts(.welcome as CommandContext)
  package static let loading = CommandContexts(.loading as CommandContext)
  package static let network = CommandContexts(.network as CommandContext)
  package static let map = CommandContexts(.map as CommandContext)
  package static let table = CommandContexts(.table as CommandContext)
  package static let trace = CommandContexts(.trace as CommandContext)
  package static let details = CommandContexts(.details as CommandContext)
  package static let filter = CommandContexts(.filter as CommandContext)
  package static let picker = CommandContexts(.picker as CommandContext)
  package static let palette = CommandContexts(.palette as CommandContext)
  package static let help = CommandContexts(.help as CommandContext)
  package static let findings = CommandContexts(.findings as CommandContext)
  package static let comparison = CommandContexts(.comparison as CommandContext)
  package static let glance = CommandContexts(.glance as CommandContext)
  package static let tour = CommandContexts(.tour as CommandContext)
  package static let jump = CommandContexts(.jump as CommandContext)
  package static let tooSmall = CommandContexts(.tooSmall as CommandContext)

  /// The contexts of the explorer's panes.
  package static let panes: CommandContexts = [.network, .map, .table, .trace, .details]
  /// The contexts with rows to move through.
  package static let lists: CommandContexts = [
    .welcome, .network, .table, .trace, .details, .help, .findings, .comparison, .glance,
  ]
  /// The contexts in which a character is text.
  package static let typing: CommandContexts = [.filter, .picker, .palette, .jump]
  package static let all = CommandContexts(CommandContext.allCases.map { CommandContexts($0) })
}
