import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import Testing

/// In Japanese nothing of the interface is English. Names and AWS's own words stay as they are.
@Suite struct JapaneseTests {
  /// Two English words side by side, as only a sentence has them.
  private func english(in text: String) -> [String] {
    text.matches(
      of: /(?:^|[\s（「、。:])([a-z]{2,} [a-z]{2,})(?=$|[\s）」、。,.:;])/.anchorsMatchLineEndings()
    )
    .map { String($0.output.1) }.filter { !Self.data.contains($0) }
  }

  /// What rules and commands are written as.
  private static let data: Set<String> = ["allow all", "deny all", "aws configure"]

  @Test func `a sentence of English is noticed`() {
    #expect(english(in: "│ not matching 10.0.0.0/8 │") == ["not matching"])
    #expect(english(in: "経路 worker → s3 vpce-s3 10.0.0.1").isEmpty)
  }

  @Test(arguments: GoldenTests.scenes)
  func `no screen has an English sentence`(scene: GoldenTests.Scene) throws {
    var state = try Office.explorer(Size(width: 200, height: 60))
    if scene.name != "japanese" { try state.press("L") }
    try scene.prepare(&state)
    let found = english(in: render(state).text)
    #expect(found == [], "\(scene.name)")
  }

  @Test func `every command says in Japanese what it is and does`() {
    for id in CommandID.allCases {
      // The switch of languages is called what it leads to.
      let title = id == .language ? [] : [id.title(in: .ja)]
      for text in title + [id.help(in: .ja)] {
        #expect(text.unicodeScalars.contains { $0.value > 0x3000 }, "\(id.rawValue): \(text)")
      }
    }
  }

  @Test(arguments: [
    "roles: {kye: {}}", "roles: {ok: {attributes: [blink]}}", "palette: {sea: teall}",
    "colors: {}", "just text", "roles: [ok]", "palette: []", "roles: {ok: []}", "roles: {ok: [",
  ])
  func `what is wrong with a theme is said in Japanese too`(yaml: String) {
    for finding in Theme(yaml: yaml, file: "t.yaml").findings {
      #expect(finding.words.ja != finding.words.en)
      #expect(finding.advice.map { $0.ja != $0.en } ?? true)
    }
  }

  @Test(arguments: [
    "theme: []", "language: fr", "mouse: perhaps", "keys: 7", "keys: {nothing: x}",
    "keys: {quit: <Nokey>}", "keys: {quit: x, zoom: x}", "what: ever", "- a", "a: [",
  ])
  func `what is wrong with a configuration is said in Japanese too`(yaml: String) {
    let findings = Configuration(yaml: yaml, file: "c.yaml").findings
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding.words.ja != finding.words.en)
      #expect(finding.advice.map { $0.ja != $0.en } ?? true)
    }
  }
}
