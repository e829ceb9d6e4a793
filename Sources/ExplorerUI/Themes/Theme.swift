package import NetworkModel
package import TerminalScreen
import YAMLTree

/// How everything looks, read from a theme file: a palette of named colours, and a look for each role.
package struct Theme: Sendable {
  package let palette: Palette
  /// What is wrong with the file; what is right of it is used all the same.
  package let findings: [Finding]

  /// Reads a theme.
  /// - Parameters:
  ///   - text: the YAML of a file such as `themes/dark.yaml`.
  ///   - file: its name, for the findings.
  package init(yaml text: String, file: String) {
    var reader = ThemeReader(file: file)
    reader.read(text)
    palette = reader.result
    findings = reader.findings
  }
}

/// Goes through a theme's YAML and notes what it does not understand, with the place.
private struct ThemeReader {
  let file: String
  private var colours: [String: Colour] = [:]
  private(set) var result = Palette()
  private(set) var findings: [Finding] = []

  init(file: String) { self.file = file }

  mutating func read(_ text: String) {
    let root: YAMLNode?
    do {
      root = try YAMLNode.root(of: text)
    } catch {
      note(
        .error, .malformed,
        LocalizedText(en: "the theme is not YAML: \(error)", ja: "配色がYAMLではありません: \(error)"), nil)
      return
    }
    guard let mapping = root?.mapping else {
      note(
        .error, .malformed,
        LocalizedText(
          en: "a theme has 'palette:' and 'roles:'", ja: "配色には 'palette:' と 'roles:' を書きます"), root)
      return
    }
    for pair in mapping {
      let (key, value) = (pair.key, pair.value)
      switch key.string {
      case "palette": readPalette(value)
      case "roles": break
      default:
        note(
          .warning, .unknownKey,
          LocalizedText(
            en: "'\(key.string ?? "?")' is no part of a theme",
            ja: "配色に「\(key.string ?? "?")」はありません"), key,
          hint: LocalizedText(
            en: "a theme has 'palette:' and 'roles:'", ja: "配色には 'palette:' と 'roles:' を書きます"))
      }
    }
    if let roles = root?["roles"] { readRoles(roles) }
  }

  private mutating func readPalette(_ node: YAMLNode) {
    guard let mapping = node.mapping else {
      note(
        .error, .wrongType,
        LocalizedText(en: "'palette:' holds names of colours", ja: "'palette:' には色の名前を書きます"), node)
      return
    }
    for pair in mapping {
      let value = pair.value
      guard let name = pair.key.string else { continue }
      if let colour = graded(value) ?? Colour(value.string ?? "") {
        colours[name] = colour
      } else {
        badColour(value.string ?? name, value)
      }
    }
  }

  private mutating func readRoles(_ node: YAMLNode) {
    guard let mapping = node.mapping else {
      note(
        .error, .wrongType,
        LocalizedText(en: "'roles:' holds names of roles", ja: "'roles:' には役割の名前を書きます"), node)
      return
    }
    for pair in mapping {
      let (key, value) = (pair.key, pair.value)
      guard let name = key.string, let role = StyleRole(name: name) else {
        unknown(key, among: StyleRole.allCases.map(\.name))
        continue
      }
      guard let parts = value.mapping else {
        note(
          .error, .wrongType,
          LocalizedText(
            en: "'\(name)' holds foreground, background and attributes",
            ja: "「\(name)」には foreground、background、attributes を書きます"), value)
        continue
      }
      result[role] = appearance(parts)
    }
  }

  private mutating func appearance(_ parts: [YAMLNode.Pair]) -> Appearance {
    var look = Appearance()
    for pair in parts {
      let (key, value) = (pair.key, pair.value)
      switch key.string {
      case "foreground": look.foreground = colour(value)
      case "background": look.background = colour(value)
      case "attributes": look.attributes = attributes(value)
      case "without-colour": look.plainAttributes = attributes(value)
      default: unknown(key, among: ["foreground", "background", "attributes", "without-colour"])
      }
    }
    return look
  }

  private mutating func colour(_ node: YAMLNode) -> Colour {
    let text = node.string ?? ""
    if let named = colours[text] { return named }
    if let colour = graded(node) ?? Colour(text) { return colour }
    badColour(text, node)
    return .standard
  }

  /// Two colours: one of the 256, and the name of what takes its place where there are fewer.
  private func graded(_ node: YAMLNode) -> Colour? {
    guard let pair = node.sequence, pair.count == 2,
      let rich = Colour(pair[0].string ?? ""), let plain = Colour(pair[1].string ?? ""),
      let index = ColourDepth.indexed256.reduce(rich)
    else { return nil }
    switch plain {
    case .standard: return .graded(index, named: nil)
    case .ansi(let named): return .graded(index, named: named)
    case .indexed, .rgb, .graded: return nil
    }
  }

  private mutating func attributes(_ node: YAMLNode) -> TextAttributes {
    let names = node.sequence ?? [node]
    var attributes: TextAttributes = []
    for name in names {
      switch name.string {
      case "bold": attributes.insert(.bold)
      case "dim": attributes.insert(.dim)
      case "underline": attributes.insert(.underline)
      case "reverse": attributes.insert(.reverse)
      default: unknown(name, among: ["bold", "dim", "underline", "reverse"])
      }
    }
    return attributes
  }

  private mutating func unknown(_ node: YAMLNode, among known: [String]) {
    let text = node.string ?? "?"
    note(
      .warning, .unknownKey,
      LocalizedText(en: "'\(text)' is not known here", ja: "「\(text)」はここにはありません"), node,
      hint: LocalizedText(
        en: "known are " + known.joined(separator: ", "),
        ja: "あるのは " + known.joined(separator: "、")))
  }

  private mutating func badColour(_ text: String, _ node: YAMLNode) {
    note(
      .error, .badValue, LocalizedText(en: "'\(text)' is no colour", ja: "「\(text)」は色ではありません"),
      node,
      hint: LocalizedText(
        en: """
          write default, a name such as blue or bright-blue, a number of 0-255, #0a64c8, or two of \
          them: [29, green] where there may be fewer than 256
          """,
        ja: "default、blue や bright-blue のような名前、0〜255の数、#0a64c8、または [29, green] と書いてください"))
  }

  private mutating func note(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: LocalizedText, _ node: YAMLNode?,
    hint: LocalizedText? = nil
  ) {
    findings.append(
      Finding(
        severity, code, message,
        at: SourceLocation(file: file, line: node?.line, column: node?.column),
        hint: hint))
  }
}

extension Theme {
  /// The default theme, for which no file has to be read: what `themes/terminal.yaml` says.
  package static let terminal = Theme(palette: .terminal, findings: [])

  private init(palette: Palette, findings: [Finding]) {
    self.palette = palette
    self.findings = findings
  }
}
