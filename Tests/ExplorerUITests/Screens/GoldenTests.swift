import ExplorerUI
import FoundationEssentials
import Reports
import TerminalScreen
import Testing

/// Whole screens against recorded ones. After a change that is meant, record them anew:
/// `WAYLIGHT_RECORD=1 swift test --filter GoldenTests`.
@Suite struct GoldenTests {
  static let sizes = ["40x10", "80x24", "120x40", "200x60"]

  /// A situation and how to get there.
  struct Scene: CustomTestStringConvertible, Sendable {
    var name: String
    var prepare: @Sendable (inout ExplorerState) throws -> Void

    var testDescription: String { name }
  }

  static let scenes = [
    Scene(name: "idle") { try $0.press("jjjj") },
    Scene(name: "tracing") { state in
      state.send(.ask(from: "worker", to: "s3"))
      try state.press("nnnn")
    },
    Scene(name: "blocked") { state in
      state.send(.ask(from: "vault", to: "s3"))
      try state.press("<End>")
    },
    Scene(name: "way-back") { state in
      state.send(.ask(from: "worker", to: "s3"))
      try state.press("wnn")
    },
    Scene(name: "picker") { state in
      state.send(.ask(from: "worker", to: nil))
      try state.press("d")
      state.type("s")
    },
    Scene(name: "palette") { state in
      try state.press(":")
      state.type("way")
    },
    Scene(name: "help") { try $0.press("?") },
    Scene(name: "findings") { try $0.press("!") },
    Scene(name: "route-tables") { try $0.press("7jj") },
    Scene(name: "endpoints") { try $0.press("6") },
    Scene(name: "filter") { state in
      try state.press("/")
      state.type("10.0.2")
    },
    Scene(name: "japanese") { state in
      state.send(.ask(from: "worker", to: "s3"))
      try state.press("nnnnL")
    },
  ]

  @Test(arguments: scenes, sizes)
  func `a screen looks as recorded`(scene: Scene, size: String) throws {
    var state = try Office.explorer(try #require(Size(size)))
    try scene.prepare(&state)
    try compare(state, "\(scene.name)-\(size)")
  }

  @Test(arguments: sizes)
  func `the welcome screen looks as recorded`(size: String) throws {
    let cards = [
      SampleCard(
        name: "office", title: [.en: "An office", .ja: "オフィス"],
        summary: [
          .en: "Two zones, a NAT gateway and two endpoints: which way does a packet to S3 take?"
        ]), SampleCard(name: "not-read-yet"),
    ]
    var state = ExplorerState(size: try #require(Size(size)), samples: cards)
    state.send(.begin)
    state.send(.sampleRead(0, cards[0], try Office.network()))
    try compare(state, "welcome-\(size)")
  }

  @Test func `a load that is under way looks as recorded`() throws {
    var state = ExplorerState(size: Size(width: 80, height: 24), request: .paths(["big"]))
    state.send(.begin)
    state.send(
      .loadProgressed(
        LoadProgress(filesDone: 3, filesTotal: 8, bytesDone: 1_400_000, resources: 5120)))
    try compare(state, "loading-80x24")
  }

  /// Compares the screen's text and roles with the golden of that name, or records it.
  private func compare(_ state: ExplorerState, _ name: String) throws {
    let screen = render(state)
    let shown = screen.text + "\n" + screen.styleText
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Goldens/\(name).txt")
    if ProcessInfo.processInfo.environment["WAYLIGHT_RECORD"] != nil {
      try shown.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let wanted = try? String(contentsOf: file, encoding: .utf8)
    #expect(
      shown == wanted,
      """
      \(name) looks different:
      \(Self.difference(shown, wanted ?? ""))
      If that is meant: WAYLIGHT_RECORD=1 swift test --filter GoldenTests
      """)
  }

  /// The lines that differ, as they are (+) and as they were recorded (-).
  private static func difference(_ shown: String, _ wanted: String) -> String {
    let new = shown.split(separator: "\n", omittingEmptySubsequences: false)
    let old = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    var lines: [String] = []
    for index in 0..<max(new.count, old.count) {
      let (a, b) = (
        index < new.count ? String(new[index]) : "", index < old.count ? String(old[index]) : ""
      )
      if a != b { lines += ["- \(b)", "+ \(a)"] }
    }
    return lines.prefix(40).joined(separator: "\n")
  }
}
