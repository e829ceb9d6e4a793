import IPAddressing
import NetworkModel

/// What is known of the networks at the other end of VPNs and of Direct Connect.
struct OnPremisesRoutes {
  let topology: Topology

  /// What a virtual private gateway knows of a destination (G1).
  enum Answer {
    case link(OnPremisesLink, prefix: IPPrefix)
    /// It has no route.
    case none
    /// It may have one; the resources whose routes the input lacks.
    case unknown([ResourceID])
  }

  /// A route that a virtual private gateway has by a line.
  private struct Candidate {
    var link: OnPremisesLink
    var prefix: IPPrefix
    var rank: Rank
  }

  /// AWS's order among routes of equal length (R2).
  private enum Rank: Int, Comparable {
    case directConnect, staticVPN, dynamicVPN

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Complexity: O(lines + route tables).
  func lookUp(_ destination: PacketAddress, at gateway: Handle<VirtualPrivateGateway>) -> Answer {
    let links = links(of: gateway)
    guard !links.isEmpty else { return .unknown([topology[gateway].id]) }
    let learnt = learntRoutes(of: gateway)
    let dynamic = links.filter(isDynamic)
    var candidates = links.flatMap { link in
      namedRoutes(of: link).map { Candidate(link: link, prefix: $0, rank: rank(link)) }
    }
    // What tables show and no line names came by one of those that speak BGP, Direct Connect first.
    let teller =
      dynamic.first { $0.isUsable(in: topology) } ?? dynamic.first
    if let teller {
      let told = Set(candidates.map(\.prefix))
      candidates += Set(learnt ?? []).subtracting(told).map {
        Candidate(link: teller, prefix: $0, rank: .dynamicVPN)
      }
    }
    let best = candidates.filter { destination.isWithin($0.prefix) }.min { a, b in
      // A line that works before one that does not, whose routes would be gone.
      let (x, y) = (a.link.isUsable(in: topology), b.link.isUsable(in: topology))
      if x != y { return x }
      return a.prefix.length == b.prefix.length
        ? a.rank < b.rank : a.prefix.length > b.prefix.length
    }
    if let best { return .link(best.link, prefix: best.prefix) }
    return learnt != nil || dynamic.isEmpty
      ? .none : .unknown(dynamic.map { $0.id(in: topology) })
  }

  /// The lines of a virtual private gateway, those of Direct Connect first.
  func links(of gateway: Handle<VirtualPrivateGateway>) -> [OnPremisesLink] {
    let lines = topology.handles(of: VirtualInterface.self)
      .filter { leads($0, to: gateway) }.map { OnPremisesLink.virtualInterface($0) }
    let vpns = topology.handles(of: VPNConnection.self)
      .filter { topology[$0].termination == .virtualPrivateGateway(gateway) }
    return lines + vpns.map { .vpn($0) }
  }

  private func leads(
    _ line: Handle<VirtualInterface>, to gateway: Handle<VirtualPrivateGateway>
  ) -> Bool {
    switch topology[line].termination {
    case .virtualPrivateGateway(let own):
      own == gateway
    case .directConnectGateway(let direct):
      topology[line].role == .private
        && topology[direct].associations.contains {
          $0.gateway == .virtualPrivateGateway(gateway)
        }
    case .unresolved, nil:
      false
    }
  }

  private func namedRoutes(of link: OnPremisesLink) -> [IPPrefix] {
    switch link {
    case .vpn(let handle): topology[handle].routes
    case .virtualInterface(let handle): topology[handle].routes
    case .connect: []
    }
  }

  private func isDynamic(_ link: OnPremisesLink) -> Bool {
    switch link {
    case .vpn(let handle): !topology[handle].usesStaticRoutesOnly
    case .virtualInterface, .connect: true
    }
  }

  private func rank(_ link: OnPremisesLink) -> Rank {
    switch link {
    case .virtualInterface: .directConnect
    case .vpn(let handle): topology[handle].usesStaticRoutesOnly ? .staticVPN : .dynamicVPN
    case .connect: .dynamicVPN
    }
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

  // MARK: What lies behind a line

  /// The customer's blocks of a family behind a line, as far as the input tells, in order.
  func blocks(behind link: OnPremisesLink, family: AddressFamily) -> [IPPrefix] {
    var blocks = namedRoutes(of: link)
    switch link {
    case .vpn(let handle):
      let connection = topology[handle]
      if case .virtualPrivateGateway(let gateway) = connection.termination,
        !connection.usesStaticRoutesOnly
      {
        blocks += learntRoutes(of: gateway) ?? []
      }
      blocks += attachment(of: handle).map(routes(by:)) ?? []
    case .virtualInterface(let handle):
      blocks += learntRoutes(of: handle)
    case .connect(let handle):
      blocks += routes(by: handle)
    }
    return Set(blocks.filter { $0.family == family && !$0.isDefault }).sorted()
  }

  private func learntRoutes(of line: Handle<VirtualInterface>) -> [IPPrefix] {
    switch topology[line].termination {
    case .virtualPrivateGateway(let gateway):
      return learntRoutes(of: gateway) ?? []
    case .directConnectGateway(let direct):
      return topology[direct].associations.flatMap { association -> [IPPrefix] in
        switch association.gateway {
        case .virtualPrivateGateway(let gateway): learntRoutes(of: gateway) ?? []
        case .transitGateway(let gateway):
          attachment(of: direct, on: gateway).map(routes(by:)) ?? []
        case .unresolved: []
        }
      }
    case .unresolved, nil:
      return []
    }
  }

  /// What a transit gateway's tables send to an attachment.
  private func routes(by attachment: Handle<TransitGatewayAttachment>) -> [IPPrefix] {
    let entity = topology[attachment]
    return topology.transitGatewayRouteTables
      .filter { $0.transitGateway == entity.transitGateway }
      .flatMap { $0.routes ?? [] }
      .compactMap { route in
        guard route.attachments.contains(entity.id), !route.isBlackhole,
          case .prefix(let prefix) = route.destination
        else { return nil }
        return prefix
      }
  }

  /// An address at the other end of a line, out of its first block of the family.
  func exampleAddress(behind link: OnPremisesLink, family: AddressFamily) -> IPAddress? {
    blocks(behind: link, family: family).first.map {
      Int($0.length) < family.bitWidth - 1 ? $0.address.advanced(by: 1) : $0.address
    }
  }

  /// Whether an address is known to lie behind any line.
  func isOnPremises(_ address: IPAddress) -> Bool {
    OnPremisesLink.all(of: nil, in: topology).contains { link in
      blocks(behind: link, family: address.family).contains { $0.contains(address) }
    }
  }

  // MARK: Where a line leads

  /// The attachment by which a connection hangs on its transit gateway.
  func attachment(of connection: Handle<VPNConnection>) -> Handle<TransitGatewayAttachment>? {
    topology.handles(of: TransitGatewayAttachment.self)
      .first { topology[$0].resource == .vpn(connection) }
  }

  /// The attachment by which a Direct Connect gateway hangs on a transit gateway.
  func attachment(
    of direct: Handle<DirectConnectGateway>, on gateway: Handle<TransitGateway>
  ) -> Handle<TransitGatewayAttachment>? {
    let id = topology[direct].id
    return topology.attachments(of: gateway)
      .first { topology[$0].resource == .directConnectGateway(id) }
  }

  /// Whether a line leads towards the VPC: by the VPC's own gateway, or by one that it is attached to.
  func leads(_ link: OnPremisesLink, to vpc: Handle<VPC>) -> Bool {
    switch link {
    case .vpn(let handle):
      switch topology[handle].termination {
      case .virtualPrivateGateway(let gateway): topology[gateway].vpc == vpc
      case .transitGateway(let gateway): isAttached(vpc, to: gateway)
      case .unresolved, nil: false
      }
    case .virtualInterface(let handle):
      switch topology[handle].termination {
      case .virtualPrivateGateway(let gateway): topology[gateway].vpc == vpc
      case .directConnectGateway(let direct):
        topology[direct].associations.contains { association in
          switch association.gateway {
          case .virtualPrivateGateway(let gateway): topology[gateway].vpc == vpc
          case .transitGateway(let gateway): isAttached(vpc, to: gateway)
          case .unresolved: false
          }
        }
      case .unresolved, nil: false
      }
    case .connect(let handle):
      isAttached(vpc, to: topology[handle].transitGateway)
    }
  }

  private func isAttached(_ vpc: Handle<VPC>, to gateway: Handle<TransitGateway>) -> Bool {
    topology.attachments(of: gateway).contains { topology[$0].resource == .vpc(vpc) }
  }
}
