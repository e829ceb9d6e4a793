import IPAddressing
import NetworkModel
import PathEngine
import TerminalScreen

/// What the lanes tell, as rows.
struct LanesTable {
  private(set) var rows: [LanesRow] = []
  private let request: MapRequest
  private let topology: Topology
  private let badges: RouteTableBadges

  init(_ request: MapRequest) {
    self.request = request
    topology = request.topology
    badges = request.badges ?? RouteTableBadges(request.topology)
    addLegs()
    for vpc in shownVPCs { addTables(of: vpc) }
    while rows.last == .blank { rows.removeLast() }
  }

  private var shownVPCs: [Handle<VPC>] {
    var ids = (request.trace?.forward ?? []).compactMap(\.component.vpc)
    if let focus = request.focusVPC { ids.insert(focus, at: 0) }
    var seen: Set<ResourceID> = []
    let handles: [Handle<VPC>] = ids.compactMap {
      seen.insert($0).inserted ? topology.handle(of: $0) : nil
    }
    return handles.isEmpty ? Array(topology.handles(of: VPC.self).prefix(1)) : handles
  }

  // MARK: - The trace

  private mutating func addLegs() {
    let hops = request.hops
    guard !hops.isEmpty else { return }
    let legs = LanesLegs(hops, request, topology, badges)
    rows += legs.rows
    rows.append(.blank)
  }

  // MARK: - The tables

  private mutating func addTables(of vpc: Handle<VPC>) {
    var order: [Handle<RouteTable>] = []
    var users: [Handle<RouteTable>: [Handle<Subnet>]] = [:]
    for subnet in topology.subnets(of: vpc) {
      guard let table = topology.routeTable(of: subnet) else { continue }
      if users[table] == nil { order.append(table) }
      users[table, default: []].append(subnet)
    }
    for handle in order {
      let table = topology[handle]
      let ways = ways(of: table)
      let subnets = users[handle] ?? []
      for row in 0..<max(subnets.count, ways.count, 1) {
        var line = LanesRow.blank
        if subnets.indices.contains(row) { line.cells[0] = cell(of: subnets[row]) }
        if row == 0 {
          line.cells[1] = LanesRow.Cell(
            text: "\(badges[handle]) \(SceneLabels.short(table))", id: table.id,
            role: SubnetTier(of: table, in: topology).role)
        }
        if ways.indices.contains(row) { (line.cells[2], line.cells[3]) = ways[row] }
        rows.append(line)
      }
      rows.append(.blank)
    }
  }

  private func cell(of subnet: Handle<Subnet>) -> LanesRow.Cell {
    let entity = topology[subnet]
    return LanesRow.Cell(
      text: SceneLabels.short(entity), id: entity.id,
      role: SubnetTier(of: subnet, in: topology).role)
  }

  /// Each target of a table once, with what is behind it; the VPC's own block only where there is nothing else.
  private func ways(of table: RouteTable) -> [(
    gateway: LanesRow.Cell?, destination: LanesRow.Cell?
  )] {
    var targets: [RouteTarget] = []
    for route in table.routes where route.target != .local && !targets.contains(route.target) {
      targets.append(route.target)
    }
    if targets.isEmpty {
      let vpc = topology[table.vpc]
      return [
        (
          LanesRow.Cell(text: "local", role: .dim),
          LanesRow.Cell(text: SceneLabels.short(vpc), id: vpc.id, role: .dim)
        )
      ]
    }
    return targets.map { target in
      let routes = table.routes.filter { $0.target == target }
      let gateway = LanesTarget(target, topology)
      let isBroken = routes.contains(where: \.isBlackhole)
      return (
        LanesRow.Cell(text: gateway.label, id: gateway.id, role: .gateway, isBroken: isBroken),
        LanesRow.Cell(
          text: gateway.behind ?? Self.text(of: routes, topology),
          role: gateway.behind == nil ? .text : .service)
      )
    }
  }

  private static func text(of routes: [Route], _ topology: Topology) -> String {
    if routes.contains(where: \.isDefault) { return "Internet" }
    let first: String =
      switch routes.first?.destination {
      case .prefix(let prefix): prefix.description
      case .prefixList(let list): SceneLabels.short(topology[list])
      case .absentPrefixList(let id): SceneLabels.short(id)
      case nil: ""
      }
    return routes.count > 1 ? "\(first) +\(routes.count - 1)" : first
  }
}

/// What a route leads to, in words.
struct LanesTarget {
  var id: ResourceID?
  var label: String
  /// What is behind it whatever the route's destination; nil where that is what tells.
  var behind: String?

  init(_ target: RouteTarget, _ topology: Topology) {
    switch target {
    case .local:
      label = "local"
    case .internetGateway(let handle):
      (id, label) = (topology[handle].id, SceneLabels.gateway(topology[handle], "igw"))
    case .egressOnlyInternetGateway(let handle):
      (id, label) = (topology[handle].id, SceneLabels.gateway(topology[handle], "eigw"))
    case .natGateway(let handle):
      (id, label) = (topology[handle].id, SceneLabels.short(topology[handle]))
    case .vpcEndpoint(let handle):
      let endpoint = topology[handle]
      (id, label) = (endpoint.id, SceneLabels.short(endpoint))
      behind = MapScene.service(of: endpoint, topology).label
    case .networkInterface(let handle):
      let interface = topology[handle]
      id = interface.id
      label =
        interface.instance.map { SceneLabels.short(topology[$0]) } ?? SceneLabels.short(interface)
    case .peeringConnection(let handle):
      (id, label) = (topology[handle].id, SceneLabels.short(topology[handle]))
    case .transitGateway(let handle):
      (id, label) = (topology[handle].id, SceneLabels.short(topology[handle]))
    case .virtualPrivateGateway(let handle):
      (id, label) = (topology[handle].id, SceneLabels.gateway(topology[handle], "vgw"))
      behind = "on-premises"
    case .unresolved(let unknown):
      (id, label) = (unknown, SceneLabels.short(unknown))
    }
  }
}
