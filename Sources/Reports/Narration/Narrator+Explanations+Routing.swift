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
    case .noPossibleDestination where item.component?.kind == .natGateway:
      Wording(
        title: text(en: "takes no connection from outside", ja: "外からの接続を受けない"),
        sentence: text(
          en:
            "\(whom(item)) answers only connections that it opened itself; nothing connects to it.",
          ja: "\(whom(item)) は自分が開いた接続の応答だけを受け、外からの接続は受け付けません。"),
        fix: text(
          en: "Connect to the host itself, by a public address, a load balancer or a VPN.",
          ja: "パブリックアドレス、ロードバランサー、VPNなどでホスト自体に接続します。"))
    case .noPossibleDestination where item.component?.kind == .instanceConnectEndpoint:
      Wording(
        title: text(en: "only hosts of its own VPC", ja: "自分のVPCのホストのみ"),
        sentence: text(
          en: "\(whom(item)) reaches the private addresses of its own VPC alone, and "
            + "\(destination(item)) is not one.",
          ja: "\(whom(item)) が接続できるのは自分のVPCのプライベートアドレスだけで、\(destination(item)) は該当しません。"),
        fix: text(
          en: "Make an endpoint in the host's VPC.", ja: "ホストのVPCにエンドポイントを作成します。"))
    case .noPossibleDestination:
      Wording(
        title: text(en: "nobody has this address", ja: "このアドレスの持ち主がいない"),
        sentence: text(
          en: """
            \(destination(item)) lies in the VPC's own block, but no interface of the input has it: the \
            packet is delivered to nobody.
            """,
          ja: """
            \(destination(item)) はVPCのCIDR内ですが、このアドレスを持つインターフェイスが入力にありません。\
            パケットは誰にも届きません。
            """),
        fix: text(
          en: "Check the address: the host may be gone, or have another one.",
          ja: "アドレスを確認します。ホストが削除されたか、別のアドレスになっている可能性があります。"))
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
    case .asymmetricReturn where item.subjects.first?.kind == .vpcEndpoint:
      Wording(
        title: text(en: "only one way is inspected", ja: "片方向だけが検査される"),
        sentence: text(
          en: """
            The appliance behind \(language.list(item.subjects.map(the))) sees only one direction of this \
            connection; a stateful one drops what it has not seen begin.
            """,
          ja: """
            \(language.list(item.subjects.map(the))) の先のアプライアンスは、この接続の片方向しか受け取りません。\
            ステートフルな装置は、開始を見ていない通信を破棄します。
            """),
        fix: text(
          en: "Route both directions by the endpoint, in the subnets' tables and the gateway's.",
          ja: "サブネットとゲートウェイのルートテーブルで、往路と復路の両方をエンドポイントに向けます。"))
    case .asymmetricReturn
    where item.subjects.first?.kind == .instance || item.subjects.first?.kind == .networkInterface:
      Wording(
        title: text(en: "only one way by the appliance", ja: "片方向だけがアプライアンスを通る"),
        sentence: text(
          en: """
            \(sentenceCase(language.list(item.subjects.map(the)))) sees only one direction of this \
            connection; a stateful appliance drops what it has not seen begin.
            """,
          ja: """
            \(language.list(item.subjects.map(the))) は、この接続の片方向しか受け取りません。\
            ステートフルな装置は、開始を見ていない通信を破棄します。
            """),
        fix: text(
          en: "Route both directions by it, in the subnets' tables and the gateway's.",
          ja: "サブネットとゲートウェイのルートテーブルで、往路と復路の両方をそこに向けます。"))
    case .asymmetricReturn:
      Wording(
        title: text(en: "the answer takes another way", ja: "応答が別の経路を通る"),
        sentence: text(
          en: """
            The answer leaves by \(subjectsOr(item)), not by the gateway that the packet came in by; \
            stateful devices and source checks on the way may drop it.
            """,
          ja: """
            応答はパケットが入ってきたゲートウェイではなく \(subjectsOr(item)) から出ます。\
            途中のステートフルな装置や送信元チェックで破棄される可能性があります。
            """),
        fix: text(
          en: "Route \(host(item.packet?.destination)) back to the gateway the packet came in by.",
          ja: "\(host(item.packet?.destination)) への戻りのルートを、入ってきたゲートウェイに向けます。"))
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
          en: "Keep the networks' blocks apart, or route the destination's own block to it.",
          ja: "ネットワークのCIDRが重ならないようにするか、宛先のCIDRへのルートを正しい相手に向けます。"))
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
          en:
            "Point one of the routes to \(host(item.packet?.destination)) at its real destination.",
          ja: "\(host(item.packet?.destination)) へのルートの1つを本来の宛先に向け直します。"))
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
          en:
            "Point one of the routes to \(host(item.packet?.destination)) at its real destination.",
          ja: "\(host(item.packet?.destination)) へのルートの1つを本来の宛先に向け直します。"))
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

  private func subjectsOr(_ item: Explanation) -> String {
    item.subjects.isEmpty ? whom(item) : language.list(item.subjects.map(the))
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

  private func noRoute(_ item: Explanation) -> Wording {
    let table = label(item)
    let wanted = host(item.packet?.destination)
    let address = item.packet?.destination.single
    let fix: String
    if isReply(item) {
      fix = text(
        en:
          "Add a route to \(wanted), or its network, to \(table): the answer needs its own way home.",
        ja: "\(table) に \(wanted) またはそのネットワークへのルートを追加します。応答にも戻りの経路が必要です。")
    } else if let service = trace.resolution?.service, let here = item.component?.region,
      service.region != here
    {
      fix = text(
        en: """
          \(service.name) is asked in \(service.region), and endpoints of this VPC serve \(here): add a \
          default route to a NAT gateway to \(table), or peer with a VPC of \(service.region) that has an \
          interface endpoint and ask for that endpoint's own name.
          """,
        ja: """
          宛先は \(service.region) の \(service.name) ですが、このVPCのエンドポイントが扱うのは \(here) です。\
          \(table) にNATゲートウェイへのデフォルトルートを追加するか、インターフェイスエンドポイントを持つ \
          \(service.region) のVPCとピアリングし、そのエンドポイント固有の名前を使います。
          """)
    } else if let service = trace.resolution?.service, ["s3", "dynamodb"].contains(service.name) {
      fix = text(
        en: """
          Associate a gateway endpoint for \(service.name) with \(table): it is free, and the subnet \
          stays without a way to the internet.
          """,
        ja: """
          \(service.name) のゲートウェイエンドポイントを \(table) に関連付けます。\
          無料で、サブネットはインターネットへの経路を持たないままです。
          """)
    } else if let service = trace.resolution?.service {
      fix = text(
        en: """
          Make an interface endpoint for \(service.name) with private DNS in this VPC, or add a default \
          route to a NAT gateway to \(table).
          """,
        ja: """
          このVPCにプライベートDNSを有効にした \(service.name) のインターフェイスエンドポイントを作成するか、\
          \(table) にNATゲートウェイへのデフォルトルートを追加します。
          """)
    } else if address.map(\.isPublic) ?? true {
      fix = text(
        en: """
          Add a default route to \(table): to a NAT gateway for a private subnet, to the internet \
          gateway for a public one.
          """,
        ja: """
          \(table) にデフォルトルートを追加します。プライベートサブネットならNATゲートウェイ、\
          パブリックサブネットならインターネットゲートウェイに向けます。
          """)
    } else {
      fix = text(
        en: """
          Add a route for \(wanted), or its network, to \(table): to the peering connection, transit \
          gateway or VPN that leads there.
          """,
        ja: """
          \(table) に \(wanted) またはそのネットワークへのルートを追加し、\
          そこへ通じるピアリング接続、Transit Gateway、VPNに向けます。
          """)
    }
    let dropped =
      isReply(item) ? text(en: "the answer", ja: "応答") : text(en: "the packet", ja: "パケット")
    if address == nil {
      return Wording(
        title: noRouteTitle(nil),
        sentence: text(
          en: "\(whom(item)) has no default route, so \(dropped) is dropped.",
          ja: "\(whom(item)) にはデフォルトルートがないため、\(dropped)は破棄されます。"),
        fix: fix)
    }
    return Wording(
      title: noRouteTitle(address.map { .address($0) }),
      sentence: text(
        en: "No line of \(whom(item)) holds \(destination(item)), so \(dropped) is dropped.",
        ja: "\(whom(item)) に \(destination(item)) に一致するルートがないため、\(dropped)は破棄されます。"),
      fix: fix)
  }
}
