package import PathEngine

extension TraceNarrator {
  /// What would make the destination reachable, a sentence for each way of doing it.
  package var adviceSentences: [String] { advice.map(sentence) }

  /// `In the route table private, add 0.0.0.0/0 → nat; then it is reachable by the NAT gateway nat.`
  package func sentence(_ advice: Advice) -> String {
    let changes = advice.changes.map(changeText.text)
    let after = TraceNarrator(advice.trace, in: names.topology, language: language)
    let by = after.exit.map(after.the)
    let list = changes.joined(separator: text(en: "; ", ja: "、"))
    let capital = list.prefix(1).uppercased() + list.dropFirst()
    return text(
      en: by.map { "\(capital). Then it is reachable by \($0)." }
        ?? "\(capital). Then it is reachable.",
      ja: by.map { "\(list)。これで \($0) 経由で到達できます。" } ?? "\(list)。これで到達できます。")
  }

  var changeText: ChangeText { ChangeText(names, language) }
}
