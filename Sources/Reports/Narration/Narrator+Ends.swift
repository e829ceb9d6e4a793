import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  func originate(_ place: Place) -> Telling {
    let who = componentText(place.component)
    let ends = ends(place.packet)
    let destination = text(place.packet.destination)
    if place.isReply {
      return Telling(
        decision: who == endHost(place.packet.source) ? ends : "\(who) \(ends)",
        reason: text(en: "the answer", ja: "応答"),
        sentence: text(
          en: "The answer goes from \(text(place.packet.source)) to \(destination).",
          ja: "\(text(place.packet.source)) から \(destination) に応答が返ります。"))
    }
    let from = the(place.component.id)
    let ports = place.packet.sourcePorts.map {
      $0.count == 1
        ? text(en: "Its own port is \($0).", ja: "送信元ポートは \($0) です。")
        : text(
          en: "The system picks the source port, any of \($0).",
          ja: "送信元ポートはOSが \($0) の範囲から選びます。")
    }
    return Telling(
      decision: who == endHost(place.packet.source) ? ends : "\(who) \(ends)",
      sentence: language.sentences([
        text(
          en: "\(sentenceCase(from)) sends \(traffic(place.packet)) to \(destination).",
          ja: "\(from) が \(destination) に \(traffic(place.packet)) を送ります。"), ports ?? "",
      ]))
  }

  private func endHost(_ address: PacketAddress) -> String { endText(address, nil) }

  func arrive(_ place: Place) -> Telling {
    let what = place.isReply ? text(en: "The answer", ja: "応答") : text(en: "The packet", ja: "パケット")
    let label = componentText(place.component)
    let address = place.packet.destination.single.map { $0.description }
    switch place.component.kind {
    case .service, .bucket, .internet, .onPremises:
      return Telling(
        decision: label,
        sentence: text(
          en: "\(what) arrives at \(placePhrase(place.component)).",
          ja: "\(what)が\(placePhrase(place.component))に届きます。"))
    case .networkInterface, .securityGroup, .networkACL, .routeTable, .internetGateway,
      .egressOnlyInternetGateway, .natGateway, .gatewayEndpoint, .interfaceEndpoint,
      .gatewayLoadBalancerEndpoint, .instanceConnectEndpoint, .peeringConnection, .transitGateway,
      .transitGatewayAttachment, .transitGatewayRouteTable, .virtualPrivateGateway,
      .vpnConnection, .customerGateway, .directConnectGateway, .virtualInterface, .vpcRouter,
      .loadBalancer:
      let at = address.map { label == $0 ? label : "\(label) \($0)" } ?? label
      let whom = the(place.component.id)
      return Telling(
        decision: at,
        sentence: place.isReply
          ? text(
            en: "The answer is back at \(whom): the connection works both ways.",
            ja: "応答が \(whom) に戻りました。往復とも通ります。")
          : text(en: "The packet arrives at \(whom).", ja: "パケットが \(whom) に届きます。"))
    }
  }

  /// A component in a strip's line: `S3 ap-northeast-1`, `internet`.
  func componentText(_ component: Component) -> String {
    switch component.kind {
    case .internet: return text(en: "internet", ja: "インターネット")
    case .onPremises where component.id.kind == .other:
      return text(en: "on premises", ja: "オンプレミス")
    case .service:
      let label = names.label(component.id)
      guard let region = component.region, !label.contains(region) else { return label }
      return "\(label) \(region)"
    default: return names.label(component.id)
    }
  }

  private func placePhrase(_ component: Component) -> String {
    switch component.kind {
    case .internet: return text(en: "the internet", ja: "インターネット")
    case .onPremises: return text(en: "the on-premises network", ja: "オンプレミスネットワーク")
    case .bucket: return the(component.id)
    default:
      let label = names.label(component.id)
      guard let region = component.region, !label.contains(region) else {
        return text(en: label, ja: " \(label) ")
      }
      return text(en: "\(label) in \(region)", ja: " \(region) の \(label) ")
    }
  }

  func deliverDirectly(_ place: Place) -> Telling {
    let destination = text(place.packet.destination)
    if place.hop.outcome == .blocks {
      return Telling(
        decision: text(en: "\(destination): nobody there", ja: "\(destination): 該当なし"),
        sentence: text(
          en: "Nothing in the VPC has \(destination).", ja: "VPC内に \(destination) を持つものがありません。"))
    }
    if place.component.subnet == nil, place.packet.destination.single?.isLinkLocal == false {
      return Telling(
        decision: text(en: "\(destination): the VPC's resolver", ja: "\(destination): VPCのリゾルバー"),
        sentence: text(
          en: "\(destination) is the VPC's own resolver, at its base address plus two.",
          ja: "\(destination) はVPC自身のリゾルバー (ベースアドレス+2) です。"))
    }
    if place.packet.destination.single?.isLinkLocal == true {
      return Telling(
        decision: text(en: "\(destination): link-local", ja: "\(destination): リンクローカル"),
        reason: text(en: "past table and ACL", ja: "ルート表もNACLも通らない"),
        sentence: text(
          en: """
            \(destination) is a link-local address of the VPC itself (metadata, resolver, time): no route \
            table and no ACL is asked.
            """,
          ja: """
            \(destination) はVPC自身のリンクローカルアドレス(メタデータ、リゾルバー、時刻)です。\
            ルートテーブルもネットワークACLも評価されません。
            """))
    }
    let subnet = place.component.subnet.map(names.label) ?? ""
    return Telling(
      decision: text(en: "\(subnet): same subnet", ja: "\(subnet): 同じサブネット内"),
      reason: text(en: "past table and ACL", ja: "ルート表もNACLも通らない"),
      sentence: text(
        en: """
          Both ends are in \(subnet): traffic inside one subnet passes neither the route table nor the \
          ACL. Security groups still apply.
          """,
        ja: """
          両端とも \(subnet) 内にあります。同じサブネット内の通信はルートテーブルもネットワークACLも通りませんが、\
          セキュリティグループは評価されます。
          """))
  }
}
