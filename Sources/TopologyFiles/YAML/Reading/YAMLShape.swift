import NetworkModel

/// The mappings that the format knows, each with its keys: the one list of what may be written.
///
/// `docs/topology-yaml.md` says what each key means, and a test holds the two side by side.
enum YAMLShape: String, CaseIterable {
  case document, vpc, internetGateway, vpnGateway, dhcpOptions, subnet, natGateway, routeTable,
    route
  case endpoint, instanceConnectEndpoint, securityGroup, securityGroupRule, networkACL
  case networkACLEntry, instance, interface, secondaryAddress, natAddress, loadBalancer
  case targetGroup, target, database, peering, remoteVPC
  case transitGateway, attachment, connectPeer, transitGatewayTable, transitGatewayRoute
  case customerGateway, vpnConnection
  case directConnectGateway, directConnectAssociation, virtualInterface
  case resolverEndpoint, resolverRule, multiRegionAccessPoint
  case prefixList, elasticIP, bucket, hostedZone, record, policy, statement, expectation
  case localizedText

  /// What a person calls such a mapping.
  var noun: LocalizedText {
    switch self {
    case .document: LocalizedText(en: "a topology", ja: "トポロジー")
    case .vpc: LocalizedText(en: "a VPC", ja: "VPC")
    case .internetGateway: LocalizedText(en: "an internet gateway", ja: "インターネットゲートウェイ")
    case .vpnGateway: LocalizedText(en: "a VPN gateway", ja: "VPNゲートウェイ")
    case .dhcpOptions: LocalizedText(en: "DHCP options", ja: "DHCPオプション")
    case .subnet: LocalizedText(en: "a subnet", ja: "サブネット")
    case .natGateway: LocalizedText(en: "a NAT gateway", ja: "NATゲートウェイ")
    case .routeTable: LocalizedText(en: "a route table", ja: "ルートテーブル")
    case .route: LocalizedText(en: "a route", ja: "ルート")
    case .endpoint: LocalizedText(en: "an endpoint", ja: "エンドポイント")
    case .instanceConnectEndpoint:
      LocalizedText(en: "an Instance Connect endpoint", ja: "Instance Connectエンドポイント")
    case .securityGroup: LocalizedText(en: "a security group", ja: "セキュリティグループ")
    case .securityGroupRule: LocalizedText(en: "a security group's rule", ja: "セキュリティグループのルール")
    case .networkACL: LocalizedText(en: "a network ACL", ja: "ネットワークACL")
    case .networkACLEntry: LocalizedText(en: "a network ACL's entry", ja: "ネットワークACLの項目")
    case .instance: LocalizedText(en: "an instance", ja: "インスタンス")
    case .interface: LocalizedText(en: "an interface", ja: "インターフェイス")
    case .secondaryAddress: LocalizedText(en: "a secondary address", ja: "セカンダリアドレス")
    case .natAddress: LocalizedText(en: "a NAT gateway's address", ja: "NATゲートウェイのアドレス")
    case .database: LocalizedText(en: "a database", ja: "データベース")
    case .loadBalancer: LocalizedText(en: "a load balancer", ja: "ロードバランサー")
    case .targetGroup: LocalizedText(en: "a target group", ja: "ターゲットグループ")
    case .target: LocalizedText(en: "a target", ja: "ターゲット")
    case .peering: LocalizedText(en: "a peering", ja: "ピアリング")
    case .remoteVPC: LocalizedText(en: "a VPC elsewhere", ja: "ほかの場所のVPC")
    case .transitGateway: LocalizedText(en: "a transit gateway", ja: "Transit Gateway")
    case .attachment: LocalizedText(en: "an attachment", ja: "アタッチメント")
    case .connectPeer: LocalizedText(en: "a Connect peer", ja: "Connectピア")
    case .transitGatewayRoute:
      LocalizedText(en: "a transit gateway's route", ja: "Transit Gatewayのルート")
    case .transitGatewayTable:
      LocalizedText(en: "a transit gateway's route table", ja: "Transit Gatewayのルートテーブル")
    case .customerGateway: LocalizedText(en: "a customer gateway", ja: "カスタマーゲートウェイ")
    case .vpnConnection: LocalizedText(en: "a VPN connection", ja: "VPN接続")
    case .directConnectGateway:
      LocalizedText(en: "a Direct Connect gateway", ja: "Direct Connectゲートウェイ")
    case .directConnectAssociation: LocalizedText(en: "an association", ja: "関連付け")
    case .virtualInterface: LocalizedText(en: "a virtual interface", ja: "仮想インターフェイス")
    case .resolverEndpoint: LocalizedText(en: "a Resolver endpoint", ja: "Resolverエンドポイント")
    case .resolverRule: LocalizedText(en: "a Resolver rule", ja: "Resolverルール")
    case .multiRegionAccessPoint:
      LocalizedText(en: "a Multi-Region Access Point", ja: "マルチリージョンアクセスポイント")
    case .prefixList: LocalizedText(en: "a prefix list", ja: "プレフィックスリスト")
    case .elasticIP: LocalizedText(en: "an Elastic IP", ja: "Elastic IP")
    case .bucket: LocalizedText(en: "a bucket", ja: "バケット")
    case .hostedZone: LocalizedText(en: "a hosted zone", ja: "ホストゾーン")
    case .record: LocalizedText(en: "a record", ja: "レコード")
    case .policy: LocalizedText(en: "a policy", ja: "ポリシー")
    case .statement: LocalizedText(en: "a policy's statement", ja: "ポリシーのステートメント")
    case .expectation: LocalizedText(en: "an expectation", ja: "期待")
    case .localizedText: LocalizedText(en: "a text", ja: "文字列")
    }
  }

  /// The kind of resource that it declares; nil for what is a part of one.
  var kind: ResourceKind? {
    switch self {
    case .vpc: .vpc
    case .internetGateway: .internetGateway
    case .vpnGateway: .virtualPrivateGateway
    case .dhcpOptions: .dhcpOptions
    case .subnet: .subnet
    case .natGateway: .natGateway
    case .routeTable: .routeTable
    case .endpoint: .vpcEndpoint
    case .instanceConnectEndpoint: .instanceConnectEndpoint
    case .securityGroup: .securityGroup
    case .networkACL: .networkACL
    case .instance: .instance
    case .interface: .networkInterface
    case .loadBalancer: .loadBalancer
    case .targetGroup: .targetGroup
    case .database: .database
    case .peering: .peeringConnection
    case .transitGateway: .transitGateway
    case .attachment: .transitGatewayAttachment
    case .transitGatewayTable: .transitGatewayRouteTable
    case .customerGateway: .customerGateway
    case .vpnConnection: .vpnConnection
    case .directConnectGateway: .directConnectGateway
    case .virtualInterface: .virtualInterface
    case .resolverEndpoint: .resolverEndpoint
    case .resolverRule: .resolverRule
    case .multiRegionAccessPoint: .multiRegionAccessPoint
    case .prefixList: .prefixList
    case .elasticIP: .elasticIP
    case .bucket: .bucket
    case .hostedZone: .hostedZone
    case .document, .route, .securityGroupRule, .networkACLEntry, .secondaryAddress, .natAddress,
      .target, .remoteVPC, .connectPeer, .transitGatewayRoute, .directConnectAssociation, .record,
      .policy, .statement, .expectation, .localizedText:
      nil
    }
  }

  /// What every resource may say of itself.
  static let keysOfResources = ["name-tag", "region", "account"]

  /// What may be written.
  var keys: [String] { ownKeys + (kind == nil ? [] : Self.keysOfResources) }

  private var ownKeys: [String] {
    switch self {
    case .document:
      [
        "waylight", "title", "description", "region", "account", "vpcs", "peerings",
        "transit-gateways", "customer-gateways", "vpn-connections", "direct-connect-gateways",
        "virtual-interfaces", "prefix-lists", "elastic-ips", "buckets",
        "multi-region-access-points", "hosted-zones", "resolver-endpoints", "resolver-rules",
        "internet-gateways", "egress-only-internet-gateways", "vpn-gateways", "dhcp-options",
        "target-groups", "instances",
        "block-public-access", "defaults", "expect",
      ]
    case .vpc:
      [
        "id", "cidr", "default", "dns-support", "dns-hostnames",
        "dhcp-options", "internet-gateway", "egress-only-internet-gateway", "vpn-gateway",
        "subnets", "nat-gateways", "route-tables", "endpoints", "instance-connect-endpoints",
        "security-groups", "network-acls", "instances", "interfaces", "load-balancers",
        "target-groups", "databases", "public-access-exclusion", "block-public-access",
      ]
    case .internetGateway: ["id", "name", "attached", "vpc"]
    case .vpnGateway: ["id", "name", "attached", "vpc", "state"]
    case .dhcpOptions: ["id", "domain-name", "name-servers"]
    case .subnet:
      [
        "id", "cidr", "az", "route-table", "network-acl", "public-ips", "dns64",
        "public-access-exclusion", "block-public-access",
      ]
    case .natGateway:
      [
        "id", "subnet", "type", "ip", "public-ip", "zones", "route-table", "state", "interface",
        "elastic-ip", "addresses",
      ]
    case .natAddress: ["ip", "public-ip", "interface", "az"]
    case .routeTable: ["id", "main", "edge", "propagate", "local", "routes"]
    case .route: ["to", "via", "state", "origin"]
    case .endpoint:
      [
        "id", "service", "type", "service-region", "route-tables", "subnets", "ips",
        "security-groups", "private-dns", "private-dns-only-for-inbound-resolver", "policy",
        "state", "interfaces", "dns-names",
      ]
    case .instanceConnectEndpoint:
      ["id", "subnet", "ip", "security-groups", "preserve-client-ip", "state", "interface"]
    case .securityGroup: ["id", "ingress", "egress"]
    case .securityGroupRule: ["protocol", "ports", "icmp", "from", "to", "note"]
    case .networkACL: ["id", "default", "subnets", "ingress", "egress", "rest"]
    case .networkACLEntry: ["rule", "action", "protocol", "ports", "icmp", "cidr"]
    case .instance:
      [
        "id", "subnet", "ip", "secondary-ips", "ipv6", "public-ip", "security-groups",
        "source-dest-check", "type", "state", "interface", "interfaces",
      ]
    case .interface:
      [
        "id", "name", "subnet", "ip", "secondary-ips", "ipv6", "public-ip", "security-groups",
        "source-dest-check", "purpose",
      ]
    case .secondaryAddress: ["ip", "public-ip"]
    case .database: ["id", "dns-name", "port", "public", "state", "interface"]
    case .loadBalancer:
      [
        "id", "type", "scheme", "subnets", "ips", "public-ips", "security-groups", "cross-zone",
        "state", "listeners", "interfaces", "dns-name",
      ]
    case .targetGroup: ["id", "type", "protocol", "port", "preserve-client-ip", "targets"]
    case .target: ["target", "port", "az", "health"]
    case .peering: ["id", "requester", "accepter", "state", "dns-resolution"]
    case .remoteVPC: ["id", "vpc", "region", "account", "cidr", "dns-resolution"]
    case .transitGateway:
      [
        "id", "state", "security-group-references", "attachments", "route-tables",
        "default-route-table", "default-propagation-table",
      ]
    case .attachment:
      [
        "id", "vpc", "subnets", "vpn", "peer", "direct-connect-gateway", "connect", "resource",
        "peers",
        "routes", "route-table", "propagate-to", "state", "appliance-mode",
        "security-group-references",
      ]
    case .connectPeer: ["id", "ip", "state", "bgp"]
    case .transitGatewayTable:
      ["id", "routes", "propagated", "propagations", "additional-routes"]
    case .transitGatewayRoute: ["via", "state"]
    case .customerGateway: ["id", "ip"]
    case .vpnConnection:
      [
        "id", "customer-gateway", "vpn-gateway", "transit-gateway", "routes", "static-routes-only",
        "state",
      ]
    case .directConnectGateway: ["id", "state", "associations"]
    case .directConnectAssociation: ["allowed-prefixes", "state"]
    case .virtualInterface:
      [
        "id", "type", "direct-connect-gateway", "vpn-gateway", "routes", "state", "bgp",
      ]
    case .resolverEndpoint: ["id", "direction", "vpc", "ips", "state"]
    case .resolverRule: ["id", "domain", "endpoint", "forward-to", "vpcs"]
    case .multiRegionAccessPoint: ["alias", "buckets", "ready"]
    case .prefixList: ["id", "entries"]
    case .elasticIP: ["id", "ip", "instance", "interface", "private-ip"]
    case .bucket: ["policy"]
    case .hostedZone: ["id", "domain", "vpcs", "records"]
    case .record: ["type", "values"]
    case .policy: ["Version", "Id", "Statement"]
    case .statement:
      [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
        "NotResource", "Condition",
      ]
    case .expectation:
      [
        "from", "to", "port", "protocol", "verdict", "via", "avoids", "code", "codes", "resolves",
        "note",
      ]
    case .localizedText: ["en", "ja"]
    }
  }
}
