import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// What gateways, endpoints and interfaces refuse.
  func gatewayWording(_ item: Explanation) -> Wording {
    let whom = whom(item)
    let (from, to) = (source(item), destination(item))
    switch item.code {
    case .sourceDestinationCheck:
      return Wording(
        title: text(en: "source/destination check is on", ja: "送信元/送信先チェックが有効"),
        sentence: text(
          en: """
            \(whom) has its source/destination check on, so it drops packets that are neither from nor \
            for its own addresses.
            """,
          ja: "\(whom) は送信元/送信先チェックが有効なため、自分のアドレスが送信元でも宛先でもないパケットを破棄します。"),
        fix: text(
          en: "Turn the source/destination check of \(label(item)) off.",
          ja: "\(label(item)) の送信元/送信先チェックを無効にします。"))
    case .regionalNATZone:
      return Wording(
        title: text(en: "not in this zone", ja: "このAZにない"),
        sentence: text(
          en: """
            \(whom) has no address in the zone that the packet comes from, so it does not serve it.
            """,
          ja: "\(whom) はパケットの送信元のAZにアドレスを持たないため、処理しません。"),
        fix: text(
          en: "Add the zone and an Elastic IP to \(label(item)).",
          ja: "\(label(item)) にそのAZとElastic IPを追加します。"))
    case .blockPublicAccess:
      return Wording(
        title: text(en: "VPC Block Public Access", ja: "VPCブロックパブリックアクセス"),
        sentence: item.severity == .unknown
          ? text(
            en: """
              VPC Block Public Access is on, and of the subnets on this way one is excluded and another \
              is not; which of them counts AWS does not say.
              """,
            ja: """
              VPCブロックパブリックアクセスが有効で、経路上のサブネットには除外されたものとそうでないものがあります。\
              どちらが優先されるかAWSは示していません。
              """)
          : text(
            en: "VPC Block Public Access is on and keeps \(whom) from passing this.",
            ja: "VPCブロックパブリックアクセスが有効なため、\(whom) はこの通信を通しません。"),
        fix: comesFromInternet
          ? text(
            en: """
              If it is meant to pass, create an exclusion for the VPC or the subnet, of the mode \
              allow-bidirectional.
              """,
            ja: "通す必要があれば、VPCまたはサブネットにallow-bidirectionalの除外を作成します。")
          : text(
            en: """
              If it is meant to pass, create an exclusion for the VPC or the subnet, or go out by a NAT \
              gateway or an egress-only internet gateway: `block-ingress` lets those through.
              """,
            ja: """
              通す必要があればVPCまたはサブネットの除外を作成するか、NATゲートウェイやEgress-Only\
              インターネットゲートウェイから出ます (`block-ingress` はこれらを通します)。
              """))
    case .applianceNotChecked:
      return Wording(
        title: text(en: "the appliance is not judged", ja: "アプライアンスは未評価"),
        sentence: text(
          en: """
            What \(whom) does with the packet is not known here; it is taken to pass it on by the same \
            interface.
            """,
          ja: "\(whom) がパケットをどう処理するかは分からないため、同じインターフェイスから送り出すとみなしています。"),
        fix: nil)
    case .internetGatewayNeedsPublicAddress:
      return Wording(
        title: text(en: "\(from) has no public address", ja: "\(from) にパブリックアドレスがない"),
        sentence: text(
          en: """
            \(whom) passes only what has a public address to be turned into, and \(from) has none: the \
            packet is dropped.
            """,
          ja: "\(whom) はパブリックアドレスに変換できるものだけを通します。\(from) にはパブリックアドレスがないため破棄されます。"),
        fix: text(
          en: """
            Give the interface an Elastic IP, or send the subnet's default route to a NAT gateway in a \
            public subnet.
            """,
          ja: """
            インターフェイスにElastic IPを関連付けるか、サブネットのデフォルトルートを\
            パブリックサブネットのNATゲートウェイに向けます。
            """))
    case .internetGatewayNeedsPrivateAddress
    where item.packet?.destination.single?.isPublic == false:
      return Wording(
        title: text(en: "\(to) has no public address", ja: "\(to) にパブリックアドレスがない"),
        sentence: text(
          en: """
            From the internet only public addresses can be reached, and nothing turns one into \(to).
            """,
          ja: "インターネットから到達できるのはパブリックアドレスだけで、\(to) に変換されるものがありません。"),
        fix: text(
          en: """
            Give the host an Elastic IP in a public subnet, or let a load balancer, a VPN or an EC2 \
            Instance Connect Endpoint lead to it.
            """,
          ja: """
            パブリックサブネットでホストにElastic IPを関連付けるか、ロードバランサー・VPN・\
            EC2 Instance Connect Endpoint経由にします。
            """))
    case .internetGatewayNeedsPrivateAddress:
      return Wording(
        title: text(en: "no host has \(to)", ja: "\(to) のホストがない"),
        sentence: text(
          en: "No interface of the input has the public address \(to), so nobody gets the packet.",
          ja: "パブリックアドレス \(to) を持つインターフェイスが入力にないため、誰にも届きません。"),
        fix: text(
          en: "Associate an Elastic IP with the host, and use that.",
          ja: "ホストにElastic IPを関連付け、そのアドレスを使います。"))
    case .internetGatewayRFC1918, .internetGatewayRFC6598:
      let rfc = item.code == .internetGatewayRFC1918 ? "RFC 1918" : "RFC 6598"
      return Wording(
        title: text(en: "\(to) is private", ja: "\(to) はプライベート"),
        sentence: text(
          en: "\(to) is a private address (\(rfc)); \(whom) drops it.",
          ja: "\(to) はプライベートアドレス (\(rfc)) なので、\(whom) が破棄します。"),
        fix: text(
          en: "Add a route for \(host(item.packet?.destination)), or its network, to the peering "
            + "connection, transit gateway or VPN that leads there.",
          ja: "\(host(item.packet?.destination)) またはそのネットワークへのルートを追加し、"
            + "ピアリング接続、Transit Gateway、VPNに向けます。"))
    case .internetGatewayVPCAddress:
      return Wording(
        title: text(en: "\(to) is the VPC's own", ja: "\(to) はVPC内のアドレス"),
        sentence: text(
          en: "\(to) lies in the VPC's own block; \(whom) does not carry it.",
          ja: "\(to) はVPC自身のCIDR内にあり、\(whom) は運びません。"),
        fix: text(
          en: "Let the local route deliver it: no line of the table may lead it out.",
          ja: "localルートで届くように、外へ向けるルートを取り除きます。"))
    case .natRequiresSourceInVPC:
      return Wording(
        title: text(en: "\(from) is not in its VPC", ja: "\(from) はVPCの外"),
        sentence: text(
          en: """
            \(whom) serves its own VPC alone: it cannot be used from across a peering connection, VPN or \
            Direct Connect, and \(from) comes from there.
            """,
          ja: """
            \(whom) は自分のVPC専用で、ピアリング接続・VPN・Direct Connect越しには使えません。\
            \(from) はその向こうから来ています。
            """),
        fix: text(
          en: "Give the source's VPC its own NAT gateway, or join the VPCs by a transit gateway.",
          ja: "送信元のVPCにNATゲートウェイを置くか、Transit GatewayでVPCを接続します。"))
    case .gatewayRejectsSpoofedTraffic:
      return Wording(
        title: text(en: "\(from) is of another VPC", ja: "\(from) は別のVPCのアドレス"),
        sentence: text(
          en:
            "\(whom) passes only IPv6 addresses of its own VPC, and \(from) is of another network.",
          ja: "\(whom) は自分のVPCのIPv6アドレスだけを通します。\(from) は別のネットワークのアドレスです。"),
        fix: text(
          en: "Let the source's VPC have a gateway of its own for IPv6.",
          ja: "送信元のVPCにIPv6用のゲートウェイを設けます。"))
    case .peeringRequiresAddressInVPC
    where item.subjects.first == item.component?.vpc && item.component?.vpc != nil:
      let home = item.component?.vpc.map(names.label) ?? ""
      return Wording(
        title: text(en: "\(from) is not in \(home)", ja: "\(from) は \(home) の外"),
        sentence: text(
          en: """
            \(whom) carries only what comes from \(home) itself, and \(from) is of another network: \
            peering is not transitive.
            """,
          ja: """
            \(whom) が運ぶのは \(home) 自身からのパケットだけで、\(from) は別のネットワークのアドレスです。\
            ピアリングは推移的ではありません。
            """),
        fix: text(
          en: "Join the source's VPC with the destination's directly, or by the transit gateway.",
          ja: "送信元と宛先のVPCを直接ピアリングするか、Transit Gatewayで接続します。"))
    case .peeringRequiresAddressInVPC:
      let peer = item.subjects.first { $0.kind == .vpc }.map(names.label)
      return Wording(
        title: text(en: "\(to) is not in the peer VPC", ja: "\(to) はピアVPCの外"),
        sentence: text(
          en: """
            \(whom) delivers only to interfaces of \(peer ?? "the peer VPC"), and \(to) is not in its \
            blocks. Peering is not transitive: the peer's gateways and endpoints cannot be used.
            """,
          ja: """
            \(whom) は \(peer ?? "ピアVPC") のインターフェイスにだけ届け、\(to) はそのCIDRの外です。\
            ピアリングは推移的ではなく、相手のゲートウェイやゲートウェイエンドポイントは使えません。
            """),
        fix: text(
          en:
            "Give the source's VPC a way of its own, or use an interface endpoint in the peer VPC.",
          ja: "送信元のVPCに独自の経路を設けるか、ピアVPCのインターフェイスエンドポイントを使います。"))
    case .gatewayEndpointProtocol:
      return Wording(
        title: text(en: "TCP and ICMP echo only", ja: "TCPとICMPエコーのみ"),
        sentence: text(
          en: "\(whom) carries TCP and ICMP echo only, not \(traffic(item)).",
          ja: "\(whom) が運ぶのはTCPとICMPエコーだけで、\(traffic(item)) は運びません。"),
        fix: text(en: "Use TCP.", ja: "TCPを使います。"))
    case .gatewayEndpointSource:
      return Wording(
        title: text(en: "\(from) is not in its VPC", ja: "\(from) はVPCの外"),
        sentence: text(
          en: """
            \(whom) serves its own VPC alone: it cannot be used from across a peering connection, \
            transit gateway, VPN or Direct Connect.
            """,
          ja: """
            \(whom) は自分のVPC専用で、ピアリング接続・Transit Gateway・VPN・Direct Connect越しには使えません。
            """),
        fix: text(
          en: "Use an interface endpoint, which can be reached from outside its VPC.",
          ja: "VPCの外からも到達できるインターフェイスエンドポイントを使います。"))
    case .protocolRestriction:
      return Wording(
        title: text(en: "does not carry \(protocolName(item))", ja: "\(protocolName(item)) は対象外"),
        sentence: text(
          en: "\(whom) does not carry \(protocolName(item)).",
          ja: "\(whom) は \(protocolName(item)) を運びません。"),
        fix: nil)
    case .targetPortRestriction where item.component?.kind == .instanceConnectEndpoint:
      return Wording(
        title: text(en: "SSH and RDP alone", ja: "SSHとRDPのみ"),
        sentence: text(
          en: "\(whom) opens connections to the ports 22 and 3389 alone.",
          ja: "\(whom) が接続できるのはポート22と3389だけです。"),
        fix: text(
          en: """
            Connect to 22 or 3389; SSH can carry other ports of the host inside its own connection.
            """,
          ja: "22か3389に接続します。ほかのポートはSSHのポート転送を使えます。"))
    case .targetPortRestriction:
      return Wording(
        title: text(en: "does not listen on \(traffic(item))", ja: "\(traffic(item)) で待ち受けていない"),
        sentence: text(
          en: "\(whom) does not listen on \(traffic(item)).",
          ja: "\(whom) は \(traffic(item)) で待ち受けていません。"),
        fix: text(en: "Use a port that it serves.", ja: "提供されているポートを使います。"))
    case .egressOnlyGatewayRequiresIPv6:
      return Wording(
        title: text(en: "IPv6 outward only", ja: "IPv6の送信のみ"),
        sentence: text(
          en: "\(whom) carries IPv6 connections outward and nothing else.",
          ja: "\(whom) はIPv6の外向き接続だけを通します。"),
        fix: text(
          en: "Use a NAT gateway for IPv4; to be reached from outside, an internet gateway.",
          ja: "IPv4にはNATゲートウェイを、外から到達させるにはインターネットゲートウェイを使います。"))
    default:
      return Wording(
        title: text(en: "the appliance is not judged", ja: "アプライアンスは未評価"),
        sentence: text(
          en: """
            \(whom) leads to an appliance whose rules are not known here; the packet is taken to come \
            back from it as it went in.
            """,
          ja: "\(whom) の先のアプライアンスのルールは分からないため、パケットはそのまま戻ってくるとみなしています。"),
        fix: nil)
    }
  }

  private var comesFromInternet: Bool {
    if case .internet = trace.query.source { true } else { false }
  }

  private func protocolName(_ item: Explanation) -> String {
    item.packet.map { protocolText($0.protocol) } ?? service
  }
}
