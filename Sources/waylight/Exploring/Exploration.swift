import ExplorerUI
import FoundationEssentials
import NcursesTerminal
import NetworkModel
import PathEngine
import Reports
import TerminalScreen
import TopologyFiles

/// One start of the explorer: what it opens, how it looks, and where it shows.
struct Exploration {
  /// Files and folders to read; none for the samples.
  var paths: [String] = []
  var side = PlanSide.after
  var from: String?
  var to: String?
  var theme: String?
  /// The language asked for; nil leaves it to the configuration and the environment.
  var languageWish: Language?
  var color = ColorChoice.auto
  var plain = false
  var script: String?
  var size: String?
  var record: String?
  /// Whether a recording may take the place of a file that is there.
  var replacesRecording = false
  var log: String?

  private var language: Language { languageWish ?? .ofThisProcess }

  func run() throws {
    try answering {
      if let script { return try run(script: script) }
      if plain || !StandardOutput.isTerminal { return try printPlainly() }
      return try explore()
    }
  }

  private func explore() throws -> ExitStatus {
    let loader = BackgroundLoader(side: side)
    if !paths.isEmpty { loader.startAhead(BackgroundLoader.Input(paths)) }
    let options = try terminalOptions()
    let recording = try recordingFile()
    let clock = SessionClock(isScripted: false)
    let screen: NcursesTerminal
    do throws(TerminalError) {
      screen = try NcursesTerminal(options)
    } catch {
      throw Failure(.noTerminal, error.words(in: language))
    }
    let terminal = recorded(screen, into: recording, clock)
    defer { terminal.close() }
    let session = try session(on: terminal, loader, clock)
    session.run()
    terminal.close()
    if let problem = recording?.problem { throw Failure(.inputOutput, problem) }
    NcursesTerminal.endBySignal()
    return .success
  }

  private func terminalOptions() throws -> NcursesTerminal.Options {
    var options = NcursesTerminal.Options()
    options.colourDepth = color.depth
    options.farewell = language.text(
      en: "\(Waylight.nameAndVersion) was ended by %.",
      ja: "\(Waylight.nameAndVersion) は % で終了しました。")
    options.logWords = language.text(en: " Log: ", ja: "ログ: ")
    options.logPath = log ?? Locations.ofThisProcess.log
    options.keepsLog = log != nil
    if let log {
      // Whether it can be written is better known before the screen is up.
      let begun = ([Waylight.nameAndVersion] + paths).joined(separator: " ").sanitised + "\n"
      if let problem = TextFile.append(begun, to: log) { throw Failure(.inputOutput, problem) }
    }
    return options
  }

  private func recordingFile() throws -> RecordingFile? {
    try record.map { try RecordingFile($0, replacing: replacesRecording, language) }
  }

  /// The terminal, with what it shows written into a file where that is wanted.
  private func recorded(
    _ terminal: any Terminal, into file: RecordingFile?, _ clock: SessionClock
  ) -> any Terminal {
    guard let record, let file else { return terminal }
    return RecordingTerminal(
      terminal, RecordingFile.recorder(for: record), now: { clock.now }, append: file.append)
  }

  private func run(script path: String) throws -> ExitStatus {
    guard let source = TextFile.read(path) else {
      throw Failure(
        .noInput,
        language.text(
          en: "\(path): this script cannot be read", ja: "\(path): スクリプトを読み取れません"))
    }
    guard let size = Size(size ?? "120x40") else {
      throw Failure(
        .usage,
        language.text(
          en: "--size needs columns and rows, such as 120x40",
          ja: "--size には 120x40 のような桁数と行数が必要です"))
    }
    let lines: [(number: Int, line: ScriptLine)]
    do throws(ScriptLine.Fault) {
      lines = try ScriptLine.parse(source)
    } catch {
      throw Failure(
        .badData, "\(path):\(error.line): \(language.text(error.message))")
    }
    let terminal = ScriptTerminal(size: size)
    let recording = try recordingFile()
    let clock = SessionClock(isScripted: true)
    let shown = recorded(terminal, into: recording, clock)
    let session = try session(on: shown, BackgroundLoader(side: side), clock)
    defer { shown.close() }
    if let problem = ScriptRunner(lines: lines, name: path, language: language).run(
      session, terminal)
    {
      throw Failure(
        .negative, problem, details: terminal.text.split(separator: "\n").map(String.init))
    }
    shown.close()
    if let problem = recording?.problem { throw Failure(.inputOutput, problem) }
    return .success
  }

  private func session(
    on terminal: any Terminal, _ loader: BackgroundLoader, _ clock: SessionClock
  ) throws -> ExplorerSession {
    let locations = Locations.ofThisProcess
    let settings = script == nil ? Self.settings(locations) : Configuration()
    // A script draws the same everywhere, whatever LANG and the configuration say.
    let shownLanguage = languageWish ?? (script == nil ? settings.language ?? language : .en)
    let shelf = ThemeShelf.ofThisProcess
    if let theme, !shelf.names.contains(theme) {
      let names = shelf.names
      throw Failure(
        .usage,
        language.text(en: "there is no theme '\(theme)'", ja: "配色「\(theme)」はありません"),
        details: [
          language.text(
            en: "there are " + names.joined(separator: ", "),
            ja: "あるのは " + names.joined(separator: "、"))
        ])
    }
    let theme = theme ?? settings.theme.flatMap { shelf.names.contains($0) ? $0 : nil }
    // A script begins as if for the first time, and leaves nothing behind.
    let memory = script == nil ? Self.memory(locations) : nil
    let samples = paths.isEmpty ? SampleFile.all(in: locations) : []
    let state = ExplorerState(
      size: terminal.size, language: shownLanguage,
      languages: terminal.glyphs == .ascii ? [.en] : Language.allCases,
      samples: samples.map { SampleCard(name: $0.name) },
      request: paths.isEmpty ? nil : .paths(paths), themes: shelf.names,
      theme: theme ?? ThemeShelf.builtIn, commands: CommandTable.standard.remapped(settings.keys),
      memory: memory, inputName: inputName)
    let session = ExplorerSession(
      terminal, state, themes: shelf, samples: samples, loader: loader, clock: clock,
      memoryFile: memory == nil ? nil : locations.session)
    if let theme { session.useTheme(theme) }
    if settings.mouse == false { session.send(.command(.mouse)) }
    if let first = (settings.findings + (memory?.findings ?? [])).first {
      session.send(.found(first))
    }
    if languageWish == .ja, terminal.glyphs == .ascii { session.send(.command(.language)) }
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
        language.text(
          en: "there is no terminal to explore in; name a PATH to print it in lines",
          ja: "表示できる端末がありません。PATH を指定すると行で出力します"))
    }
    let report = try load(paths, side, language)
    let network = LoadedNetwork(report, title: paths.joined(separator: ", "), paths: paths)
    var lines = network.plainLines(in: language)
    lines += try pathLines(network)
    let findings = network.findings.map { FindingText($0, language).line }
    if !findings.isEmpty { lines += ["", language.text(en: "Findings", ja: "所見")] + findings }
    try StandardOutput.write(lines.map { $0.sanitised + "\n" }.joined())
    return .success
  }

  /// The path between the ends that were named, as the explorer would begin with; none without both.
  private func pathLines(_ network: LoadedNetwork) throws -> [String] {
    guard let from, let to else { return [] }
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
      throw Failure(error, in: network.topology, language)
    }
  }
}
