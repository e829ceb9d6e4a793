import ExplorerUI
import NetworkModel
import TerminalScreen
import Testing

@Suite struct ScriptLineTests {
  @Test func `a script is keys and commands, one a line`() throws {
    let lines = try ScriptLine.parse(
      """
      # opens the first sample
      <Enter>
      :wait
      :wait 600ms
      :wait 2s
      :pace 80ms

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
        .keys([.enter]), .wait(milliseconds: nil), .wait(milliseconds: 600),
        .wait(milliseconds: 2000), .pace(milliseconds: 80),
        .keys([.character("j"), .character("j"), .character("]"), .control("p")]),
        .assert("vpc-main", isShown: true), .assert("nothing", isShown: false),
        .resize(Size(width: 80, height: 24)), .type("s3:443"), .command("save-screen out.txt"),
        .command("save-styles styles.txt"), .command("theme dark"), .quit,
      ])
    #expect(lines.map(\.number) == [2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16])
  }

  @Test(arguments: [
    ("<Entr>", "there is an unknown key in '<Entr>'"),
    (":", "a command is missing after the colon"),
    (":assert", ":assert needs a text"),
    (":save-screen", ":save-screen needs a file"),
    (":wait long", ":wait needs a time, such as 600ms or 2s"),
    (":pace", ":pace needs a time, such as 600ms or 2s"),
    (":size big", ":size needs columns and rows, such as 80x24"),
  ])
  func `a line that says nothing is a fault, with its number`(line: String, message: String) {
    let fault = #expect(throws: ScriptLine.Fault.self) { try ScriptLine.parse("# a\n" + line) }
    #expect(fault?.line == 2)
    #expect(fault?.message.en == message)
    #expect(fault?.message.ja != message)
  }
}
