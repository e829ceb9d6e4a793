import IPAddressing
package import NetworkModel
package import PathEngine

extension TraceNarrator {
  func route(_ decision: RouteDecision, _ place: Place) -> Telling {
    let table = tableText(place.component.id)
    let address = text(decision.destination)
    let considered = decision.considered.map { self.considered($0, in: decision) }
    guard let winner = decision.chosen else {
      return Telling(
        decision: "\(table): \(noRouteTitle(decision.destination))",
        sentence: text(
          en: "No line of \(table) holds \(address), so the packet has nowhere to go.",
          ja: "\(table) には \(address) に一致するルートがなく、パケットの行き先がありません。"),
        considered: considered)
    }
    let arrow = winner.isBlackhole ? "✗" : "→"
    return Telling(
      decision: "\(table): \(lineText(winner)) \(arrow) \(targetText(winner))",
      reason: routeReason(winner, decision),
      sentence: language.sentences([
        mainTableSentence(decision, table), routeSentence(winner, decision, place),
      ]),
      considered: considered)
  }

  /// `no route to 10.0.0.1`, `no default route`.
  func noRouteTitle(_ destination: PacketAddress?) -> String {
    guard let address = destination?.single else {
      return text(en: "no default route", ja: "デフォルトルートなし")
    }
    return text(en: "no route to \(address)", ja: "\(address) へのルートなし")
  }

  /// `private (A)`.
  package func tableText(_ table: ResourceID) -> String {
    names.label(table) + (names.badge(table).map { " (\($0))" } ?? "")
  }

  /// `0.0.0.0/0`, or a prefix list with the entry that holds the address: `pl-s3 52.219.0.0/20`.
  func lineText(_ route: ConsideredRoute) -> String {
    switch route.destination {
    case .prefix(let prefix):
      return prefix.description
    case .prefixList(let id, let name, _):
      let list = names.prefixList(id, name: name)
      return route.matched.map { "\(list) \($0)" } ?? list
    }
  }

  func targetText(_ route: ConsideredRoute) -> String {
    route.target == .localTarget ? "local" : names.label(route.target)
  }

  private func routeReason(_ winner: ConsideredRoute, _ decision: RouteDecision) -> String {
    if winner.isBlackhole { return text(en: "blackhole: drops", ja: "ブラックホール: 破棄") }
    let won = winner.matched.map { "/\($0.length)" } ?? ""
    switch runnerUp(decision)?.reason {
    case nil, .notMatching:
      return text(en: "the only match", ja: "一致はこれだけ")
    case .shorterPrefix(let length, _):
      return text(en: "longest: \(won) beats /\(length)", ja: "最長一致: \(won) > /\(length)")
    case .lowerPriority:
      return text(
        en: "equal length: \(rank(winner)) wins", ja: "同じ長さ: \(rank(winner))を優先")
    case .localPreferred:
      return text(en: "local beats propagated", ja: "localは伝播より優先")
    case .ambiguous:
      return text(en: "a tie: AWS does not say", ja: "同順位: AWSは未定義")
    }
  }

  /// The best of the losers that hold the address: what the winner had to beat.
  private func runnerUp(_ decision: RouteDecision) -> ConsideredRoute? {
    matches(decision).dropFirst().first
  }

  private func matches(_ decision: RouteDecision) -> [ConsideredRoute] {
    decision.considered.filter { $0.reason != .notMatching }
  }

  private func mainTableSentence(_ decision: RouteDecision, _ table: String) -> String {
    guard decision.isMainByDefault else { return "" }
    return text(
      en: "The subnet has no table of its own, so the VPC's main table \(table) decides.",
      ja: "サブネットに明示的な関連付けがないため、VPCのメインルートテーブル \(table) が使われます。")
  }

  private func routeSentence(
    _ winner: ConsideredRoute, _ decision: RouteDecision, _ place: Place
  ) -> String {
    let address = text(decision.destination)
    let line = lineText(winner)
    if winner.isBlackhole, winner.target == ConsideredRoute.blackhole {
      return text(
        en: """
          The line \(line) wins, and it is a blackhole: the packet is dropped here; it does not fall \
          through to a shorter line.
          """,
        ja: """
          選ばれたルート \(line) はブラックホールです。パケットはここで破棄され、より短いルートには回されません。
          """)
    }
    if winner.isBlackhole {
      return text(
        en: """
          The line \(line) wins, and it is a blackhole: its target \(targetText(winner)) is gone or does \
          not work. The packet is dropped here; it does not fall through to a shorter line.
          """,
        ja: """
          選ばれたルート \(line) はブラックホールです。ターゲット \(targetText(winner)) は存在しないか機能していません。\
          パケットはここで破棄され、より短いルートには回されません。
          """)
    }
    let matches = matches(decision)
    guard matches.count > 1, let second = matches.dropFirst().first else {
      return text(
        en: "Only \(line) holds \(address), so \(goes(winner, place)).",
        ja: "\(address) に一致するルートは \(line) だけなので、\(goes(winner, place))。")
    }
    let count = language.number(matches.count)
    let opening = text(
      en: "\(count) lines hold \(address).", ja: "\(address) に一致するルートは\(count)つあります。")
    let (won, lost) = (inSentence(winner), inSentence(second))
    let isNamed = second.target != .localTarget && second.target != ConsideredRoute.blackhole
    let instead = second.target == winner.target || !isNamed ? nil : second
    let rest = goes(winner, place, insteadOf: instead)
    let why =
      switch second.reason {
      case .shorterPrefix, .notMatching, nil:
        text(
          en: "\(won) is longer than \(lost), so \(rest).",
          ja: "\(won) は \(lost) より長く一致するため、\(rest)。")
      case .lowerPriority:
        text(
          en: """
            \(won) and \(lost) are equally long; \(rank(winner)) goes before \(rank(second)), so \(rest).
            """,
          ja: "\(won) と \(lost) は同じ長さですが、\(rank(winner))は\(rank(second))より優先されるため、\(rest)。")
      case .localPreferred:
        text(
          en: """
            \(lost) is propagated, and the VPC's own block goes before all that is propagated, even \
            before a longer prefix, so \(rest).
            """,
          ja: """
            \(lost) は伝播されたルートです。VPC自身のCIDRは、より長いプレフィックスであっても伝播ルートに優先するため、\
            \(rest)。
            """)
      case .ambiguous:
        text(
          en: """
            \(won) and \(lost) are equally long and lead to different targets; AWS picks one and does \
            not say which. Here \(rest).
            """,
          ja: """
            \(won) と \(lost) は同じ長さでターゲットが異なります。AWSがどちらを選ぶかは定められていません。ここでは\(rest)。
            """)
      }
    return language.sentences([opening, sentenceCase(why)])
  }

  /// A line as the subject of a sentence: `the /20 in prefix list pl-s3`.
  private func inSentence(_ route: ConsideredRoute) -> String {
    switch route.destination {
    case .prefix(let prefix):
      return prefix.description
    case .prefixList(let id, let name, _):
      let list = names.prefixList(id, name: name)
      guard let matched = route.matched else {
        return text(en: "the prefix list \(list)", ja: "プレフィックスリスト \(list)")
      }
      return text(
        en: "the /\(matched.length) in the prefix list \(list)",
        ja: "プレフィックスリスト \(list) の /\(matched.length)")
    }
  }

  /// What kind of line it is, where that decides (R2).
  private func rank(_ route: ConsideredRoute) -> String {
    if case .prefixList = route.destination {
      return text(en: "a prefix-list route", ja: "プレフィックスリストのルート")
    }
    if route.origin == .propagated, let words = propagatedRank(route.target) { return words }
    return switch route.origin {
    case .local: text(en: "the local route", ja: "ローカルルート")
    case .static: text(en: "a static route", ja: "静的ルート")
    case .propagated: text(en: "a propagated route", ja: "伝播ルート")
    }
  }

  /// In a transit gateway's table, what kind of attachment it is propagated from (T2).
  private func propagatedRank(_ target: ResourceID) -> String? {
    guard let attachment = names.topology?.entity(target) as? TransitGatewayAttachment else {
      return nil
    }
    return switch attachment.resource {
    case .vpc: text(en: "a route propagated from a VPC", ja: "VPCから伝播したルート")
    case .vpn: text(en: "a route propagated from a VPN", ja: "VPNから伝播したルート")
    case .directConnectGateway:
      text(
        en: "a route propagated from a Direct Connect gateway",
        ja: "Direct Connectゲートウェイから伝播したルート")
    case .connect: text(en: "a route propagated from a Connect attachment", ja: "Connectから伝播したルート")
    case .peering, .unresolved: nil
    }
  }

  /// `the packet goes to the NAT gateway nat-a`.
  private func goes(
    _ route: ConsideredRoute, _ place: Place, insteadOf other: ConsideredRoute? = nil
  ) -> String {
    let what = place.isReply ? text(en: "the answer", ja: "応答") : text(en: "the packet", ja: "パケット")
    let not = other.map { the($0.target) }
    if route.target == .localTarget {
      return text(en: "\(what) stays in the VPC", ja: "\(what)はVPC内にとどまります")
    }
    let target = the(route.target)
    return switch route.target.kind {
    case .internetGateway, .egressOnlyInternetGateway, .vpcEndpoint, .virtualPrivateGateway:
      text(
        en: "\(what) leaves by \(target)" + (not.map { ", not by \($0)" } ?? ""),
        ja: "\(what)は" + (not.map { "\($0) ではなく、" } ?? "") + "\(target) から出ます")
    default:
      text(
        en: "\(what) goes to \(target)" + (not.map { ", not to \($0)" } ?? ""),
        ja: "\(what)は" + (not.map { "\($0) ではなく、" } ?? "") + "\(target) に送られます")
    }
  }

  /// A line of the table with what became of it.
  package func considered(_ route: ConsideredRoute, in decision: RouteDecision)
    -> ConsideredNarration
  {
    let (subject, entry) =
      switch route.destination {
      case .prefix(let prefix): (prefix.description, String?.none)
      case .prefixList(let id, let name, let entries):
        (
          names.prefixList(id, name: name) + (entries.map { " (\($0))" } ?? ""),
          route.matched?.description
        )
      }
    let (reason, sentence) = lossText(route, in: decision)
    return ConsideredNarration(
      isWinner: route.reason == nil && decision.chosen?.line == route.line, subject: subject,
      entry: entry, target: targetText(route), isBlackhole: route.isBlackhole,
      isMatch: route.reason != .notMatching, reason: reason,
      sentence: sentence)
  }

  /// Why a line lost, in a few words and in a sentence; of the winner, why it won.
  private func lossText(_ route: ConsideredRoute, in decision: RouteDecision) -> (String, String) {
    let address = text(decision.destination)
    let line = inSentence(route)
    switch route.reason {
    case nil:
      let reason = routeReason(route, decision)
      return (reason, sentenceCase("\(line) → \(targetText(route)): \(reason)"))
    case .notMatching:
      return (
        decision.destination.single == nil
          ? text(en: "not matching", ja: "一致しない")
          : text(en: "not matching \(address)", ja: "\(address) に一致しない"),
        sentenceCase(
          text(en: "\(line) does not hold \(address).", ja: "\(line) は \(address) を含みません。"))
      )
    case .shorterPrefix(let length, let winner):
      return (
        text(en: "shorter: /\(length) against /\(winner)", ja: "短い: /\(length) 対 /\(winner)"),
        sentenceCase(
          text(
            en: "\(line) holds \(address) too, but /\(length) is shorter than /\(winner).",
            ja: "\(line) も \(address) を含みますが、/\(length) は /\(winner) より短いため選ばれません。"))
      )
    case .lowerPriority:
      let winner = decision.chosen.map(rank) ?? ""
      return (
        text(en: "\(rank(route)) loses to \(winner)", ja: "\(winner)が優先"),
        sentenceCase(
          text(
            en: "\(line) is as long, but \(rank(route)) comes after \(winner).",
            ja: "\(line) は同じ長さですが、\(rank(route))より\(winner)が優先されます。"))
      )
    case .localPreferred:
      return (
        text(en: "propagated loses to local", ja: "伝播はlocalに負ける"),
        sentenceCase(
          text(
            en: "\(line) is propagated; the VPC's own block goes before it, however long it is.",
            ja: "\(line) は伝播されたルートです。長さにかかわらずVPC自身のCIDRが優先されます。"))
      )
    case .ambiguous:
      return (
        text(en: "a tie: AWS does not say which", ja: "同順位: AWSは未定義"),
        sentenceCase(
          text(
            en:
              "\(line) is as long, with another target; AWS does not say which of the two it picks.",
            ja: "\(line) は同じ長さでターゲットが異なり、AWSがどちらを選ぶかは定められていません。"))
      )
    }
  }
}

extension ResourceID {
  /// The target of the lines that deliver inside the VPC.
  static var localTarget: ResourceID { ConsideredRoute.local }
}
