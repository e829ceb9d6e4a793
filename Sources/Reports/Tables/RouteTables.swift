import IPAddressing
package import NetworkModel
package import PathEngine
import TerminalScreen

/// Route tables at a glance, and line by line.
package struct RouteTables: Sendable {
  let topology: Topology
  let language: Language
  let badges: RouteTableBadges
  package let names: ResourceNames
  /// The subnets of each table, by association or by default, by the table's place.
  let subnetsOfTable: [[Handle<Subnet>]]

  package init(_ topology: Topology, language: Language) {
    self.topology = topology
    self.language = language
    badges = RouteTableBadges(topology)
    names = ResourceNames(nil, in: topology, badges: badges)
    var subnets = [[Handle<Subnet>]](repeating: [], count: topology.routeTables.count)
    for vpc in topology.handles(of: VPC.self) {
      for subnet in topology.subnets(of: vpc) {
        if let table = topology.routeTable(of: subnet) { subnets[table.index].append(subnet) }
      }
    }
    subnetsOfTable = subnets
  }

  /// The words alone, for a topology whose badges are known; it does not know which subnets use a table.
  package init(wordsFor topology: Topology, badges: RouteTableBadges, language: Language) {
    self.topology = topology
    self.language = language
    self.badges = badges
    names = ResourceNames(nil, in: topology, badges: badges)
    subnetsOfTable = []
  }

  /// All tables, VPC by VPC, the public ones first.
  package var all: [Handle<RouteTable>] { sorted(topology.handles(of: RouteTable.self)) }

  /// The tables that a text names: a table's id or name; that of a subnet, or of a VPC with all its tables.
  package func named(_ text: String) -> [Handle<RouteTable>] {
    func isMeant(_ entity: some Entity) -> Bool {
      entity.id.text == text || entity.name.text == text
    }
    let tables = topology.handles(of: RouteTable.self)
    let direct = tables.filter { isMeant(topology[$0]) }
    if !direct.isEmpty { return sorted(direct) }
    let subnets = topology.handles(of: Subnet.self).filter { isMeant(topology[$0]) }
    if !subnets.isEmpty { return sorted(subnets.compactMap { topology.routeTable(of: $0) }) }
    return sorted(tables.filter { isMeant(topology[topology[$0].vpc]) })
  }

  /// The names that ``named(_:)`` knows.
  package var knownNames: [String] {
    func names(_ entities: [some Entity]) -> [String] {
      entities.flatMap { [$0.name.text, $0.id.text] }.filter { !$0.isEmpty }
    }
    return names(topology.routeTables) + names(topology.subnets) + names(topology.vpcs)
  }

  private func sorted(_ tables: [Handle<RouteTable>]) -> [Handle<RouteTable>] {
    Set(tables).sorted { a, b in
      let (x, y) = (topology[a], topology[b])
      if x.vpc != y.vpc { return x.vpc < y.vpc }
      let (tierX, tierY) = (tier(a), tier(b))
      if tierX != tierY { return tierX < tierY }
      let (badgeX, badgeY) = (badges[a], badges[b])
      return (badgeX.count, badgeX) < (badgeY.count, badgeY)
    }
  }

  func tier(_ table: Handle<RouteTable>) -> SubnetTier {
    SubnetTier(of: topology[table], in: topology)
  }

  // MARK: Text

  /// - Parameter width: the cells a line may take; nil for as many as it needs.
  package func text(
    _ tables: [Handle<RouteTable>], width: Int?, paint: TextPaint
  ) -> String {
    var blocks: [[String]] = []
    var vpc: Handle<VPC>?
    var group: [Handle<RouteTable>] = []
    for table in tables {
      if topology[table].vpc != vpc {
        blocks += lines(group, width, paint)
        group = []
        vpc = topology[table].vpc
      }
      group.append(table)
    }
    blocks += lines(group, width, paint)
    return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// One VPC: its tables in a line each, then each with its lines.
  private func lines(
    _ tables: [Handle<RouteTable>], _ width: Int?, _ paint: TextPaint
  ) -> [[String]] {
    guard let first = tables.first else { return [] }
    let vpc = topology[topology[first].vpc]
    let region = topology.region(of: vpc.scope).text
    let about =
      ([vpc.name.isEmpty ? "" : vpc.id.text] + vpc.cidrs.map(\.description) + [region])
      .filter { !$0.isEmpty }.joined(separator: "  ").sanitised
    var glance = [paint(vpc.label.sanitised, .title) + "  " + paint(about, .dim)]
    glance += summary(tables).lines(indent: 2, width: width, paint: paint)
    return [glance] + tables.map { detail($0, width, paint) }
  }

  private func summary(_ tables: [Handle<RouteTable>]) -> TextTable {
    let rows = tables.map { table -> [TextTable.Cell] in
      let tier = tier(table)
      let entity = topology[table]
      let glance = RouteTableGlance(of: table, in: self)
      let blackholes = glance.blackholeCount
      return [
        .init(badges[table], tier.role), .init(entity.label + (entity.isMain ? " *" : "")),
        .init(tier.text(language), tier.role),
        .init(glance.defaultRoute.isEmpty ? "-" : glance.defaultRoute),
        .init("\(subnetsOfTable[table.index].count)"),
        .init(glance.endpoints.isEmpty ? "-" : glance.endpoints),
        .init(blackholes == 0 ? "-" : "✗ \(blackholes)", blackholes == 0 ? .text : .bad),
      ]
    }
    return TextTable(
      [
        .init(""), .init(language.text(en: "table (* main)", ja: "テーブル (* メイン)"), shrinks: true),
        .init(language.text(en: "tier", ja: "種別")),
        .init(language.text(en: "default route", ja: "デフォルトルート"), shrinks: true),
        .init(language.text(en: "subnets", ja: "サブネット"), .trailing),
        .init(language.text(en: "endpoints", ja: "エンドポイント"), shrinks: true),
        .init(language.text(en: "blackholes", ja: "ブラックホール")),
      ], rows: rows)
  }

  private func detail(
    _ table: Handle<RouteTable>, _ width: Int?, _ paint: TextPaint
  ) -> [String] {
    let entity = topology[table]
    let tier = tier(table)
    let label = entity.label.sanitised
    let id = entity.name.isEmpty ? "" : "  " + paint(entity.id.text.sanitised, .dim)
    var lines = [paint("\(badges[table]) \(label)", tier.role) + id]
    for line in usersText(table).wrapped(width: max((width ?? 100) - 2, 40)) {
      lines.append("  " + paint(line, .dim))
    }
    let rows = entity.routes.map { route -> [TextTable.Cell] in
      let role: StyleRole = route.isBlackhole ? .bad : .text
      return [
        .init(route.isBlackhole ? "✗" : "", role), .init(destinationText(route), role),
        .init("→ " + targetText(route.target), role),
        .init(route.isBlackhole ? "blackhole" : "", role), .init(originText(route), .dim),
      ]
    }
    return lines + TextTable(columnCount: 5, rows: rows).lines(width: width, paint: paint)
  }

  /// Who uses the table.
  package func usersText(_ table: Handle<RouteTable>) -> String {
    let entity = topology[table]
    let explicit = Set(entity.subnets)
    let subnets = subnetsOfTable[table.index].map { subnet in
      let text = topology[subnet].label.sanitised
      return explicit.contains(subnet)
        ? text : text + language.text(en: " (by default)", ja: " (既定)")
    }
    var parts = [
      subnets.isEmpty
        ? language.text(en: "no subnet uses it", ja: "使用するサブネットなし")
        : language.text(en: "subnets: ", ja: "サブネット: ") + subnets.joined(separator: ", ")
    ]
    if entity.isMain { parts.insert(language.text(en: "main", ja: "メイン"), at: 0) }
    if !entity.edgeAssociations.isEmpty {
      let gateways = entity.edgeAssociations.map(names.label).joined(separator: ", ")
      parts.append(language.text(en: "incoming at \(gateways)", ja: "\(gateways) の受信側"))
    }
    if !entity.propagatingGateways.isEmpty {
      let gateways = entity.propagatingGateways.map(names.label).joined(separator: ", ")
      parts.append(language.text(en: "propagation from \(gateways)", ja: "\(gateways) から伝播"))
    }
    return parts.joined(separator: "; ")
  }

  /// `0.0.0.0/0`, `pl-s3 (22)`.
  package func destinationText(_ route: Route) -> String {
    switch route.destination {
    case .prefix(let prefix): return prefix.description
    case .prefixList(let handle):
      let list = topology[handle]
      let count = list.entries.map { " (\($0.count))" } ?? ""
      return names.prefixList(list.id) + count
    case .absentPrefixList(let id): return names.prefixList(id)
    }
  }

  /// What a person calls the target.
  package func targetText(_ target: RouteTarget) -> String {
    target.id(in: topology).map(names.label) ?? "local"
  }

  func endpointText(_ endpoint: Handle<VPCEndpoint>) -> String {
    let service = topology[endpoint].serviceName.text
    return service.split(separator: ".").last.map(String.init)?.sanitised ?? ""
  }

  /// Empty, unless the line came by itself.
  package func originText(_ route: Route) -> String {
    switch route.origin {
    case .local, .static: ""
    case .propagated: language.text(en: "propagated", ja: "伝播")
    }
  }
}

extension Route {
  /// The endpoint it leads to, where it does.
  var endpoint: Handle<VPCEndpoint>? {
    if case .vpcEndpoint(let handle) = target { handle } else { nil }
  }
}

extension RouteTarget {
  /// The id of what it names; nil for `local`.
  package func id(in topology: Topology) -> ResourceID? {
    switch self {
    case .local: nil
    case .internetGateway(let handle): topology[handle].id
    case .egressOnlyInternetGateway(let handle): topology[handle].id
    case .natGateway(let handle): topology[handle].id
    case .vpcEndpoint(let handle): topology[handle].id
    case .networkInterface(let handle): topology[handle].id
    case .peeringConnection(let handle): topology[handle].id
    case .transitGateway(let handle): topology[handle].id
    case .virtualPrivateGateway(let handle): topology[handle].id
    case .unresolved(let id): id
    }
  }
}
