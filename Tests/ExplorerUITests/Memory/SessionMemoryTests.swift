import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import Testing

@Suite struct SessionMemoryTests {
  /// An explorer that remembers, with the office open.
  private func explorer(_ memory: SessionMemory = SessionMemory()) throws -> ExplorerState {
    var state = ExplorerState(
      size: Size(width: 120, height: 40), request: .paths(["office.yaml"]), memory: memory,
      inputName: "/home/office.yaml")
    state.send(.begin)
    state.send(.loadFinished(try Office.network()))
    return state
  }

  /// What the effects keep.
  private func kept(_ effects: [Effect]) -> SessionMemory? {
    for case .remember(let memory) in effects { return memory }
    return nil
  }

  @Test func `source, destination, step and what was chosen come back`() throws {
    var first = try explorer()
    first.send(.ask(from: "worker", to: "s3:8443"))
    try first.press("nnm")
    let memory = try #require(kept(try first.press("q")))
    let again = SessionMemory(yaml: memory.yaml, file: "session.yaml")
    #expect(again.views == memory.views)

    let second = try explorer(again)
    #expect(second.shown.contains("worker → s3 tcp/8443"))
    #expect(second.shown.contains("3/"))
    #expect(second.shown.contains("Lanes"))
    #expect(second.footer.contains("As you left it"))
  }

  @Test func `u shows an input afresh that was shown as it was left`() throws {
    var first = try explorer()
    first.send(.ask(from: "worker", to: "s3"))
    let memory = try #require(kept(try first.press("q")))
    var second = try explorer(memory)
    try second.press("u")
    #expect(!second.shown.contains("worker → s3"))
  }

  @Test func `destinations that were chosen are offered again`() throws {
    var first = try explorer()
    first.send(.ask(from: "worker", to: "10.9.8.7:22"))
    let memory = try #require(kept(try first.press("q")))
    var second = try explorer(memory)
    try second.press("d")
    #expect(second.shown.contains("10.9.8.7"))
  }

  @Test func `nothing is kept of what nobody touched, nor without a memory`() throws {
    var untouched = try explorer()
    #expect(try untouched.press("q") == [.quit])
    var forgetful = try Office.explorer()
    forgetful.send(.ask(from: "worker", to: "s3"))
    #expect(try forgetful.press("q") == [.quit])
  }

  @Test func `what is gone from the network is not asked for again`() throws {
    var view = SessionMemory.View(input: "/home/office.yaml")
    view.source = "i-0gone"
    view.destination = "s3:443/tcp"
    view.chosen = "subnet-gone"
    view.step = 4
    var memory = SessionMemory()
    memory.remember(view)
    let state = try explorer(memory)
    #expect(state.context == .network)
    #expect(!state.shown.contains("i-0gone"))
  }

  @Test(arguments: ["inputs: [", "- 1", "inputs: [{from: x}]", "\u{0}\u{1}"])
  func `a broken file is ignored with a finding`(text: String) {
    let memory = SessionMemory(yaml: text, file: "session.yaml")
    #expect(memory.views.isEmpty)
    #expect(memory.findings.first?.location?.file == "session.yaml")
  }

  @Test func `an empty file is a memory without anything in it`() {
    let memory = SessionMemory(yaml: "", file: "session.yaml")
    #expect(memory == SessionMemory())
  }

  @Test func `names and paths may hold anything`() {
    var view = SessionMemory.View(input: "/a \"b\"\n: c\\d 日本 \u{1B}[0m")
    view.sourceLabel = "- {x}"
    var memory = SessionMemory()
    memory.remember(view)
    #expect(SessionMemory(yaml: memory.yaml, file: "").views == [view])
  }

  @Test func `the oldest inputs are forgotten`() {
    var memory = SessionMemory()
    for index in 0..<(SessionMemory.limit + 5) {
      memory.remember(SessionMemory.View(input: "\(index)"))
    }
    #expect(memory.views.count == SessionMemory.limit)
    #expect(memory["0"] == nil)
    #expect(memory["\(SessionMemory.limit + 4)"] != nil)
  }
}
