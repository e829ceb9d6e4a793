import ExplorerUI
import TerminalScreen
import Testing

/// Colour is never the only sign: what two states show must differ where there is no colour at all.
@Suite struct StateSignTests {
  /// What a cell tells a person without colour.
  private struct Look: Hashable {
    var text: String
    var attributes: UInt8
  }

  /// The roles that say how something stands, as against what it is.
  private static let states: Set<StyleRole> = [
    .ok, .warn, .bad, .path, .pathCurrent, .pathFuture, .selection, .tierPublic, .tierPrivate,
    .tierIsolated,
  ]

  /// The words of a screen that are in one of those roles: runs of cells of one style.
  private func words(_ screen: Screen) -> [(text: String, style: Style)] {
    var words: [(text: String, style: Style)] = []
    for y in 0..<screen.size.height {
      var current: (text: String, style: Style)?
      for x in 0...screen.size.width {
        let cell = screen[Point(x, y)]
        if let cell, let word = current, cell.style == word.style, cell.scalar != " " {
          current?.text.unicodeScalars.append(cell.scalar)
          continue
        }
        if let word = current { words.append(word) }
        current = nil
        if let cell, cell.scalar != " ", Self.states.contains(cell.role) {
          current = (String(cell.scalar), cell.style)
        }
      }
    }
    return words
  }

  @Test(arguments: GoldenTests.scenes)
  func `two states that show the same text differ by weight`(scene: GoldenTests.Scene) throws {
    var state = try Office.explorer(Size(width: 120, height: 40))
    try scene.prepare(&state)
    for name in ThemeTests.names {
      let palette = try ThemeTests.theme(name).palette
      var roles: [Look: StyleRole] = [:]
      for word in words(render(state)) {
        let attributes = palette[word.style.role].resolved(at: .none).attributes
          .union(word.style.attributes)
        let look = Look(text: word.text, attributes: attributes.rawValue)
        let other = roles.updateValue(word.style.role, forKey: look)
        #expect(
          other == nil || other == word.style.role,
          "\(name): '\(word.text)' is \(other?.name ?? "") and \(word.style.role.name)")
      }
    }
  }

  @Test func `the marks of passing, failing and waiting are different characters`() throws {
    var state = try Office.explorer(Size(width: 120, height: 40))
    state.send(.ask(from: "vault", to: "s3"))
    try state.press("<End>")
    let shown = words(render(state))
    let passes = Set(shown.filter { $0.style.role == .ok }.map(\.text))
    let fails = Set(shown.filter { $0.style.role == .bad }.map(\.text))
    #expect(!passes.isEmpty && !fails.isEmpty)
    #expect(passes.isDisjoint(with: fails))
  }
}
