import IPAddressing
import NetworkModel
import PathEngine

/// The rule that almost did.
extension TraceNarrator {
  /// `The nearest is tcp/80 ← 0.0.0.0/0 of web: another port.`
  func nearest(_ decision: SecurityGroupDecision) -> String? {
    decision.nearest.map { miss in
      let rule = miss.rule
      let group = rule.groupLabel.isEmpty ? names.label(rule.group) : names.clean(rule.groupLabel)
      let arrow = decision.direction == .egress ? "→" : "←"
      let line = "\(classText(rule.traffic)) \(arrow) \(peerText(rule.peer))"
      return sentence(
        decision.groups.count > 1
          ? text(en: "\(line) of \(group)", ja: "\(group) の \(line)") : line,
        miss.differs, decision.direction)
    }
  }

  /// `The nearest is rule 100, allow tcp/80 0.0.0.0/0: another port.`
  func nearest(_ decision: NetworkACLDecision) -> String? {
    decision.nearest.map { miss in
      let entry = miss.rule
      let line = text(
        en: "rule \(entry.number), allow \(classText(entry.traffic)) \(entry.prefix)",
        ja: "ルール\(entry.number) (許可 \(classText(entry.traffic)) \(entry.prefix))")
      return sentence(line, miss.differs, decision.direction)
    }
  }

  private func sentence(
    _ rule: String, _ differs: [RuleDifference], _ direction: FilterDirection
  ) -> String {
    let words = differs.map { word($0, direction) }
    return text(
      en: "The nearest is \(rule): another \(language.list(words)).",
      ja: "最も近いのは \(rule) ですが、\(language.list(words))が異なります。")
  }

  private func word(_ difference: RuleDifference, _ direction: FilterDirection) -> String {
    switch difference {
    case .protocol: text(en: "protocol", ja: "プロトコル")
    case .ports: text(en: "port", ja: "ポート")
    case .icmpType: text(en: "ICMP type", ja: "ICMPタイプ")
    case .peer:
      direction == .egress
        ? text(en: "destination", ja: "宛先") : text(en: "source", ja: "送信元")
    }
  }
}
