import IPAddressing
import NetworkModel

/// What is known of the networks at the other end of VPNs.
struct VPNRoutes {
  let topology: Topology

  /// What a virtual private gateway knows of a destination (G1).
  enum Answer {
    case connection(Handle<VPNConnection>, prefix: IPPrefix)
    /// It has no route.
    case none
    /// It may have one; the resources whose routes the input lacks.
    case unknown([ResourceID])
  }

  /// - Complexity: O(VPN connections + route tables).
  func lookUp(_ destination: PacketAddress, at gateway: Handle<VirtualPrivateGateway>) -> Answer {
    let connections = connections(of: gateway)
    guard !connections.isEmpty else { return .unknown([topology[gateway].id]) }
    let named = connections.flatMap { connection in
      topology[connection].routes.filter { destination.isWithin($0) }.map { (connection, $0) }
    }
    // A connection that works before one that does not; then the longest.
    let best = named.min { a, b in
      let (x, y) = (topology[a.0].state.isUsable, topology[b.0].state.isUsable)
      return x == y ? a.1.length > b.1.length : x
    }
    if let best { return .connection(best.0, prefix: best.1) }
    let dynamic = connections.filter { !topology[$0].usesStaticRoutesOnly }
    let learnt = learntRoutes(of: gateway)
    if let prefix = learnt?.filter({ destination.isWithin($0) }).max(by: { $0.length < $1.length }),
      let connection = dynamic.first(where: { topology[$0].state.isUsable }) ?? dynamic.first
    {
      return .connection(connection, prefix: prefix)
    }
    return learnt != nil || dynamic.isEmpty ? .none : .unknown(dynamic.map { topology[$0].id })
  }

  func connections(of gateway: Handle<VirtualPrivateGateway>) -> [Handle<VPNConnection>] {
    topology.handles(of: VPNConnection.self)
      .filter { topology[$0].termination == .virtualPrivateGateway(gateway) }
  }

  /// All that a gateway has learnt, as route tables that it propagates into tell; nil where there are none.
  private func learntRoutes(of gateway: Handle<VirtualPrivateGateway>) -> [IPPrefix]? {
    let tables = topology.routeTables.filter {
      $0.propagatingGateways.contains(topology[gateway].id)
    }
    guard !tables.isEmpty else { return nil }
    return tables.flatMap(\.routes).compactMap { route in
      guard route.origin == .propagated, !route.isBlackhole,
        route.target == .virtualPrivateGateway(gateway),
        case .prefix(let prefix) = route.destination
      else { return nil }
      return prefix
    }
  }

  /// The connections that an on-premises end means: one by its id, all of a customer gateway, or all.
  func connections(of end: ResourceID?) -> [Handle<VPNConnection>] {
    topology.handles(of: VPNConnection.self).filter { handle in
      guard let end else { return true }
      let connection = topology[handle]
      return connection.id == end
        || connection.customerGateway.map { topology[$0].id } == end
    }
  }

  /// An address at the other end of a connection, out of its first block of the family.
  func exampleAddress(
    behind connection: Handle<VPNConnection>, family: AddressFamily
  ) -> IPAddress? {
    var blocks = topology[connection].routes
    switch topology[connection].termination {
    case .virtualPrivateGateway(let gateway):
      if !topology[connection].usesStaticRoutesOnly { blocks += learntRoutes(of: gateway) ?? [] }
    case .transitGateway(let gateway):
      blocks += transitRoutes(of: connection, at: gateway)
    case .unresolved, nil:
      break
    }
    let block = blocks.filter { $0.family == family && !$0.isDefault }.min()
    return block.map {
      Int($0.length) < family.bitWidth - 1 ? $0.address.advanced(by: 1) : $0.address
    }
  }

  private func transitRoutes(
    of connection: Handle<VPNConnection>, at gateway: Handle<TransitGateway>
  ) -> [IPPrefix] {
    guard let attachment = attachment(of: connection) else { return [] }
    let id = topology[attachment].id
    return topology.transitGatewayRouteTables.filter { $0.transitGateway == gateway }
      .flatMap { $0.routes ?? [] }
      .compactMap { route in
        guard route.attachments.contains(id), !route.isBlackhole,
          case .prefix(let prefix) = route.destination
        else { return nil }
        return prefix
      }
  }

  /// The attachment by which a connection hangs on its transit gateway.
  func attachment(of connection: Handle<VPNConnection>) -> Handle<TransitGatewayAttachment>? {
    topology.handles(of: TransitGatewayAttachment.self)
      .first { topology[$0].resource == .vpn(connection) }
  }

  /// Whether a connection leads towards the VPC: by its own gateway, or by one it is attached to.
  func leads(_ connection: Handle<VPNConnection>, to vpc: Handle<VPC>) -> Bool {
    switch topology[connection].termination {
    case .virtualPrivateGateway(let gateway): topology[gateway].vpc == vpc
    case .transitGateway(let gateway):
      topology.transitGatewayAttachments.contains {
        $0.transitGateway == gateway && $0.resource == .vpc(vpc)
      }
    case .unresolved, nil: false
    }
  }
}
