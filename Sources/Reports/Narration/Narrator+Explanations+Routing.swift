import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// Routes, states, destinations.
  func routingWording(_ item: Explanation) -> Wording {
    switch item.code {
    case .badState: badState(item)
    case .badStateRoute: blackhole(item)
    case .noRoute: noRoute(item)
    case .noPossibleDestination: nobodyThere(item)
    case .routeAmbiguous:
      Wording(
        title: text(en: "two prefix lists tie", ja: "2つのプレフィックスリストが同順位"),
        sentence: text(
          en: """
            Two prefix-list routes of \(label(item)) hold \(destination(item)) equally long and lead to \
            different targets. AWS picks one and does not say which; the first is followed here.
            """,
          ja: """
            \(label(item)) の2つのプレフィックスリストのルートが \(destination(item)) に同じ長さで一致し、\
            ターゲットが異なります。AWSの選択は定められていないため、ここでは最初のものをたどります。
            """),
        fix: text(
          en:
            "Make the lists disjoint, or add a static route for \(host(item.packet?.destination)).",
          ja: "リストが重ならないようにするか、\(host(item.packet?.destination)) の静的ルートを追加します。"))
    case .unknownDestination:
      Wording(
        title: text(en: "the destination is not in the input", ja: "宛先が入力にない"),
        sentence: text(
          en: "Where \(destination(item)) is, the input does not tell.",
          ja: "\(destination(item)) がどこにあるかは入力から分かりません。"),
        fix: text(
          en: "Add the output of the account and region that hold it.",
          ja: "それを含むアカウントとリージョンの出力を加えます。"))
    case .asymmetricReturn: anotherWayBack(item)
    case .availabilityZoneCrossed:
      Wording(
        title: text(en: "crosses availability zones", ja: "AZをまたぐ"),
        sentence: text(
          en: """
            The path crosses from one availability zone to another: each direction is charged per GB, \
            and it also fails with the other zone.
            """,
          ja: "経路がアベイラビリティーゾーンをまたぎます。往復ともGB単位で課金され、相手側AZの障害の影響も受けます。"),
        fix: text(
          en: "Use \(noun(item)) in the source's own zone.", ja: "送信元と同じAZの\(noun(item))を使います。"))
    case .cannotRoute where decision(item) == .arrive:
      Wording(
        title: text(en: "arrives elsewhere", ja: "別の相手に届く"),
        sentence: text(
          en: """
            Another network has \(destination(item)) too: the packet arrives there, and not at the \
            destination that was asked for.
            """,
          ja: """
            別のネットワークにも \(destination(item)) があり、パケットは目的の宛先ではなくそちらに届きます。
            """),
        fix: text(
          en: """
            Route the destination's block to it where the blocks differ; where they are the same, no route \
            can tell them apart: reach it by a load balancer or a private NAT gateway in a block that only it \
            has.
            """,
          ja: """
            CIDRが異なるなら、宛先のCIDRへのルートを正しい相手に向けます。同じCIDRならルートでは区別できないため、\
            重複しないCIDRに置いたロードバランサーやプライベートNATゲートウェイを経由します。
            """))
    case .cannotRoute where item.component?.kind == .routeTable && !item.subjects.isEmpty:
      Wording(
        title: text(en: "a route that AWS does not allow", ja: "AWSで許可されないルート"),
        sentence: text(
          en: """
            Within the VPC's own block a route must be for a whole subnet, and lead to a NAT gateway, a \
            network interface or a Gateway Load Balancer endpoint. AWS does not take this one.
            """,
          ja: """
            VPC自身のCIDR内へのルートは、サブネットのCIDR全体を宛先とし、NATゲートウェイ・\
            ネットワークインターフェイス・Gateway Load Balancerエンドポイントに向ける必要があります。\
            このルートはAWSでは作成できません。
            """),
        fix: text(
          en: "Name the subnet's whole block, or leave the route out.",
          ja: "サブネットのCIDR全体を宛先にするか、ルートを削除します。"))
    case .cannotRoute where item.component?.kind == .networkInterface:
      Wording(
        title: text(en: "no address of that family", ja: "対応するアドレスがない"),
        sentence: text(
          en: """
            \(whom(item)) has no \(familyText(item)) address, so it cannot send to \(destination(item)).
            """,
          ja: "\(whom(item)) には\(familyText(item))アドレスがないため、\(destination(item)) に送信できません。"),
        fix: text(
          en: "Assign an \(familyText(item)) address to it, or use the other family.",
          ja: "\(familyText(item))アドレスを割り当てるか、もう一方のファミリーを使います。"))
    case .cannotRoute where item.component?.kind == .directConnectGateway:
      Wording(
        title: text(
          en: "\(destination(item)) is not announced", ja: "\(destination(item)) が広告されていない"),
        sentence: text(
          en: """
            \(whom(item)) announces nothing that holds \(destination(item)) to the customer: no block of an \
            associated VPC that lies whole in its allowed prefixes, and no allowed prefix of a transit \
            gateway.
            """,
          ja: """
            \(whom(item)) は \(destination(item)) を含むCIDRを広告していません。許可されたプレフィックスに全体が\
            含まれるVPCのCIDRも、Transit Gatewayの許可されたプレフィックスもありません。
            """),
        fix: text(
          en:
            "Add the VPC's whole block, or a wider one, to the allowed prefixes of the association.",
          ja: "関連付けの許可されたプレフィックスに、VPCのCIDR全体かそれより広いものを追加します。"))
    case .cannotRoute where !item.subjects.isEmpty && isCircle(item):
      Wording(
        title: text(en: "goes in circles", ja: "経路がループする"),
        sentence: text(
          en: """
            The packet comes to \(whom(item)) a second time, just as it was: the routes send it in \
            circles, \(circle(item)).
            """,
          ja: """
            パケットが同じ内容のまま \(whom(item)) に戻ってきます。ルートがループしています(\(circle(item)))。
            """),
        fix: text(
          en: """
            Point one of the routes that hold \(destination(item)) at where it really is, or, if it is nowhere, \
            make it a blackhole.
            """,
          ja: """
            \(destination(item)) に一致するルートの1つを本来の宛先に向け直します。宛先が存在しないならブラックホールにします。
            """))
    case .cannotRoute where item.component?.kind == .transitGatewayAttachment:
      Wording(
        title: text(en: "goes in circles", ja: "経路がループする"),
        sentence: text(
          en: """
            The packet comes to \(whom(item)) a second time, just as it was: the routes send it in \
            circles.
            """,
          ja: "パケットが同じ内容のまま \(whom(item)) に戻ってきます。ルートがループしています。"),
        fix: text(
          en: """
            Point one of the routes that hold \(destination(item)) at where it really is, or, if it is nowhere, \
            make it a blackhole.
            """,
          ja: """
            \(destination(item)) に一致するルートの1つを本来の宛先に向け直します。宛先が存在しないならブラックホールにします。
            """))
    default:
      Wording(
        title: text(en: "cannot pass it on", ja: "転送できない"),
        sentence: text(
          en: "\(whom(item)) has no way to pass \(traffic(item)) on to \(destination(item)).",
          ja: "\(whom(item)) には \(destination(item)) へ \(traffic(item)) を送る経路がありません。"),
        fix: nil)
    }
  }

  private func isCircle(_ item: Explanation) -> Bool {
    switch item.component?.kind {
    case .transitGatewayAttachment, .gatewayLoadBalancerEndpoint: true
    default: false
    }
  }

  /// `from tgw-a to tgw-b and back to tgw-a`; of a long one its beginning and its end.
  private func circle(_ item: Explanation) -> String {
    let labels = item.subjects.map(names.label)
    let first = labels.first ?? ""
    let shown = 6
    let stops =
      labels.count <= shown
      ? labels
      : labels.prefix(shown - 1)
        + [
          text(en: "\(labels.count - shown) more", ja: "ほか\(labels.count - shown)個"),
          labels.last ?? "",
        ]
    return stops.joined(separator: " → ") + " → " + first
  }

  private func noun(_ item: Explanation) -> String {
    guard let kind = item.component?.kind else { return text(en: "a gateway", ja: "ゲートウェイ") }
    let noun = noun(kind)
    return text(
      en: noun.first.map { "aeiou".contains($0) } == true ? "an \(noun)" : "a \(noun)", ja: noun)
  }

  private func familyText(_ item: Explanation) -> String {
    item.packet?.family == .ipv6 ? "IPv6" : "IPv4"
  }

  private func badState(_ item: Explanation) -> Wording {
    let whom = whom(item)
    let id = item.component?.id
    let state = id.flatMap { names.topology?.state(of: $0) }
    switch item.component?.kind {
    case .internetGateway, .egressOnlyInternetGateway:
      let vpc =
        item.subjects.first { $0.kind == .vpc }.map(names.label) ?? text(en: "the VPC", ja: "VPC")
      return Wording(
        title: text(en: "not attached", ja: "アタッチされていない"),
        sentence: text(
          en: "\(whom) is not attached to \(vpc), so it carries nothing.",
          ja: "\(whom) は \(vpc) にアタッチされていないため、何も通しません。"),
        fix: text(en: "Attach \(label(item)) to \(vpc).", ja: "\(label(item)) を \(vpc) にアタッチします。"))
    case .vpcRouter:
      let vpc = label(item)
      return Wording(
        title: text(en: "no internet gateway", ja: "インターネットゲートウェイがない"),
        sentence: text(
          en: "\(vpc) has no internet gateway attached, so nothing comes in from outside.",
          ja: "\(vpc) にはインターネットゲートウェイがアタッチされていないため、外からは何も入れません。"),
        fix: text(
          en: "Attach an internet gateway to \(vpc).", ja: "\(vpc) にインターネットゲートウェイをアタッチします。"))
    default:
      break
    }
    if item.component?.kind == .networkInterface { return notRunning(item) }
    let wanted = item.component?.kind == .peeringConnection ? "active" : "available"
    let title =
      state.map { text(en: "its state is \($0.rawValue)", ja: "状態が \($0.rawValue)") }
      ?? text(en: "not \(wanted)", ja: "\(wanted) でない")
    let sentence =
      state.map {
        text(
          en: "\(whom) is in state \($0.rawValue); it carries traffic only while it is \(wanted).",
          ja: "\(whom) の状態は \($0.rawValue) です。\(wanted) のときだけ通信を通します。")
      }
      ?? text(
        en: "\(whom) carries traffic only while it is \(wanted), and it is not.",
        ja: "\(whom) は \(wanted) のときだけ通信を通しますが、そうなっていません。")
    let fix: String =
      switch item.component?.kind {
      case .peeringConnection:
        state == .pendingAcceptance
          ? text(
            en: "Accept \(label(item)) in the account of the accepter VPC.",
            ja: "承認側VPCのアカウントで \(label(item)) を承認します。")
          : text(
            en: "Make a new peering connection, accept it, and point the routes at it.",
            ja: "新しいピアリング接続を作成・承認し、ルートを向け直します。")
      case .gatewayEndpoint, .interfaceEndpoint, .gatewayLoadBalancerEndpoint:
        state == .pendingAcceptance
          ? text(
            en: "Have the service's owner accept the connection of \(label(item)).",
            ja: "サービスの所有者に \(label(item)) の接続を承認してもらいます。")
          : text(
            en: "Make \(label(item)) anew, or route without it.",
            ja: "\(label(item)) を作り直すか、別の経路にします。")
      default:
        text(
          en: "Replace \(label(item)) by one that is \(wanted), and point the route at that.",
          ja: "\(label(item)) を \(wanted) なものに置き換え、ルートを向け直します。")
      }
    return Wording(title: title, sentence: sentence, fix: fix)
  }

  /// An instance that a route leads to.
  private func notRunning(_ item: Explanation) -> Wording {
    let instance = item.subjects.first ?? item.component?.id
    let state = instance.flatMap { names.topology?.state(of: $0) }
    let word = state.map { "\($0.rawValue)" }
    return Wording(
      title: word.map { text(en: "it is \($0)", ja: "状態が \($0)") }
        ?? text(en: "it does not run", ja: "実行中でない"),
      sentence: text(
        en: """
          \(whom(item)) passes packets on only while it runs, and it \(word.map { "is \($0)" } ?? "does not").
          """,
        ja: """
          \(whom(item)) がパケットを転送するのは実行中のときだけですが、\
          \(word.map { "状態は \($0) です" } ?? "実行されていません")。
          """),
      fix: state == .stopped
        ? text(
          en: "Start \(label(item)), or point the route at one that runs.",
          ja: "\(label(item)) を起動するか、実行中のものにルートを向け直します。")
        : text(
          en: "Point the route at one that runs.", ja: "実行中のものにルートを向け直します。"))
  }

  private func blackhole(_ item: Explanation) -> Wording {
    guard case .route(let decision) = decision(item), let winner = decision.chosen else {
      return Wording(
        title: text(en: "a blackhole route", ja: "ブラックホールのルート"),
        sentence: text(
          en: "The winning line of \(whom(item)) is a blackhole: the packet is dropped there.",
          ja: "\(whom(item)) で選ばれたルートはブラックホールで、パケットはそこで破棄されます。"),
        fix: text(en: "Point the line at a target that works.", ja: "ルートを機能するターゲットに向け直します。"))
    }
    let line = lineText(winner)
    let next = decision.considered.first {
      switch $0.reason {
      case .shorterPrefix, .lowerPriority, .localPreferred, .ambiguous: !$0.isBlackhole
      case .notMatching, nil: false
      }
    }
    let target = targetText(winner)
    let state = names.topology?.state(of: winner.target)
    let why =
      state.map { text(en: "is in state \($0.rawValue)", ja: "の状態は \($0.rawValue) です") }
      ?? text(en: "is gone or does not work", ja: "は存在しないか機能していません")
    let fix: String
    if state == .pendingAcceptance {
      fix = text(
        en: "Accept \(target) in the account of the accepter VPC.",
        ja: "承認側VPCのアカウントで \(target) を承認します。")
    } else if let next {
      let then = "\(lineText(next)) → \(targetText(next))"
      fix = text(
        en: """
          Point \(line) of \(label(item)) at a target that works, or delete the line: then \(then) \
          decides.
          """,
        ja: """
          \(label(item)) の \(line) を機能するターゲットに向け直すか、ルートを削除します\
          (その場合は \(then) が使われます)。
          """)
    } else {
      fix = text(
        en: "Point \(line) of \(label(item)) at a target that works.",
        ja: "\(label(item)) の \(line) を機能するターゲットに向け直します。")
    }
    return Wording(
      title: text(en: "\(line) is a blackhole", ja: "\(line) はブラックホール"),
      sentence: text(
        en: """
          The winning line of \(whom(item)), \(line), is a blackhole: \(the(winner.target)) \(why). The \
          packet is dropped there; it does not fall through to a shorter line.
          """,
        ja: """
          \(whom(item)) で選ばれたルート \(line) はブラックホールです。\(the(winner.target)) \(why)。\
          パケットはそこで破棄され、より短いルートには回されません。
          """),
      fix: fix)
  }
}
