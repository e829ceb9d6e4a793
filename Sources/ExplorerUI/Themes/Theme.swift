package import NetworkModel
package import TerminalScreen
import Yams

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
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      note(.error, .malformed, "the theme is not YAML: \(error)", nil)
      return
    }
    guard let mapping = root?.mapping else {
      note(.error, .malformed, "a theme has 'palette:' and 'roles:'", root)
      return
    }
    for (key, value) in mapping {
      switch key.string {
      case "palette": readPalette(value)
      case "roles": break
      default:
        note(
          .warning, .unknownKey, "'\(key.string ?? "?")' is no part of a theme", key,
          hint: "a theme has 'palette:' and 'roles:'")
      }
    }
    for (key, value) in mapping where key.string == "roles" { readRoles(value) }
  }

  private mutating func readPalette(_ node: Node) {
    guard let mapping = node.mapping else {
      note(.error, .wrongType, "'palette:' holds names of colours", node)
      return
    }
    for (key, value) in mapping {
      guard let name = key.string else { continue }
      if let colour = Colour(value.string ?? "") {
        colours[name] = colour
      } else {
        badColour(value.string ?? name, value)
      }
    }
  }

  private mutating func readRoles(_ node: Node) {
    guard let mapping = node.mapping else {
      note(.error, .wrongType, "'roles:' holds names of roles", node)
      return
    }
    for (key, value) in mapping {
      guard let name = key.string, let role = StyleRole(name: name) else {
        unknown(key, among: StyleRole.allCases.map(\.name))
        continue
      }
      guard let parts = value.mapping else {
        note(.error, .wrongType, "'\(name)' holds foreground, background and attributes", value)
        continue
      }
      result[role] = appearance(parts)
    }
  }

  private mutating func appearance(_ parts: Node.Mapping) -> Appearance {
    var look = Appearance()
    for (key, value) in parts {
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

  private mutating func colour(_ node: Node) -> Colour {
    let text = node.string ?? ""
    if let named = colours[text] { return named }
    if let colour = Colour(text) { return colour }
    badColour(text, node)
    return .standard
  }

  private mutating func attributes(_ node: Node) -> TextAttributes {
    let names: [Node] = node.sequence.map { Array($0) } ?? [node]
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

  private mutating func unknown(_ node: Node, among known: [String]) {
    let text = node.string ?? "?"
    note(
      .warning, .unknownKey, "'\(text)' is not known here", node,
      hint: "known are " + known.joined(separator: ", "))
  }

  private mutating func badColour(_ text: String, _ node: Node) {
    note(
      .error, .badValue, "'\(text)' is no colour", node,
      hint: "write default, a name such as blue or bright-blue, a number of 0-255, or #0a64c8")
  }

  private mutating func note(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: String, _ node: Node?,
    hint: String? = nil
  ) {
    findings.append(
      Finding(
        severity, code, message,
        at: SourceLocation(file: file, line: node?.mark?.line, column: node?.mark?.column),
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
