import IPAddressing
import NetworkModel
import PathEngine

/// What there is to say of each kind of resource, in AWS's field names.
struct ResourceFields {
  let topology: Topology
  let language: Language
  let badges: RouteTableBadges
  private let subnetHandles: [Handle<Subnet>]
  private let tableHandles: [Handle<RouteTable>]
  private let interfaceHandles: [Handle<NetworkInterface>]

  init(topology: Topology, language: Language, badges: RouteTableBadges) {
    self.topology = topology
    self.language = language
    self.badges = badges
    subnetHandles = topology.handles(of: Subnet.self)
    tableHandles = topology.handles(of: RouteTable.self)
    interfaceHandles = topology.handles(of: NetworkInterface.self)
  }

  func field(_ name: String, _ en: String, _ ja: String, _ value: ResourceField.Value)
    -> ResourceField
  {
    ResourceField(name: name, title: language.text(en: en, ja: ja), value: value)
  }

  /// A field that AWS does not have.
  func ours(_ name: String, _ en: String, _ ja: String, _ value: ResourceField.Value)
    -> ResourceField
  {
    var field = field(name, en, ja, value)
    field.isOurs = true
    return field
  }

  func vpc(_ handle: Handle<VPC>?) -> ResourceField {
    field("VpcId", "VPC", "VPC", .reference(handle.map { topology[$0].id }))
  }

  private func subnet(_ handle: Handle<Subnet>?) -> ResourceField {
    field("SubnetId", "subnet", "サブネット", .reference(handle.map { topology[$0].id }))
  }

  func subnets(_ handles: [Handle<Subnet>]) -> ResourceField {
    field("SubnetIds", "subnets", "サブネット", .references(handles.map { topology[$0].id }))
  }

  func state(_ state: ResourceState) -> ResourceField {
    field("State", "state", "状態", .text(state.rawValue))
  }

  /// VPC Block Public Access; empty where the input does not tell of it.
  private func block(_ mode: InternetGatewayBlockMode?) -> ResourceField {
    field(
      "InternetGatewayBlockMode", "public access", "パブリックアクセス", .text(mode?.rawValue ?? ""))
  }

  private func ids<E: Entity>(_ handles: [Handle<E>]) -> ResourceField.Value {
    .references(handles.map { topology[$0].id })
  }

  /// The fields of the resource at a place of its kind's array.
  func fields(of kind: ResourceKind, at index: Int) -> [ResourceField] {
    switch kind {
    case .vpc, .subnet, .routeTable, .prefixList: networkFields(kind, index)
    case .internetGateway, .egressOnlyInternetGateway, .natGateway, .vpcEndpoint,
      .instanceConnectEndpoint, .peeringConnection, .elasticIP:
      gatewayFields(kind, index)
    case .securityGroup, .networkACL, .networkInterface, .instance: hostFields(kind, index)
    case .transitGateway, .transitGatewayAttachment, .transitGatewayRouteTable,
      .virtualPrivateGateway, .customerGateway, .vpnConnection:
      transitFields(kind, index)
    case .directConnectGateway, .virtualInterface: directConnectFields(kind, index)
    case .dhcpOptions, .hostedZone, .resolverEndpoint, .resolverRule, .bucket,
      .multiRegionAccessPoint, .other:
      nameFields(kind, index)
    case .loadBalancer, .targetGroup, .database: balancerFields(kind, index)
    }
  }

  private func networkFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    switch kind {
    case .vpc:
      let vpc = topology.vpcs[index]
      return [
        field("CidrBlocks", "blocks", "CIDR", .addresses(vpc.cidrs)),
        field("IsDefault", "default", "デフォルト", .flag(vpc.isDefault)),
        block(vpc.internetGatewayBlock),
      ]
    case .subnet:
      let subnet = topology.subnets[index]
      let handle = subnetHandles[index]
      let table = topology.routeTable(of: handle)
      let tier = SubnetTier(of: handle, in: topology)
      return [
        field("CidrBlocks", "blocks", "CIDR", .addresses(subnet.cidrs)),
        field("AvailabilityZone", "zone", "AZ", .text(subnet.zone.text)),
        ours("Tier", "tier", "種別", .text(tier.text(language))),
        block(subnet.internetGatewayBlock ?? topology[subnet.vpc].internetGatewayBlock?.unlessOff),
        ours(
          "RouteTableId", "table", "ルートテーブル", .reference(table.map { topology[$0].id })),
        vpc(subnet.vpc),
      ]
    case .routeTable:
      let table = topology.routeTables[index]
      let handle = tableHandles[index]
      return [
        ours("Badge", "badge", "記号", .text(badges[handle])),
        field("Main", "main", "メイン", .flag(table.isMain)),
        ours("RouteCount", "routes", "ルート", .number(table.routes.count)),
        subnets(table.subnets), vpc(table.vpc),
      ]
    default:
      let list = topology.prefixLists[index]
      let entries = list.entries
      return [
        ours(
          "EntryCount", "entries", "エントリ",
          entries.map { .number($0.count) } ?? .text(language.text(en: "not known", ja: "不明")))
      ]
    }
  }

  private func gatewayFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    switch kind {
    case .internetGateway:
      return [vpc(topology.internetGateways[index].vpc)]
    case .egressOnlyInternetGateway:
      return [vpc(topology.egressOnlyInternetGateways[index].vpc)]
    case .natGateway:
      let gateway = topology.natGateways[index]
      return [
        field(
          "ConnectivityType", "type", "タイプ",
          .text(gateway.connectivity == .public ? "public" : "private")),
        field(
          "PrivateIps", "private", "プライベート",
          .addresses(gateway.addresses.compactMap(\.privateAddress))),
        field(
          "PublicIps", "public", "パブリック",
          .addresses(gateway.addresses.compactMap(\.publicAddress))),
        state(gateway.state), subnet(gateway.subnet), vpc(gateway.vpc),
      ]
    case .vpcEndpoint:
      let endpoint = topology.vpcEndpoints[index]
      let type =
        switch endpoint.type {
        case .gateway: "Gateway"
        case .interface: "Interface"
        case .gatewayLoadBalancer: "GatewayLoadBalancer"
        }
      return [
        field("VpcEndpointType", "type", "タイプ", .text(type)),
        field("ServiceName", "service", "サービス", .text(endpoint.serviceName.text)),
        state(endpoint.state),
        field("PrivateDnsEnabled", "private DNS", "プライベートDNS", .flag(endpoint.privateDNSEnabled)),
        subnets(endpoint.subnets),
        field("RouteTableIds", "tables", "ルートテーブル", ids(endpoint.routeTables)),
        vpc(endpoint.vpc),
      ]
    case .instanceConnectEndpoint:
      let endpoint = topology.instanceConnectEndpoints[index]
      return [
        state(endpoint.state),
        field("PreserveClientIp", "client IP", "クライアントIP保持", .flag(endpoint.preservesClientIP)),
        subnet(endpoint.subnet), vpc(endpoint.vpc),
      ]
    case .peeringConnection:
      let peering = topology.peeringConnections[index]
      return [
        field("RequesterVpcId", "requester", "リクエスタ", .reference(peering.requester.vpcID)),
        field("AccepterVpcId", "accepter", "アクセプタ", .reference(peering.accepter.vpcID)),
        state(peering.state),
      ]
    default:
      let address = topology.elasticIPs[index]
      return [
        field("PublicIp", "public", "パブリック", .text(address.publicAddress.description)),
        field("PrivateIpAddress", "private", "プライベート", .optional(address.privateAddress)),
        field(
          "NetworkInterfaceId", "interface", "インターフェイス",
          .reference(address.interface.map { topology[$0].id })),
      ]
    }
  }

  private func hostFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    switch kind {
    case .securityGroup:
      let group = topology.securityGroups[index]
      return [
        ours("IngressRuleCount", "ingress", "インバウンド", .number(group.ingress.count)),
        ours("EgressRuleCount", "egress", "アウトバウンド", .number(group.egress.count)),
        vpc(group.vpc),
      ]
    case .networkACL:
      let acl = topology.networkACLs[index]
      return [
        field("IsDefault", "default", "デフォルト", .flag(acl.isDefault)),
        ours("IngressEntryCount", "ingress", "インバウンド", .number(acl.ingress.count)),
        ours("EgressEntryCount", "egress", "アウトバウンド", .number(acl.egress.count)),
        subnets(acl.subnets), vpc(acl.vpc),
      ]
    case .networkInterface:
      let interface = topology.networkInterfaces[index]
      let handle = interfaceHandles[index]
      let addresses = topology.addresses(of: handle)
      return [
        field("PrivateIpAddress", "private", "プライベート", .optional(interface.primaryAddress)),
        field("PublicIp", "public", "パブリック", .optional(interface.publicAddress)),
        ours(
          "Addresses", "further", "その他",
          .addresses(
            addresses.map(\.address).filter { address in
              interface.primaryAddress.map { .v4($0) != address } ?? true
            })),
        field("InterfaceType", "for", "用途", .text("\(interface.purpose)")),
        field(
          "InstanceId", "instance", "インスタンス",
          .reference(interface.instance.map { topology[$0].id })),
        field("GroupIds", "groups", "SG", ids(topology.securityGroups(of: handle))),
        subnet(interface.subnet), vpc(interface.vpc),
      ]
    default:
      let instance = topology.instances[index]
      let first = instance.interfaces.first.map { topology[$0] }
      return [
        field("PrivateIpAddress", "private", "プライベート", .optional(first?.primaryAddress)),
        field("PublicIpAddress", "public", "パブリック", .optional(first?.publicAddress)),
        field("InstanceType", "type", "タイプ", .text(instance.instanceType.text)),
        state(instance.state), subnet(first?.subnet), vpc(first?.vpc),
      ]
    }
  }

  private func transitFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    func gateway(_ handle: Handle<TransitGateway>) -> ResourceField {
      field("TransitGatewayId", "TGW", "TGW", .reference(topology[handle].id))
    }
    switch kind {
    case .transitGateway:
      return [state(topology.transitGateways[index].state)]
    case .transitGatewayAttachment:
      let attachment = topology.transitGatewayAttachments[index]
      let resource =
        switch attachment.resource {
        case .vpc(let handle): topology[handle].id
        case .vpn(let handle): topology[handle].id
        case .peering(let id), .directConnectGateway(let id), .connect(let id), .unresolved(let id):
          id
        }
      return [
        gateway(attachment.transitGateway),
        field("ResourceId", "resource", "リソース", .reference(resource)),
        field(
          "TransitGatewayRouteTableId", "table", "ルートテーブル",
          .reference(attachment.associatedTable.map { topology[$0].id })),
        state(attachment.state), subnets(attachment.subnets),
      ]
    case .transitGatewayRouteTable:
      let table = topology.transitGatewayRouteTables[index]
      return [
        gateway(table.transitGateway),
        ours(
          "RouteCount", "routes", "ルート",
          table.routes.map { .number($0.count) } ?? .text(language.text(en: "not known", ja: "不明"))),
      ]
    case .virtualPrivateGateway:
      let gateway = topology.virtualPrivateGateways[index]
      return [state(gateway.state), vpc(gateway.vpc)]
    case .customerGateway:
      return [
        field(
          "IpAddress", "address", "アドレス", .optional(topology.customerGateways[index].address))
      ]
    default:
      let connection = topology.vpnConnections[index]
      let end: ResourceID? =
        switch connection.termination {
        case .virtualPrivateGateway(let handle): topology[handle].id
        case .transitGateway(let handle): topology[handle].id
        case .unresolved(let id): id
        case nil: nil
        }
      return [
        field("GatewayId", "gateway", "ゲートウェイ", .reference(end)),
        field(
          "CustomerGatewayId", "customer", "カスタマー",
          .reference(connection.customerGateway.map { topology[$0].id })),
        field("Routes", "routes", "ルート", .addresses(connection.routes)), state(connection.state),
      ]
    }
  }

  private func directConnectFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    if kind == .directConnectGateway {
      let gateway = topology.directConnectGateways[index]
      return [
        state(gateway.state),
        field(
          "AssociatedGateways", "gateways", "ゲートウェイ",
          .references(gateway.associations.map { topology.id(of: $0.gateway) })),
      ]
    }
    let line = topology.virtualInterfaces[index]
    let end: ResourceID? =
      switch line.termination {
      case .directConnectGateway(let handle): topology[handle].id
      case .virtualPrivateGateway(let handle): topology[handle].id
      case .unresolved(let id): id
      case nil: nil
      }
    return [
      field("VirtualInterfaceType", "type", "種類", .text(line.role.rawValue)),
      field("GatewayId", "gateway", "ゲートウェイ", .reference(end)),
      field("Routes", "routes", "ルート", .addresses(line.routes)), state(line.state),
    ]
  }

  private func nameFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    switch kind {
    case .dhcpOptions:
      let options = topology.dhcpOptions[index]
      return [
        field("DomainName", "domain", "ドメイン", .text(options.domainName.text)),
        field("DomainNameServers", "name servers", "ネームサーバー", .addresses(options.nameServers)),
      ]
    case .hostedZone:
      let zone = topology.hostedZones[index]
      return [
        ours("RecordCount", "records", "レコード", .number(zone.records.count)),
        field("VpcIds", "VPCs", "VPC", ids(zone.vpcs)),
      ]
    case .resolverEndpoint:
      let endpoint = topology.resolverEndpoints[index]
      return [
        field("Direction", "direction", "方向", .text(endpoint.direction.rawValue)),
        vpc(endpoint.vpc),
        field("IpAddresses", "addresses", "アドレス", .addresses(endpoint.addresses)),
        state(endpoint.state),
      ]
    case .resolverRule:
      let rule = topology.resolverRules[index]
      var servers: [IPAddress] = []
      if case .forward(let targets, _) = rule.action { servers = targets }
      return [
        field("DomainName", "domain", "ドメイン", .text(rule.domain.isEmpty ? "." : rule.domain.text)),
        field("TargetIps", "name servers", "ネームサーバー", .addresses(servers)),
        field("VpcIds", "VPCs", "VPC", ids(rule.vpcs)),
      ]
    case .multiRegionAccessPoint:
      let point = topology.multiRegionAccessPoints[index]
      return [
        field(
          "Regions", "regions", "リージョン",
          .text(point.locations.map(\.region.text).joined(separator: " ")))
      ]
    case .bucket:
      return [ours("HasPolicy", "policy", "ポリシー", .flag(topology.buckets[index].policy != nil))]
    default:
      return []
    }
  }
}

extension InternetGatewayBlockMode {
  /// Of a subnet, `off` is worth a word only where it is another than its VPC's.
  fileprivate var unlessOff: Self? { self == .off ? nil : self }
}
