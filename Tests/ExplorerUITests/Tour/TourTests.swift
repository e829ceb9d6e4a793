import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import Testing

@Suite struct TourTests {
  private func network() throws -> LoadedNetwork {
    let office = try Office.network()
    return LoadedNetwork(
      ImportReport(topology: office.topology, findings: []), title: "welcome",
      questions: [SuggestedQuestion(from: "worker", to: "s3")])
  }

  private func welcome(_ size: Size, memory: SessionMemory? = SessionMemory()) -> ExplorerState {
    var state = ExplorerState(size: size, samples: [SampleCard(name: "office")], memory: memory)
    state.send(.begin)
    return state
  }

  @Test func `it is offered to who has not seen it, and not forced`() throws {
    var state = welcome(Size(width: 120, height: 40))
    #expect(state.shown.contains("tour in six steps"))
    #expect(state.context == .welcome)
    var seen = SessionMemory()
    seen.hasSeenTour = true
    #expect(!welcome(Size(width: 120, height: 40), memory: seen).shown.contains("in six steps"))
    #expect(try state.press("t") == [.load(.welcome)])
  }

  @Test(arguments: ["80x24", "120x40", "200x60"], Language.allCases)
  func `six steps, each with all of its text, then back to where one was`(
    text: String, language: Language
  ) throws {
    var state = welcome(try #require(Size(text)))
    if language == .ja { try state.press("L") }
    try state.press("t")
    state.send(.loadFinished(try network()))
    for step in 1...6 {
      #expect(state.context == .tour)
      #expect(state.shown.contains("\(step)/6"))
      // The last sentence is there too: nothing was cut.
      let box = state.shown.split(separator: "\n").suffix(6).filter { $0.hasPrefix("│") }
      let words = box.joined(separator: " ").filter { $0 != "│" }
      #expect(words.last { $0 != " " } == (language == .en ? "." : "。"), "\(words)")
      #expect(!words.contains("…"))
      if step == 2 { #expect(!state.shown.contains(language == .en ? "Lanes" : "レーン ")) }
      if step == 4 { #expect(state.shown.contains("worker → s3")) }
      try state.press("<Enter>")
    }
    #expect(state.context == .welcome)
    #expect(!state.shown.contains("in six steps"))
  }

  @Test func `Esc leaves it at any step, and it is remembered as seen`() throws {
    var state = welcome(Size(width: 100, height: 30))
    try state.press("t")
    state.send(.loadFinished(try network()))
    try state.press("l")
    var seen = SessionMemory()
    seen.hasSeenTour = true
    #expect(try state.press("<Esc>") == [.remember(seen)])
    #expect(state.context == .welcome)
  }

  @Test func `from a network it comes back to that, as it was`() throws {
    var state = try Office.explorer()
    state.send(.ask(from: "vault", to: "s3"))
    let before = state.shown.split(separator: "\n").dropLast()
    state.send(.line("tour"))
    state.send(.loadFinished(try network()))
    #expect(state.shown.contains("1/6"))
    try state.press("lllh<Esc>")
    #expect(state.shown.split(separator: "\n").dropLast() == before)
  }

  @Test func `a terminal without room for it says so`() throws {
    var state = welcome(Size(width: 50, height: 12))
    #expect(try state.press("t").isEmpty)
    #expect(state.footer.contains("needs a terminal"))
  }
}
