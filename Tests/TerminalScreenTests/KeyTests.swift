import Testing

@testable import TerminalScreen

@Suite struct KeyTests {
  static let keys: [Key] =
    [
      .character("j"), .character("J"), .character(" "), .character("<"), .character(">"),
      .character("é"), .character("日"), .control("p"), .control("@"), .enter, .escape, .tab,
      .backTab, .backspace, .delete, .up, .down, .left, .right, .shiftUp, .shiftDown, .shiftLeft,
      .shiftRight, .home, .end, .pageUp, .pageDown, .resize(Size(width: 120, height: 40)),
      .suspendResume, .interrupt, .none,
    ]
    + MouseEvent.Kind.allCases.flatMap { kind in
      MouseEvent.Button.allCases.map { button in
        .mouse(MouseEvent(kind, button: button, at: Point(12, 4), modifiers: [.shift, .control]))
      }
    }

  @Test(arguments: keys) func `a key is found by its name`(key: Key) {
    #expect(Key(name: key.name) == key)
  }

  @Test func `names are those of keymaps`() {
    #expect(Key.enter.name == "<Enter>")
    #expect(Key.control("p").name == "<C-p>")
    #expect(Key.character("j").name == "j")
    #expect(Key.shiftUp.name == "<S-Up>")
    #expect(Key.mouse(MouseEvent(.press, at: Point(3, 9))).name == "<Press:3,9>")
    #expect(Key(name: "<esc>") == .escape)
    #expect(Key(name: "<BTab>") == .backTab)
    #expect(Key(name: "<C-P>") == .control("p"))
  }

  @Test(arguments: ["", "jj", "<Foo>", "<C-pp>", "<Resize:0x1>", "<Press:1>", "<S-Press9:1,1>"])
  func `what is no key has no key`(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func `a script line is a sequence of keys`() {
    #expect(
      Key.sequence("jj <Enter>/s3<C-p>") == [
        .character("j"), .character("j"), .enter, .character("/"), .character("s"),
        .character("3"), .control("p"),
      ])
    #expect(Key.sequence("a<Foo>") == nil)
    #expect(Key.sequence("a<") == [.character("a"), .character("<")])
  }
}
