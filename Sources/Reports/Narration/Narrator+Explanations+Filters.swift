import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// Security groups, network ACLs, policies.
  func filterWording(_ item: Explanation) -> Wording {
    switch item.code {
    case .securityGroupMismatch, .securityGroupHasNoRules: securityGroupWording(item)
    case .networkACLRestriction: networkACLWording(item)
    case .ephemeralPortsPartlyBlocked: partlyBlockedWording(item)
    default: policyWording(item)
    }
  }

  private func securityGroupWording(_ item: Explanation) -> Wording {
    guard case .securityGroup(let decision) = decision(item) else {
      return Wording(
        title: text(en: "no rule allows it", ja: "許可するルールなし"),
        sentence: text(
          en: "No rule of \(whom(item)) allows \(traffic(item)).",
          ja: "\(whom(item)) に \(traffic(item)) を許可するルールがありません。"),
        fix: nil)
    }
    let groups = language.choice(decision.groups.map(names.label))
    let side = directionWord(decision.direction)
    let isOut = decision.direction == .egress
    let peer = isOut ? item.packet?.destination : item.packet?.source
    let list = isOut ? prefixListOnTheWay.map { names.prefixList($0) } : nil
    let rule = item.packet.map { ruleText($0, item) } ?? service
    let wanted = list ?? peerToAllow(peer)
    let fix = text(
      en: "Add to \(groups): \(side) \(rule) \(isOut ? "to" : "from") \(wanted).",
      ja: "\(groups) に\(side)ルール \(rule) \(isOut ? "→" : "←") \(wanted) を追加します。")
    let owner = the(decision.interface)
    if item.code == .securityGroupHasNoRules {
      return Wording(
        title: noRuleTitle(decision, traffic(item)),
        sentence: text(
          en: """
            The group \(groups) of \(owner) has no \(side) rule at all, so nothing may \
            \(isOut ? "leave" : "come in").
            """,
          ja: "\(owner) の \(groups) には\(side)ルールが1つもないため、何も\(isOut ? "出られ" : "入れ")ません。"),
        fix: fix)
    }
    let who = item.packet.map { text(isOut ? $0.destination : $0.source) } ?? ""
    let way =
      isOut
      ? text(en: "out to \(who)", ja: "\(who) への") : text(en: "in from \(who)", ja: "\(who) からの")
    let told =
      decision.ruleCount == 1
      ? text(
        en: """
          The only \(side) rule of \(groups) at \(owner) does not let \(traffic(item)) \(way). A group \
          drops what no rule allows.
          """,
        ja: """
          \(owner) の \(groups) にある唯一の\(side)ルールは、\(way) \(traffic(item)) を許可していません。\
          許可のない通信は破棄されます。
          """)
      : text(
        en: """
          None of the \(decision.ruleCount) \(side) rules of \(groups) at \(owner) lets \
          \(traffic(item)) \(way). A group drops what no rule allows.
          """,
        ja: """
          \(owner) の \(groups) にある\(decision.ruleCount)件の\(side)ルールのどれも、\(way) \
          \(traffic(item)) を許可していません。許可のない通信は破棄されます。
          """)
    return Wording(
      title: noRuleTitle(decision, traffic(item)),
      sentence: language.sentences([told, nearest(decision) ?? ""]), fix: fix)
  }

  /// What a rule would have to name: `tcp/443`, `icmp type 8`; the whole ephemeral range for an answer.
  private func ruleText(_ packet: Packet, _ item: Explanation) -> String {
    if let ports = packet.destinationPorts {
      let isEphemeral = isReply(item) && ports.count > 1 && ports.lower >= 1024
      return "\(packet.protocol)/\(isEphemeral ? "1024-65535" : ports.description)"
    }
    if let type = packet.icmpType { return "\(packet.protocol) type \(type)" }
    return protocolText(packet.protocol)
  }

  /// The peer that a rule would have to name. The addresses behind a public name change, so a rule for
  /// one of them would be of no use.
  private func peerToAllow(_ address: PacketAddress?) -> String {
    guard let address, trace.resolution != nil, address.single?.isPublic == true else {
      return host(address)
    }
    return address.family == .ipv4 ? "0.0.0.0/0" : "::/0"
  }

  private func networkACLWording(_ item: Explanation) -> Wording {
    guard case .networkACL(let decision) = decision(item), let packet = item.packet else {
      return Wording(
        title: text(en: "denied", ja: "拒否"),
        sentence: text(
          en: "\(whom(item)) denies \(traffic(item)).",
          ja: "\(whom(item)) が \(traffic(item)) を拒否します。"),
        fix: nil)
    }
    let isOut = decision.direction == .egress
    let side = directionWord(decision.direction)
    let subnet = names.label(decision.subnet)
    let peer = isOut ? packet.destination : packet.source
    let number = decision.entry.flatMap { $0.number < 32767 ? $0.number : nil }
    let who =
      number.map { text(en: "rule \($0)", ja: "ルール\($0)") } ?? text(en: "rule *", ja: "ルール *")
    let cause =
      number == nil
      ? text(en: "no numbered rule fits, so *", ja: "には合う番号のルールがないため、最後の * が")
      : text(en: who, ja: "の\(who)が")
    let ephemeral =
      isReply(item)
      ? text(
        en: " An ACL keeps no state: the answer to the client's port needs a rule of its own.",
        ja: "ネットワークACLはステートレスなので、クライアントのポートへの応答にも別のルールが必要です。") : ""
    let before = number.map { text(en: " with a number below \($0)", ja: " (番号は\($0)より小さく)") } ?? ""
    let wanted = peerToAllow(peer)
    let rule = ruleText(packet, item)
    let told = text(
      en: """
        In \(whom(item)) \(cause) denies \(traffic(item)) \(isOut ? "to" : "from") \(text(peer)) as it \
        \(isOut ? "leaves" : "enters") \(subnet).\(ephemeral)
        """,
      ja: """
        \(whom(item)) \(cause)、\(subnet) \(isOut ? "から出る" : "に入る") \(text(peer)) \
        \(isOut ? "宛" : "から")の \(traffic(item)) を拒否します。\(ephemeral)
        """)
    return Wording(
      title: text(en: "\(who) denies", ja: "\(who) が拒否"),
      sentence: language.sentences([told, nearest(decision) ?? ""]),
      fix: text(
        en: """
          Add to \(label(item)): \(side) allow \(rule) \(isOut ? "to" : "from") \(wanted)\(before).
          """,
        ja: """
          \(label(item)) に\(side)の許可ルール \(rule) \(isOut ? "→" : "←") \(wanted)\(before) を追加します。
          """))
  }

  private func partlyBlockedWording(_ item: Explanation) -> Wording {
    var denied = ""
    if case .networkACL(let decision) = decision(item), let ports = decision.deniedPorts {
      denied = portList(ports)
    }
    let (deniedEnglish, deniedJapanese) =
      denied.isEmpty ? ("", "") : (": \(denied) are denied", " (\(denied) は拒否)")
    return Wording(
      title: text(en: "some client ports are blocked", ja: "一部のクライアントポートが遮断"),
      sentence: text(
        en: """
          \(whom(item)) lets only a part of the client's ports back in\(deniedEnglish). The connection \
          works or fails by the port that the system happens to pick.
          """,
        ja: """
          \(whom(item)) はクライアントポートの一部しか戻りを許可しません\(deniedJapanese)。OSが選んだポートによって接続が成功したり失敗したりします。
          """),
      fix: text(
        en: "Allow the whole ephemeral range, 1024-65535, in \(label(item)).",
        ja: "\(label(item)) でエフェメラルポート全体 (1024-65535) を許可します。"))
  }

  /// Whether the policy refuses for want of a statement, not by one.
  private func nothingAllows(_ item: Explanation) -> Bool {
    guard let hop = item.hop, trace.forward.indices.contains(hop),
      case .policy(let decision) = trace.forward[hop].step
    else { return false }
    return decision.statement == nil
  }

  private func policyWording(_ item: Explanation) -> Wording {
    let whom = whom(item)
    switch item.code {
    case .endpointPolicyDenies where nothingAllows(item):
      return Wording(
        title: text(en: "the endpoint's policy allows nothing", ja: "エンドポイントポリシーに許可なし"),
        sentence: text(
          en: """
            The network is fine, but no statement of the policy of \(whom) allows the request, and what \
            no statement allows is denied.
            """,
          ja: """
            ネットワークは通りますが、\(whom) のポリシーにこのリクエストを許可するステートメントがありません。\
            許可されていないものは拒否されます。
            """),
        fix: text(
          en: """
            Let a statement with Effect Allow in the policy of \(label(item)) name what is asked for, or ask \
            for what it names.
            """,
          ja: """
            \(label(item)) のポリシーのEffectがAllowのステートメントに要求先を加えるか、許可されているものを要求します。
            """))
    case .endpointPolicyDenies:
      return Wording(
        title: text(en: "the endpoint's policy denies", ja: "エンドポイントポリシーが拒否"),
        sentence: text(
          en: "The network is fine, but the policy of \(whom) refuses the request.",
          ja: "ネットワークは通りますが、\(whom) のポリシーがリクエストを拒否します。"),
        fix: text(
          en: "Allow the principal, action and resource in the endpoint's policy.",
          ja: "エンドポイントポリシーで、プリンシパル・アクション・リソースを許可します。"))
    case .bucketPolicyDenies:
      return Wording(
        title: text(en: "the bucket's policy denies", ja: "バケットポリシーが拒否"),
        sentence: text(
          en: """
            The network is fine, but the policy of \(whom) refuses requests that come this way \
            (aws:SourceVpce, aws:SourceVpc or aws:VpcSourceIp).
            """,
          ja: """
            ネットワークは通りますが、\(whom) のポリシーがこの経路からのリクエストを拒否します\
            (aws:SourceVpce、aws:SourceVpc、aws:VpcSourceIp)。
            """),
        fix: text(
          en:
            "Name this VPC or endpoint in the bucket's policy, or go by the endpoint that it names.",
          ja: "バケットポリシーにこのVPCまたはエンドポイントを加えるか、ポリシーが許すエンドポイントを通します。"))
    default:
      return Wording(
        title: text(en: "the policy is not judged", ja: "ポリシーは未評価"),
        sentence: text(
          en: """
            Whether the policy of \(whom) allows the request depends on who asks and for what, which the \
            query does not tell.
            """,
          ja: "\(whom) のポリシーが許可するかどうかは、誰が何を要求するかによります。クエリからは分かりません。"),
        fix: nil)
    }
  }
}
