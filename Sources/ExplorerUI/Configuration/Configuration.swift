package import NetworkModel
package import Reports
package import TerminalScreen
import YAMLTree

/// What a person set in `config.yaml`: how the explorer starts, and with which keys.
package struct Configuration: Sendable {
  /// The name of a theme.
  package private(set) var theme: String?
  package private(set) var language: Language?
  /// Whether the mouse is used.
  package private(set) var mouse: Bool?
  /// Commands with other keys than usual.
  package private(set) var keys: [CommandID: [Key]] = [:]
  /// What is wrong with the file; what is right of it is used all the same.
  package private(set) var findings: [Finding] = []
  private let file: String

  /// What there is without a file.
  package init() { file = "" }

  /// Reads a configuration.
  /// - Parameters:
  ///   - text: the YAML of the file; docs/configuration.md describes it.
  ///   - file: its name, for the findings.
  package init(yaml text: String, file: String) {
    self.file = file
    let root: YAMLNode?
    do {
      root = try YAMLNode.root(of: text)
    } catch {
      note(
        .malformed,
        LocalizedText(
          en: "the configuration is not YAML: \(error)", ja: "設定がYAMLではありません: \(error)"), nil)
      return
    }
    guard let root, !root.isNull else { return }
    guard let mapping = root.mapping else {
      note(
        .wrongType,
        LocalizedText(
          en: "a configuration holds settings such as 'theme: dark'",
          ja: "設定には 'theme: dark' のような項目を書きます"), root)
      return
    }
    for pair in mapping { read(pair.key, pair.value) }
    findConflicts()
  }

  private mutating func read(_ key: YAMLNode, _ value: YAMLNode) {
    switch key.string {
    case "theme":
      theme = value.string
      if theme == nil {
        note(
          .wrongType,
          LocalizedText(en: "'theme' is the name of a theme", ja: "'theme' には配色の名前を書きます"), value)
      }
    case "language":
      language = value.string.flatMap(Language.init(rawValue:))
      if language == nil {
        note(
          .badValue, LocalizedText(en: "'language' is en or ja", ja: "'language' は en か ja です"),
          value)
      }
    case "mouse":
      mouse = value.bool
      if mouse == nil {
        note(
          .badValue, LocalizedText(en: "'mouse' is true or false", ja: "'mouse' は true か false です"),
          value)
      }
    case "keys":
      guard let mapping = value.mapping else {
        note(
          .wrongType,
          LocalizedText(en: "'keys' holds commands with their keys", ja: "'keys' にはコマンドとキーを書きます"),
          value)
        return
      }
      for pair in mapping { readKeys(pair.key, pair.value) }
    default:
      note(
        .unknownKey,
        LocalizedText(
          en: "'\(key.string ?? "?")' is no setting", ja: "「\(key.string ?? "?")」という設定はありません"), key,
        hint: LocalizedText(
          en: "there are theme, language, mouse and keys", ja: "設定は theme、language、mouse、keys です"))
    }
  }

  private mutating func readKeys(_ name: YAMLNode, _ value: YAMLNode) {
    guard let text = name.string, let id = CommandID(rawValue: text) else {
      note(
        .unknownKey,
        LocalizedText(
          en: "'\(name.string ?? "?")' is no command", ja: "「\(name.string ?? "?")」というコマンドはありません"),
        name,
        hint: LocalizedText(en: "`waylight keys` lists them", ja: "`waylight keys` で一覧を表示できます"))
      return
    }
    let names = value.sequence ?? [value]
    var keys: [Key] = []
    for node in names {
      if let key = Key(name: node.string ?? "") {
        keys.append(key)
      } else {
        note(
          .badValue,
          LocalizedText(
            en: "'\(node.string ?? "?")' is no key",
            ja: "「\(node.string ?? "?")」というキーはありません"), node,
          hint: LocalizedText(
            en: "write a character, or a name such as <Enter>, <C-p>, <S-Up>",
            ja: "文字か、<Enter>、<C-p>、<S-Up> のような名前を書いてください"))
      }
    }
    if !keys.isEmpty { self.keys[id] = keys }
  }

  /// Two commands that were given the same key where both work.
  private mutating func findConflicts() {
    let table = CommandTable.standard
    let ids = keys.keys.sorted { $0.rawValue < $1.rawValue }
    for (index, a) in ids.enumerated() {
      for b in ids.dropFirst(index + 1) {
        guard let x = table[a], let y = table[b], !x.contexts.isDisjoint(with: y.contexts),
          let key = (keys[a] ?? []).first(where: { keys[b]?.contains($0) == true })
        else { continue }
        note(
          .inconsistent,
          LocalizedText(
            en: "\(key.name) is given to both \(a.rawValue) and \(b.rawValue)",
            ja: "\(key.name) が \(a.rawValue) と \(b.rawValue) の両方に割り当てられています"), nil)
      }
    }
  }

  private mutating func note(
    _ code: FindingCode, _ message: LocalizedText, _ node: YAMLNode?, hint: LocalizedText? = nil
  ) {
    findings.append(
      Finding(
        .warning, code, message,
        at: SourceLocation(file: file, line: node?.line, column: node?.column),
        hint: hint))
  }
}

extension CommandTable {
  /// The table with other keys for some commands; a key that one of them takes is no longer another's
  /// where both work.
  package func remapped(_ keys: [CommandID: [Key]]) -> CommandTable {
    if keys.isEmpty { return self }
    let changed = commands.filter { keys[$0.id] != nil }
    return CommandTable(
      commands.map { command in
        if let new = keys[command.id] { return command.with(keys: new) }
        let taken = changed.filter { !$0.contexts.isDisjoint(with: command.contexts) }
          .flatMap { keys[$0.id] ?? [] }
        return command.with(keys: command.keys.filter { !taken.contains($0) })
      })
  }
}

extension Command {
  fileprivate func with(keys: [Key]) -> Command {
    Command(id, section, keys, in: contexts, footer: footer)
  }
}
