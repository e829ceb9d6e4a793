import PathEngine

/// The steps of one direction.
extension PathPage {
  /// A step: its line, and what is behind it.
  func step(_ step: HopNarration, number: Int, id: String, layer: Int) -> String {
    let line = [
      "<span class=\"number\">\(number)</span>",
      "<span class=\"mark\">\(Self.safe(step.mark.sign))</span>",
      "<span class=\"kind\">\(Self.safe(step.word))</span>",
      "<bdi class=\"decision\">\(Self.safe(step.decision))</bdi>",
    ].joined(separator: " ")
    var parts: [String] = []
    if !step.reason.isEmpty { parts.append("<p class=\"reason\">\(Self.safe(step.reason))</p>") }
    parts.append("<p class=\"sentence\">\(Self.safe(step.sentence))</p>")
    parts.append(considered(step.considered))
    parts += step.explanations.map { trouble($0, told: step.sentence) }
    return """
      <li class="step \(step.mark.name)" id="\(id)" data-layer="\(layer)">
      <h3 class="head">\(line)</h3>
      <div class="story">
      \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
      </div>
      </li>
      """
  }

  /// What a step looked at, the winner and those that lost, with why.
  private func considered(_ lines: [ConsideredNarration]) -> String {
    guard !lines.isEmpty else { return "" }
    // A table may have hundreds of lines that have nothing to do with the packet.
    let shown = lines.filter { $0.isWinner || $0.isMatch || $0.target.isEmpty }
    let others = lines.filter { !($0.isWinner || $0.isMatch || $0.target.isEmpty) }
    guard others.count > Self.unmatchedLimit else { return table(lines) }
    let rest = text(
      en: "\(others.count) more that do not match", ja: "一致しないほかの\(others.count)件")
    return table(shown) + "<details><summary>\(rest)</summary>\(table(others))</details>"
  }

  /// How many lines that do not match stand with the others; more are folded.
  private static let unmatchedLimit = 6

  private func table(_ lines: [ConsideredNarration]) -> String {
    guard !lines.isEmpty else { return "" }
    let heads = [
      text(en: "Looked at", ja: "検討対象"), text(en: "leads to", ja: "行き先"),
      text(en: "why", ja: "理由"),
    ].map { "<th scope=\"col\">\($0)</th>" }.joined()
    let rows = lines.map { line in
      let entry = line.entry.map { " <small>\(Self.safe($0))</small>" } ?? ""
      let sign = line.isWinner ? HopNarration.Mark.passes.sign : HopNarration.Mark.pending.sign
      let target =
        line.isBlackhole ? HopNarration.Mark.blocks.sign + " " + line.target : line.target
      return """
        <tr\(line.isWinner ? " class=\"winner\"" : "")><th scope="row">\
        <span class="mark" aria-hidden="true">\(sign)</span> <bdi>\(Self.safe(line.subject))</bdi>\(entry)</th>\
        <td><bdi>\(Self.safe(target))</bdi></td><td>\(Self.safe(line.reason))</td></tr>
        """
    }
    return """
      <div class="table"><table class="considered"><thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  /// What is wrong at a step, and what would put it right.
  private func trouble(_ item: ExplanationNarration, told: String) -> String {
    var parts = [
      "<h4>\(Self.safe(item.title)) <code>\(item.code.rawValue)</code></h4>"
    ]
    if item.sentence != told { parts.append("<p>\(Self.safe(item.sentence))</p>") }
    if let fix = item.fix {
      let words = text(en: "Fix: \(fix)", ja: "対処: \(fix)")
      parts.append("<p class=\"fix\">\(Self.safe(words))</p>")
    }
    return "<div class=\"trouble \(item.severity.className)\">\(parts.joined())</div>"
  }
}

extension HopNarration.Mark {
  /// A word for a class.
  fileprivate var name: String {
    switch self {
    case .passes: "passes"
    case .blocks: "blocks"
    case .unknown: "unknown"
    case .pending: "pending"
    }
  }
}

extension Explanation.Severity {
  fileprivate var className: String {
    switch self {
    case .blocks: "blocks"
    case .unknown: "unknown"
    case .remark: "remark"
    }
  }
}
