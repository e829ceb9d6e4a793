package import TerminalScreen

/// The one table of commands. Key dispatch, footer, help, palette, mouse targets and the documents
/// all come from it.
package struct CommandTable: Sendable {
  package let commands: [Command]

  package init(_ commands: [Command]) { self.commands = commands }

  /// The command that a key means in a context; nil when it means none.
  package func command(for key: Key, in context: CommandContext) -> CommandID? {
    // Ninety rows are sooner looked through, once a key, than put into a table at the start.
    commands.last { $0.contexts.contains(context) && $0.keys.contains(key) }?.id
  }

  package subscript(id: CommandID) -> Command? { commands.first { $0.id == id } }

  /// The key that is shown for a command: its first one that works in the context.
  package func shownKey(_ id: CommandID, in context: CommandContext) -> Key? {
    guard let command = self[id], command.contexts.contains(context) else { return nil }
    return command.keys.first
  }

  /// What the footer offers in a context, the most useful first.
  package func footer(of context: CommandContext) -> [Command] {
    commands.compactMap { command in command.footer.rank(in: context).map { (command, $0) } }
      .sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// What can be done in a context, in the order of the help screen.
  package func commands(in context: CommandContext) -> [Command] {
    commands.filter { $0.contexts.contains(context) && !$0.keys.isEmpty }
  }

  package static let standard = CommandTable(rows)
}

extension CommandTable {
  private static func character(_ text: String) -> [Key] { text.map { .character($0) } }

  private static let rows: [Command] =
    pathRows + watchingRows + movingRows + paneRows + mapRows + lookingRows + programRows

  private static let pathRows = [
    Command(
      .source, .path, character("s"), in: .panes, footer: [[.network, .map, .details]: 10]),
    Command(.pickSource, .path, character("S"), in: .panes),
    Command(
      .destination, .path, character("d"), in: .panes,
      footer: [.panes: 11]),
    Command(.trace, .path, character("t"), in: .panes, footer: [.panes: 12]),
  ]

  private static let watchingRows = [
    Command(
      .nextHop, .watching, character("]n"), in: .panes, footer: [.panes: 1]),
    Command(
      .previousHop, .watching, character("[N"), in: .panes, footer: [.panes: 2]),
    Command(.play, .watching, character("p"), in: .panes, footer: [.panes: 3]),
    Command(.slower, .watching, character(","), in: .panes),
    Command(.faster, .watching, character("."), in: .panes),
    Command(.wayBack, .watching, character("w"), in: .panes, footer: [.panes: 4]),
    Command(.beyond, .watching, character("b"), in: .panes, footer: [.panes: 5]),
    Command(.tryFix, .watching, character("x"), in: .panes, footer: [.panes: 0]),
    Command(.compare, .watching, character("="), in: .panes, footer: [.panes: 13]),
  ]

  private static let movingRows = [
    Command(.up, .moving, [.character("k"), .up], in: CommandContexts.lists.union([.map])),
    Command(
      .down, .moving, [.character("j"), .down], in: CommandContexts.lists.union([.map])),
    Command(
      .left, .moving, [.character("h"), .left], in: CommandContexts.panes.union([.tour])),
    Command(
      .right, .moving, [.character("l"), .right], in: CommandContexts.panes.union([.tour])),
    Command(
      .pageDown, .moving, [.pageDown],
      in: CommandContexts.lists.union([.filter, .picker, .palette])),
    Command(
      .pageUp, .moving, [.pageUp], in: CommandContexts.lists.union([.filter, .picker, .palette])),
    Command(.halfDown, .moving, [.control("d")], in: .lists),
    Command(.halfUp, .moving, [.control("u")], in: .lists),
    Command(.top, .moving, character("g"), in: .lists),
    Command(.bottom, .moving, character("G"), in: .lists),
    Command(.first, .moving, [.home], in: CommandContexts.lists.union([.map])),
    Command(.last, .moving, [.end], in: CommandContexts.lists.union([.map])),
    Command(
      .open, .moving, [.enter],
      in: CommandContexts.panes.union([
        .welcome, .findings, .glance, .tour, .filter, .picker, .palette,
      ]),
      footer: [
        .glance: 1, .tour: 1, .welcome: 1, .picker: 1, .palette: 1, .filter: 1, .findings: 2,
      ]),
    Command(
      .back, .moving, [.escape],
      in: CommandContexts.all.subtracting([.tooSmall, .help, .findings, .comparison, .glance]),
      footer: [.filter: 2, .picker: 2, .palette: 2, .loading: 1, .jump: 1, .tour: 2]),
    Command(
      .close, .moving, [.escape, .character("q")], in: [.help, .findings, .comparison, .glance],
      footer: [.help: 1, .findings: 1, .comparison: 1, .glance: 9]),
  ]

  private static let paneRows = [
    Command(
      .nextPane, .panes, [.tab], in: .panes, footer: [.panes: 30]),
    Command(.previousPane, .panes, [.backTab], in: .panes),
    Command(.showNetwork, .panes, character("1"), in: .panes),
    Command(.showMap, .panes, character("2"), in: .panes),
    Command(.showTable, .panes, character("3"), in: .panes),
    Command(.showTrace, .panes, character("4"), in: .panes),
    Command(.showDetails, .panes, character("5"), in: .panes),
    Command(.showEndpoints, .panes, character("6"), in: .panes),
    Command(.showRouteTables, .panes, character("7"), in: .panes),
    Command(
      .wholeNetwork, .looking, character("a"), in: [.glance], footer: [.glance: 5]),
    Command(.undo, .panes, character("u"), in: .panes),
    Command(.redo, .panes, [.control("r")], in: .panes),
    Command(.zoom, .panes, character("z"), in: .panes),
    Command(.narrower, .panes, character("<"), in: .panes),
    Command(.wider, .panes, character(">"), in: .panes),
  ]

  private static let mapRows = [
    Command(.lanes, .map, character("m"), in: .panes, footer: [.panes: 20]),
    Command(.moreDetail, .map, character("+"), in: .panes, footer: [.map: 21]),
    Command(.lessDetail, .map, character("-"), in: .panes, footer: [.map: 22]),
    Command(.fit, .map, character("0"), in: .panes),
    Command(.panLeft, .map, [.shiftLeft], in: .panes),
    Command(.panDown, .map, [.shiftDown], in: .panes),
    Command(.panUp, .map, [.shiftUp], in: .panes),
    Command(.panRight, .map, [.shiftRight], in: .panes),
  ]

  private static let lookingRows = [
    Command(
      .filter, .looking, character("/"), in: CommandContexts.panes.union([.help, .glance]),
      footer: [CommandContexts.panes.union(.help): 40, .glance: 2]),
    Command(
      .palette, .looking, [.character(":"), .control("p")],
      in: CommandContexts.panes.union([.welcome, .findings]), footer: [.panes: 41]),
    Command(
      .help, .looking, character("?"),
      in: CommandContexts.panes.union([.welcome, .loading, .findings, .glance, .tooSmall]),
      footer: [.welcome: 4, .tooSmall: 1, .loading: 3]),
    Command(
      .fields, .looking, character("v"), in: .panes, footer: [.details: 24]),
    Command(.findings, .looking, character("!"), in: CommandContexts.panes),
    Command(
      .copy, .looking, character("c"), in: CommandContexts.panes.union([.findings, .glance]),
      footer: [.findings: 3, .glance: 6]),
    Command(.jump, .looking, character("f"), in: .panes),
    Command(
      .sort, .looking, character("o"), in: [.table, .glance], footer: [.table: 23, .glance: 3]),
    Command(
      .sortBackwards, .looking, character("O"), in: [.table, .glance],
      footer: [.glance: 4]),
    Command(
      .export, .looking, character("e"), in: CommandContexts.panes.union([.glance]),
      footer: [.glance: 7]),
  ]

  private static let programRows = [
    Command(.samples, .program, character("W"), in: .panes),
    Command(.tour, .program, character("t"), in: [.welcome], footer: [.welcome: 2]),
    Command(.reload, .program, character("r"), in: .panes),
    Command(.theme, .program, character("T"), in: CommandContexts.panes.union([.welcome])),
    Command(
      .language, .program, character("L"), in: CommandContexts.panes.union([.welcome]),
      footer: [.welcome: 3]),
    Command(.mouse, .program, character("M"), in: CommandContexts.panes.union([.welcome])),
    Command(.redraw, .program, [.control("l")], in: .all),
    Command(.suspend, .program, [.control("z")], in: .all),
    Command(
      .quit, .program, character("q"),
      in: CommandContexts.panes.union([.welcome, .loading, .tooSmall]),
      footer: [.welcome: 5, .tooSmall: 2, .loading: 2]),
    Command(.interrupt, .program, [.interrupt], in: .all),
  ]
}
