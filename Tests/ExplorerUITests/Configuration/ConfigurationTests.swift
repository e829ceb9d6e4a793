import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import Testing

@Suite struct ConfigurationTests {
  @Test func `a configuration says how the explorer starts`() {
    let read = Configuration(
      yaml: """
        theme: dark
        language: ja
        mouse: false
        keys:
          next-hop: [n, <Space>]
          map: 9
        """, file: "config.yaml")
    #expect(read.findings == [])
    #expect(read.theme == "dark")
    #expect(read.language == .ja)
    #expect(read.mouse == false)
    #expect(
      read.keys == [
        .nextHop: [.character("n"), .character(" ")], .showMap: [.character("9")],
      ])
  }

  @Test func `an empty file sets nothing`() {
    let read = Configuration(yaml: "# nothing\n", file: "config.yaml")
    #expect(read.findings == [])
    #expect(read.theme == nil)
  }

  @Test(arguments: [
    ("colour: dark", "c:1:1", "'colour' is no setting"),
    ("language: fr", "c:1:11", "'language' is en or ja"),
    ("mouse: perhaps", "c:1:8", "'mouse' is true or false"),
    ("keys:\n  fly: x", "c:2:3", "'fly' is no command"),
    ("keys:\n  quit: <Entr>", "c:2:9", "'<Entr>' is no key"),
    ("keys: q", "c:1:7", "'keys' holds commands with their keys"),
    ("keys: {quit: x, help: x}", "c", "x is given to both help and quit"),
  ])
  func `what it gets wrong is found, with its place`(
    yaml: String, place: String, message: String
  ) throws {
    let finding = try #require(Configuration(yaml: yaml, file: "c").findings.first)
    #expect(finding.message == message)
    #expect(finding.location?.description == place)
  }

  @Test func `a key that is given away is no longer another command's`() {
    let table = CommandTable.standard.remapped([.quit: [.character("t")]])
    #expect(table.command(for: .character("t"), in: .network) == .quit)
    #expect(table.command(for: .character("q"), in: .network) == nil)
    #expect(table[.trace]?.keys.isEmpty == true)
    // Closing help has nothing to do with it.
    #expect(table.command(for: .character("q"), in: .help) == .close)
  }
}
