import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// A route whose words have become ids.
  private struct PlannedRoute {
    enum Destination {
      case prefix(IPPrefix)
      case prefixList(ResourceID)
    }

    var destination: Destination
    /// Nil for `local`.
    var target: ResourceID?
    var origin = Route.Origin.static
    var isBlackhole = false
  }

  private static let targetKinds: [ResourceKind] = [
    .internetGateway, .egressOnlyInternetGateway, .natGateway, .vpcEndpoint, .networkInterface,
    .instance, .peeringConnection, .transitGateway, .virtualPrivateGateway,
  ]

  mutating func addRouteTables(_ index: Int) {
    let vpc = declaration.vpcs[index]
    var tables = vpc.routeTables
    checkMain(tables)
    if declaration.addsDefaults, !tables.contains(where: \.isMain) {
      tables.append(RouteTableDeclaration(main: vpc.name.position))
    }
    var mainIsTaken = false
    for table in tables {
      addRouteTable(table, isMain: table.isMain && !mainIsTaken, in: vpc)
      mainIsTaken = mainIsTaken || table.isMain
    }
  }

  private mutating func checkMain(_ tables: [RouteTableDeclaration]) {
    for table in tables.filter(\.isMain).dropFirst() {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "'\(table.name.text)' is a second main route table",
          ja: "「\(table.name.text)」は2つ目のメインルートテーブルです"),
        at: table.name.position,
        hint: LocalizedText(
          en: "a VPC has one; a table named 'main' is it", ja: "VPCに1つです。'main' という名前のテーブルがそれです"))
    }
  }

  private mutating func addRouteTable(
    _ table: RouteTableDeclaration, isMain: Bool, in vpc: VPCDeclaration
  ) {
    let place = vpc.name.text
    let id = names.id(NameTable.Key(.routeTable, in: place, table.name.text))
    let vpcID = vpcID(vpc)
    let (label, scope) = self.place(table.name, in: vpc)
    var routes =
      table.hasLocalRoutes
      ? vpc.cidrs.map { PlannedRoute(destination: .prefix($0), target: nil, origin: .local) } : []
    routes += table.routes.compactMap { plan($0, hasLocalRoutes: table.hasLocalRoutes, in: vpc) }
    var propagating: [ResourceID] = []
    for item in table.propagate {
      guard let gateway = propagatingGateway(item.gateway, in: place) else { continue }
      propagating.append(gateway)
      routes +=
        item.prefixes?.map {
          PlannedRoute(destination: .prefix($0), target: gateway, origin: .propagated)
        } ?? propagatedRoutes(from: gateway)
    }
    routes += endpointRoutes(into: table, in: vpc)
    let subnets = subnets(using: table.name.text, in: vpc)
    let kinds: [ResourceKind] = [.internetGateway, .virtualPrivateGateway]
    var edge = table.edge.compactMap { word in
      absent(word, kinds, in: place)
        ?? find(word, anyOf: kinds, in: place, .gateway).map { names.id($0) }
    }
    edge += vpc.natGateways.filter { nat in
      nat.routeTable.map { means($0, table.name.text, in: vpc) } ?? false
    }.map { names.id(NameTable.Key(.natGateway, in: place, $0.name.text)) }
    builder.add(
      RouteTable.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(table.name.position)
    ) { references in
      RouteTable(
        id: id, name: label, scope: scope, vpc: references.required(vpcID),
        isMain: isMain, subnets: subnets.compactMap { references.known($0) },
        edgeAssociations: edge, propagatingGateways: propagating,
        routes: routes.map { Self.route($0, &references) })
    }
  }

  /// The id of something that is not in the file: one of AWS's own form, or behind `absent/`.
  func absent(_ word: YAMLWord, _ kinds: [ResourceKind], in vpc: String?) -> ResourceID? {
    guard names.keys(word.text, kinds, in: vpc).isEmpty else { return nil }
    if let id = NameTable.absentID(word.text) { return ResourceID(id) }
    return NameTable.isAWSID(word.text, kinds) ? ResourceID(word.text) : nil
  }

  private mutating func propagatingGateway(_ word: YAMLWord, in vpc: String) -> ResourceID? {
    absent(word, [.virtualPrivateGateway], in: vpc)
      ?? findID(word, .virtualPrivateGateway, in: vpc)
  }

  /// The subnets that name a table.
  private func subnets(using table: String, in vpc: VPCDeclaration) -> [ResourceID] {
    vpc.subnets.filter { subnet in
      subnet.routeTable.map { means($0, table, in: vpc) } ?? false
    }.map { subnetID($0, in: vpc) }
  }

  /// Whether a word is the name or the id of a table.
  private func means(_ word: YAMLWord, _ table: String, in vpc: VPCDeclaration) -> Bool {
    let key = NameTable.Key(.routeTable, in: vpc.name.text, table)
    return names.keys(word.text, [.routeTable], in: vpc.name.text).first == key
  }

  /// Says which subnets and endpoints name a table that is not there.
  mutating func checkTableNames(_ vpc: VPCDeclaration) {
    for word in vpc.subnets.compactMap(\.routeTable) {
      _ = find(word, .routeTable, in: vpc.name.text)
    }
  }

  private mutating func plan(
    _ route: RouteTableDeclaration.RouteDeclaration, hasLocalRoutes: Bool, in vpc: VPCDeclaration
  ) -> PlannedRoute? {
    guard let destination = destination(route.destination, in: vpc) else { return nil }
    guard let target = route.target else {
      // AWS keeps the id of what is gone; the file does not name it.
      return PlannedRoute(
        destination: destination, target: ResourceID("deleted", kind: .other),
        origin: route.origin, isBlackhole: true)
    }
    // Each table has its local routes from the beginning.
    if target.text == "local" {
      return hasLocalRoutes
        ? nil : PlannedRoute(destination: destination, target: nil, origin: .local)
    }
    if let id = absent(target, Self.targetKinds, in: vpc.name.text) {
      return PlannedRoute(
        destination: destination, target: id, origin: route.origin,
        isBlackhole: route.isBlackhole)
    }
    guard let key = find(target, anyOf: Self.targetKinds, in: vpc.name.text, .routeTarget) else {
      return nil
    }
    if let other = key.vpc, other != vpc.name.text {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "a route cannot lead to '\(target.text)', which is in another VPC",
          ja: "「\(target.text)」は別のVPCにあり、ルートの行き先になりません"),
        at: target.position,
        hint: LocalizedText(
          en: "lead it to a peering or a transit gateway", ja: "ピアリングかTransit Gatewayへ向けてください"))
      return nil
    }
    let id =
      key.kind == .instance
      ? names.id(NameTable.Key(.networkInterface, in: key.vpc, key.name, for: .instance))
      : names.id(key)
    checkInside(route, key.kind, in: vpc)
    return PlannedRoute(
      destination: destination, target: id, origin: route.origin, isBlackhole: route.isBlackhole)
  }

  /// Says which routes within the VPC's own block AWS would not take (R3).
  private mutating func checkInside(
    _ route: RouteTableDeclaration.RouteDeclaration, _ target: ResourceKind, in vpc: VPCDeclaration
  ) {
    guard route.origin == .static, let prefix = try? IPPrefix(route.destination.text),
      vpc.cidrs.contains(where: { $0.contains(prefix) && $0 != prefix })
    else { return }
    let targets: [ResourceKind] = [.natGateway, .networkInterface, .instance, .vpcEndpoint]
    if targets.contains(target), vpc.subnets.contains(where: { $0.cidrs.contains(prefix) }) {
      return
    }
    source.warn(
      .inconsistent,
      LocalizedText(
        en: "AWS takes no such route within the VPC's own block",
        ja: "VPC自身の範囲の中へのこのルートは、AWSでは作れません"),
      at: route.destination.position,
      hint: LocalizedText(
        en: "name a whole subnet, and a NAT gateway, interface or Gateway Load Balancer endpoint",
        ja: "サブネット全体を宛先に、NATゲートウェイ、インターフェイス、Gateway Load Balancerエンドポイントのいずれかをターゲットにします"))
  }

  private mutating func destination(_ word: YAMLWord, in vpc: VPCDeclaration)
    -> PlannedRoute.Destination?
  {
    if let prefix = try? IPPrefix(word.text) { return .prefix(prefix) }
    if let key = prefixListKey(word.text, in: vpc) { return .prefixList(names.id(key)) }
    if let id = absent(word, [.prefixList], in: nil) { return .prefixList(id) }
    if (try? IPAddress(word.text)) != nil {
      _ = source.prefix(word)
      return nil
    }
    if source.isCutOff || source.namesLeftOut.contains(word.text) { return nil }
    let words =
      YAMLShape.routeTable.keys + names.candidates([.prefixList], in: nil) + Self.gatewayServices
    source.error(
      .danglingReference,
      LocalizedText(
        en: "'\(word.text)' is no destination of a route: no prefix, and no prefix list",
        ja: "「\(word.text)」はプレフィックスでもプレフィックスリストでもなく、ルートの宛先になりません"),
      at: word.position,
      hint: Spelling.nearest(to: word.text, among: words, limit: 1).first.map {
        .didYouMean($0)
      }
        ?? LocalizedText(
          en: "write a prefix such as 0.0.0.0/0, a prefix list's name, or s3",
          ja: "0.0.0.0/0 のようなプレフィックスか、プレフィックスリストの名前か、s3 を書いてください"))
    return nil
  }

  /// What a VPN gateway has learnt: the routes of Direct Connect and of the VPN connections that end at
  /// it; of two that are the same, the table has one.
  private mutating func propagatedRoutes(from gateway: ResourceID) -> [PlannedRoute] {
    let direct = directConnectRoutes(of: gateway)
    let vpn = declaration.vpnConnections.flatMap { connection -> [IPPrefix] in
      guard let word = connection.vpnGateway,
        vpnGatewayID(word, reporting: false) == gateway
      else { return [] }
      return connection.routes
    }
    var seen: Set<IPPrefix> = []
    return (direct + vpn).filter { seen.insert($0).inserted }.map {
      PlannedRoute(destination: .prefix($0), target: gateway, origin: .propagated)
    }
  }

  /// The routes that gateway endpoints put into a table by themselves (E1).
  private func endpointRoutes(
    into table: RouteTableDeclaration, in vpc: VPCDeclaration
  ) -> [PlannedRoute] {
    vpc.endpoints.compactMap { item in
      guard item.type == .gateway,
        item.routeTables.contains(where: { means($0, table.name.text, in: vpc) }),
        // A table that names the endpoint itself has that line alone.
        !table.routes.contains(where: { names($0.target, item, in: vpc) })
      else { return nil }
      let service = serviceName(item.service.text, region: region(vpc))
      let list = NameTable.Key(.prefixList, in: nil, service)
      guard names.contains(list) else { return nil }
      return PlannedRoute(
        destination: .prefixList(names.id(list)),
        target: names.id(NameTable.Key(.vpcEndpoint, in: vpc.name.text, item.name.text)))
    }
  }

  /// Whether a line leads to an endpoint.
  private func names(
    _ target: YAMLWord?, _ endpoint: EndpointDeclaration, in vpc: VPCDeclaration
  ) -> Bool {
    guard let target else { return false }
    let key = NameTable.Key(.vpcEndpoint, in: vpc.name.text, endpoint.name.text)
    return names.keys(target.text, [.vpcEndpoint], in: vpc.name.text).first == key
  }

  private static func route(
    _ planned: PlannedRoute, _ references: inout TopologyBuilder.References
  ) -> Route {
    let destination: Route.Destination
    switch planned.destination {
    case .prefix(let prefix): destination = .prefix(prefix)
    case .prefixList(let id):
      destination =
        references.optional(id, "destination").map { .prefixList($0) }
        ?? .absentPrefixList(id)
    }
    return Route(
      destination, to: planned.target.map { target($0, &references) } ?? .local,
      origin: planned.origin, isBlackhole: planned.isBlackhole)
  }

  private static func target(_ id: ResourceID, _ references: inout TopologyBuilder.References)
    -> RouteTarget
  {
    let target: RouteTarget? =
      switch id.kind {
      case .internetGateway: references.known(id).map { .internetGateway($0) }
      case .egressOnlyInternetGateway:
        references.known(id).map { .egressOnlyInternetGateway($0) }
      case .natGateway: references.known(id).map { .natGateway($0) }
      case .vpcEndpoint: references.known(id).map { .vpcEndpoint($0) }
      case .networkInterface: references.known(id).map { .networkInterface($0) }
      case .peeringConnection: references.known(id).map { .peeringConnection($0) }
      case .transitGateway: references.known(id).map { .transitGateway($0) }
      case .virtualPrivateGateway: references.known(id).map { .virtualPrivateGateway($0) }
      case .vpc, .subnet, .routeTable, .prefixList, .instanceConnectEndpoint, .securityGroup,
        .networkACL, .instance, .elasticIP, .dhcpOptions, .hostedZone, .transitGatewayAttachment,
        .transitGatewayRouteTable, .customerGateway, .vpnConnection, .directConnectGateway,
        .virtualInterface, .resolverEndpoint, .resolverRule, .bucket, .multiRegionAccessPoint,
        .other, .loadBalancer, .targetGroup, .database:
        nil
      }
    return target ?? .unresolved(id)
  }
}

extension RouteTableDeclaration {
  /// The main table of a VPC that declares none: local routes alone.
  init(main position: TextPosition) {
    name = YAMLWord(text: "main", position: position)
    isMain = true
    edge = []
    propagate = []
    routes = []
  }
}
