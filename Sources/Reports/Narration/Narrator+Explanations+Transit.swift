import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// What transit gateways refuse (T1, T2).
  func transitWording(_ item: Explanation) -> Wording {
    let whom = whom(item)
    let to = destination(item)
    switch item.code {
    case .transitGatewayZone:
      let subnet = item.subjects.first.map(the) ?? text(en: "the subnet", ja: "送信元のサブネット")
      return Wording(
        title: text(en: "no attachment in this zone", ja: "このAZにアタッチメントがない"),
        sentence: text(
          en: """
            \(whom) has no subnet in the availability zone of \(subnet), and a transit gateway takes \
            packets only from zones where the VPC's attachment has one.
            """,
          ja: """
            \(whom) には \(subnet) のアベイラビリティーゾーンのサブネットがありません。Transit Gatewayは、\
            VPCのアタッチメントがサブネットを持つゾーンからのパケットだけを受け取ります。
            """),
        fix: text(
          en: "Add a subnet of that zone to the attachment \(label(item)).",
          ja: "アタッチメント \(label(item)) にそのゾーンのサブネットを追加します。"))
    case .transitGatewayNoAssociation:
      let attachment =
        item.subjects.first.map(the) ?? text(en: "the attachment", ja: "アタッチメント")
      return Wording(
        title: text(en: "no associated route table", ja: "関連付けられたルートテーブルがない"),
        sentence: text(
          en: """
            No route table is associated with \(attachment), so the transit gateway drops all that comes \
            in by it.
            """,
          ja: "\(attachment) にルートテーブルが関連付けられていないため、ここから入るパケットはすべて破棄されます。"),
        fix: text(
          en: "Associate a route table of the transit gateway with \(attachment).",
          ja: "\(attachment) にTransit Gatewayのルートテーブルを関連付けます。"))
    case .transitGatewayCannotRoute:
      return Wording(
        title: text(en: "no TGW route to \(to)", ja: "\(to) へのTGWルートなし"),
        sentence: text(
          en: "No line of \(whom) holds \(to), so the transit gateway drops the packet.",
          ja: "\(whom) に \(to) に一致するルートがないため、Transit Gatewayがパケットを破棄します。"),
        fix: transitRoute(item))
    case .transitGatewayBadStateRoute:
      var line: String?
      if case .route(let decision) = decision(item) { line = decision.chosen.map(lineText) }
      return Wording(
        title: text(en: "a blackhole in the TGW table", ja: "TGWルートがブラックホール"),
        sentence: text(
          en: """
            The winning line of \(whom) for \(to)\(line.map { ", \($0)," } ?? "") is a blackhole: the packet \
            is dropped there; it does not fall through to a shorter line.
            """,
          ja: """
            \(whom) で \(to) に選ばれたルート\(line.map { " \($0) " } ?? "")はブラックホールです。パケットはそこで破棄され、\
            より短いルートには回されません。
            """),
        fix: text(
          en:
            "Point the line at an attachment that works, or delete it if it is not there on purpose.",
          ja: "ルートを機能するアタッチメントに向け直すか、意図したものでなければ削除します。"))
    case .applianceModeRecommended:
      return Wording(
        title: text(en: "appliance mode is off", ja: "アプライアンスモードが無効"),
        sentence: text(
          en: """
            \(whom) leads to an appliance, has subnets in several zones and is not in appliance mode: the \
            answer may come in by another zone, whose appliance has not seen the connection begin\
            \(item.severity == .unknown ? ", and here it does" : "").
            """,
          ja: """
            \(whom) はアプライアンスに通じ、複数のゾーンにサブネットがありますが、アプライアンスモードが無効です。\
            応答が別のゾーンから入ると、接続の開始を見ていないアプライアンスを通ります\
            \(item.severity == .unknown ? "。この経路ではそうなります" : "")。
            """),
        fix: text(
          en: "Turn appliance mode on for \(label(item)).",
          ja: "\(label(item)) のアプライアンスモードを有効にします。"))
    case .virtualGatewayNeedsVPCSource:
      return Wording(
        title: text(en: "\(source(item)) is of another network", ja: "\(source(item)) は別のネットワーク"),
        sentence: text(
          en: "\(whom) carries only what comes from its own VPC, and \(source(item)) is of another "
            + "network.",
          ja: "\(whom) は自分のVPCからのパケットだけを運びます。\(source(item)) は別のネットワークのアドレスです。"),
        fix: text(
          en: "End the VPN at the transit gateway.", ja: "VPNをTransit Gatewayに接続します。"))
    case .virtualGatewayNeedsVPCDestination:
      let vpc = item.subjects.first.map(names.label) ?? text(en: "its VPC", ja: "VPC")
      return Wording(
        title: text(en: "\(to) is not in \(vpc)", ja: "\(to) は \(vpc) の外"),
        sentence: text(
          en: """
            \(whom) delivers only to interfaces of \(vpc), and \(to) is not in its blocks: gateways, \
            NAT gateways, gateway endpoints and peerings of the VPC cannot be used from on premises.
            """,
          ja: """
            \(whom) は \(vpc) のインターフェイスにだけ届け、\(to) はそのCIDRの外です。オンプレミスからは、\
            このVPCのゲートウェイ、NATゲートウェイ、ゲートウェイエンドポイント、ピアリングを使えません。
            """),
        fix: text(
          en: """
            For an AWS service, use an interface endpoint in \(vpc) by its own name; for other VPCs, end \
            the VPN at a transit gateway.
            """,
          ja: """
            AWSサービスには \(vpc) のインターフェイスエンドポイントを固有の名前で使い、ほかのVPCにはVPNを\
            Transit Gatewayに接続します。
            """))
    default:
      let state = item.component.flatMap { names.topology?.state(of: $0.id) }?.rawValue
      return Wording(
        title: state.map { text(en: "its state is \($0)", ja: "状態が \($0)") }
          ?? text(en: "not available", ja: "available でない"),
        sentence: text(
          en: "\(whom) carries traffic only while it is available, and it is "
            + "\(state.map { "in state \($0)" } ?? "not").",
          ja: "\(whom) は available のときだけ通信を通しますが、"
            + "\(state.map { "状態は \($0) です" } ?? "そうなっていません")。"),
        fix: text(
          en: "Accept \(label(item)) or make it anew, and point the routes at it.",
          ja: "\(label(item)) を承認するか作り直し、ルートを向け直します。"))
    }
  }

  /// A line for a transit gateway's table; over a peering of transit gateways nothing propagates (T2).
  private func transitRoute(_ item: Explanation) -> String {
    let (table, wanted) = (label(item), host(item.packet?.destination))
    let propagated = item.packet?.destination.single.flatMap { address in
      item.component.flatMap { attachment(with: address, beside: $0.id) }
    }
    if let propagated {
      return text(
        en: """
          Let the attachment \(names.label(propagated)) propagate into \(table), or add a static route to it.
          """,
        ja: """
          アタッチメント \(names.label(propagated)) を \(table) に伝播させるか、そこへの静的ルートを追加します。
          """)
    }
    return text(
      en: """
        Add a static route for \(wanted), or its network, to \(table), or let the attachment that leads there \
        propagate into it; over a peering of transit gateways nothing propagates.
        """,
      ja: """
        \(table) に \(wanted) またはそのネットワークへの静的ルートを追加するか、そこに通じるアタッチメントを伝播させます\
        (Transit Gateway間のピアリングでは伝播しません)。
        """)
  }

  /// The attachment of the table's own transit gateway to the VPC that has an address.
  private func attachment(with address: IPAddress, beside table: ResourceID) -> ResourceID? {
    guard let topology = names.topology,
      let handle: Handle<TransitGatewayRouteTable> = topology.handle(of: table)
    else { return nil }
    return topology.transitGatewayAttachments.first { attachment in
      guard attachment.transitGateway == topology[handle].transitGateway,
        case .vpc(let vpc) = attachment.resource
      else { return false }
      return topology[vpc].contains(address)
    }?.id
  }

  /// What of a transit gateway has to be captured.
  func missingTransitWording(_ item: Explanation) -> Wording? {
    guard let subject = item.subjects.first else { return nil }
    if subject.kind == .vpnConnection, names.topology?.contains(subject) ?? false {
      return Wording(
        title: text(en: "its BGP routes are not in the input", ja: "BGPルートが入力にない"),
        sentence: text(
          en: """
            Which networks lie behind \(the(subject)), the input does not tell: no static route of it \
            decides here, and what it has learnt by BGP is in no output but that of a route table it \
            propagates into.
            """,
          ja: """
            \(the(subject)) の先のネットワークは入力から分かりません。決め手になる静的ルートはなく、BGPで学習した\
            ルートは伝播先のルートテーブルの出力にしか現れません。
            """),
        fix: text(
          en: """
            Let the gateway propagate into a route table, then add the output of `aws ec2 \
            describe-route-tables` (of a transit gateway: `aws ec2 search-transit-gateway-routes`).
            """,
          ja: """
            ゲートウェイのルート伝播を有効にし、`aws ec2 describe-route-tables` \
            (Transit Gatewayなら `aws ec2 search-transit-gateway-routes`) の出力を加えます。
            """))
    }
    let fix: (String) -> String = { command in
      text(
        en: "Add the output of `aws ec2 \(command)`.", ja: "`aws ec2 \(command)` の出力を加えます。")
    }
    switch (item.component?.kind, subject.kind) {
    case (.securityGroup, .transitGateway), (.securityGroup, .transitGatewayAttachment):
      return Wording(
        title: text(en: "group references over the TGW are not told", ja: "TGW越しのSG参照の設定が入力にない"),
        sentence: text(
          en: """
            A rule of \(whom(item)) names a group across the transit gateway, which holds only with \
            SecurityGroupReferencingSupport on; the input does not tell it of \
            \(language.list(item.subjects.map(the))).
            """,
          ja: """
            \(whom(item)) のルールはTransit Gatewayの先のグループを参照しています。これには \
            SecurityGroupReferencingSupport が必要ですが、\(language.list(item.subjects.map(the))) の設定が\
            入力にありません。
            """),
        fix: fix(
          subject.kind == .transitGateway
            ? "describe-transit-gateways" : "describe-transit-gateway-vpc-attachments"))
    case (.directConnectGateway, _):
      return Wording(
        title: text(en: "Direct Connect is not all in the input", ja: "Direct Connectの情報が入力に足りない"),
        sentence: text(
          en: "Which interfaces and gateways \(whom(item)) joins, the input does not tell in full.",
          ja: "\(whom(item)) がつなぐ仮想インターフェイスやゲートウェイの一部が入力にありません。"),
        fix: text(
          en: """
            Add the output of `aws directconnect describe-virtual-interfaces`, \
            `describe-direct-connect-gateways` and `describe-direct-connect-gateway-associations`.
            """,
          ja: """
            `aws directconnect describe-virtual-interfaces`、`describe-direct-connect-gateways`、\
            `describe-direct-connect-gateway-associations` の出力を加えます。
            """))
    case (.transitGatewayAttachment, .transitGatewayAttachment)
    where names.topology?.isConnect(subject) ?? false:
      return Wording(
        title: text(en: "its tunnels are not in the input", ja: "トンネルが入力にない"),
        sentence: text(
          en: "Which tunnels \(the(subject)) has and on what they stand, the input does not tell.",
          ja: "\(the(subject)) のトンネルとその土台のアタッチメントは入力から分かりません。"),
        fix: fix(
          "describe-transit-gateway-connects` and `aws ec2 describe-transit-gateway-connect-peers"))
    case (.transitGateway, .vpc):
      return Wording(
        title: text(en: "its attachments are not in the input", ja: "アタッチメントが入力にない"),
        sentence: text(
          en: """
            A route leads to \(whom(item)), but the input has no attachment of \(names.label(subject)) \
            to it.
            """,
          ja: "ルートは \(whom(item)) に向いていますが、\(names.label(subject)) のアタッチメントが入力にありません。"),
        fix: fix("describe-transit-gateway-attachments"))
    case (.transitGateway, .transitGatewayAttachment):
      return Wording(
        title: text(en: "its associations are not in the input", ja: "関連付けが入力にない"),
        sentence: text(
          en: "Which route table is associated with \(the(subject)), the input does not tell.",
          ja: "\(the(subject)) に関連付けられたルートテーブルは入力から分かりません。"),
        fix: fix("describe-transit-gateway-attachments"))
    case (.transitGatewayAttachment, .transitGatewayAttachment) where subject == item.component?.id:
      guard names.topology?.contains(subject) ?? false else { return nil }
      return Wording(
        title: text(en: "its subnets are not in the input", ja: "サブネットが入力にない"),
        sentence: text(
          en: "In which subnets \(the(subject)) is, the input does not tell.",
          ja: "\(the(subject)) がどのサブネットにあるかは入力から分かりません。"),
        fix: fix("describe-transit-gateway-vpc-attachments"))
    case (.transitGatewayRouteTable, .transitGatewayRouteTable):
      return Wording(
        title: text(en: "its routes are not in the input", ja: "ルートが入力にない"),
        sentence: text(
          en: """
            The input does not hold all routes of \(the(subject)); one of those it lacks may decide \
            for \(destination(item)).
            """,
          ja: """
            \(the(subject)) のルートがすべて入力にあるわけではなく、入力にないルートが \
            \(destination(item)) の行き先を決める可能性があります。
            """),
        fix: fix("search-transit-gateway-routes"))
    default:
      return nil
    }
  }
}
