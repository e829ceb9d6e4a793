import IPAddressing
import NetworkModel

extension TopologyWriter {
  private static let targetKinds: [ResourceKind] = [
    .internetGateway, .egressOnlyInternetGateway, .natGateway, .vpcEndpoint, .networkInterface,
    .instance, .peeringConnection, .transitGateway, .virtualPrivateGateway,
  ]

  /// A table as a mapping from destinations to targets; nil for a main table like the one that the
  /// reader makes.
  mutating func table(_ table: RouteTable, in vpc: Handle<VPC>) -> Entry? {
    let place = place(vpc)
    var mapping = resource(table, home: topology[vpc].scope)
    let key = key(table.id)
    if table.isMain, key != "main" { mapping.set("main", .flag(true)) }
    addEdge(of: table, in: place, &mapping)
    let local = Set(topology[vpc].cidrs.map { Route(.prefix($0), to: .local, origin: .local) })
    let ownLocal = table.routes.filter { $0.target == .local }
    let hasUsualLocal = Set(ownLocal) == local && ownLocal.count == local.count
    if !hasUsualLocal { mapping.set("local", .flag(false)) }
    let propagated = addPropagation(of: table, in: place, &mapping)
    let derived = derivedEndpointRoutes(of: table)
    for route in Self.inOrder(table.routes, topology) {
      if route.target == .local, hasUsualLocal { continue }
      if derived.contains(route) || propagated.contains(route) { continue }
      mapping.set(destination(route.destination, in: vpc), self.route(route, of: table, in: vpc))
    }
    if addsDefaults, mapping.isEmpty, table.isMain { return nil }
    return Entry(key: key, value: .mapping(mapping))
  }

  private func addEdge(
    of table: RouteTable, in place: String, _ mapping: inout WrittenMapping
  ) {
    let handle = topology.handle(of: table.id, as: RouteTable.self)
    // The tables of regional NAT gateways are named there.
    let edge = table.edgeAssociations.filter { id in
      topology.handle(of: id, as: NATGateway.self).map { topology[$0].routeTable != handle } ?? true
    }
    if edge.isEmpty { return }
    let kinds: [ResourceKind] = [.internetGateway, .virtualPrivateGateway]
    mapping.set(
      "edge", .wordOrWords(edge.map { names.reference($0, among: kinds, in: place) }))
  }

  /// Writes which VPN gateways put routes into the table.
  /// - Returns: the routes that need no line of their own.
  private func addPropagation(
    of table: RouteTable, in place: String, _ mapping: inout WrittenMapping
  ) -> Set<Route> {
    guard !table.propagatingGateways.isEmpty else { return [] }
    var all: Set<Route> = []
    var told: [Entry] = []
    var isUsual = true
    for id in table.propagatingGateways {
      let gateway = topology.handle(of: id, as: VirtualPrivateGateway.self)
      let target = gateway.map { RouteTarget.virtualPrivateGateway($0) } ?? .unresolved(id)
      var prefixes: [IPPrefix] = []
      for route in table.routes
      where route.target == target && route.origin == .propagated && !route.isBlackhole {
        guard case .prefix(let prefix) = route.destination else { continue }
        prefixes.append(prefix)
        all.insert(route)
      }
      if Set(prefixes) != (gateway.map { learnt($0) } ?? []) { isUsual = false }
      told.append(
        Entry(
          key: names.reference(id, in: place), value: .words(prefixes.sorted().map(\.description))))
    }
    mapping.set(
      "propagate",
      isUsual
        ? .wordOrWords(told.map(\.key)) : .mapping(WrittenMapping(entries: sorted(told))))
    return all
  }

  /// What the reader takes a VPN gateway to have learnt.
  private func learnt(_ gateway: Handle<VirtualPrivateGateway>) -> Set<IPPrefix> {
    var prefixes: Set<IPPrefix> = []
    for connection in topology.vpnConnections
    where connection.termination == .virtualPrivateGateway(gateway) {
      prefixes.formUnion(connection.routes)
    }
    for line in topology.virtualInterfaces where line.role == .private {
      switch line.termination {
      case .virtualPrivateGateway(let end) where end == gateway: prefixes.formUnion(line.routes)
      case .directConnectGateway(let direct)
      where topology[direct].associations.contains { $0.gateway == .virtualPrivateGateway(gateway) }:
        prefixes.formUnion(line.routes)
      case .virtualPrivateGateway, .directConnectGateway, .unresolved, nil: break
      }
    }
    return prefixes
  }

  /// The lines that gateway endpoints put into the table by themselves.
  private func derivedEndpointRoutes(of table: RouteTable) -> Set<Route> {
    guard let handle = topology.handle(of: table.id, as: RouteTable.self) else { return [] }
    var derived: Set<Route> = []
    for endpoint in topology.handles(of: VPCEndpoint.self)
    where topology[endpoint].type == .gateway && topology[endpoint].routeTables.contains(handle) {
      let own = table.routes.filter { $0.target == .vpcEndpoint(endpoint) }
      guard own.count == 1, let route = own.first, route.origin == .static, !route.isBlackhole,
        case .prefixList(let list) = route.destination,
        topology[list].name == topology[endpoint].serviceName,
        key(topology[list].id) == topology[list].name.text
      else { continue }
      derived.insert(route)
    }
    return derived
  }

  /// Prefixes as addresses go, then prefix lists by name.
  private static func inOrder(_ routes: [Route], _ topology: Topology) -> [Route] {
    func order(_ route: Route) -> (Int, IPPrefix, String) {
      switch route.destination {
      case .prefix(let prefix): (0, prefix, "")
      case .prefixList(let list): (1, .allIPv4, topology[list].name.text)
      case .absentPrefixList(let id): (2, .allIPv4, id.text)
      }
    }
    return routes.sorted { order($0) < order($1) }
  }

  private func destination(_ destination: Route.Destination, in vpc: Handle<VPC>) -> String {
    switch destination {
    case .prefix(let prefix): prefix.description
    case .prefixList(let list): prefixListWord(list, in: vpc)
    case .absentPrefixList(let id): WrittenNames.absent(id, among: [.prefixList])
    }
  }

  /// `s3` for AWS's list of the VPC's region.
  func prefixListWord(_ handle: Handle<PrefixList>, in vpc: Handle<VPC>) -> String {
    let list = topology[handle]
    let key = key(list.id)
    guard let (service, region) = awsList(list), key == list.name.text,
      service.serviceName(in: region) == list.name.text,
      region == topology.region(of: topology[vpc].scope).text
    else { return key }
    return service.name
  }

  private mutating func route(
    _ route: Route, of table: RouteTable, in vpc: Handle<VPC>
  ) -> WrittenValue {
    let target = target(route.target, of: table, in: vpc)
    if route.origin != .propagated, !route.isBlackhole, let target { return .word(target) }
    if route.origin != .propagated, route.isBlackhole, target == nil { return .word("blackhole") }
    var mapping = WrittenMapping()
    mapping.set("via", target.map { .word($0) })
    if route.isBlackhole { mapping.set("state", .word("blackhole")) }
    if route.origin == .propagated { mapping.set("origin", .word("propagated")) }
    return .mapping(mapping)
  }

  /// Nil for a target that is gone.
  private mutating func target(
    _ target: RouteTarget, of table: RouteTable, in vpc: Handle<VPC>
  ) -> String? {
    func word(_ id: ResourceID) -> String {
      names.reference(id, among: Self.targetKinds, in: place(vpc))
    }
    switch target {
    case .local: return "local"
    case .internetGateway(let handle): return word(topology[handle].id)
    case .egressOnlyInternetGateway(let handle): return word(topology[handle].id)
    case .natGateway(let handle): return word(topology[handle].id)
    case .vpcEndpoint(let handle): return word(topology[handle].id)
    case .peeringConnection(let handle): return word(topology[handle].id)
    case .transitGateway(let handle): return word(topology[handle].id)
    case .virtualPrivateGateway(let handle): return word(topology[handle].id)
    case .networkInterface(let handle):
      // An instance stands for its primary interface.
      if let instance = topology[handle].instance,
        interfaceForms.madeFor[handle] == topology[instance].id
      {
        return word(topology[instance].id)
      }
      return interfaceForms.madeFor[handle] == nil
        ? word(topology[handle].id) : topology[handle].id.text
    case .unresolved(let id):
      if id.text == "deleted" { return nil }
      return WrittenNames.absent(id, among: Self.targetKinds)
    }
  }
}
