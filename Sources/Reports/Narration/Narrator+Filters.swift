import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  func securityGroup(_ decision: SecurityGroupDecision, _ place: Place) -> Telling {
    let groups = language.list(decision.groups.map(names.label))
    let what = traffic(place.packet)
    let owner = the(decision.interface)
    if decision.groups.isEmpty {
      return Telling(
        decision: text(
          en: "\(names.label(decision.interface)): groups not known",
          ja: "\(names.label(decision.interface)): SGが不明"),
        sentence: text(
          en: "The input does not tell the security groups of \(owner).",
          ja: "\(owner) のセキュリティグループは入力から分かりません。"))
    }
    if decision.isReply {
      return Telling(
        decision: text(en: "\(groups): the answer passes", ja: "\(groups): 応答は通過"),
        reason: text(en: "stateful", ja: "ステートフル"),
        sentence: text(
          en: """
            Security groups are stateful: the group let the first packet pass, so the answer to it \
            passes without asking a rule.
            """,
          ja: """
            セキュリティグループはステートフルです。最初のパケットが許可されているため、\
            その応答はルールを評価せずに通ります。
            """))
    }
    let side = directionWord(decision.direction)
    guard let rule = decision.matched else {
      return Telling(
        decision: "\(groups): \(noRuleTitle(decision, what))",
        reason: text(en: "only what is allowed passes", ja: "許可のみ通過"),
        sentence: text(
          en: "No \(side) rule of \(groups) allows \(what); a group drops what no rule allows.",
          ja: "\(groups) に \(what) を許可する\(side)ルールがありません。許可のない通信は破棄されます。"))
    }
    let group = rule.groupLabel.isEmpty ? names.label(rule.group) : names.clean(rule.groupLabel)
    let arrow = decision.direction == .egress ? "→" : "←"
    return Telling(
      decision: "\(group): \(side) \(classText(rule.traffic)) \(arrow) \(peerText(rule.peer))",
      reason: decision.ruleCount == 1
        ? text(en: "its only \(side) rule", ja: "唯一の\(side)ルール")
        : text(
          en: "allowed, 1 of \(decision.ruleCount) rules", ja: "\(decision.ruleCount)ルール中1つが許可"),
      sentence: decision.direction == .egress
        ? text(
          en: """
            The group \(group) of \(owner) lets \(what) out to \(peerSentence(rule.peer)). It is \
            stateful: the answer will need no rule.
            """,
          ja: """
            \(owner) のグループ \(group) は、\(peerSentence(rule.peer)) への \(what) の送信を許可しています。\
            ステートフルなので、応答にルールは要りません。
            """)
        : text(
          en: """
            The group \(group) of \(owner) lets \(what) in from \(peerSentence(rule.peer)). It is \
            stateful: the answer will need no rule.
            """,
          ja: """
            \(owner) のグループ \(group) は、\(peerSentence(rule.peer)) からの \(what) の受信を許可しています。\
            ステートフルなので、応答にルールは要りません。
            """))
  }

  func networkACL(_ decision: NetworkACLDecision, _ place: Place) -> Telling {
    let acl = names.label(place.component.id)
    let side = decision.direction == .egress ? text(en: "out", ja: "送信") : text(en: "in", ja: "受信")
    let subnet = names.label(decision.subnet)
    let what = traffic(place.packet)
    let peer = text(
      decision.direction == .egress ? place.packet.destination : place.packet.source)
    let crossing =
      decision.direction == .egress
      ? text(en: "leaves \(subnet)", ja: "\(subnet) から出る")
      : text(en: "enters \(subnet)", ja: "\(subnet) に入る")
    let partly = decision.partlyDenied.map(portList)
    guard let entry = decision.entry, entry.number < 32767 else {
      return Telling(
        decision: text(en: "\(acl) \(side): rule * denies", ja: "\(acl) \(side): ルール * が拒否"),
        reason: text(en: "no rule fits", ja: "合うルールなし"),
        sentence: text(
          en: """
            No numbered rule of \(acl) fits \(what) \(withPeer(decision.direction, peer)), so the last \
            line, *, denies it as it \(crossing).
            """,
          ja: "\(acl) のどの番号のルールも \(peer) との \(what) に合わないため、最後の * が\(crossing)パケットを拒否します。"))
    }
    let action = entry.action == .allow ? text(en: "allow", ja: "許可") : text(en: "deny", ja: "拒否")
    let line = text(
      en:
        "\(acl) \(side): rule \(entry.number) \(action) \(classText(entry.traffic)) \(entry.prefix)",
      ja: "\(acl) \(side): ルール\(entry.number) \(action) \(classText(entry.traffic)) \(entry.prefix)"
    )
    let stateless =
      place.isReply
      ? text(
        en: "An ACL keeps no state, so the answer has to be allowed by a rule of its own.",
        ja: "ネットワークACLはステートレスなので、応答も別のルールで許可されている必要があります。")
      : text(
        en: "An ACL keeps no state: the answer is checked on its own on the way back.",
        ja: "ネットワークACLはステートレスなので、応答は復路で改めて評価されます。")
    if entry.action == .deny {
      return Telling(
        decision: line, reason: text(en: "the first that fits", ja: "最初に合うルール"),
        sentence: text(
          en: """
            Rules are read in ascending order, and rule \(entry.number) is the first that fits \(what) \
            \(withPeer(decision.direction, peer)) as it \(crossing). It denies.
            """,
          ja: """
            ルールは番号の小さい順に評価されます。\(crossing) \(what) に最初に合うのはルール\(entry.number)で、\
            これが拒否します。
            """))
    }
    return Telling(
      decision: line,
      reason: partly.map { text(en: "but not \($0)", ja: "\($0) を除く") }
        ?? text(en: "the first that fits", ja: "最初に合うルール"),
      sentence: language.sentences([
        text(
          en: """
            Rule \(entry.number) of \(acl) is the first that fits \(what) as it \(crossing), and it \
            allows.
            """,
          ja: "\(crossing) \(what) に最初に合うのは \(acl) のルール\(entry.number)で、これが許可します。"),
        partly.map {
          text(en: "Of the client's ports, \($0) are denied.", ja: "ただしクライアントのポート \($0) は拒否されます。")
        } ?? "", stateless,
      ]))
  }

  func policy(_ decision: PolicyDecision, _ place: Place) -> Telling {
    let owner = names.label(place.component.id)
    let statement =
      decision.sid.map { names.clean($0) }.map { text(en: "statement \($0)", ja: "ステートメント \($0)") }
      ?? decision.statement.map {
        text(en: "statement \($0 + 1)", ja: "\($0 + 1)番目のステートメント")
      }
    let reason = statement ?? ""
    switch decision.result {
    case .allowsAll:
      return Telling(
        decision: text(en: "\(owner): policy allows *", ja: "\(owner): ポリシーは * を許可"),
        reason: reason,
        sentence: text(
          en: "The policy of \(the(place.component.id)) allows every request.",
          ja: "\(the(place.component.id)) のポリシーはすべてのリクエストを許可します。"))
    case .allowsSome:
      return Telling(
        decision: text(en: "\(owner): policy allows some", ja: "\(owner): ポリシーは一部を許可"),
        reason: reason,
        sentence: text(
          en: """
            The policy of \(the(place.component.id)) allows some requests: who asks, for what, decides. \
            The network lets them through.
            """,
          ja: """
            \(the(place.component.id)) のポリシーは一部のリクエストだけを許可します。誰が何を要求するかで決まります。\
            ネットワークとしては通ります。
            """))
    case .denies where decision.statement == nil:
      return Telling(
        decision: text(en: "\(owner): policy allows nothing", ja: "\(owner): ポリシーに許可なし"),
        reason: text(en: "no statement allows", ja: "許可するステートメントなし"),
        sentence: text(
          en: """
            The network is fine, but no statement of the policy of \(the(place.component.id)) allows the \
            request.
            """,
          ja: "ネットワークは通りますが、\(the(place.component.id)) のポリシーに許可するステートメントがありません。"))
    case .denies:
      return Telling(
        decision: text(en: "\(owner): policy denies", ja: "\(owner): ポリシーが拒否"), reason: reason,
        sentence: text(
          en:
            "The network is fine, but the policy of \(the(place.component.id)) refuses the request.",
          ja: "ネットワークは通りますが、\(the(place.component.id)) のポリシーがリクエストを拒否します。"))
    case .dependsOn(let keys):
      let list = language.list(keys.map(names.clean))
      return Telling(
        decision: text(en: "\(owner): policy asks for \(list)", ja: "\(owner): ポリシーは \(list) 次第"),
        reason: text(en: "not in the snapshot", ja: "スナップショットにない"),
        sentence: text(
          en: """
            The policy of \(the(place.component.id)) decides by \(list), which neither the snapshot nor \
            the query tells.
            """,
          ja: """
            \(the(place.component.id)) のポリシーは \(list) で判定しますが、\
            スナップショットにもクエリにもその情報がありません。
            """))
    }
  }

  /// `no egress rule allows tcp/443`, or that there is none at all.
  func noRuleTitle(_ decision: SecurityGroupDecision, _ what: String) -> String {
    let side = directionWord(decision.direction)
    if decision.ruleCount == 0 {
      return text(en: "no \(side) rules at all", ja: "\(side)ルールが1つもない")
    }
    return text(en: "no \(side) rule allows \(what)", ja: "\(what) を許可する\(side)ルールなし")
  }

  /// `egress` or `ingress`.
  func directionWord(_ direction: FilterDirection) -> String {
    switch direction {
    case .egress: text(en: "egress", ja: "アウトバウンド")
    case .ingress: text(en: "ingress", ja: "インバウンド")
    }
  }

  /// `all`, `tcp/443`.
  func classText(_ traffic: TrafficClass) -> String {
    traffic.protocol == nil ? text(en: "all", ja: "すべて") : traffic.description
  }

  func peerText(_ peer: SecurityGroupDecision.RuleLine.Peer) -> String {
    switch peer {
    case .prefix(let prefix): prefix.description
    case .prefixList(let id, let matched):
      names.prefixList(id) + (matched.map { " \($0)" } ?? "")
    case .group(let id): text(en: "group \(names.label(id))", ja: "グループ \(names.label(id))")
    }
  }

  private func peerSentence(_ peer: SecurityGroupDecision.RuleLine.Peer) -> String {
    switch peer {
    case .prefix(let prefix) where prefix.isDefault:
      text(en: "anywhere", ja: "任意のアドレス")
    case .prefix(let prefix): prefix.description
    case .prefixList(let id, let matched):
      text(
        en: "the prefix list \(names.prefixList(id))", ja: "プレフィックスリスト \(names.prefixList(id))")
        + (matched.map { " (\($0))" } ?? "")
    case .group(let id):
      text(
        en: "members of the group \(names.label(id))", ja: "グループ \(names.label(id)) のメンバー")
    }
  }

  private func withPeer(_ direction: FilterDirection, _ peer: String) -> String {
    direction == .egress ? text(en: "to \(peer)", ja: peer) : text(en: "from \(peer)", ja: peer)
  }

  /// `1024-32767 and 61000-65535`.
  func portList(_ ranges: [PortRange]) -> String { language.list(ranges.map(\.description)) }
}

extension NetworkACLDecision {
  /// The ports that are denied where others are let through.
  var partlyDenied: [PortRange]? {
    guard let deniedPorts, !deniedPorts.isEmpty, let allowedPorts, !allowedPorts.isEmpty else {
      return nil
    }
    return deniedPorts
  }
}
