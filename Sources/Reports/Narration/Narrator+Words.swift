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
    case .networkInterface: noun(ResourceKind.networkInterface)
    case .securityGroup: noun(ResourceKind.securityGroup)
    case .networkACL: noun(ResourceKind.networkACL)
    case .routeTable: noun(ResourceKind.routeTable)
    case .internetGateway: noun(ResourceKind.internetGateway)
    case .egressOnlyInternetGateway: noun(ResourceKind.egressOnlyInternetGateway)
    case .natGateway: noun(ResourceKind.natGateway)
    case .gatewayEndpoint: text(en: "gateway endpoint", ja: "ゲートウェイエンドポイント")
    case .interfaceEndpoint: text(en: "interface endpoint", ja: "インターフェイスエンドポイント")
    case .gatewayLoadBalancerEndpoint:
      text(en: "Gateway Load Balancer endpoint", ja: "Gateway Load Balancerエンドポイント")
    case .instanceConnectEndpoint: noun(ResourceKind.instanceConnectEndpoint)
    case .peeringConnection: noun(ResourceKind.peeringConnection)
    case .transitGateway: noun(ResourceKind.transitGateway)
    case .transitGatewayAttachment: noun(ResourceKind.transitGatewayAttachment)
    case .transitGatewayRouteTable: noun(ResourceKind.transitGatewayRouteTable)
    case .virtualPrivateGateway: noun(ResourceKind.virtualPrivateGateway)
    case .vpnConnection: noun(ResourceKind.vpnConnection)
    case .customerGateway: noun(ResourceKind.customerGateway)
    case .directConnectGateway: noun(ResourceKind.directConnectGateway)
    case .virtualInterface: noun(ResourceKind.virtualInterface)
    case .vpcRouter: text(en: "VPC router", ja: "VPCルーター")
    case .service: text(en: "service", ja: "サービス")
    case .loadBalancer: noun(ResourceKind.loadBalancer)
    case .bucket: noun(ResourceKind.bucket)
    case .internet: text(en: "internet", ja: "インターネット")
    case .onPremises: text(en: "on-premises network", ja: "オンプレミスネットワーク")
    }
  }

  /// AWS's name for a kind of resource, without an article; empty for what is not modelled.
  func noun(_ kind: ResourceKind) -> String {
    kind == .other ? "" : language.text(kind.noun)
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
