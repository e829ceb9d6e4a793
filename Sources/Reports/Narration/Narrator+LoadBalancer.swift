import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// A load balancer that hands the packet to a target.
  func balance(_ decision: BalanceDecision, _ place: Place) -> Telling {
    let balancer = names.label(place.component.id)
    let target =
      names.clean(decision.targetLabel)
      + (place.hop.packetOut.destinationPorts.map { ":\($0)" } ?? "")
    let group = names.clean(decision.targetGroupLabel)
    let seen = text(place.hop.packetOut.source)
    return Telling(
      decision: "\(balancer): \(decision.listener) → \(group) → \(target)",
      reason: decision.preservesClientAddress
        ? text(en: "keeps the client's address", ja: "クライアントIPを保持")
        : text(en: "source is now \(seen)", ja: "送信元は \(seen) に変わる"),
      sentence: language.sentences([
        text(
          en: """
            \(sentenceCase(the(place.component.id))) takes the connection by its listener \
            \(decision.listener) and hands it to \(target), a target of the group \(group).
            """,
          ja: """
            \(the(place.component.id)) はリスナー \(decision.listener) で接続を受け、\
            ターゲットグループ \(group) の \(target) に渡します。
            """),
        decision.preservesClientAddress
          ? text(
            en: "The target sees the client's own address, so its group must allow that.",
            ja: "ターゲットにはクライアントのアドレスが見えるので、そのSGはそれを許可する必要があります。")
          : text(
            en: "The target sees the balancer's address \(seen), so its group must allow that.",
            ja: "ターゲットにはロードバランサーのアドレス \(seen) が見えるので、そのSGはそれを許可する必要があります。"),
      ]))
  }

  func balancerSentence(_ place: Place, _ whom: String) -> String {
    place.isReply
      ? text(
        en: "\(whom) takes the target's answer and sends it to the client as its own.",
        ja: "\(whom) はターゲットの応答を受け取り、自分の応答としてクライアントに送ります。")
      : text(
        en: "\(whom) takes connections by its listeners and hands them to targets.",
        ja: "\(whom) はリスナーで接続を受け、ターゲットに渡します。")
  }

  /// Listeners, target groups and targets.
  func balancerWording(_ item: Explanation) -> Wording {
    let whom = whom(item)
    switch item.code {
    case .balancerListenersMismatch:
      return Wording(
        title: text(en: "no listener for \(traffic(item))", ja: "\(traffic(item)) のリスナーなし"),
        sentence: text(
          en: "\(whom) has no listener that takes \(traffic(item)).",
          ja: "\(whom) には \(traffic(item)) を受けるリスナーがありません。"),
        fix: text(
          en: "Ask for a port that it listens on, or add a listener.",
          ja: "リスナーのあるポートを指定するか、リスナーを追加します。"))
    case .balancerHasNoTargets:
      return Wording(
        title: text(en: "no targets", ja: "ターゲットなし"),
        sentence: text(
          en: "The target groups of the listener of \(whom) have no targets.",
          ja: "\(whom) のリスナーのターゲットグループにターゲットが登録されていません。"),
        fix: text(
          en: "Register targets with the target group.", ja: "ターゲットグループにターゲットを登録します。"))
    case .balancerHasNoTargetsInZone:
      return Wording(
        title: text(en: "no targets in this zone", ja: "このAZにターゲットなし"),
        sentence: text(
          en: """
            \(whom) has targets, but none that this address sends to: its zone has none, and cross-zone \
            load balancing is off, or the targets are in zones that are not enabled.
            """,
          ja: """
            \(whom) にはターゲットがありますが、このアドレスから送れるものがありません。\
            このAZにターゲットがなくクロスゾーン負荷分散が無効であるか、有効でないAZにだけターゲットがあります。
            """),
        fix: text(
          en: "Register a target in the zone, or turn cross-zone load balancing on.",
          ja: "このAZにターゲットを登録するか、クロスゾーン負荷分散を有効にします。"))
    case .balancerSourcePreservation:
      return Wording(
        title: text(en: "the target is its own client", ja: "ターゲット自身がクライアント"),
        sentence: text(
          en: """
            \(whom) keeps the client's address and hands the connection to the client itself, which drops \
            packets that come from its own address.
            """,
          ja: """
            \(whom) はクライアントのアドレスを保持したまま、接続をそのクライアント自身に渡します。\
            自分のアドレスから届いたパケットは破棄されます。
            """),
        fix: text(
          en: "Turn client IP preservation off, or ask from another host.",
          ja: "クライアントIPの保持を無効にするか、別のホストから接続します。"))
    case .targetsDiffer:
      let bad = trace.otherTargets.filter { $0.verdict != .reachable }.map { "\($0.address)" }
      return Wording(
        title: text(en: "the targets differ", ja: "ターゲットにより結果が異なる"),
        sentence: text(
          en: """
            The balancer has several targets and they do not all fare alike; it may take any, so this \
            fails now and then.
            """,
          ja: """
            ロードバランサーには複数のターゲットがあり、結果が同じではありません。どれが選ばれるか分からないため、\
            ときどき失敗します。
            """),
        fix: bad.isEmpty
          ? nil
          : text(
            en: "Look at what stops \(language.list(bad)).",
            ja: "\(language.list(bad)) を妨げているものを確認します。"))
    default:
      return Wording(
        title: text(en: "no target group takes it", ja: "受け取るターゲットグループなし"),
        sentence: text(
          en: "The listener of \(whom) forwards \(traffic(item)) to no target group that takes it.",
          ja: "\(whom) のリスナーには \(traffic(item)) を受け取るターゲットグループがありません。"),
        fix: text(
          en: "Let the listener forward to a target group of the same protocol.",
          ja: "リスナーの転送先を同じプロトコルのターゲットグループにします。"))
    }
  }

  /// Where each other target of a balancer leads, a sentence each.
  package var otherTargets: [String] { trace.otherTargets.map(sentence) }

  func balancerAssumption(_ assumption: Assumption) -> String {
    switch assumption {
    case .oneOfSeveralTargets(let balancer, let count):
      return text(
        en: """
          \(sentenceCase(the(balancer))) may take any of \(count) targets; this trace follows one, and the \
          others are judged beside it.
          """,
        ja: """
          \(the(balancer)) は\(count)個のターゲットのどれに渡すか分かりません。このトレースは1つをたどり、\
          ほかも個別に判定しています。
          """)
    case .targetIsHealthy(let group):
      return text(
        en:
          "The health of the targets of \(names.label(group)) is not in the input; they are taken as healthy.",
        ja: "\(names.label(group)) のターゲットのヘルス状態は入力にないため、正常とみなしています。")
    case .balancerFailsOpen(let group):
      return text(
        en: "No target of \(names.label(group)) is healthy; a balancer then sends to all of them.",
        ja: "\(names.label(group)) に正常なターゲットがありません。その場合ロードバランサーはすべてに送ります。")
    case .crossZoneOff(let balancer):
      return text(
        en: """
          Cross-zone load balancing of \(names.label(balancer)) is taken as off, AWS's default; the input \
          does not say.
          """,
        ja: "\(names.label(balancer)) のクロスゾーン負荷分散は入力にないため、AWSの既定値の無効とみなしています。")
    case .clientAddressPreservation(let group, let isOn):
      return text(
        en: """
          Client IP preservation of \(names.label(group)) is taken as \(isOn ? "on" : "off"), the default \
          of its target type; the input does not say.
          """,
        ja: """
          \(names.label(group)) のクライアントIPの保持は入力にないため、ターゲットタイプの既定値の\
          \(isOn ? "有効" : "無効")とみなしています。
          """)
    case .listenerRulesForwardAlike(let balancer):
      return text(
        en: """
          The listener rules of \(names.label(balancer)) are not read; the listener's default action is \
          followed.
          """,
        ja: "\(names.label(balancer)) のリスナールールは読み込まないため、既定のアクションをたどっています。")
    default:
      return ""
    }
  }
}
