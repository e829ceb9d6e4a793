import Reports

extension NetworkItem {
  /// What a thing of this kind is for, in a sentence; nil where its name says it.
  func explanation(in language: Language) -> String? {
    switch self {
    case .scope, .zone, .group: nil
    case .vpc:
      language.text(
        en:
          "A private network of its own: nothing goes in or out unless a gateway and a route let it.",
        ja: "独立したプライベートネットワークです。ゲートウェイとルートがなければ出入りできません。")
    case .subnet:
      language.text(
        en: "A block of addresses in one zone; its route table and network ACL hold for all in it.",
        ja: "1つのゾーンにあるアドレス範囲です。ルートテーブルとネットワークACLが中の全体に効きます。")
    case .instance, .interface: nil
    case .natGateway:
      language.text(
        en: "Takes connections out for hosts without a public address; none begin from outside.",
        ja: "パブリックアドレスのないホストの通信を外へ出します。外からの接続は始められません。")
    case .endpoint, .endpointInterface:
      language.text(
        en:
          "A way to a service that stays inside of AWS: a gateway one is a route, an interface one an address.",
        ja: "サービスへの、AWS内にとどまる道です。ゲートウェイ型はルート、インターフェイス型はアドレスで使います。")
    case .instanceConnectEndpoint:
      language.text(
        en: "Lets people connect to hosts of the VPC by SSH or RDP without a public address.",
        ja: "パブリックアドレスなしで、VPC内のホストへSSHやRDPで接続できるようにします。")
    case .internetGateway:
      language.text(
        en: "The VPC's door to the internet, both ways, for hosts with a public address.",
        ja: "VPCとインターネットの出入口です。パブリックアドレスを持つホストが使います。")
    case .egressOnlyInternetGateway:
      language.text(
        en: "The way out to the internet for IPv6; no connection begins from outside.",
        ja: "IPv6の外向き専用の出口です。外からの接続は始められません。")
    case .virtualPrivateGateway:
      language.text(
        en: "Where VPN connections and Direct Connect enter the VPC.",
        ja: "VPN接続やDirect ConnectがVPCに入る所です。")
    case .peering:
      language.text(
        en: "Joins two VPCs. Both need routes to it, and it leads to no third network.",
        ja: "2つのVPCをつなぎます。両側にルートが必要で、その先の別のネットワークへは通りません。")
    case .routeTable:
      language.text(
        en:
          "Decides where packets go that leave its subnets: of the lines that match, the longest prefix wins.",
        ja: "サブネットを出るパケットの行き先を決めます。一致する行のうち、最も長いプレフィックスが勝ちます。")
    case .securityGroup:
      language.text(
        en:
          "Lets through what a rule allows, at each interface that has it; replies pass by themselves.",
        ja: "付けられたインターフェイスで、規則が許すものだけを通します。応答は自動で通ります。")
    case .networkACL:
      language.text(
        en:
          "Judges what crosses a subnet's edge: rules in order, the first that matches decides, replies too.",
        ja: "サブネットの境界で通信を判断します。番号順に最初に一致した規則が決め、応答にも必要です。")
    case .transitGateway:
      language.text(
        en:
          "A router between VPCs, VPNs and other regions; its own route tables decide what may meet.",
        ja: "VPC、VPN、他リージョンをつなぐルーターです。自身のルートテーブルが行き先を決めます。")
    case .transitGatewayAttachment:
      language.text(
        en:
          "Where a network joins the transit gateway; the table associated here decides for what comes in.",
        ja: "Transit Gatewayにネットワークをつなぐ所です。関連付けたルートテーブルが、入る通信の行き先を決めます。")
    case .transitGatewayRouteTable:
      language.text(
        en: "Decides where packets go that come in by the attachments associated with it.",
        ja: "関連付けられたアタッチメントから入るパケットの行き先を決めます。")
    case .vpnConnection:
      language.text(
        en: "Two tunnels to a network outside of AWS.", ja: "AWSの外のネットワークへの2本のトンネルです。")
    case .customerGateway:
      language.text(
        en: "The device at the other end of a VPN, outside of AWS.",
        ja: "AWSの外にある、VPNの対向機器です。")
    case .directConnectGateway:
      language.text(
        en: "Joins Direct Connect lines with gateways of VPCs in any region, and announces these.",
        ja: "Direct Connectの回線を各リージョンのゲートウェイとつなぎ、それらの経路を広告します。")
    case .virtualInterface:
      language.text(
        en: "A line of Direct Connect to the customer's router, without the internet.",
        ja: "インターネットを通らずに利用者のルーターへ至る、Direct Connectの回線です。")
    case .resolverEndpoint:
      language.text(
        en: "Where a VPC's resolver is asked from outside, or asks others itself.",
        ja: "VPCのリゾルバーが外から問い合わせを受ける、または外へ問い合わせる所です。")
    case .resolverRule:
      language.text(
        en: "Says which resolvers answer for a domain in the VPCs associated with it.",
        ja: "関連付けられたVPCで、ドメインの問い合わせにどのリゾルバーが答えるかを決めます。")
    case .hostedZone:
      language.text(
        en: "Names that are answered in the VPCs associated with it, before public DNS is asked.",
        ja: "関連付けられたVPCで、パブリックDNSより先に答えられる名前です。")
    case .multiRegionAccessPoint:
      language.text(
        en: "One name of S3 for buckets in several regions; the nearest of them answers.",
        ja: "複数リージョンのバケットを指すS3の1つの名前です。最も近いものが応答します。")
    case .loadBalancer:
      language.text(
        en: "Takes connections in its zones, and hands each to a healthy target of a group.",
        ja: "各ゾーンで接続を受け、ターゲットグループの正常なターゲットへ渡します。")
    case .targetGroup:
      language.text(
        en: "Where a listener sends connections: targets, a port, and who of them is well.",
        ja: "リスナーの転送先です。ターゲット、ポート、ターゲットの状態をまとめます。")
    case .database:
      language.text(
        en: "A database of RDS. The network sees one interface, which its name leads to.",
        ja: "RDSのデータベースです。ネットワークからは、名前が指す1つのインターフェイスに見えます。")
    case .elasticIP:
      language.text(
        en: "A public address that stays; the internet gateway turns it into a private one.",
        ja: "変わらないパブリックアドレスです。インターネットゲートウェイがプライベートアドレスに変換します。")
    case .dhcpOptions:
      language.text(
        en: "What a VPC's hosts are told when they start: which resolver to ask, and their domain.",
        ja: "VPCのホストが起動時に受け取る、リゾルバーとドメインの設定です。")
    case .bucket:
      language.text(
        en: "A bucket of S3; its policy may refuse what the network lets through.",
        ja: "S3のバケットです。ネットワークを通っても、バケットポリシーが拒否することがあります。")
    case .prefixList:
      language.text(
        en: "A named set of blocks that routes and rules can point to.",
        ja: "ルートや規則から参照できる、名前付きのCIDRの集まりです。")
    }
  }
}
