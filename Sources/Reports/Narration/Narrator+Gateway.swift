import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// Gateways, endpoints, peerings: what they are there for, and what they did to the addresses.
  func gateway(_ place: Place) -> Telling {
    let label = componentText(place.component)
    let change = changeText(place.hop)
    let sentence = gatewaySentence(place)
    return Telling(
      decision: change.map { "\(label): \($0)" } ?? gatewayDecision(place, label),
      reason: gatewayReason(place), sentence: sentence)
  }

  /// What was translated: `10.0.100.10 → 10.0.0.99`; nil when nothing was.
  private func changeText(_ hop: Hop) -> String? {
    if hop.packet.source != hop.packetOut.source {
      let change = "\(text(hop.packet.source)) → \(text(hop.packetOut.source))"
      return text(en: "source \(change)", ja: "送信元 \(change)")
    }
    if hop.packet.destination != hop.packetOut.destination {
      let change = "\(text(hop.packet.destination)) → \(text(hop.packetOut.destination))"
      return text(en: "destination \(change)", ja: "宛先 \(change)")
    }
    return nil
  }

  private func gatewayDecision(_ place: Place, _ label: String) -> String {
    if place.component.kind == .networkInterface {
      let address = text(place.packet.destination)
      return label == address ? label : "\(label) \(address)"
    }
    if let state = names.topology?.state(of: place.component.id) {
      return "\(label): \(state.rawValue)"
    }
    return label
  }

  private func gatewayReason(_ place: Place) -> String {
    switch place.component.kind {
    case .internetGateway where place.hop.packet != place.hop.packetOut:
      text(en: "one to one", ja: "1対1")
    case .natGateway:
      place.isReply
        ? text(en: "known connection", ja: "既知の接続")
        : text(en: "ports 1024-65535", ja: "ポート 1024-65535")
    case .gatewayEndpoint: text(en: "free, inside AWS", ja: "無料、AWS内")
    case .egressOnlyInternetGateway: text(en: "IPv6 out only", ja: "IPv6送信のみ")
    default: ""
    }
  }

  private func gatewaySentence(_ place: Place) -> String {
    let whom = sentenceCase(the(place.component.id))
    let hop = place.hop
    let what = place.isReply ? text(en: "the answer", ja: "応答") : text(en: "the packet", ja: "パケット")
    switch place.component.kind {
    case .internetGateway:
      return internetGatewaySentence(place, whom, what)
    case .natGateway:
      return place.isReply
        ? text(
          en: """
            \(whom) knows the connection and puts the host's address \(text(hop.packetOut.destination)) \
            back as the destination.
            """,
          ja: "\(whom) は接続を記憶しており、宛先をホストのアドレス \(text(hop.packetOut.destination)) に戻します。")
        : text(
          en: """
            \(whom) puts its own address \(text(hop.packetOut.source)) and a port of its own in place of \
            \(text(hop.packet.source)), and remembers the connection for the answer. Nothing can \
            connect inward through it.
            """,
          ja: """
            \(whom) は送信元 \(text(hop.packet.source)) を自分のアドレス \(text(hop.packetOut.source)) と\
            自分のポートに置き換え、応答のために接続を記憶します。外からの新しい接続は通しません。
            """)
    case .egressOnlyInternetGateway:
      return text(
        en: "\(whom) lets IPv6 connections out and their answers in, and nothing else.",
        ja: "\(whom) はIPv6の送信とその応答だけを通します。")
    case .gatewayEndpoint:
      return text(
        en: """
          \(whom) takes \(what) to the service inside AWS's network, free of charge. The addresses stay \
          the service's public ones, so groups and ACLs must allow those.
          """,
        ja: """
          \(whom) は\(what)をAWSのネットワーク内でサービスに届けます。料金はかかりません。\
          アドレスはサービスのパブリックアドレスのままなので、SGとNACLはそれを許可する必要があります。
          """)
    case .interfaceEndpoint:
      return text(
        en: "\(whom) is an interface in the VPC: \(what) reaches the service by PrivateLink.",
        ja: "\(whom) はVPC内のインターフェイスで、\(what)はPrivateLinkでサービスに届きます。")
    case .gatewayLoadBalancerEndpoint:
      return text(
        en: """
          \(whom) sends \(what) to the appliance behind it and takes it back. What the appliance does \
          with it is not known here.
          """,
        ja: "\(whom) は\(what)を背後のアプライアンスに送り、受け取り直します。アプライアンスの処理内容はここでは分かりません。")
    case .instanceConnectEndpoint:
      return text(
        en: "\(whom) opens the connection to the host from its own interface in the VPC.",
        ja: "\(whom) はVPC内の自分のインターフェイスからホストへ接続します。")
    case .peeringConnection:
      let peer = place.next?.component.vpc.map(names.label)
      return text(
        en: "\(whom) is active and carries \(what) to \(peer ?? "the other VPC").",
        ja: "\(whom) はアクティブで、\(what)を \(peer ?? "相手のVPC") に運びます。")
    case .transitGateway:
      return text(
        en: """
          \(whom) takes \(what) in; the route table associated with the attachment it came by decides \
          where it goes.
          """,
        ja: "\(whom) が\(what)を受け取ります。入ってきたアタッチメントに関連付けられたルートテーブルが行き先を決めます。")
    case .transitGatewayAttachment:
      let vpc = place.component.vpc.map(names.label)
      return text(
        en: "\(whom) joins \(vpc ?? "its network") with the transit gateway.",
        ja: "\(whom) は \(vpc ?? "ネットワーク") とTransit Gatewayをつなぎます。")
    case .virtualPrivateGateway:
      return text(
        en: "\(whom) is the VPC's end of its VPN and Direct Connect links, and carries \(what).",
        ja: "\(whom) はVPC側のVPN・Direct Connectの出入口で、\(what)を運びます。")
    case .vpnConnection:
      return text(
        en: "\(whom) carries \(what) through its tunnel.", ja: "\(whom) は\(what)をトンネルで運びます。")
    case .customerGateway:
      return text(
        en: "\(whom) is the device at the other end of the VPN.", ja: "\(whom) はVPNの相手側の装置です。")
    case .directConnectGateway:
      return text(
        en:
          "\(whom) joins the gateways on AWS's side with the virtual interfaces of Direct Connect.",
        ja: "\(whom) はAWS側のゲートウェイとDirect Connectの仮想インターフェイスをつなぎます。")
    case .virtualInterface:
      return text(
        en: "\(whom) carries \(what) over Direct Connect, without the internet.",
        ja: "\(whom) は\(what)をインターネットを通らずDirect Connectで運びます。")
    case .loadBalancer:
      return balancerSentence(place, whom)
    case .networkInterface where place.next?.component.kind == .loadBalancer:
      let balancer = place.next.map { the($0.component.id) } ?? ""
      return text(
        en:
          "\(text(hop.packet.destination)) is the interface of \(balancer) in this zone's subnet.",
        ja: "\(text(hop.packet.destination)) はこのサブネットにある \(balancer) のインターフェイスです。")
    case .networkInterface where place.next?.component.kind == .interfaceEndpoint:
      let endpoint = place.next.map { the($0.component.id) } ?? ""
      return text(
        en:
          "\(text(hop.packet.destination)) is the interface of \(endpoint) in this zone's subnet.",
        ja: "\(text(hop.packet.destination)) はこのサブネットにある \(endpoint) のインターフェイスです。")
    case .networkInterface:
      return text(
        en: "\(whom) has its source/destination check off, so it forwards what is not for itself.",
        ja: "\(whom) は送信元/送信先チェックが無効なので、自分宛でないパケットも転送します。")
    case .vpcRouter:
      return text(
        en: "The VPC delivers \(what) to \(text(hop.packet.destination)).",
        ja: "VPCが\(what)を \(text(hop.packet.destination)) に届けます。")
    case .securityGroup, .networkACL, .routeTable, .transitGatewayRouteTable, .service, .bucket,
      .internet, .onPremises:
      return text(en: "\(whom) passes \(what) on.", ja: "\(whom) は\(what)を通します。")
    }
  }

  private func internetGatewaySentence(_ place: Place, _ whom: String, _ what: String) -> String {
    let hop = place.hop
    if hop.packet.source != hop.packetOut.source {
      return text(
        en: """
          \(whom) turns the private source \(text(hop.packet.source)) into the public address that \
          stands for it, \(text(hop.packetOut.source)), one to one.
          """,
        ja: """
          \(whom) はプライベートな送信元 \(text(hop.packet.source)) を、\
          対応するパブリックアドレス \(text(hop.packetOut.source)) に1対1で変換します。
          """)
    }
    if hop.packet.destination != hop.packetOut.destination {
      return text(
        en: """
          \(whom) turns the public destination \(text(hop.packet.destination)) into the private address \
          it stands for, \(text(hop.packetOut.destination)).
          """,
        ja: """
          \(whom) はパブリックな宛先 \(text(hop.packet.destination)) を、\
          対応するプライベートアドレス \(text(hop.packetOut.destination)) に変換します。
          """)
    }
    return hop.packet.family == .ipv6
      ? text(
        en: "\(whom) passes \(what) as it is: IPv6 addresses are global and need no translation.",
        ja: "\(whom) は\(what)をそのまま通します。IPv6アドレスはグローバルなので変換は不要です。")
      : text(en: "\(whom) passes \(what) on.", ja: "\(whom) は\(what)を通します。")
  }
}
