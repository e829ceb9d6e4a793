import ExplorerUI
import TerminalScreen
import Testing

@Suite struct ScreenLayoutTests {
  /// A size, what there is to place, and where everything is to stand.
  struct Row: CustomTestStringConvertible, Sendable {
    var size: String
    var hasTrace = false
    var focus = PaneID.network
    var panes: [String]

    var testDescription: String { "\(size) \(hasTrace ? "tracing " : "")\(focus)" }
  }

  @Test(arguments: [
    Row(size: "40x10", panes: ["network (0, 1) 40x8"]),
    Row(size: "40x10", focus: .map, panes: ["map (0, 1) 40x8"]),
    Row(size: "40x10", hasTrace: true, focus: .trace, panes: ["trace (0, 1) 40x8"]),
    Row(size: "79x24", panes: ["network (0, 1) 32x22", "table (32, 1) 47x22"]),
    Row(
      size: "80x24", hasTrace: true, focus: .map,
      panes: ["map (0, 1) 80x16", "trace (0, 16) 80x7"]),
    Row(size: "80x24", panes: ["network (0, 1) 32x22", "table (32, 1) 48x22"]),
    Row(
      size: "120x40",
      panes: ["network (0, 1) 34x24", "table (0, 24) 34x15", "map (34, 1) 86x38"]),
    Row(
      size: "120x40", hasTrace: true,
      panes: [
        "network (0, 1) 34x24", "table (0, 24) 34x15", "map (34, 1) 86x24", "trace (34, 24) 86x15",
      ]),
    Row(
      size: "200x60", hasTrace: true,
      panes: [
        "network (0, 1) 38x58", "map (38, 1) 112x43", "trace (38, 43) 112x16",
        "table (150, 1) 50x30", "details (150, 30) 50x29",
      ]),
    Row(
      size: "300x80",
      panes: [
        "network (0, 1) 38x78", "map (38, 1) 202x78", "table (240, 1) 60x40",
        "details (240, 40) 60x39",
      ]),
  ])
  func `panes stand where the table says`(row: Row) throws {
    let size = try #require(Size(row.size))
    let layout = ScreenLayout(
      size, ScreenLayout.Contents(hasTrace: row.hasTrace, focus: row.focus))
    #expect(layout.panes.map { "\($0.pane) \($0.frame)" } == row.panes)
  }

  @Test(arguments: [
    Size(width: 39, height: 24), Size(width: 80, height: 9), Size(width: 1, height: 1),
  ])
  func `a terminal that is too small has no panes`(size: Size) {
    let layout = ScreenLayout(size, ScreenLayout.Contents())
    #expect(layout.arrangement == .tooSmall)
    #expect(layout.panes.isEmpty)
  }

  @Test func `panes fill the body, overlap in borders alone, and never leave it`() {
    for width in stride(from: 40, through: 320, by: 7) {
      for height in stride(from: 10, through: 90, by: 3) {
        for focus in PaneID.allCases {
          let layout = ScreenLayout(
            Size(width: width, height: height),
            ScreenLayout.Contents(hasTrace: true, focus: focus))
          #expect(layout[focus] != nil, "\(focus) is not shown at \(width)x\(height)")
          for placed in layout.panes {
            #expect(layout.body.contains(placed.frame), "\(placed) at \(width)x\(height)")
            #expect(placed.inside.height >= 3 && placed.inside.width >= 20)
            for other in layout.panes where other.pane != placed.pane {
              let common = placed.frame.intersection(other.frame)
              #expect(common.isEmpty || common.height == 1, "\(placed) meets \(other)")
            }
          }
        }
      }
    }
  }

  @Test func `a zoomed pane has the whole body`() {
    let layout = ScreenLayout(
      Size(width: 120, height: 40), ScreenLayout.Contents(focus: .table, isZoomed: true))
    #expect(layout.panes.map(\.pane) == [.table])
    #expect(layout[.table]?.frame == layout.body)
  }

  @Test func `the split moves, within limits`() {
    func width(_ split: Int) -> Int? {
      ScreenLayout(Size(width: 120, height: 40), ScreenLayout.Contents(split: split))[.network]?
        .frame.width
    }
    #expect(width(6) == 40)
    #expect(width(-50) == 24)
    #expect(width(500) == 80)
  }
}
