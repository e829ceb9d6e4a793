import IPAddressing
import NetworkModel
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
    let done = text(
      en: by.map { "\(capital). Then it is reachable by \($0)." }
        ?? "\(capital). Then it is reachable.",
      ja: by.map { "\(list)。これで、\($0) 経由で到達できます。" } ?? "\(list)。これで到達できます。")
    return language.sentences([done] + advice.changes.compactMap(caution))
  }

  /// What else a change does, beyond what was asked for, that a person should know before making it.
  private func caution(_ change: Change) -> String? {
    switch change {
    case .allowInSecurityGroup(_, .ingress, _, .prefix(let range)) where range.length == 0:
      text(
        en: "Everybody may connect then: allow the clients' own addresses where you know them.",
        ja: "誰でも接続できるようになるため、接続元が分かるならそのアドレスだけを許可します。")
    case .addRoute(let table, .prefix(let range), let target)
    where range.length == 0 && target.kind == .internetGateway:
      text(
        en: "Every subnet of \(names.label(table)) is public then.",
        ja: "\(names.label(table)) のサブネットはすべてパブリックになります。")
    default: nil
    }
  }

  var changeText: ChangeText { ChangeText(names, language) }
}
