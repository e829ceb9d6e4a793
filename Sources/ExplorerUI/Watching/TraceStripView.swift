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
    let columns = Columns(watch, width: width)
    var lines: [Line] = []
    for index in watch.steps.indices {
      lines.append(Line(step: index, isHead: true, text: "", style: .text))
      guard index == watch.step else { continue }
      let step = watch.steps[index]
      let room = max(10, width - indent - 2)
      // What the step's own line has no room for is not lost: it comes before the sentence. Of what blocks the
      // sentence itself says it.
      if !columns.holds(step, width: width), step.mark == .passes,
        !step.sentence.contains(step.reason)
      {
        for line in step.reason.wrapped(width: room) {
          lines.append(Line(step: index, isHead: false, text: line, style: step.reasonStyle))
        }
      }
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
      lines += closing(of: index, watch, state, width: room)
    }
    return lines
  }

  /// What comes after all that a step has to say: at a block what would help, at the end what it costs.
  private static func closing(
    of index: Int, _ watch: WatchState, _ state: ExplorerState, width: Int
  ) -> [Line] {
    var lines: [Line] = []
    if watch.showsAdvice(at: index) {
      let key = state.commands.shownKey(.tryFix, in: .trace)?.shown ?? ""
      for (number, sentence) in watch.adviceSentences.prefix(3).enumerated() {
        let how = number == 0 ? key : ":try \(number + 1)"
        let text = "\(Glyph.arrowRight.text) \(sentence) [\(how)]"
        lines += text.wrapped(width: width).map {
          Line(step: index, isHead: false, text: $0, style: .ok)
        }
      }
    }
    if index == watch.steps.count - 1, !watch.isWayBack, let cost = watch.costSentence {
      lines += cost.wrapped(width: width).map {
        Line(step: index, isHead: false, text: $0, style: .dim)
      }
    }
    return lines
  }

  /// Columns before the sentences.
  private static let indent = 5

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

  /// Where things stand in the steps' lines.
  struct Columns {
    /// Digits of the numbers.
    var number: Int
    var word: Int
    var decision: Int
    /// Where reasons start, unless what was decided needs the room.
    var reason: Int

    init(_ watch: WatchState, width: Int) {
      number = watch.steps.count > 9 ? 2 : 1
      word = number + 4
      decision = word + (watch.steps.map(\.word.cellWidth).max() ?? 0) + 2
      let longest = watch.steps.map { $0.reason.isEmpty ? 0 : $0.decision.cellWidth }.max() ?? 0
      let reasons = watch.steps.map(\.reason.cellWidth).max() ?? 0
      reason = max(decision + 20, min(decision + longest + 3, width - 1 - reasons))
    }

    /// Where a step's reason starts, and the cells there are for it.
    func reasonPlace(of step: HopNarration, width: Int) -> (start: Int, room: Int) {
      let end = decision + step.decision.cellWidth
      let start = max(reason, end + 3)
      let room = width - 1 - start
      if step.reason.cellWidth <= room { return (start, room) }
      // Rather than cutting it, closer to what was decided and up to the border.
      let closer = max(end + 2, min(start, width - step.reason.cellWidth))
      return (closer, width - closer)
    }

    /// Whether a step's line has room for all of its reason.
    func holds(_ step: HopNarration, width: Int) -> Bool {
      step.reason.cellWidth <= max(0, reasonPlace(of: step, width: width).room)
    }
  }

  private static func drawHead(
    _ index: Int, _ watch: WatchState, _ columns: Columns, _ state: ExplorerState,
    on screen: inout Screen
  ) {
    let step = watch.steps[index]
    let isCurrent = index == watch.step
    let isFuture = index > watch.step
    let width = screen.bounds.width
    func style(_ usual: Style) -> Style { isFuture ? .pathFuture : isCurrent ? .path : usual }

    if isCurrent { screen.put(Glyph.pointer.text, at: Point(0, 0), style: .path) }
    screen.put(
      "\(index + 1)", at: Point(1, 0), style: style(.dim), width: columns.number, align: .trailing)
    let mark = isFuture ? HopNarration.Mark.pending : step.mark
    screen.put(mark.sign, at: Point(columns.number + 2, 0), style: mark.style)
    screen.put(step.word, at: Point(columns.word, 0), style: style(.dim))

    // What was decided comes first: a reason gives way, down to a dozen cells, and then goes.
    let (reasonStart, reasonRoom) = columns.reasonPlace(of: step, width: width)
    let wanted = step.reason.cellWidth
    // Of the current step, what is cut here stands whole below.
    let least = isCurrent ? wanted : min(wanted, 12)
    let showsReason = wanted > 0 && reasonRoom >= least
    let limit = showsReason ? reasonStart - 1 : width - 1
    screen.put(
      step.decision, at: Point(columns.decision, 0), style: style(.text),
      width: max(1, limit - columns.decision))
    if showsReason {
      screen.put(
        step.reason, at: Point(reasonStart, 0), style: isFuture ? .pathFuture : step.reasonStyle,
        width: reasonRoom)
    }
    if isCurrent && state.focus == .trace && state.showsFocus {
      screen.select()
    }
  }
}

extension HopNarration {
  fileprivate var reasonStyle: Style {
    switch mark {
    case .blocks: .bad
    case .unknown: .warn
    case .passes, .pending: .dim
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
