package import NetworkModel
package import PathEngine
package import TerminalScreen

extension Topology {
  /// All resources of a kind, in order of id.
  package func entities(of kind: ResourceKind) -> [any Entity] {
    switch kind {
    case .vpc: vpcs
    case .subnet: subnets
    case .routeTable: routeTables
    case .prefixList: prefixLists
    case .internetGateway: internetGateways
    case .egressOnlyInternetGateway: egressOnlyInternetGateways
    case .natGateway: natGateways
    case .vpcEndpoint: vpcEndpoints
    case .instanceConnectEndpoint: instanceConnectEndpoints
    case .peeringConnection: peeringConnections
    case .securityGroup: securityGroups
    case .networkACL: networkACLs
    case .networkInterface: networkInterfaces
    case .instance: instances
    case .elasticIP: elasticIPs
    case .dhcpOptions: dhcpOptions
    case .hostedZone: hostedZones
    case .transitGateway: transitGateways
    case .transitGatewayAttachment: transitGatewayAttachments
    case .transitGatewayRouteTable: transitGatewayRouteTables
    case .virtualPrivateGateway: virtualPrivateGateways
    case .customerGateway: customerGateways
    case .vpnConnection: vpnConnections
    case .directConnectGateway: directConnectGateways
    case .virtualInterface: virtualInterfaces
    case .resolverEndpoint: resolverEndpoints
    case .resolverRule: resolverRules
    case .loadBalancer: loadBalancers
    case .targetGroup: targetGroups
    case .database: databases
    case .bucket: buckets
    case .multiRegionAccessPoint: multiRegionAccessPoints
    case .other: []
    }
  }
}

extension ResourceKind {
  /// The kind's name for a heading: `Route tables`.
  package func title(_ language: Language) -> String {
    switch self {
    case .vpc: language.text(en: "VPCs", ja: "VPC")
    case .subnet: language.text(en: "Subnets", ja: "サブネット")
    case .routeTable: language.text(en: "Route tables", ja: "ルートテーブル")
    case .prefixList: language.text(en: "Prefix lists", ja: "プレフィックスリスト")
    case .internetGateway: language.text(en: "Internet gateways", ja: "インターネットゲートウェイ")
    case .egressOnlyInternetGateway:
      language.text(en: "Egress-only internet gateways", ja: "Egress-Onlyインターネットゲートウェイ")
    case .natGateway: language.text(en: "NAT gateways", ja: "NATゲートウェイ")
    case .vpcEndpoint: language.text(en: "VPC endpoints", ja: "VPCエンドポイント")
    case .instanceConnectEndpoint:
      language.text(en: "EC2 Instance Connect Endpoints", ja: "EC2 Instance Connect Endpoint")
    case .peeringConnection: language.text(en: "Peering connections", ja: "ピアリング接続")
    case .securityGroup: language.text(en: "Security groups", ja: "セキュリティグループ")
    case .networkACL: language.text(en: "Network ACLs", ja: "ネットワークACL")
    case .networkInterface: language.text(en: "Network interfaces", ja: "ネットワークインターフェイス")
    case .instance: language.text(en: "Instances", ja: "インスタンス")
    case .elasticIP: language.text(en: "Elastic IP addresses", ja: "Elastic IPアドレス")
    case .dhcpOptions: language.text(en: "DHCP option sets", ja: "DHCPオプションセット")
    case .hostedZone: language.text(en: "Private hosted zones", ja: "プライベートホストゾーン")
    case .transitGateway: language.text(en: "Transit gateways", ja: "Transit Gateway")
    case .transitGatewayAttachment:
      language.text(en: "Transit gateway attachments", ja: "Transit Gatewayアタッチメント")
    case .transitGatewayRouteTable:
      language.text(en: "Transit gateway route tables", ja: "Transit Gatewayルートテーブル")
    case .virtualPrivateGateway:
      language.text(en: "Virtual private gateways", ja: "仮想プライベートゲートウェイ")
    case .customerGateway: language.text(en: "Customer gateways", ja: "カスタマーゲートウェイ")
    case .vpnConnection: language.text(en: "VPN connections", ja: "VPN接続")
    case .directConnectGateway:
      language.text(en: "Direct Connect gateways", ja: "Direct Connectゲートウェイ")
    case .virtualInterface:
      language.text(en: "Direct Connect virtual interfaces", ja: "Direct Connect仮想インターフェイス")
    case .resolverEndpoint:
      language.text(en: "Resolver endpoints", ja: "Resolverエンドポイント")
    case .resolverRule: language.text(en: "Resolver rules", ja: "Resolverルール")
    case .loadBalancer: language.text(en: "Load balancers", ja: "ロードバランサー")
    case .targetGroup: language.text(en: "Target groups", ja: "ターゲットグループ")
    case .database: language.text(en: "Database instances", ja: "DBインスタンス")
    case .bucket: language.text(en: "Buckets", ja: "バケット")
    case .multiRegionAccessPoint:
      language.text(en: "Multi-Region Access Points", ja: "マルチリージョンアクセスポイント")
    case .other: language.text(en: "Other", ja: "その他")
    }
  }

  /// The words by which a person may ask for the kind: CloudFormation's type, its last part, the id's
  /// prefix; singular or plural, with or without capitals and dashes.
  package init?(asked text: String) {
    let asked = Self.plain(text)
    let found = Self.allCases.first { kind in
      guard kind != .other else { return false }
      let type = kind.cloudFormationType
      let last = type.split(separator: ":").last.map(String.init) ?? type
      let names = [type, last, kind.idPrefix, kind.title(.en), "\(kind)"]
      return names.contains { name in
        let plain = Self.plain(name)
        return !plain.isEmpty && (plain == asked || plain + "s" == asked)
      }
    }
    guard let found else { return nil }
    self = found
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

extension SubnetTier {
  /// `public`, `private` or `isolated`.
  package func text(_ language: Language) -> String {
    switch self {
    case .public: language.text(en: "public", ja: "パブリック")
    case .private: language.text(en: "private", ja: "プライベート")
    case .isolated: language.text(en: "isolated", ja: "隔離")
    }
  }

  package var role: StyleRole {
    switch self {
    case .public: .tierPublic
    case .private: .tierPrivate
    case .isolated: .tierIsolated
    }
  }
}
