import NetworkModel

/// What messages about a YAML text call the things that may stand in it.
extension LocalizedText {
  // One value.
  static var aVPCID: LocalizedText { LocalizedText(en: "a VPC's id", ja: "VPCのID") }
  static var aVPCName: LocalizedText { LocalizedText(en: "a VPC's name", ja: "VPCの名前") }
  static var aVPNConnectionName: LocalizedText {
    LocalizedText(en: "a VPN connection's name", ja: "VPN接続の名前")
  }
  static var aVPNGatewayName: LocalizedText {
    LocalizedText(en: "a VPN gateway's name", ja: "VPNゲートウェイの名前")
  }
  static var aCode: LocalizedText { LocalizedText(en: "a code", ja: "コード") }
  static var aConditionKeys: LocalizedText { LocalizedText(en: "a condition's keys", ja: "条件のキー") }
  static var aCustomerGatewayName: LocalizedText {
    LocalizedText(en: "a customer gateway's name", ja: "カスタマーゲートウェイの名前")
  }
  static var aDestination: LocalizedText { LocalizedText(en: "a destination", ja: "宛先") }
  static var aDomain: LocalizedText { LocalizedText(en: "a domain", ja: "ドメイン") }
  static var aGatewayName: LocalizedText { LocalizedText(en: "a gateway's name", ja: "ゲートウェイの名前") }
  static var aName: LocalizedText { LocalizedText(en: "a name", ja: "名前") }
  static var aNetworkACLName: LocalizedText {
    LocalizedText(en: "a network ACL's name", ja: "ネットワークACLの名前")
  }
  static var aPort: LocalizedText { LocalizedText(en: "a port", ja: "ポート") }
  static var aPrefix: LocalizedText {
    LocalizedText(en: "a prefix such as 10.0.0.0/16", ja: "10.0.0.0/16 のようなプレフィックス")
  }
  static var aProtocol: LocalizedText { LocalizedText(en: "a protocol", ja: "プロトコル") }
  static var aRecordType: LocalizedText { LocalizedText(en: "a record type", ja: "レコードの型") }
  static var aRegion: LocalizedText { LocalizedText(en: "a region", ja: "リージョン") }
  static var aRouteTableName: LocalizedText {
    LocalizedText(en: "a route table's name", ja: "ルートテーブルの名前")
  }
  static var aRouteOrigin: LocalizedText { LocalizedText(en: "a route's origin", ja: "ルートの由来") }
  static var aRouteState: LocalizedText { LocalizedText(en: "a route's state", ja: "ルートの状態") }
  static var aRuleNumber: LocalizedText { LocalizedText(en: "a rule number", ja: "ルール番号") }
  static var aSecurityGroupName: LocalizedText {
    LocalizedText(en: "a security group's name", ja: "セキュリティグループの名前")
  }
  static var aServiceName: LocalizedText { LocalizedText(en: "a service's name", ja: "サービスの名前") }
  static var aResolvingSide: LocalizedText {
    LocalizedText(en: "a side that may resolve names", ja: "名前を解決できる側")
  }
  static var aSource: LocalizedText { LocalizedText(en: "a source", ja: "送信元") }
  static var aState: LocalizedText { LocalizedText(en: "a state", ja: "状態") }
  static var aSubnetName: LocalizedText { LocalizedText(en: "a subnet's name", ja: "サブネットの名前") }
  static var aTargetName: LocalizedText { LocalizedText(en: "a target's name", ja: "ターゲットの名前") }
  static var aText: LocalizedText { LocalizedText(en: "a text", ja: "文字列") }
  static var aTopology: LocalizedText {
    LocalizedText(
      en: "a topology: a mapping that begins with 'waylight: 1'", ja: "'waylight: 1' で始まるマッピング")
  }
  static var aTransitGatewayName: LocalizedText {
    LocalizedText(en: "a transit gateway's name", ja: "Transit Gatewayの名前")
  }
  static var aTransitGatewayNameOrID: LocalizedText {
    LocalizedText(en: "a transit gateway's name or id", ja: "Transit Gatewayの名前かID")
  }
  static var aTypeOfNATGateway: LocalizedText {
    LocalizedText(en: "a type of NAT gateway", ja: "NATゲートウェイの種類")
  }
  static var aTypeOfEndpoint: LocalizedText {
    LocalizedText(en: "a type of endpoint", ja: "エンドポイントの種類")
  }
  static var aVerdict: LocalizedText { LocalizedText(en: "a verdict", ja: "判定") }
  static var aZone: LocalizedText { LocalizedText(en: "a zone", ja: "ゾーン") }
  static var anIPv4Address: LocalizedText { LocalizedText(en: "an IPv4 address", ja: "IPv4アドレス") }
  static var anAccount: LocalizedText { LocalizedText(en: "an account", ja: "アカウント") }
  static var anAction: LocalizedText { LocalizedText(en: "an action", ja: "動作") }
  static var anAddress: LocalizedText { LocalizedText(en: "an address", ja: "アドレス") }
  static var anAddressOrAName: LocalizedText {
    LocalizedText(en: "an address or a name", ja: "アドレスか名前")
  }
  static var anAddressRangeOrAName: LocalizedText {
    LocalizedText(en: "an address range or a name", ja: "アドレス範囲か名前")
  }
  static var anAttachmentName: LocalizedText {
    LocalizedText(en: "an attachment's name", ja: "アタッチメントの名前")
  }
  static var anEffect: LocalizedText { LocalizedText(en: "an effect", ja: "効果") }
  static var anID: LocalizedText { LocalizedText(en: "an id", ja: "ID") }
  static var anInstanceType: LocalizedText {
    LocalizedText(en: "an instance type", ja: "インスタンスタイプ")
  }
  static var anInstanceName: LocalizedText {
    LocalizedText(en: "an instance's name", ja: "インスタンスの名前")
  }
  static var anInterfaceName: LocalizedText {
    LocalizedText(en: "an interface's name", ja: "インターフェイスの名前")
  }
  static var anExpectedResolution: LocalizedText {
    LocalizedText(en: "public, private, nothing or addresses", ja: "public、private、nothing、またはアドレス")
  }
  static var whereARouteLeads: LocalizedText {
    LocalizedText(en: "the name of where the route leads", ja: "ルートの行き先の名前")
  }
  static var anIPv6Choice: LocalizedText {
    LocalizedText(en: "true, false or an IPv6 address", ja: "true、false、またはIPv6アドレス")
  }
  static var anInterfacePurpose: LocalizedText {
    LocalizedText(en: "what an interface is for", ja: "インターフェイスの用途")
  }

  static var directConnectGateways: LocalizedText {
    LocalizedText(en: "Direct Connect gateways", ja: "Direct Connectゲートウェイ")
  }
  static var multiRegionAccessPoints: LocalizedText {
    LocalizedText(en: "Multi-Region Access Points", ja: "マルチリージョンアクセスポイント")
  }
  static var resolverEndpoints: LocalizedText {
    LocalizedText(en: "Resolver endpoints", ja: "Resolverエンドポイント")
  }
  static var resolverRules: LocalizedText { LocalizedText(en: "Resolver rules", ja: "Resolverルール") }
  static var aDirectConnectGatewayName: LocalizedText {
    LocalizedText(en: "a Direct Connect gateway's name", ja: "Direct Connectゲートウェイの名前")
  }
  static var aResolverEndpointName: LocalizedText {
    LocalizedText(en: "a Resolver endpoint's name", ja: "Resolverエンドポイントの名前")
  }
  static var aBucketName: LocalizedText { LocalizedText(en: "a bucket's name", ja: "バケットの名前") }
  static var aDirection: LocalizedText { LocalizedText(en: "a direction", ja: "方向") }
  static var aNameOrID: LocalizedText { LocalizedText(en: "a name or an id", ja: "名前かID") }
  static var aTypeOfVirtualInterface: LocalizedText {
    LocalizedText(en: "a type of virtual interface", ja: "仮想インターフェイスの種類")
  }
  static var anAddressOrAnInboundEndpointName: LocalizedText {
    LocalizedText(en: "an address or an inbound endpoint's name", ja: "アドレスかインバウンドエンドポイントの名前")
  }
  static var anAlias: LocalizedText { LocalizedText(en: "an alias", ja: "エイリアス") }
  static var databases: LocalizedText { LocalizedText(en: "databases", ja: "データベース") }
  static var gateways: LocalizedText { LocalizedText(en: "gateways", ja: "ゲートウェイ") }
  static var associations: LocalizedText { LocalizedText(en: "associations", ja: "関連付け") }
  static var virtualInterfaces: LocalizedText {
    LocalizedText(en: "virtual interfaces", ja: "仮想インターフェイス")
  }

  // Several.
  static var elasticIPs: LocalizedText { LocalizedText(en: "Elastic IPs", ja: "Elastic IP") }
  static var instanceConnectEndpoints: LocalizedText {
    LocalizedText(en: "Instance Connect endpoints", ja: "Instance Connectエンドポイント")
  }
  static var natGateways: LocalizedText { LocalizedText(en: "NAT gateways", ja: "NATゲートウェイ") }
  static var vpcs: LocalizedText { LocalizedText(en: "VPCs", ja: "VPC") }
  static var vpnConnections: LocalizedText { LocalizedText(en: "VPN connections", ja: "VPN接続") }
  static var attachments: LocalizedText { LocalizedText(en: "attachments", ja: "アタッチメント") }
  static var buckets: LocalizedText { LocalizedText(en: "buckets", ja: "バケット") }
  static var conditions: LocalizedText { LocalizedText(en: "conditions", ja: "条件") }
  static var customerGateways: LocalizedText {
    LocalizedText(en: "customer gateways", ja: "カスタマーゲートウェイ")
  }
  static var endpoints: LocalizedText { LocalizedText(en: "endpoints", ja: "エンドポイント") }
  static var hostedZones: LocalizedText { LocalizedText(en: "hosted zones", ja: "ホストゾーン") }
  static var instances: LocalizedText { LocalizedText(en: "instances", ja: "インスタンス") }
  static var interfaces: LocalizedText { LocalizedText(en: "interfaces", ja: "インターフェイス") }
  static var loadBalancers: LocalizedText {
    LocalizedText(en: "load balancers", ja: "ロードバランサー")
  }
  static var networkACLs: LocalizedText { LocalizedText(en: "network ACLs", ja: "ネットワークACL") }
  static var peerings: LocalizedText { LocalizedText(en: "peerings", ja: "ピアリング") }
  static var ports: LocalizedText { LocalizedText(en: "ports", ja: "ポート") }
  static var prefixLists: LocalizedText { LocalizedText(en: "prefix lists", ja: "プレフィックスリスト") }
  static var principals: LocalizedText { LocalizedText(en: "principals", ja: "プリンシパル") }
  static var records: LocalizedText { LocalizedText(en: "records", ja: "レコード") }
  static var routeTables: LocalizedText { LocalizedText(en: "route tables", ja: "ルートテーブル") }
  static var routes: LocalizedText { LocalizedText(en: "routes", ja: "ルート") }
  static var securityGroups: LocalizedText {
    LocalizedText(en: "security groups", ja: "セキュリティグループ")
  }
  static var subnets: LocalizedText { LocalizedText(en: "subnets", ja: "サブネット") }
  static var targetGroups: LocalizedText {
    LocalizedText(en: "target groups", ja: "ターゲットグループ")
  }
  static var transitGateways: LocalizedText {
    LocalizedText(en: "transit gateways", ja: "Transit Gateway")
  }

  // What a name may mean.
  static var gateway: LocalizedText { LocalizedText(en: "gateway", ja: "ゲートウェイ") }
  static var routeTarget: LocalizedText { LocalizedText(en: "route target", ja: "ルートのターゲット") }
  static var securityGroupOrPrefixList: LocalizedText {
    LocalizedText(en: "security group or prefix list", ja: "セキュリティグループまたはプレフィックスリスト")
  }
}

extension LocalizedText {
  /// The nearest right word, as a question.
  static func didYouMean(_ word: some StringProtocol) -> LocalizedText {
    LocalizedText(en: "did you mean '\(word)'?", ja: "「\(word)」でしょうか")
  }
}
