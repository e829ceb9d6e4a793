import NetworkModel
import PathEngine
import TerminalScreen

/// A trace as lines of text, for a terminal, a pipe or a screen reader.
package struct TraceText: Sendable {
  private let narrator: TraceNarrator
  private let width: Int
  private let paint: TextPaint
  private var language: Language { narrator.language }

  /// - Parameter width: the cells a line may take; names and addresses are never cut for it.
  package init(_ narrator: TraceNarrator, width: Int = 100, paint: TextPaint = .plain) {
    self.narrator = narrator
    self.width = max(width, 60)
    self.paint = paint
  }

  /// The answers to a question that stands for several, such as `ssm-session`: the verdict of each, then
  /// each in full.
  package static func text(
    _ all: [TraceNarrator], asked: String, width: Int = 100, paint: TextPaint = .plain
  ) -> String {
    guard let first = all.first else { return "" }
    let verdict = Verdict.worst(of: all.map(\.trace.verdict))
    let question = "\(first.source) → \(asked.sanitised)"
    let rows = all.map { narrator -> [TextTable.Cell] in
      let (sign, role) = Self.mark(narrator.trace.verdict)
      return [
        .init(sign, role), .init(narrator.destination), .init(narrator.service),
        .init(narrator.summary, .dim),
      ]
    }
    let (sign, role) = Self.mark(verdict)
    let head = "\(paint("\(sign) \(first.text(verdict))", role))  \(paint(question, .title))"
    let table = TextTable(columnCount: 4, rows: rows).lines(indent: 2, width: width, paint: paint)
    let overview = ([head] + table).map { $0 + "\n" }.joined()
    let details = all.map { TraceText($0, width: width, paint: paint).text }
    return ([overview] + details).joined(separator: "\n")
  }

  private static func mark(_ verdict: Verdict) -> (sign: String, role: StyleRole) {
    switch verdict {
    case .reachable: (HopNarration.Mark.passes.sign, .ok)
    case .unreachable: (HopNarration.Mark.blocks.sign, .bad)
    case .undetermined: (HopNarration.Mark.unknown.sign, .warn)
    }
  }

  /// The whole answer; every line ends in a line feed.
  package var text: String {
    var blocks = [headline, advice]
    let steps = narrator.steps
    let back = narrator.back
    // Both ways are one picture: their columns stand below each other.
    let layout = StepLayout(
      steps + back, most: Swift.max(steps.count, back.count), width: width)
    if !steps.isEmpty {
      blocks.append(
        [title(language.text(en: "The way there", ja: "往路"))] + steps.lines(layout, self))
    }
    if !back.isEmpty {
      blocks.append([title(language.text(en: "The way back", ja: "復路"))] + back.lines(layout, self))
    }
    blocks.append(
      section(
        .blocks, language.text(en: "What stops it", ja: "妨げているもの"), HopNarration.Mark.blocks, .bad))
    blocks.append(
      section(
        .unknown, language.text(en: "What cannot be judged", ja: "判定できないもの"),
        HopNarration.Mark.unknown, .warn))
    blocks.append(section(.remark, language.text(en: "Worth knowing", ja: "参考"), nil, .warn))
    blocks.append(
      list(
        language.text(en: "The name's other addresses", ja: "名前のほかのアドレス"), narrator.otherAnswers))
    blocks.append(
      list(
        language.text(en: "The balancer's other targets", ja: "ほかのターゲット"), narrator.otherTargets))
    blocks.append(list(language.text(en: "Taken for granted", ja: "前提"), narrator.assumptions))
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private var headline: [String] {
    let (sign, role) = Self.mark(narrator.trace.verdict)
    let first = "\(paint("\(sign) \(narrator.verdict)", role))  \(paint(narrator.query, .title))"
    let summary = narrator.summary.wrapped(width: width - 2).map { "  " + $0 }
    let cost =
      narrator.trace.verdict == .reachable
      ? narrator.costSentence?.wrapped(width: width - 2).map { "  " + paint($0, .dim) } ?? [] : []
    return [first] + (narrator.summary.isEmpty ? [] : summary) + cost
  }

  /// What would make it reachable.
  private var advice: [String] {
    list(
      narrator.advice.count > 1
        ? language.text(en: "What would help (any of these)", ja: "対処案 (いずれか1つ)")
        : language.text(en: "What would help", ja: "対処案"), narrator.adviceSentences)
  }

  private func title(_ text: String) -> String { paint(text, .title) }

  private func section(
    _ severity: Explanation.Severity, _ heading: String, _ mark: HopNarration.Mark?,
    _ role: StyleRole
  ) -> [String] {
    let all = narrator.explanations.filter { $0.severity == severity }
    guard !all.isEmpty else { return [] }
    // What puts several things right is said at the first of them.
    var fixes: Set<String> = []
    return [title(heading)]
      + all.flatMap { item in
        var item = item
        if let fix = item.fix, !fixes.insert(fix).inserted { item.fix = nil }
        return lines(of: item, mark?.sign ?? "!", role)
      }
  }

  private func lines(of item: ExplanationNarration, _ sign: String, _ role: StyleRole) -> [String] {
    let step = narrator.place(of: item)
    let head = step.isEmpty ? item.title : "\(step): \(item.title)"
    let room = width - 4
    let fix = item.fix.map { language.text(en: "Fix: \($0)", ja: "対処: \($0)") }
    return ["  \(paint("\(sign) \(head)", role))  \(paint(item.code.rawValue, .dim))"]
      + item.sentence.wrapped(width: room).map { "    \($0)" }
      + (fix?.wrapped(width: room).map { "    \(paint($0, .key))" } ?? [])
  }

  private func list(_ heading: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    return [title(heading)]
      + items.flatMap { item in
        item.wrapped(width: width - 4).enumerated().map { ($0 == 0 ? "  · " : "    ") + $1 }
      }
  }
}

// MARK: - Steps

/// Where the columns of steps stand.
private struct StepLayout {
  let width: Int
  let number: Int
  let word: Int
  /// The column where decisions begin, and that where reasons do.
  let decision: Int
  let reason: Int

  init(_ steps: [HopNarration], most: Int, width: Int) {
    self.width = width
    number = String(most).count
    word = steps.map(\.word.cellWidth).max() ?? 0
    decision = 2 + number + 1 + 1 + 1 + word + 2
    reason = decision + Self.widestDecision(steps, room: width - decision) + 2
  }

  /// The widest decision behind which there is room for every reason; those of wider ones stand elsewhere.
  private static func widestDecision(_ steps: [HopNarration], room: Int) -> Int {
    let pairs = steps.filter { !$0.reason.isEmpty }
      .map { (decision: $0.decision.cellWidth, reason: $0.reason.cellWidth) }
      .sorted { $0.decision < $1.decision }
    var widest = 0
    var widestReason = 0
    for pair in pairs {
      widestReason = max(widestReason, pair.reason)
      if pair.decision + 2 + widestReason > room { break }
      widest = pair.decision
    }
    return widest
  }

  /// Text, then more text at a column, or right behind it, or on the next line when there is no room.
  func line(
    _ text: String, painted: String, _ more: String, at wanted: Int? = nil, paint: TextPaint
  ) -> [String] {
    if more.isEmpty { return [painted] }
    let behind = text.cellWidth + 2
    let aligned = max(behind, wanted ?? reason)
    let column = aligned + more.cellWidth <= width ? aligned : behind
    if column + more.cellWidth <= width {
      let space = String(repeating: " ", count: column - text.cellWidth)
      return [painted + space + paint(more, .dim)]
    }
    let indent = min(decision + 2, width - more.cellWidth)
    return [painted, String(repeating: " ", count: max(indent, 0)) + paint(more, .dim)]
  }
}

extension [HopNarration] {
  fileprivate func lines(_ layout: StepLayout, _ report: TraceText) -> [String] {
    enumerated().flatMap { index, step in report.lines(of: step, number: index + 1, layout) }
  }
}

extension TraceText {
  fileprivate func lines(of step: HopNarration, number: Int, _ layout: StepLayout) -> [String] {
    let role: StyleRole =
      switch step.mark {
      case .passes: .ok
      case .blocks: .bad
      case .unknown: .warn
      case .pending: .dim
      }
    let start = "  " + "\(number)".padded(to: layout.number, align: .trailing) + " "
    let word = " " + step.word.padded(to: layout.word) + "  "
    let plain = start + step.mark.sign + word + step.decision
    let painted =
      start + paint(step.mark.sign, role) + paint(word, .dim)
      + (step.mark == .passes ? step.decision : paint(step.decision, role))
    var lines = layout.line(plain, painted: painted, step.reason, paint: paint)
    lines += consideredLines(of: step, layout)
    if step.tellsMore {
      let margin = String(repeating: " ", count: layout.decision)
      lines += step.sentence.wrapped(width: width - layout.decision).map { margin + $0 }
    }
    return lines
  }

  private func consideredLines(of step: HopNarration, _ layout: StepLayout) -> [String] {
    let margin = String(repeating: " ", count: layout.decision)
    // A table may have hundreds of lines that have nothing to do with the packet.
    let unmatched = step.considered.filter { !$0.isMatch && !$0.target.isEmpty }.count
    let hidden = unmatched > Self.unmatchedLimit + 1 ? unmatched - Self.unmatchedLimit : 0
    let considered = step.considered.dropLast(hidden)
    let subjects = considered.map { $0.subject + ($0.entry.map { " \($0)" } ?? "") }
    let subjectWidth = subjects.map(\.cellWidth).max() ?? 0
    let texts = zip(considered, subjects).map { line, subject -> String in
      let sign = line.isWinner ? GlyphSet.unicode[.winner] : GlyphSet.unicode[.pending]
      let arrow = line.isBlackhole ? HopNarration.Mark.blocks.sign : "→"
      let target = line.target.isEmpty ? "" : "  \(arrow) \(line.target)"
      return "\(sign) \(subject.padded(to: subjectWidth))\(target)"
    }
    // Reasons of one table stand below each other, and below the steps' own where there is room.
    let shown = considered.filter { !$0.isWinner }
    let widest = shown.map(\.reason.cellWidth).max() ?? 0
    let least =
      layout.decision + 2
      + (zip(considered, texts).filter { !$0.0.isWinner }.map(\.1.cellWidth).max() ?? 0)
    let isAligned = !shown.contains(where: \.target.isEmpty) && layout.reason + widest <= width
    let column = isAligned ? max(least, layout.reason) : least
    let lines = zip(considered, texts).flatMap { line, text in
      layout.line(
        margin + text, painted: margin + paint(text, line.isWinner ? .path : .dim),
        line.isWinner ? "" : line.reason, at: column, paint: paint)
    }
    guard hidden > 0 else { return lines }
    let rest = language.text(
      en: "and \(hidden) more lines that do not match", ja: "一致しないルートがほか\(hidden)件")
    return lines + [margin + paint("\(GlyphSet.unicode[.pending]) \(rest)", .dim)]
  }

  /// How many lines that do not match are shown of a table; the JSON has all.
  private static let unmatchedLimit = 6
}

extension HopNarration {
  /// Whether the sentence says what its lines do not: why a route won over another that matches. What
  /// is wrong has a place of its own.
  fileprivate var tellsMore: Bool {
    mark == .passes && considered.contains { !$0.isWinner && $0.isMatch }
  }
}
