import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// The hops of the path, one line each; the current one opens to the whole explanation.
enum TraceStripView {
  /// A line of the strip.
  struct Line: Hashable, Sendable {
    /// The step it belongs to.
    var step: Int
    /// The step's own line, or one of its sentences.
    var isHead: Bool
    var text: String
    var style: Style
  }

  /// The lines for a strip so wide.
  static func lines(_ state: ExplorerState, width: Int) -> [Line] {
    guard let watch = state.watch else { return [] }
    var lines: [Line] = []
    for index in watch.steps.indices {
      lines.append(Line(step: index, isHead: true, text: "", style: .text))
      guard index == watch.step else { continue }
      let step = watch.steps[index]
      let room = max(10, width - indent - 2)
      for line in step.sentence.wrapped(width: room) {
        lines.append(Line(step: index, isHead: false, text: line, style: .text))
      }
      for explanation in step.explanations {
        if explanation.sentence != step.sentence {
          for line in explanation.sentence.wrapped(width: room) {
            lines.append(
              Line(
                step: index, isHead: false, text: line,
                style: explanation.severity == .blocks ? .bad : .warn))
          }
        }
        if let fix = explanation.fix {
          for line in (Glyph.arrowRight.text + " " + fix).wrapped(width: room) {
            lines.append(Line(step: index, isHead: false, text: line, style: .ok))
          }
        }
      }
    }
    return lines
  }

  /// Columns before the sentences.
  private static let indent = 5
  private static let wordColumn = 6
  private static let wordWidth = 10

  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    guard let watch = state.watch else { return }
    let area = screen.bounds
    if watch.steps.isEmpty {
      screen.put(
        state.text(en: "nothing was decided", ja: "判断はありません"), at: Point(1, 0), style: .dim,
        width: area.width - 2)
      return
    }
    let lines = lines(state, width: area.width)
    let columns = Columns(watch, width: area.width)
    for row in 0..<area.height {
      let position = watch.top + row
      guard lines.indices.contains(position) else { break }
      let line = lines[position]
      if line.isHead {
        screen.draw(in: area.row(row)) { screen in
          drawHead(line.step, watch, columns, state, on: &screen)
        }
      } else {
        screen.put(
          line.text, at: Point(indent, row), style: line.style, width: area.width - indent)
      }
    }
  }

  /// How the room is shared between what was decided and why.
  struct Columns {
    var decision: Int
    var reason: Int?

    init(_ watch: WatchState, width: Int) {
      let start = wordColumn + wordWidth + 1
      let room = width - start - 1
      let longest = watch.steps.map { $0.reason.isEmpty ? 0 : $0.decision.cellWidth }.max() ?? 0
      let reason = watch.steps.map(\.reason.cellWidth).max() ?? 0
      if reason == 0 {
        decision = room
      } else if longest + 3 + reason <= room {
        decision = longest
        self.reason = start + longest + 3
      } else {
        decision = max(20, min(longest, room - min(reason, room / 3) - 3))
        self.reason = start + decision + 3
      }
      if let column = self.reason, column + 12 > width {
        self.reason = nil
        decision = room
      }
    }
  }

  private static func drawHead(
    _ index: Int, _ watch: WatchState, _ columns: Columns, _ state: ExplorerState,
    on screen: inout Screen
  ) {
    let step = watch.steps[index]
    let isCurrent = index == watch.step
    let isFuture = index > watch.step
    let base: Style = isFuture ? .pathFuture : isCurrent ? .path : .text
    if isCurrent { screen.put(Glyph.pointer.text, at: Point(0, 0), style: .path) }
    screen.put(
      "\(index + 1)", at: Point(1, 0), style: isCurrent ? .path : .dim, width: 2, align: .trailing)
    let mark = isFuture ? HopNarration.Mark.pending : step.mark
    screen.put(mark.sign, at: Point(4, 0), style: mark.style)
    screen.put(
      step.word, at: Point(wordColumn, 0), style: isFuture ? .pathFuture : isCurrent ? .path : .dim,
      width: wordWidth)
    let start = wordColumn + wordWidth + 1
    let width = screen.bounds.width
    let hasReason = !step.reason.isEmpty && columns.reason != nil
    let room = hasReason ? columns.decision : width - start - 1
    screen.put(step.decision, at: Point(start, 0), style: base, width: max(1, room))
    if hasReason, let x = columns.reason {
      let style: Style =
        isFuture ? .pathFuture : step.mark == .blocks ? .bad : step.mark == .unknown ? .warn : .dim
      screen.put(step.reason, at: Point(x, 0), style: style, width: max(1, width - x - 1))
    }
    if isCurrent && state.focus == .trace && state.overlay == nil {
      screen.restyle(screen.bounds, role: .selection)
    }
  }
}

extension HopNarration.Mark {
  var style: Style {
    switch self {
    case .passes: .ok
    case .blocks: .bad
    case .unknown: .warn
    case .pending: .dim
    }
  }
}
