import ExplorerUI
import TerminalScreen
import Testing

@Suite struct MapTests {
  /// Where on the screen the map's boxes have their titles.
  private func titles(_ state: ExplorerState) throws -> [String: Point] {
    let inside = try #require(state.layout[.map]?.inside)
    let screen = render(state)
    var found: [String: Point] = [:]
    for name in ["public-a", "private-a", "private-c", "closed-c"] {
      for y in inside.rows {
        let row = Array(screen.rowText(y).dropFirst(inside.x).prefix(inside.width))
        let wanted = Array(" \(name) ")
        for x in row.indices where row[x...].starts(with: wanted) { found[name] = Point(x, y) }
      }
    }
    return found
  }

  @Test func `steps and the focus leave everything on the map in its place`() throws {
    var state = try Office.explorer()
    state.send(.ask(from: "worker", to: "s3"))
    let before = try titles(state)
    #expect(before.count == 4)
    for _ in 0..<6 {
      try state.press("n")
      #expect(try titles(state) == before)
    }
    try state.press("2")
    for key in ["j", "l", "<Enter>", "k", "h"] {
      try state.press(key)
      #expect(try titles(state) == before)
    }
  }

  @Test func `the map's border counts the zones that are out of sight`() throws {
    var state = try Office.explorer(Size(width: 76, height: 24))
    try state.press("2")
    #expect(!state.shown.contains(" AZ "))
    try state.press("++++")
    #expect(state.shown.contains("1 AZ ▸"))
    try state.press("<S-Right><S-Right><S-Right><S-Right>")
    #expect(state.shown.contains("◂ 1 AZ"))
    try state.press("0")
    #expect(!state.shown.contains(" AZ "))
  }

  @Test func `f on the map goes to what is under the letter`() throws {
    var state = try Office.explorer()
    let place = try #require(titles(state)["private-c"])
    try state.press("2f")
    let inside = try #require(state.layout[.map]?.inside)
    // The letter stands on the corner of the box, two cells before its name.
    let letter = render(state).rowText(place.y).dropFirst(inside.x + place.x - 2).prefix(1)
    state.type(String(letter))
    #expect(render(state).rowText(0).contains("› private-c"))
  }
}
