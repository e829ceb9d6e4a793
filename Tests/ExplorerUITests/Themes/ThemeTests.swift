import ExplorerUI
import FoundationEssentials
import NetworkModel
import Testing

@testable import TerminalScreen

@Suite struct ThemeTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "themes")

  static func theme(_ name: String) throws -> Theme {
    let file = folder.appending(path: name + ".yaml")
    return Theme(yaml: try String(contentsOf: file, encoding: .utf8), file: name + ".yaml")
  }

  static let names = ["terminal", "dark", "light", "high-contrast", "colour-blind", "mono"]

  @Test(arguments: names)
  func `a shipped theme is understood in full, and gives every role`(name: String) throws {
    #expect(try Self.theme(name).findings == [])
    let file = Self.folder.appending(path: name + ".yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    for role in StyleRole.allCases { #expect(text.contains("  \(role.name):"), "\(role.name)") }
  }

  @Test func `the default theme needs no file: it says what the program has built in`() throws {
    let read = try Self.theme("terminal").palette
    for role in StyleRole.allCases {
      #expect(read[role] == Palette.terminal[role], "\(role.name)")
    }
  }

  @Test func `the file that is part of the program is the default theme`() {
    let theme = Theme(yaml: BundledFile.defaultTheme.text, file: "terminal.yaml")
    #expect(theme.findings == [])
    #expect(theme.palette == Palette.terminal)
  }

  /// What tells a state from plain text where there is no colour.
  @Test(arguments: names)
  func `what matters differs by weight, not by colour alone`(name: String) throws {
    let palette = try Self.theme(name).palette
    for role in [StyleRole.selection, .pathCurrent, .path, .bad, .title] {
      let look = palette[role].resolved(at: .none)
      #expect(!look.attributes.isEmpty, "\(role.name) of \(name)")
    }
    #expect(
      palette[.path].resolved(at: .none) != palette[.pathFuture].resolved(at: .none), "\(name)")
  }

  @Test(arguments: names)
  func `no text is white or black`(name: String) throws {
    let palette = try Self.theme(name).palette
    for role in StyleRole.allCases {
      for depth in ColourDepth.allCases {
        let number = depth.reduce(palette[role].foreground)
        #expect(![0, 7, 8, 15, 16, 231].contains(number), "\(role.name) of \(name)")
      }
    }
  }

  @Test func `roles use the palette's names, colours as they are, and attributes`() {
    let theme = Theme(
      yaml: """
        palette:
          sea: "#0a64c8"
          leaf: [29, green]
        roles:
          key: {foreground: sea, attributes: [bold, underline]}
          ok: {foreground: bright-green, background: 236}
          dim: {attributes: dim, without-colour: []}
          warn: {foreground: leaf, background: ["#5f5fff", default]}
        """, file: "t.yaml")
    #expect(theme.findings == [])
    #expect(theme.palette[.key] == Appearance(.rgb(10, 100, 200), [.bold, .underline]))
    #expect(theme.palette[.ok] == Appearance(.ansi(10), on: .indexed(236)))
    #expect(
      theme.palette[.warn] == Appearance(.graded(29, named: 2), on: .graded(63, named: nil)))
    #expect(theme.palette[.dim] == Appearance(.standard, .dim, withoutColour: []))
  }

  @Test(arguments: [
    ("palette: {sea: [29, 30]}", "t.yaml:1:16", "'sea' is no colour"),
    ("palette: {sea: teall}", "t.yaml:1:16", "'teall' is no colour"),
    ("roles: {kye: {}}", "t.yaml:1:9", "'kye' is not known here"),
    ("roles:\n  ok: {colour: red}", "t.yaml:2:8", "'colour' is not known here"),
    ("roles: {ok: {attributes: [blink]}}", "t.yaml:1:27", "'blink' is not known here"),
    ("colors: {}", "t.yaml:1:1", "'colors' is no part of a theme"),
    ("roles: [ok]", "t.yaml:1:8", "'roles:' holds names of roles"),
    ("just text", "t.yaml:1:1", "a theme has 'palette:' and 'roles:'"),
  ])
  func `what a theme gets wrong is found, with its place`(
    yaml: String, place: String, message: String
  ) throws {
    let finding = try #require(Theme(yaml: yaml, file: "t.yaml").findings.first)
    #expect(finding.message == message)
    #expect(finding.location?.description == place)
  }

  @Test func `the rest of a theme with faults is used`() {
    let theme = Theme(
      yaml: "roles: {kye: {}, ok: {foreground: blue}}", file: "t.yaml")
    #expect(theme.palette[.ok].foreground == .ansi(4))
  }

  @Test func `a text that is not YAML is a finding`() throws {
    let findings = Theme(yaml: "roles: {ok: [", file: "t.yaml").findings
    #expect(findings.first?.severity == .error)
  }
}
