import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import Testing

@Suite struct UpdateTests {
  @Test func `a number, Tab and Esc move the focus`() throws {
    var state = try Office.explorer()
    try state.press("2")
    #expect(state.context == .map)
    try state.press("3")
    #expect(state.context == .table)
    try state.press("<Esc>")
    #expect(state.context == .network)
    try state.press("<Tab>")
    #expect(state.context == .map)
    try state.press("<S-Tab>")
    #expect(state.context == .network)
  }

  @Test func `the path's pane is not there before a path is`() throws {
    var state = try Office.explorer()
    try state.press("4")
    #expect(state.context == .network)
    #expect(state.footer.contains("No path yet"))
  }

  @Test func `z gives the pane the whole screen, and back`() throws {
    var state = try Office.explorer()
    try state.press("2z")
    #expect(state.layout.panes.map(\.pane) == [.map])
    try state.press("<Esc>")
    #expect(state.layout.panes.count == 3)
  }

  @Test func `a terminal that is too small says so; resizing, help and quitting work`() throws {
    var state = try Office.explorer(Size(width: 30, height: 8))
    #expect(state.shown.contains("needs 40x10"))
    try state.press("j2t")
    #expect(try state.press("q") == [.quit])
    try state.press("<Resize:80x24>")
    #expect(state.shown.contains("1 Network"))
  }

  @Test(arguments: ["1x1", "5x20", "39x10", "40x10", "41x11", "300x12", "50x90"])
  func `every screen can be drawn at any size`(text: String) throws {
    let size = try #require(Size(text))
    for keys in ["", "?", ":", "!", "d", "/", "2", "3", "5", "z"] {
      var state = try Office.explorer(Size(width: 120, height: 40))
      state.send(.ask(from: "worker", to: "s3"))
      try state.press("nnnn" + keys)
      state.send(.key(.resize(size)))
      let screen = render(state)
      #expect(screen.size == size)
    }
  }

  @Test func `Ctrl-C leaves from anywhere`() throws {
    for keys in ["", "?", ":", "d", "/", "!"] {
      var state = try Office.explorer()
      try state.press(keys)
      #expect(try state.press("<Interrupt>") == [.quit], "after \(keys)")
    }
  }

  @Test func `the palette runs a command by a few letters, and one with an argument`() throws {
    var state = try Office.explorer()
    try state.press(":")
    state.type("languag")
    try state.press("<Enter>")
    #expect(state.language == .ja)
    try state.press(":")
    state.type("theme dark")
    #expect(try state.press("<Enter>") == [.useTheme("dark")])
    try state.press(":")
    state.type("nonsense here")
    try state.press("<Enter>")
    #expect(state.footer.contains("nonsense"))
  }

  @Test func `T goes to the next theme`() throws {
    var state = try Office.explorer()
    #expect(try state.press("T") == [.useTheme("dark")])
    #expect(try state.press("T") == [.useTheme("terminal")])
  }

  @Test func `c copies the id of what is chosen`() throws {
    var state = try Office.explorer()
    #expect(try state.press("c") == [.copy("vpc-main")])
    #expect(state.footer.contains("Copied vpc-main"))
  }

  @Test func `what is loading can be stopped, and a load that fails says why`() throws {
    var state = ExplorerState(size: Size(width: 80, height: 24), request: .paths(["x"]))
    #expect(state.send(.begin) == [.load(.paths(["x"]))])
    #expect(try state.press("<Esc>") == [.stopLoading])
    var other = ExplorerState(size: Size(width: 80, height: 24), request: .paths(["x"]))
    other.send(.begin)
    other.send(.loadFailed("x: there is no such file or folder"))
    #expect(other.shown.contains("there is no such file"))
  }

  @Test func `the same input that is read again keeps what was chosen`() throws {
    var state = try Office.explorer()
    state.send(.line("go worker"))
    #expect(try state.press("r") == [.load(.paths(["office.yaml"]))])
    state.send(.loadFinished(try Office.network()))
    #expect(render(state).rowText(0).contains("› worker"))
  }

  @Test func `what an input suggests is asked with t`() throws {
    let network = try Office.network()
    let suggested = LoadedNetwork(
      ImportReport(topology: network.topology, findings: []), title: "office",
      questions: [SuggestedQuestion(from: "batch", to: "ec2:443")])
    var state = ExplorerState(size: Size(width: 120, height: 40), request: .sample(0))
    state.send(.begin)
    state.send(.loadFinished(suggested))
    #expect(state.footer.contains("t shows the path batch → ec2"))
    try state.press("t")
    #expect(state.shown.contains("batch → ec2 tcp/443"))
  }

  @Test func `findings are counted in the footer and listed with their places`() throws {
    var state = try Office.explorer()
    #expect(state.footer.contains("! 1"))
    try state.press("!")
    #expect(state.shown.contains("office.yaml:12:5 · UNKNOWN_KEY"))
    #expect(state.shown.contains("did you mean 'subnets'?"))
  }

  @Test func `help tells what can be done in the context it was called from`() throws {
    var state = try Office.explorer()
    try state.press("?")
    #expect(state.shown.contains("Help: network"))
    try state.press("/")
    state.type("clipboard")
    #expect(state.shown.contains("copies the id"))
    #expect(!state.shown.contains("one hop further"))
    try state.press("<Esc><Esc>")
    #expect(state.context == .network)
  }

  @Test func `a click chooses a row, a second one opens it; the wheel scrolls`() throws {
    var state = try Office.explorer()
    try state.press("<Press:10,4>")
    #expect(render(state).rowText(0).contains("› public-a"))
    try state.press("<Press:10,4>")
    #expect(state.shown.contains("▸ public-a"))
  }

  @Test func `a click on a hint does what it says`() throws {
    var state = try Office.explorer()
    let text = state.footer.split(separator: "d destination")[0]
    let x = text.count
    try state.press("<Press:\(x),39>")
    #expect(state.context == .picker)
  }

  @Test func `the mouse drags the border between the list and the rest`() throws {
    var state = try Office.explorer()
    let before = try #require(state.layout[.map]).frame.x
    try state.press("<Press:\(before),5><Drag:\(before + 9),5><Release:\(before + 9),5>")
    #expect(state.layout[.map]?.frame.x == before + 10)
    // Without the button it stays where it is.
    try state.press("<Drag:\(before),5>")
    #expect(state.layout[.map]?.frame.x == before + 10)
    // A title on the border is still a title.
    try state.press("<Press:\(before + 12),1>")
    #expect(state.context == .map)
  }
}
