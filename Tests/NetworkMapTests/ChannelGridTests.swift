import TerminalScreen
import Testing

@testable import NetworkMap

@Suite struct ChannelGridTests {
  /// Two columns of tracks and two rows, around a box in the middle.
  private func grid() -> ChannelGrid {
    var grid = ChannelGrid(size: Size(width: 20, height: 9), xs: [2, 10, 17], ys: [1, 4, 7])
    grid.block(Rect(x: 5, y: 3, width: 9, height: 3))
    return grid
  }

  private func from(_ x: Int, _ y: Int, _ heading: Heading) -> [Face] {
    [Face(cell: Point(x, y), heading: heading)]
  }

  @Test func `a line is as straight as it can be`() throws {
    let line = try #require(
      grid().line(from: from(0, 1, .right), to: from(19, 1, .left), within: .outside))
    #expect(line.cells == (0...19).map { Point($0, 1) })
  }

  @Test func `a line goes around a box`() throws {
    let line = try #require(
      grid().line(from: from(0, 4, .right), to: from(19, 4, .left), within: .outside))
    let box = Rect(x: 5, y: 3, width: 9, height: 3)
    #expect(!line.cells.contains { box.contains($0) })
    // Above and below cost the same: above it is, every time.
    #expect(line.cells.contains(Point(10, 1)))
  }

  @Test func `a line keeps clear of another one`() throws {
    var grid = grid()
    #expect(grid.use((2...17).map { Point($0, 1) }).isEmpty)
    let line = try #require(
      grid.line(from: from(0, 4, .right), to: from(19, 4, .left), within: .outside))
    #expect(line.cells.contains(Point(10, 7)))
    let shared = grid.use((5...12).map { Point($0, 1) })
    #expect(shared == (6...11).map { Point($0, 1) })
  }

  @Test func `there is no way through a closed wall`() {
    var grid = grid()
    grid.block(Rect(x: 4, y: 0, width: 1, height: 9))
    #expect(grid.line(from: from(0, 1, .right), to: from(19, 1, .left), within: .outside) == nil)
  }

  @Test func `a border is crossed straight, and only where that is allowed`() throws {
    var grid = ChannelGrid(size: Size(width: 20, height: 9), xs: [4, 15], ys: [1, 4])
    grid.addVPC(0, box: Rect(x: 0, y: 0, width: 10, height: 9))
    let (a, b) = (from(2, 4, .right), from(18, 4, .left))
    #expect(grid.line(from: a, to: b, within: .inside(0)) == nil)
    let line = try #require(grid.line(from: a, to: b, within: .across([0])))
    #expect(line.cells == (2...18).map { Point($0, 4) })
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6], [1, 2, 3])
  func `tracks lie in their gutter, apart from each other`(width: Int, count: Int) {
    let gutter = 10..<(10 + width)
    for isFirst in [false, true] {
      let tracks = ChannelGrid.tracks(in: gutter, isFirst: isFirst, count)
      #expect(tracks.allSatisfy(gutter.contains))
      #expect(Set(tracks).count >= min(count, width))
    }
  }
}
