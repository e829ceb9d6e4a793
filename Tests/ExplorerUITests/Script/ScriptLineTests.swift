import ExplorerUI
import TerminalScreen
import Testing

@Suite struct ScriptLineTests {
  @Test func `a script is keys and commands, one a line`() throws {
    let lines = try ScriptLine.parse(
      """
      # opens the first sample
      <Enter>
      :wait

      keys jj]<C-p>
      :assert vpc-main
      :assert-not nothing
      :size 80x24
      :type s3:443
      :save-screen out.txt
      :save-styles styles.txt
      :theme dark
      :quit
      """)
    #expect(
      lines.map(\.line) == [
        .keys([.enter]), .wait,
        .keys([.character("j"), .character("j"), .character("]"), .control("p")]),
        .assert("vpc-main", isShown: true), .assert("nothing", isShown: false),
        .resize(Size(width: 80, height: 24)), .type("s3:443"), .saveScreen("out.txt"),
        .saveStyles("styles.txt"), .command("theme dark"), .quit,
      ])
    #expect(lines.map(\.number) == [2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  }

  @Test(arguments: [
    ("<Entr>", "there is an unknown key in '<Entr>'"),
    (":", "a command is missing after the colon"),
    (":assert", ":assert needs a text"),
    (":save-screen", ":save-screen needs a file"),
    (":size big", ":size needs columns and rows, such as 80x24"),
  ])
  func `a line that says nothing is a fault, with its number`(line: String, message: String) {
    let fault = #expect(throws: ScriptLine.Fault.self) { try ScriptLine.parse("# a\n" + line) }
    #expect(fault?.line == 2)
    #expect(fault?.message == message)
  }
}
