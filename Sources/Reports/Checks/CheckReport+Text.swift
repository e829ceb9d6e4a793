import NetworkModel
import PathEngine
import TerminalScreen

extension CheckReport {
  /// For a person: a line for each expectation, what is wrong below it, and a count.
  package func text(width: Int, paint: TextPaint) -> String {
    let lines = results.flatMap { section($0, width: width, paint: paint) }
    return (lines + ["", tally(paint)]).map { $0 + "\n" }.joined()
  }

  private func section(_ result: CheckResult, width: Int, paint: TextPaint) -> [String] {
    let mark = result.holds ? HopNarration.Mark.passes : .blocks
    let role: StyleRole = result.holds ? .ok : .bad
    var head = "\(paint(mark.sign, role)) \(paint(question(result.expectation), .title))"
    let wanted = wanted(result.expectation)
    if !wanted.isEmpty { head += "  " + wanted }
    if result.cases.count > 1 {
      let good = result.cases.count { $0.holds }
      head +=
        "  "
        + paint(
          text(
            en: "\(good) of \(result.cases.count) hold", ja: "\(result.cases.count)件中\(good)件成立"),
          .dim)
    }
    if result.holds { return [head] }
    let note = language.text(result.expectation.note)
    let more = faults(result) + (note.isEmpty ? [] : [note])
    return [head + "  " + paint(result.expectation.location.description, .dim)]
      + more.flatMap { fault in fault.wrapped(width: max(width, 40) - 4).map { "    " + $0 } }
  }

  /// What an expectation asks for, in words: `reachable via private, s3-gateway`.
  private func wanted(_ expectation: TopologyExpectation) -> String {
    var parts: [String] = []
    if let verdict = expectation.verdict {
      parts.append(Verdict(rawValue: verdict)?.word(in: language) ?? verdict)
    }
    let via = expectation.via.map(\.sanitised).joined(separator: ", ")
    if !via.isEmpty { parts.append(text(en: "via \(via)", ja: "経由: \(via)")) }
    let avoids = expectation.avoids.map(\.sanitised).joined(separator: ", ")
    if !avoids.isEmpty { parts.append(text(en: "not by \(avoids)", ja: "通らない: \(avoids)")) }
    let codes = (expectation.codes ?? []).joined(separator: ", ")
    if !codes.isEmpty { parts.append(codes) }
    return parts.joined(separator: " ")
  }

  private func tally(_ paint: TextPaint) -> String {
    let bad = results.count { !$0.holds }
    let all = language.count(results.count, en: "expectation", "expectations", ja: "件の期待")
    return bad == 0
      ? paint(text(en: "\(all): all hold", ja: "\(all)：すべて成立"), .ok)
      : paint(text(en: "\(all): \(bad) do not hold", ja: "\(all)：\(bad)件が不成立"), .bad)
  }
}
