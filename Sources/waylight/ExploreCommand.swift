import ArgumentParser
import ExplorerUI
import FoundationEssentials
import NcursesTerminal
import NetworkModel
import PathEngine
import Reports
import TerminalScreen
import TopologyFiles

/// The explorer: what the program does without another command.
struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "Open the explorer; without a PATH, on the samples.")

  @Argument(help: "Files and folders to read, or - for standard input.", completion: .file())
  var paths: [String] = []

  @Option(help: "Start with a path from here: a Name, an id, a private address, internet, onprem.")
  var from: String?

  @Option(help: "Start with a path to here: also a service, a DNS name, an address, host:port.")
  var to: String?

  @Option(help: "The theme to start with; `waylight themes` lists them.")
  var theme: String?

  @OptionGroup var text: TextOptions

  @Flag(help: "Print the network in lines instead, for screen readers and pipes.")
  var plain = false

  @Option(help: "Run a script of keys and commands without a display.", completion: .file())
  var script: String?

  @Option(help: "The size of the script's screen, such as 120x40.")
  var size: String?

  func run() throws {
    try answering {
      if let script { return try run(script: script) }
      if plain || !StandardOutput.isTerminal { return try printPlainly() }
      return try explore()
    }
  }

  private func explore() throws -> ExitStatus {
    let loader = BackgroundLoader()
    if !paths.isEmpty { loader.startAhead(BackgroundLoader.Input(paths)) }
    var options = NcursesTerminal.Options()
    if text.color == .never { options.colourDepth = ColourDepth.none }
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(options)
    } catch {
      throw Failure(.noTerminal, error.description)
    }
    defer { terminal.close() }
    let session = try session(on: terminal, loader)
    session.run()
    return .success
  }

  private func run(script path: String) throws -> ExitStatus {
    guard let source = TextFile.read(path) else {
      throw Failure(.noInput, "\(path): this script cannot be read")
    }
    guard let size = Size(size ?? "120x40") else {
      throw Failure(.usage, "--size needs columns and rows, such as 120x40")
    }
    let lines: [(number: Int, line: ScriptLine)]
    do throws(ScriptLine.Fault) {
      lines = try ScriptLine.parse(source)
    } catch {
      throw Failure(.badData, "\(path):\(error.line): \(error.message)")
    }
    let terminal = ScriptTerminal(size: size)
    let session = try session(on: terminal, BackgroundLoader())
    if let problem = ScriptRunner(lines: lines, name: path).run(session, terminal) {
      throw Failure(
        .negative, problem, details: terminal.text.split(separator: "\n").map(String.init))
    }
    return .success
  }

  private func session(
    on terminal: any Terminal, _ loader: BackgroundLoader
  ) throws -> ExplorerSession {
    let locations = Locations.ofThisProcess
    let settings = script == nil ? Self.settings(locations) : Configuration()
    // A script draws the same everywhere, whatever LANG and the configuration say.
    let language = text.lang ?? (script == nil ? settings.language ?? text.language : .en)
    let shelf = ThemeShelf(
      folders: locations.presentFolders("themes").map { ($0, Locations.names(in: $0)) })
    if let theme, !shelf.names.contains(theme) {
      throw Failure(
        .usage, "there is no theme '\(theme)'",
        details: ["there are " + shelf.names.joined(separator: ", ")])
    }
    let theme = theme ?? settings.theme.flatMap { shelf.names.contains($0) ? $0 : nil }
    // A script begins as if for the first time, and leaves nothing behind.
    let memory = script == nil ? Self.memory(locations) : nil
    let samples = paths.isEmpty ? SampleFile.all(in: locations) : []
    let state = ExplorerState(
      size: terminal.size, language: language, samples: samples.map { SampleCard(name: $0.name) },
      request: paths.isEmpty ? nil : .paths(paths), themes: shelf.names,
      theme: theme ?? ThemeShelf.builtIn, commands: CommandTable.standard.remapped(settings.keys),
      memory: memory, inputName: inputName)
    let session = ExplorerSession(
      terminal, state, themes: shelf, samples: samples, loader: loader,
      memoryFile: memory == nil ? nil : locations.session)
    if let theme, let chosen = shelf.theme(named: theme) { terminal.setPalette(chosen.palette) }
    if settings.mouse == false { session.send(.command(.mouse)) }
    if let first = (settings.findings + (memory?.findings ?? [])).first {
      let place = first.location.map { "\($0): " } ?? ""
      session.send(.notice(Notice(.refused, place + first.message)))
    }
    if from != nil || to != nil { session.send(.ask(from: from, to: to)) }
    return session
  }

  /// What the person set, if anything. A script does not look at it: it draws the same everywhere.
  private static func settings(_ locations: Locations) -> Configuration {
    guard let text = TextFile.read(locations.configuration) else { return Configuration() }
    return Configuration(yaml: text, file: locations.configuration)
  }

  /// What is remembered of earlier times.
  private static func memory(_ locations: Locations) -> SessionMemory {
    guard let text = TextFile.read(locations.session) else { return SessionMemory() }
    return SessionMemory(yaml: text, file: locations.session)
  }

  /// What the input is remembered by: its paths from the root. Standard input cannot be read again.
  private var inputName: String? {
    let whole = paths.compactMap { $0 == "-" ? nil : Locations.realPath($0) }
    return whole.count == paths.count && !whole.isEmpty ? whole.joined(separator: "\n") : nil
  }

  /// The same in lines: the network, its route tables and endpoints, the path that was asked for, and
  /// what could not be read. Each part has a heading, and nothing stands beside anything else.
  private func printPlainly() throws -> ExitStatus {
    guard !paths.isEmpty else {
      throw Failure(
        .noTerminal,
        text.language.text(
          en: "there is no terminal to explore in; name a PATH to print it in lines",
          ja: "表示できる端末がありません。PATH を指定すると行で出力します"))
    }
    let language = text.language
    let report = try load(paths, language)
    let network = LoadedNetwork(report, title: paths.joined(separator: ", "), paths: paths)
    var lines = network.plainLines(in: language)
    lines += try pathLines(network)
    let findings = network.findings.map { FindingText($0).line }
    if !findings.isEmpty { lines += ["", language.text(en: "Findings", ja: "所見")] + findings }
    try StandardOutput.write(lines.map { $0 + "\n" }.joined())
    return .success
  }

  /// The path between the ends that were named, as the explorer would begin with; none without both.
  private func pathLines(_ network: LoadedNetwork) throws -> [String] {
    guard let from, let to else { return [] }
    let language = text.language
    do throws(QueryError) {
      let queries = try QueryParser(network.topology).queries(
        from: from, to: to, protocol: nil, port: nil, sourcePort: nil)
      let tracer = PathTracer(network.topology)
      return queries.flatMap { query in
        let trace = tracer.trace(query)
        let narrator = TraceNarrator(
          trace, in: network.topology, language: language, badges: network.badges,
          advice: tracer.advice(for: trace))
        return ["", language.text(en: "Path", ja: "経路")]
          + TraceText(narrator).text.split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init)
      }
    } catch {
      let text = QueryErrorText(error, in: network.topology, language)
      throw Failure(.usage, text.message, details: text.details)
    }
  }
}
