import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Gateways at the edge of a VPC, peerings, transit gateways and what leads out of AWS.
extension ItemDescriber {
  mutating func describe(gateway item: NetworkItem) {
    if let entity = item.entity(in: topology) { field("ID", "ID", entity.id.text) }
    switch item {
    case .internetGateway(let handle):
      vpc(topology[handle].vpc)
      tablesThatLead(to: .internetGateway(handle))
      edgeTables(of: topology[handle].id)
    case .egressOnlyInternetGateway(let handle):
      vpc(topology[handle].vpc)
      tablesThatLead(to: .egressOnlyInternetGateway(handle))
    case .virtualPrivateGateway(let handle):
      vpc(topology[handle].vpc)
      field("State", "状態", topology[handle].state.rawValue)
      section(
        "VPN connections", "VPN接続",
        topology.handles(of: VPNConnection.self).filter {
          topology[$0].termination == .virtualPrivateGateway(handle)
        }
      ) { $0.topology[$1].state.rawValue }
      tablesThatLead(to: .virtualPrivateGateway(handle))
      edgeTables(of: topology[handle].id)
    case .customerGateway(let handle):
      field("Address", "アドレス", topology[handle].address?.description ?? "")
      section("VPN connections", "VPN接続", network.neighbours.connections(of: handle)) {
        $0.topology[$1].state.rawValue
      }
    case .transitGateway(let handle): describe(transit: handle)
    case .transitGatewayAttachment(let handle): describe(topology[handle])
    case .transitGatewayRouteTable(let handle): describe(handle)
    case .vpnConnection(let handle): describe(topology[handle])
    case .directConnectGateway(let handle): describe(directConnect: handle)
    case .virtualInterface(let handle): describe(topology[handle])
    case .resolverEndpoint, .resolverRule, .hostedZone, .multiRegionAccessPoint:
      describe(names: item)
    case .peering(let handle):
      describe(topology[handle])
      tablesThatLead(to: .peeringConnection(handle))
    case .scope, .vpc, .zone, .subnet, .instance, .interface, .natGateway, .endpointInterface,
      .instanceConnectEndpoint, .group, .endpoint, .routeTable, .securityGroup, .networkACL,
      .prefixList, .loadBalancer, .targetGroup, .database, .elasticIP, .dhcpOptions, .bucket:
      break
    }
  }

  private mutating func vpc(_ handle: Handle<VPC>?) {
    if let handle {
      link("VPC", "VPC", handle)
    } else {
      field("VPC", "VPC", text(en: "attached to none", ja: "未アタッチ"), .warn)
    }
  }

  /// The tables that route what comes in by a gateway.
  private mutating func edgeTables(of gateway: ResourceID) {
    section(
      "Routes what comes in", "受信側のルートテーブル",
      topology.handles(of: RouteTable.self).filter {
        topology[$0].edgeAssociations.contains(gateway)
      })
  }

  private mutating func describe(_ connection: VPNConnection) {
    field("State", "状態", connection.state.rawValue)
    switch connection.termination {
    case .virtualPrivateGateway(let gateway): link("AWS side", "AWS側", gateway)
    case .transitGateway(let gateway): link("AWS side", "AWS側", gateway)
    case .unresolved(let id): field("AWS side", "AWS側", id.text, .warn)
    case nil: break
    }
    link("Other side", "対向側", connection.customerGateway)
    field(
      "Routing", "ルーティング",
      connection.usesStaticRoutesOnly ? text(en: "static", ja: "静的") : "BGP")
    field("Routes", "経路", connection.routes.map(\.description).joined(separator: "\n"))
  }

  private mutating func describe(transit handle: Handle<TransitGateway>) {
    let gateway = topology[handle]
    field("State", "状態", gateway.state.rawValue)
    link("Associates", "既定の関連付け", gateway.defaultAssociationTable)
    link("Propagates to", "既定の伝播", gateway.defaultPropagationTable)
    section(
      "Attachments", "アタッチメント",
      topology.handles(of: TransitGatewayAttachment.self).filter {
        topology[$0].transitGateway == handle
      }
    ) { $0.network.remark(on: .transitGatewayAttachment($1), in: $0.language) }
    section(
      "Its route tables", "ルートテーブル",
      topology.handles(of: TransitGatewayRouteTable.self).filter {
        topology[$0].transitGateway == handle
      }
    ) {
      guard let routes = $0.topology[$1].routes else {
        return $0.text(en: "routes not in the input", ja: "ルートは入力にありません")
      }
      return $0.language.count(routes.count, en: "route", "routes", ja: "個のルート")
    }
    tablesThatLead(to: .transitGateway(handle))
  }

  private mutating func describe(_ attachment: TransitGatewayAttachment) {
    field("State", "状態", attachment.state.rawValue)
    link("Transit gateway", "Transit Gateway", attachment.transitGateway)
    switch attachment.resource {
    case .vpc(let vpc): link("To", "接続先", vpc)
    case .vpn(let connection): link("To", "接続先", connection)
    case .peering(let id):
      field("To", "接続先", text(en: "peering \(id.text)", ja: "ピアリング \(id.text)"))
    case .directConnectGateway(let id): field("To", "接続先", "Direct Connect \(id.text)")
    case .connect(let id): field("To", "接続先", "Connect \(id.text)")
    case .unresolved(let id): field("To", "接続先", id.text, .warn)
    }
    if let table = attachment.associatedTable {
      link("Route table", "ルートテーブル", table)
    } else {
      field("Route table", "ルートテーブル", text(en: "none is associated", ja: "関連付けなし"), .warn)
    }
    field("Appliance mode", "アプライアンスモード", attachment.isApplianceModeOn ? on(true) : "")
    links("Subnets", "サブネット", attachment.subnets)
  }

  private mutating func describe(_ handle: Handle<TransitGatewayRouteTable>) {
    let table = topology[handle]
    link("Transit gateway", "Transit Gateway", table.transitGateway)
    section(
      "Decides for", "関連付け",
      topology.handles(of: TransitGatewayAttachment.self).filter {
        topology[$0].associatedTable == handle
      }
    ) { $0.network.remark(on: .transitGatewayAttachment($1), in: $0.language) }
    if !table.propagations.isEmpty {
      heading("Learns from", "伝播元")
      for id in table.propagations { link(named: "", network.label(of: id), id) }
    }
    guard let routes = table.routes else {
      field("Routes", "経路", text(en: "not in the input", ja: "入力にありません"), .warn)
      return
    }
    add(routes.filter { $0.origin != .propagated }, "Static routes", "静的ルート")
    add(routes.filter { $0.origin == .propagated }, "Propagated routes", "伝播されたルート")
  }

  private mutating func add(_ routes: [TransitGatewayRouteTable.Route], _ en: String, _ ja: String)
  {
    if routes.isEmpty { return }
    heading(en, ja)
    for route in routes {
      let destination =
        switch route.destination {
        case .prefix(let prefix): prefix.description
        case .prefixList(let id): id.text
        }
      if route.isBlackhole {
        add(.field(destination, "\(Glyph.fail.text) blackhole", .bad))
      } else if let only = route.attachments.first, route.attachments.count == 1 {
        link(named: destination, "\(Glyph.arrowRight.text) \(attachmentLabel(only))", only)
      } else {
        let all = route.attachments.map(attachmentLabel).joined(separator: ", ")
        field(destination, destination, "\(Glyph.arrowRight.text) \(all)")
      }
    }
  }

  /// An attachment by what it attaches, which says more than its id.
  private func attachmentLabel(_ id: ResourceID) -> String {
    guard let handle = topology.handle(of: id, as: TransitGatewayAttachment.self) else {
      return id.text
    }
    let attachment = topology[handle]
    return attachment.name.isEmpty
      ? network.remark(on: .transitGatewayAttachment(handle), in: language) : attachment.name.text
  }

  private mutating func describe(_ peering: PeeringConnection) {
    field("State", "状態", peering.state.rawValue, peering.state == .active ? .text : .warn)
    for (side, en, ja) in [
      (peering.requester, "Requester", "リクエスタ"), (peering.accepter, "Accepter", "アクセプタ"),
    ] {
      heading(en, ja)
      if let vpc = side.vpc {
        link("VPC", "VPC", vpc)
      } else {
        field("VPC", "VPC", side.vpcID.text)
      }
      field("Region", "リージョン", side.region.text)
      field("Account", "アカウント", side.account.text)
      field("Blocks", "CIDR", side.cidrs.map(\.description).joined(separator: "\n"))
      field("Remote DNS", "リモートDNS", on(side.allowsRemoteDNS))
    }
  }
}
