/// Where keys go. Exactly one context is current; the footer and the help screen speak of it.
package enum CommandContext: String, CaseIterable, Hashable, Sendable {
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
package typealias CommandContexts = Set<CommandContext>

extension Set<CommandContext> {
  /// The contexts of the explorer's panes.
  package static let panes: CommandContexts = [.network, .map, .table, .trace, .details]
  /// The contexts with rows to move through.
  package static let lists: CommandContexts = [
    .welcome, .network, .table, .trace, .details, .help, .findings, .comparison, .glance,
  ]
  /// The contexts in which a character is text.
  package static let typing: CommandContexts = [.filter, .picker, .palette, .jump]
  package static let all = CommandContexts(CommandContext.allCases)
}
