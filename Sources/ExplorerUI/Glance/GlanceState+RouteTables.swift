import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

extension GlanceState {
  /// Every subnet with its table, and every table that no subnet uses.
  /// - Complexity: O(*s* + *r*) for *s* subnets and *r* lines of all tables.
  static func routeTables(
    of network: LoadedNetwork, near vpc: Handle<VPC>?, in language: Language
  ) -> GlanceState {
    let tables = RouteTables(network.topology, language: language)
    var rows = RouteTableRows(network: network, tables: tables, language: language)
    for vpc in network.vpcsInOrder { rows.add(vpc) }
    var state = GlanceState(
      .routeTables, columns: RouteTableRows.columns(in: language), all: rows.rows, nearVPC: vpc)
    state.refresh()
    return state
  }
}

extension LoadedNetwork {
  /// The VPCs as the list has them.
  var vpcsInOrder: [Handle<VPC>] {
    tree.rows.compactMap { if case .vpc(let vpc) = $0.item { vpc } else { nil } }
  }
}

/// Makes the rows of the route tables' glance.
private struct RouteTableRows {
  let network: LoadedNetwork
  let tables: RouteTables
  let language: Language
  var rows: [GlanceRow] = []
  private var glances: [Handle<RouteTable>: RouteTableGlance] = [:]

  init(network: LoadedNetwork, tables: RouteTables, language: Language) {
    self.network = network
    self.tables = tables
    self.language = language
  }

  static func columns(in language: Language) -> [GlanceColumn] {
    [
      GlanceColumn(title: language.text(en: "subnet", ja: "サブネット"), shrinks: true),
      GlanceColumn(title: language.text(en: "block", ja: "CIDR"), leaves: 2),
      GlanceColumn(title: language.text(en: "zone", ja: "AZ"), leaves: 3),
      GlanceColumn(title: language.text(en: "table", ja: "テーブル"), shrinks: true),
      GlanceColumn(title: language.text(en: "way out", ja: "出口")),
      GlanceColumn(title: language.text(en: "default route", ja: "デフォルトルート"), shrinks: true),
      GlanceColumn(
        title: language.text(en: "also to", ja: "他の行先"), shrinks: true, leaves: 1),
      GlanceColumn(
        title: language.text(en: "endpoints", ja: "エンドポイント"), shrinks: true, leaves: 1),
      GlanceColumn(title: language.text(en: "blackholes", ja: "ブラックホール"), shrinks: true),
    ]
  }

  mutating func add(_ vpc: Handle<VPC>) {
    let topology = network.topology
    let entity = topology[vpc]
    let name = [entity.label, entity.cidrs.first?.description ?? ""]
      .filter { !$0.isEmpty }.joined(separator: "  ").sanitised
    for subnet in topology.subnets(of: vpc) {
      let subnetEntity = topology[subnet]
      let table = topology.routeTable(of: subnet)
      let tier = network.tier(of: subnet)
      rows.append(
        GlanceRow(
          id: subnetEntity.id, table: table, vpc: vpc, vpcName: name,
          cells: [
            .init(subnetEntity.label, .text),
            .init(
              subnetEntity.cidrs.first?.description ?? "", .dim,
              rank: subnetEntity.cidrs.first.map(Self.rank) ?? 0),
            .init(subnetEntity.zone.text, .dim),
          ] + cells(of: table, tier.style, isExplicit: topology.hasExplicitRouteTable(subnet))))
    }
    let used = Set(topology.subnets(of: vpc).compactMap { topology.routeTable(of: $0) })
    for table in topology.handles(of: RouteTable.self)
    where topology[table].vpc == vpc && !used.contains(table) {
      rows.append(
        GlanceRow(
          id: topology[table].id, table: table, vpc: vpc, vpcName: name,
          cells: [user(of: table), .init("", .dim), .init("", .dim)]
            + cells(of: table, .dim, isExplicit: true)))
    }
  }

  /// What stands in a subnet's place for a table that none uses.
  private func user(of table: Handle<RouteTable>) -> GlanceRow.Cell {
    let edges = network.topology[table].edgeAssociations
    if edges.isEmpty {
      return .init(language.text(en: "(no subnet)", ja: "（サブネットなし）"), .warn, rank: 2)
    }
    let gateways = edges.map(tables.names.label).joined(separator: ", ")
    return .init(
      language.text(en: "(enters at \(gateways))", ja: "（\(gateways)から入る通信）"), .gateway, rank: 1)
  }

  private mutating func cells(
    of table: Handle<RouteTable>?, _ style: Style, isExplicit: Bool
  ) -> [GlanceRow.Cell] {
    guard let table else {
      return [
        .init(language.text(en: "not in the input", ja: "入力にありません"), .warn, rank: 1),
        .init("?", .warn, rank: WayOut.allCases.count), .init("", .dim), .init("", .dim),
        .init("", .dim),
        .init("", .dim),
      ]
    }
    let glance = glances[table] ?? RouteTableGlance(of: table, in: tables)
    glances[table] = glance
    let entity = network.topology[table]
    let badge = network.badges[table]
    let holes = glance.blackholeCount
    return [
      .init("\(badge.padded(to: 2)) \(entity.label)\(isExplicit ? "" : " *")", style),
      .init(
        glance.wayOut.text(language), glance.wayOut == .blackhole ? .bad : style.bold,
        rank: glance.wayOut.rawValue),
      .init(glance.defaultRoute.isEmpty ? "-" : glance.defaultRoute, .text),
      .init(glance.otherTargets, .gateway),
      .init(glance.endpoints.isEmpty ? "-" : glance.endpoints, .nodeEndpoint),
      .init(holes == 0 ? "" : "\(Glyph.fail.text) \(holes)", .bad, rank: -holes),
    ]
  }

  /// Blocks in the order of their addresses.
  private static func rank(_ prefix: IPPrefix) -> Int {
    switch prefix.address {
    case .v4(let address): Int(address.bits)
    case .v6: .max
    }
  }
}
