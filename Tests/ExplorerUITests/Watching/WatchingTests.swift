import ExplorerUI
import Reports
import TerminalScreen
import Testing

@Suite struct WatchingTests {
  private func tracing(_ from: String = "worker", _ to: String = "s3") throws -> ExplorerState {
    var state = try Office.explorer()
    state.send(.ask(from: from, to: to))
    return state
  }

  @Test func `s, d and t ask for a path`() throws {
    var state = try Office.explorer()
    try state.press("jjjjjjs")
    #expect(state.footer.contains("From worker"))
    try state.press("d")
    #expect(state.context == .picker)
    state.type("s3")
    try state.press("<Enter>")
    #expect(state.shown.contains("worker → s3 tcp/443"))
    #expect(state.shown.contains("✓ reachable · 1/7"))
  }

  @Test func `the walk begins with the name and steps hop by hop`() throws {
    var state = try tracing()
    #expect(state.shown.contains("▸1 ✓ name"))
    try state.press("nn]")
    #expect(state.shown.contains("▸4 ✓ NACL"))
    try state.press("N[")
    #expect(state.shown.contains("▸2 ✓ interface"))
    try state.press("<End>")
    #expect(state.shown.contains("· 7/7"))
    try state.press("n<Home>")
    #expect(state.shown.contains("· 1/7"))
  }

  @Test func `at the route, the table shows the line that wins and why each other loses`() throws {
    var state = try tracing()
    try state.press("nnnn")
    let shown = state.shown
    #expect(shown.contains("3 Table private (A)"))
    #expect(shown.contains("✓ pl-s3 (22)"))
    #expect(shown.contains("shorter: /0 against /20"))
    #expect(shown.contains("not matching"))
    #expect(shown.contains("Two lines hold"))
  }

  @Test func `playing goes on by itself, faster or slower, and stops at the end`() throws {
    var state = try tracing()
    guard case .startTimer(var number, let pace)? = try state.press("p").first else {
      Issue.record("no timer was started")
      return
    }
    #expect(pace == 600)
    var steps = 1
    while case .startTimer(let next, _)? = state.send(.timer(number)).first {
      number = next
      steps += 1
      if steps > 20 { break }
    }
    #expect(steps == 6)
    #expect(state.shown.contains("· 7/7"))
    try state.press(".")
    #expect(state.footer.contains("300 ms a hop"))
    try state.press(",,")
    #expect(state.footer.contains("1000 ms a hop"))
  }

  @Test func `a timer that was overtaken does nothing`() throws {
    var state = try tracing()
    try state.press("p")
    state.send(.timer(-1))
    #expect(state.shown.contains("· 1/7"))
  }

  @Test func `the way back is watched like the way there`() throws {
    var state = try tracing()
    try state.press("w")
    #expect(state.shown.contains("worker ← s3"))
    #expect(state.shown.contains("way there: 7 steps"))
    try state.press("w")
    #expect(state.shown.contains("worker → s3"))
  }

  @Test func `a block ends the walk; what is behind it is shown when asked for`() throws {
    var state = try tracing("vault")
    try state.press("<End>")
    let shown = state.shown
    #expect(shown.contains("✗ unreachable · 4/4"))
    #expect(shown.contains("▸4 ✗ NACL"))
    // What was tried says how, and says it alone.
    #expect(shown.contains("→ In the network ACL shut, add rule 200"))
    #expect(shown.split(separator: "\n").count { $0.contains("     → ") } == 1)
    try state.press("b")
    #expect(state.shown.contains("▸5"))
    try state.press("b")
    #expect(state.shown.contains("· 4/4"))
  }

  @Test func `what would help stands at the block of the way back, too`() throws {
    var state = try tracing("vault")
    try state.press("w<End>")
    #expect(state.shown.contains("▸2 ✗ NACL"))
    #expect(state.shown.contains("→ In the network ACL shut, add rule 200"))
  }

  @Test func `Esc clears the path`() throws {
    var state = try tracing()
    try state.press("<Esc>")
    #expect(!state.shown.contains("reachable"))
  }

  @Test func `a destination is typed with its port`() throws {
    var state = try tracing()
    try state.press("d")
    state.type("batch:5432")
    try state.press("<Enter>")
    #expect(state.shown.contains("worker → batch tcp/5432"))
    try state.press("d")
    state.type(":22")
    try state.press("<Enter>")
    #expect(state.shown.contains("worker → batch tcp/22"))
  }

  @Test func `the last destination comes first in the picker`() throws {
    var state = try tracing()
    try state.press("d")
    state.type("ec2")
    try state.press("<Enter>d")
    let shown = state.shown.split(separator: "\n").map(String.init)
    let recent = shown.filter { $0.contains("▴") }
    #expect(recent.count == 2)
    #expect(recent.first?.contains("ec2") == true)
  }

  @Test func `what is no destination stays in the picker with the reason`() throws {
    var state = try tracing()
    try state.press("d")
    state.type("no such thing at all!")
    try state.press("<Enter>")
    #expect(state.context == .picker)
    #expect(state.shown.contains("No destination is called"))
  }

  @Test func `the path is copied as text from the strip`() throws {
    var state = try tracing()
    guard case .copy(let text)? = try state.press("4c").first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.hasPrefix("worker → s3 tcp/443: reachable\n"))
    #expect(text.contains("route"))
  }

  @Test func `a question that comes before the network waits for it`() throws {
    var state = ExplorerState(size: Size(width: 120, height: 40), request: .paths(["x"]))
    state.send(.ask(from: "worker", to: "s3"))
    state.send(.begin)
    state.send(.loadFinished(try Office.network()))
    #expect(state.shown.contains("worker → s3 tcp/443"))
  }

  @Test func `a change of language keeps the step`() throws {
    var state = try tracing()
    try state.press("nnnL")
    #expect(state.shown.contains("· 4/7"))
    #expect(state.shown.contains("到達可能"))
  }
}
