extension ResourceKind {
  /// What a sentence calls one resource of the kind, without an article: AWS's own word.
  package var noun: LocalizedText {
    switch self {
    case .vpc: "VPC"
    case .subnet: LocalizedText(en: "subnet", ja: "サブネット")
    case .routeTable: LocalizedText(en: "route table", ja: "ルートテーブル")
    case .prefixList: LocalizedText(en: "prefix list", ja: "プレフィックスリスト")
    case .internetGateway: LocalizedText(en: "internet gateway", ja: "インターネットゲートウェイ")
    case .egressOnlyInternetGateway:
      LocalizedText(en: "egress-only internet gateway", ja: "Egress-Onlyインターネットゲートウェイ")
    case .natGateway: LocalizedText(en: "NAT gateway", ja: "NATゲートウェイ")
    case .vpcEndpoint: LocalizedText(en: "VPC endpoint", ja: "VPCエンドポイント")
    case .instanceConnectEndpoint: "EC2 Instance Connect Endpoint"
    case .peeringConnection: LocalizedText(en: "peering connection", ja: "ピアリング接続")
    case .securityGroup: LocalizedText(en: "security group", ja: "セキュリティグループ")
    case .networkACL: LocalizedText(en: "network ACL", ja: "ネットワークACL")
    case .networkInterface: LocalizedText(en: "interface", ja: "インターフェイス")
    case .instance: LocalizedText(en: "instance", ja: "インスタンス")
    case .elasticIP: LocalizedText(en: "Elastic IP address", ja: "Elastic IPアドレス")
    case .dhcpOptions: LocalizedText(en: "DHCP option set", ja: "DHCPオプションセット")
    case .hostedZone: LocalizedText(en: "private hosted zone", ja: "プライベートホストゾーン")
    case .transitGateway: LocalizedText(en: "transit gateway", ja: "Transit Gateway")
    case .transitGatewayAttachment:
      LocalizedText(en: "transit gateway attachment", ja: "Transit Gatewayアタッチメント")
    case .transitGatewayRouteTable:
      LocalizedText(en: "transit gateway route table", ja: "Transit Gatewayルートテーブル")
    case .virtualPrivateGateway:
      LocalizedText(en: "virtual private gateway", ja: "仮想プライベートゲートウェイ")
    case .customerGateway: LocalizedText(en: "customer gateway", ja: "カスタマーゲートウェイ")
    case .vpnConnection: LocalizedText(en: "VPN connection", ja: "VPN接続")
    case .directConnectGateway:
      LocalizedText(en: "Direct Connect gateway", ja: "Direct Connectゲートウェイ")
    case .virtualInterface: LocalizedText(en: "virtual interface", ja: "仮想インターフェイス")
    case .resolverEndpoint: LocalizedText(en: "Resolver endpoint", ja: "Resolverエンドポイント")
    case .resolverRule: LocalizedText(en: "Resolver rule", ja: "Resolverルール")
    case .bucket: LocalizedText(en: "bucket", ja: "バケット")
    case .multiRegionAccessPoint:
      LocalizedText(en: "Multi-Region Access Point", ja: "マルチリージョンアクセスポイント")
    case .loadBalancer: LocalizedText(en: "load balancer", ja: "ロードバランサー")
    case .targetGroup: LocalizedText(en: "target group", ja: "ターゲットグループ")
    case .database: LocalizedText(en: "database", ja: "データベース")
    case .other: LocalizedText(en: "resource", ja: "リソース")
    }
  }

  /// With its article: `a subnet`, `an internet gateway`.
  package var nounWithArticle: LocalizedText {
    let noun = noun
    let isVowel = noun.en.first.map { "aeiouE".contains($0) } ?? false
    return LocalizedText(en: "\(isVowel ? "an" : "a") \(noun.en)", ja: noun.ja)
  }
}
