import IPAddressing
package import NetworkModel
package import PathEngine

extension TraceNarrator {
  /// The kind of a component in a word of at most ten cells.
  package func word(_ kind: Component.Kind) -> String {
    switch kind {
    case .networkInterface: text(en: "interface", ja: "ENI")
    case .securityGroup: text(en: "group", ja: "SG")
    case .networkACL: text(en: "NACL", ja: "NACL")
    case .routeTable: text(en: "route", ja: "ルート")
    case .internetGateway: text(en: "IGW", ja: "IGW")
    case .egressOnlyInternetGateway: text(en: "EIGW", ja: "EIGW")
    case .natGateway: text(en: "NAT", ja: "NAT")
    case .gatewayEndpoint, .interfaceEndpoint: text(en: "endpoint", ja: "VPCE")
    case .gatewayLoadBalancerEndpoint: text(en: "GWLBE", ja: "GWLBE")
    case .instanceConnectEndpoint: text(en: "EICE", ja: "EICE")
    case .peeringConnection: text(en: "peering", ja: "ピアリング")
    case .transitGateway: text(en: "TGW", ja: "TGW")
    case .transitGatewayAttachment: text(en: "attachment", ja: "TGW接続")
    case .transitGatewayRouteTable: text(en: "TGW route", ja: "TGWルート")
    case .virtualPrivateGateway: text(en: "VGW", ja: "VGW")
    case .vpnConnection: text(en: "VPN", ja: "VPN")
    case .customerGateway: text(en: "CGW", ja: "CGW")
    case .directConnectGateway: text(en: "DXGW", ja: "DXGW")
    case .virtualInterface: text(en: "DX VIF", ja: "DX VIF")
    case .vpcRouter: text(en: "VPC", ja: "VPC")
    case .service: text(en: "service", ja: "サービス")
    case .loadBalancer: text(en: "balancer", ja: "LB")
    case .bucket: text(en: "bucket", ja: "バケット")
    case .internet: text(en: "internet", ja: "ネット")
    case .onPremises: text(en: "on-prem", ja: "オンプレ")
    }
  }

  /// AWS's name for the kind, without an article.
  package func noun(_ kind: Component.Kind) -> String {
    switch kind {
    case .networkInterface: text(en: "interface", ja: "インターフェイス")
    case .securityGroup: text(en: "security group", ja: "セキュリティグループ")
    case .networkACL: text(en: "network ACL", ja: "ネットワークACL")
    case .routeTable: text(en: "route table", ja: "ルートテーブル")
    case .internetGateway: text(en: "internet gateway", ja: "インターネットゲートウェイ")
    case .egressOnlyInternetGateway:
      text(en: "egress-only internet gateway", ja: "Egress-Onlyインターネットゲートウェイ")
    case .natGateway: text(en: "NAT gateway", ja: "NATゲートウェイ")
    case .gatewayEndpoint: text(en: "gateway endpoint", ja: "ゲートウェイエンドポイント")
    case .interfaceEndpoint: text(en: "interface endpoint", ja: "インターフェイスエンドポイント")
    case .gatewayLoadBalancerEndpoint:
      text(en: "Gateway Load Balancer endpoint", ja: "Gateway Load Balancerエンドポイント")
    case .instanceConnectEndpoint:
      text(en: "EC2 Instance Connect Endpoint", ja: "EC2 Instance Connect Endpoint")
    case .peeringConnection: text(en: "peering connection", ja: "ピアリング接続")
    case .transitGateway: text(en: "transit gateway", ja: "Transit Gateway")
    case .transitGatewayAttachment:
      text(en: "transit gateway attachment", ja: "Transit Gatewayアタッチメント")
    case .transitGatewayRouteTable:
      text(en: "transit gateway route table", ja: "Transit Gatewayルートテーブル")
    case .virtualPrivateGateway: text(en: "virtual private gateway", ja: "仮想プライベートゲートウェイ")
    case .vpnConnection: text(en: "VPN connection", ja: "VPN接続")
    case .customerGateway: text(en: "customer gateway", ja: "カスタマーゲートウェイ")
    case .directConnectGateway:
      text(en: "Direct Connect gateway", ja: "Direct Connectゲートウェイ")
    case .virtualInterface: text(en: "virtual interface", ja: "仮想インターフェイス")
    case .vpcRouter: text(en: "VPC router", ja: "VPCルーター")
    case .service: text(en: "service", ja: "サービス")
    case .loadBalancer: text(en: "load balancer", ja: "ロードバランサー")
    case .bucket: text(en: "bucket", ja: "バケット")
    case .internet: text(en: "internet", ja: "インターネット")
    case .onPremises: text(en: "on-premises network", ja: "オンプレミスネットワーク")
    }
  }

  /// AWS's name for a kind of resource, without an article; empty for what is not modelled.
  func noun(_ kind: ResourceKind) -> String {
    switch kind {
    case .vpc: text(en: "VPC", ja: "VPC")
    case .subnet: text(en: "subnet", ja: "サブネット")
    case .routeTable: noun(Component.Kind.routeTable)
    case .prefixList: text(en: "prefix list", ja: "プレフィックスリスト")
    case .internetGateway: noun(Component.Kind.internetGateway)
    case .egressOnlyInternetGateway: noun(Component.Kind.egressOnlyInternetGateway)
    case .natGateway: noun(Component.Kind.natGateway)
    case .vpcEndpoint: text(en: "VPC endpoint", ja: "VPCエンドポイント")
    case .instanceConnectEndpoint: noun(Component.Kind.instanceConnectEndpoint)
    case .peeringConnection: noun(Component.Kind.peeringConnection)
    case .securityGroup: noun(Component.Kind.securityGroup)
    case .networkACL: noun(Component.Kind.networkACL)
    case .networkInterface: noun(Component.Kind.networkInterface)
    case .instance: text(en: "instance", ja: "インスタンス")
    case .elasticIP: text(en: "Elastic IP address", ja: "Elastic IPアドレス")
    case .dhcpOptions: text(en: "DHCP option set", ja: "DHCPオプションセット")
    case .hostedZone: text(en: "private hosted zone", ja: "プライベートホストゾーン")
    case .transitGateway: noun(Component.Kind.transitGateway)
    case .transitGatewayAttachment: noun(Component.Kind.transitGatewayAttachment)
    case .transitGatewayRouteTable: noun(Component.Kind.transitGatewayRouteTable)
    case .virtualPrivateGateway: noun(Component.Kind.virtualPrivateGateway)
    case .customerGateway: noun(Component.Kind.customerGateway)
    case .vpnConnection: noun(Component.Kind.vpnConnection)
    case .directConnectGateway: noun(Component.Kind.directConnectGateway)
    case .virtualInterface: noun(Component.Kind.virtualInterface)
    case .resolverEndpoint: text(en: "Resolver endpoint", ja: "Resolverエンドポイント")
    case .resolverRule: text(en: "Resolver rule", ja: "Resolverルール")
    case .loadBalancer: noun(Component.Kind.loadBalancer)
    case .targetGroup: text(en: "target group", ja: "ターゲットグループ")
    case .database: text(en: "database", ja: "データベース")
    case .bucket: noun(Component.Kind.bucket)
    case .multiRegionAccessPoint:
      text(en: "Multi-Region Access Point", ja: "マルチリージョンアクセスポイント")
    case .other: ""
    }
  }

  /// A resource as a sentence names it: `the NAT gateway nat-a`.
  package func the(_ id: ResourceID) -> String {
    let label = names.label(id)
    switch kinds[id] {
    case .internet: return text(en: "the internet", ja: "インターネット")
    case .onPremises where id.kind == .other:
      return text(en: "the on-premises network", ja: "オンプレミスネットワーク")
    case .service: return label
    case .networkInterface where names.isHost(id): return named(noun(ResourceKind.instance), label)
    case .some(let kind): return named(noun(kind), label)
    case .none: break
    }
    if let endpoint = names.topology?.entity(id) as? VPCEndpoint {
      switch endpoint.type {
      case .gateway: return named(noun(Component.Kind.gatewayEndpoint), label)
      case .interface: return named(noun(Component.Kind.interfaceEndpoint), label)
      case .gatewayLoadBalancer:
        return named(noun(Component.Kind.gatewayLoadBalancerEndpoint), label)
      }
    }
    return named(noun(id.kind), label)
  }

  private func named(_ noun: String, _ label: String) -> String {
    if noun.isEmpty { return label }
    return text(en: "the \(noun) \(label)", ja: "\(noun) \(label)")
  }

  /// An address, or what stands for many.
  func text(_ address: PacketAddress) -> String {
    switch address {
    case .address(let address): address.description
    case .anyPublic: text(en: "any public address", ja: "任意のパブリックアドレス")
    }
  }

  /// `10.0.100.10:32768-60999`; IPv6 in brackets; without ports the address alone.
  func endText(_ address: PacketAddress, _ ports: PortRange?) -> String {
    let host =
      switch address {
      case .address(let address): address.description
      case .anyPublic: text(en: "internet", ja: "インターネット")
      }
    guard let ports else { return host }
    return address.family == .ipv6 && address.single != nil
      ? "[\(host)]:\(ports)" : "\(host):\(ports)"
  }

  /// `10.0.100.10:32768-60999 → 52.219.4.17:443`.
  func ends(_ packet: Packet) -> String {
    let there = endText(packet.destination, packet.destinationPorts)
    return "\(endText(packet.source, packet.sourcePorts)) → \(there)"
  }

  /// `tcp/443`, `icmp echo request`, `protocol 47`.
  func traffic(_ packet: Packet) -> String {
    if let ports = packet.destinationPorts { return "\(packet.protocol)/\(ports)" }
    switch packet.icmpType {
    case 8, 128: return text(en: "an ICMP echo request", ja: "ICMPエコー要求")
    case 0, 129: return text(en: "an ICMP echo reply", ja: "ICMPエコー応答")
    default: break
    }
    return protocolText(packet.protocol)
  }

  func protocolText(_ protocol: IPProtocol) -> String {
    Int(`protocol`.description) == nil
      ? "\(`protocol`)" : text(en: "protocol \(`protocol`)", ja: "プロトコル \(`protocol`)")
  }

  /// A phrase as an English sentence begins; names and AWS's own words stay as they are written.
  func sentenceCase(_ text: String) -> String {
    let begins = ["the ", "a ", "an ", "any ", "no ", "by ", "step ", "way ", "inside "]
    guard language == .en, begins.contains(where: text.hasPrefix) else { return text }
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
