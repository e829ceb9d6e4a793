import IPAddressing
import NetworkModel
import PathEngine
import Reports

/// What rows of the list are called, and the little that stands behind their names.
extension LoadedNetwork {
  /// The name of an item. Not cleaned: drawing does that.
  func name(of item: NetworkItem, in language: Language) -> String {
    switch item {
    case .scope(let handle):
      let scope = topology[handle]
      let region =
        scope.region.isEmpty
        ? language.text(en: "region unknown", ja: "リージョン不明") : scope.region.text
      return scope.account.isEmpty ? region : "\(region) · \(scope.account.text)"
    case .zone(_, let zone):
      return zone.isEmpty ? language.text(en: "zone unknown", ja: "ゾーン不明") : zone.text
    case .group(let group): return group.kind.title(in: language)
    case .interface(let handle):
      let name = topology.name(of: handle)
      return name.isEmpty ? topology[handle].label : name.text
    case .endpointInterface(_, let handle): return name(of: handle)
    case .endpoint(let handle): return name(of: handle)
    case .prefixList(let handle): return ServiceNames.short(topology[handle].label)
    case .elasticIP(let handle):
      let address = topology[handle]
      return address.name.isEmpty ? address.publicAddress.description : address.name.text
    case .vpc, .subnet, .instance, .natGateway, .instanceConnectEndpoint, .internetGateway,
      .egressOnlyInternetGateway, .virtualPrivateGateway, .peering, .routeTable, .securityGroup,
      .networkACL, .transitGateway, .transitGatewayAttachment, .transitGatewayRouteTable,
      .vpnConnection, .customerGateway, .directConnectGateway, .virtualInterface,
      .resolverEndpoint, .resolverRule, .hostedZone, .multiRegionAccessPoint, .loadBalancer,
      .targetGroup, .database, .dhcpOptions, .bucket:
      return item.entity(in: topology)?.label ?? ""
    }
  }

  private func name(of handle: Handle<VPCEndpoint>) -> String {
    let endpoint = topology[handle]
    guard endpoint.name.isEmpty else { return endpoint.name.text }
    return "vpce-" + ServiceNames.short(endpoint.serviceName.text)
  }

  /// What stands at the right end of a row: an address, a block, a count.
  func remark(on item: NetworkItem, in language: Language) -> String {
    switch item {
    case .scope, .zone, .group, .subnet: return ""
    case .vpc(let handle): return topology[handle].cidrs.first?.description ?? ""
    case .instance(let handle):
      let instance = topology[handle]
      if instance.state != .running && instance.state != .unknown { return instance.state.rawValue }
      return instance.interfaces.first.flatMap { address(of: $0) } ?? ""
    case .interface(let handle), .endpointInterface(let handle, _): return address(of: handle) ?? ""
    case .natGateway(let handle):
      let address = topology[handle].addresses.first
      return (address?.publicAddress ?? address?.privateAddress)?.description ?? ""
    case .instanceConnectEndpoint(let handle):
      return topology[handle].interfaces.first.flatMap { address(of: $0) } ?? "EICE"
    case .endpoint(let handle): return topology[handle].type.word
    case .internetGateway: return language.text(en: "internet", ja: "インターネット")
    case .egressOnlyInternetGateway: return language.text(en: "IPv6 out", ja: "IPv6外向き")
    case .virtualPrivateGateway: return "VPN"
    case .peering(let handle):
      let peering = topology[handle]
      return peering.state == .active ? peer(of: peering) : peering.state.rawValue
    case .routeTable(let handle):
      let table = topology[handle]
      return table.isMain ? language.text(en: "main", ja: "メイン") : ""
    case .securityGroup(let handle):
      let group = topology[handle]
      return "\(group.ingress.count)↓ \(group.egress.count)↑"
    case .networkACL(let handle):
      return topology[handle].isDefault ? language.text(en: "default", ja: "デフォルト") : ""
    case .transitGateway(let handle): return topology[handle].state.rawValue
    case .transitGatewayAttachment(let handle):
      switch topology[handle].resource {
      case .vpc(let vpc): return topology[vpc].label
      case .vpn: return "VPN"
      case .peering: return "peering"
      case .directConnectGateway: return "Direct Connect"
      case .connect: return "Connect"
      case .unresolved(let id): return id.text
      }
    case .transitGatewayRouteTable(let handle):
      return topology[handle].routes.map { "\($0.count)" } ?? "?"
    case .vpnConnection(let handle): return topology[handle].state.rawValue
    case .customerGateway(let handle): return topology[handle].address?.description ?? ""
    case .directConnectGateway: return "Direct Connect"
    case .virtualInterface(let handle):
      let line = topology[handle]
      return line.state.isUsable ? line.role.rawValue : line.state.rawValue
    case .resolverEndpoint(let handle): return topology[handle].direction.rawValue
    case .resolverRule(let handle):
      let domain = topology[handle].domain
      return domain.isEmpty ? "." : domain.text
    case .hostedZone(let handle): return "\(topology[handle].records.count)"
    case .multiRegionAccessPoint(let handle): return "\(topology[handle].locations.count)"
    case .prefixList(let handle): return topology[handle].entries.map { "\($0.count)" } ?? "?"
    case .loadBalancer(let handle):
      let balancer = topology[handle]
      let side =
        balancer.isInternetFacing
        ? language.text(en: "internet", ja: "インターネット") : language.text(en: "internal", ja: "内部")
      return balancer.state.isUsable
        ? "\(balancer.type.word) \(side)" : "\(balancer.type.word) \(balancer.state.rawValue)"
    case .targetGroup(let handle):
      let group = topology[handle]
      let targets = group.targets.map { "→\($0.count)" } ?? "→?"
      return [group.listening, targets].filter { !$0.isEmpty }.joined(separator: " ")
    case .database(let handle):
      let database = topology[handle]
      if !database.state.isUsable { return database.state.rawValue }
      return database.interface.flatMap { address(of: $0) } ?? database.port.map { ":\($0)" } ?? ""
    case .elasticIP(let handle):
      let address = topology[handle]
      if !address.name.isEmpty { return address.publicAddress.description }
      return holder(of: address).map { label(of: $0) }
        ?? language.text(en: "unused", ja: "未使用")
    case .dhcpOptions(let handle): return topology[handle].domainName.text
    case .bucket(let handle):
      return topology[handle].policy == nil ? "" : language.text(en: "policy", ja: "ポリシー")
    }
  }

  /// What an Elastic IP address belongs to; nil while it is in use nowhere.
  func holder(of address: ElasticIP) -> ResourceID? {
    guard let interface = address.interface else { return nil }
    let id = topology[interface].id
    return tree.row(of: id, in: topology)
      .flatMap { tree.rows[$0].item.entity(in: topology)?.id } ?? id
  }

  /// The primary private address, else the first IPv6 one.
  func address(of interface: Handle<NetworkInterface>) -> String? {
    let entity = topology[interface]
    if let primary = entity.primaryAddress { return primary.description }
    return topology.addresses(of: interface).first?.address.description
  }

  private func peer(of peering: PeeringConnection) -> String {
    let sides = [peering.requester, peering.accepter]
    return sides.map { side in
      side.vpc.map { topology[$0].label } ?? side.vpcID.text
    }.joined(separator: "⇄")
  }
}

extension NetworkGroup.Kind {
  func title(in language: Language) -> String {
    switch self {
    case .gateways: language.text(en: "Gateways", ja: "ゲートウェイ")
    case .endpoints: language.text(en: "Endpoints", ja: "エンドポイント")
    case .peerings: language.text(en: "Peerings", ja: "ピアリング")
    case .routeTables: language.text(en: "Route tables", ja: "ルートテーブル")
    case .securityGroups: language.text(en: "Security groups", ja: "セキュリティグループ")
    case .loadBalancers: language.text(en: "Load balancers", ja: "ロードバランサー")
    case .databases: language.text(en: "Databases", ja: "データベース")
    case .storage: "S3"
    case .addresses: language.text(en: "Elastic IPs", ja: "Elastic IP")
    case .networkACLs: language.text(en: "Network ACLs", ja: "ネットワークACL")
    case .transitGateways: language.text(en: "Transit gateways", ja: "Transit Gateway")
    case .onPremises: language.text(en: "On premises", ja: "オンプレミス")
    case .names: language.text(en: "Names", ja: "名前")
    case .prefixLists: language.text(en: "Prefix lists", ja: "プレフィックスリスト")
    }
  }
}

extension VPCEndpoint.EndpointType {
  /// As AWS writes it, in lower case.
  var word: String {
    switch self {
    case .gateway: "gateway"
    case .interface: "interface"
    case .gatewayLoadBalancer: "GWLB"
    }
  }
}

extension LoadBalancer.BalancerType {
  /// As people call it.
  var word: String {
    switch self {
    case .application: "ALB"
    case .network: "NLB"
    }
  }
}

extension TargetGroup {
  /// `TCP/443`, as far as it is known; empty for functions, which have neither.
  var listening: String {
    [self.protocol?.rawValue, port.map { "\($0)" }].compactMap { $0 }.joined(separator: "/")
  }
}

extension SubnetTier {
  func word(in language: Language) -> String {
    switch self {
    case .public: language.text(en: "public", ja: "パブリック")
    case .private: language.text(en: "private", ja: "プライベート")
    case .isolated: language.text(en: "isolated", ja: "隔離")
    }
  }
}

/// Short forms of the long names AWS gives its services and lists.
enum ServiceNames {
  /// `s3` for `com.amazonaws.ap-northeast-1.s3`; any other name as it is.
  static func short(_ name: String) -> String {
    let parts = name.split(separator: ".")
    guard let start = parts.firstIndex(of: "amazonaws"), parts.count > start + 2 else {
      return name
    }
    return parts[(start + 2)...].joined(separator: ".")
  }
}
