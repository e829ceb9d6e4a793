import IPAddressing
import NetworkModel

/// What gateways, NAT and endpoints do to a packet.
extension NaiveWalk {
  mutating func follow(_ target: RouteTarget, from subnet: Handle<Subnet>) throws -> End {
    let vpc = net[subnet].vpc
    switch target {
    case .local: return try deliver(in: vpc, from: subnet)
    case .internetGateway(let gateway): return try leave(by: gateway, of: vpc, from: subnet)
    case .egressOnlyInternetGateway(let gateway):
      return try leave(by: gateway, of: vpc, from: subnet)
    case .natGateway(let gateway): return try translate(at: gateway, from: subnet)
    case .vpcEndpoint(let endpoint):
      return net[endpoint].type == .gateway
        ? try leave(by: endpoint, of: vpc) : try inspect(at: endpoint, from: subnet)
    case .peeringConnection(let peering): return try cross(peering, from: vpc)
    case .transitGateway(let gateway): return try enter(gateway, from: subnet)
    case .virtualPrivateGateway(let gateway): return try leave(by: gateway, of: vpc)
    case .networkInterface(let interface): return try pass(interface, in: vpc, from: subnet)
    case .unresolved(let id): throw stop(.unknown, "target \(id)")
    }
  }

  /// By the table that a regional NAT gateway has for itself (N5).
  mutating func leave(byTableOf gateway: Handle<NATGateway>) throws -> End {
    guard let handle = net[gateway].routeTable else { throw stop(.unknown, "no table") }
    let (vpc, table) = (net[gateway].vpc, net[handle])
    switch try decide(table) {
    case .local: return try deliver(in: vpc, from: nil)
    case .internetGateway(let gateway): return try leave(by: gateway, of: vpc, from: nil)
    default: throw stop(.unknown, "regional")
    }
  }

  private var isOwn: Bool { if case .own = came { true } else { false } }

  // MARK: - The internet

  private mutating func leave(
    by gateway: Handle<InternetGateway>, of vpc: Handle<VPC>, from subnet: Handle<Subnet>?
  ) throws -> End {
    let step = "gateway \(net[gateway].id)"
    guard net[gateway].vpc == vpc, isOwn, let from = packet.from,
      packet.to?.behindNAT64 == nil
    else { throw stop(.blocked, step) }
    let passesNAT = sessions.contains { $0.gateway != nil && $0.address == from }
    let client = clientSubnet(in: vpc)
    switch from {
    case .v4:
      guard let publicAddress = publicAddress(of: from, in: vpc) else { throw stop(.blocked, step) }
      if let to = packet.to, to.isRFC1918 || to.isRFC6598 { throw stop(.blocked, step) }
      packet.from = .v4(publicAddress)
    case .v6:
      guard from.isPublic, packet.to?.isPublic ?? true else { throw stop(.blocked, step) }
    }
    try passBlockPublicAccess(step, of: vpc, [subnet, client], isOutward: passesNAT)
    note(step)
    return try acrossInternet()
  }

  private mutating func leave(
    by gateway: Handle<EgressOnlyInternetGateway>, of vpc: Handle<VPC>, from subnet: Handle<Subnet>
  ) throws -> End {
    let step = "gateway \(net[gateway].id)"
    guard net[gateway].vpc == vpc, isOwn, packet.family == .ipv6, packet.from?.isPublic == true,
      packet.to?.isPublic ?? true, packet.to?.behindNAT64 == nil, !isAnswer
    else { throw stop(.blocked, step) }
    try passBlockPublicAccess(step, of: vpc, [subnet, clientSubnet(in: vpc)], isOutward: true)
    note(step)
    egressOnly.insert(vpc)
    return try acrossInternet()
  }

  /// Where what goes out by the VPC's gateway began in the VPC, before a NAT there.
  private func clientSubnet(in vpc: Handle<VPC>) -> Handle<Subnet>? {
    if let session = sessions.last { return session.vpc == vpc ? session.origin : nil }
    return net.networkInterfaces.first { interface in
      interface.vpc == vpc
        && (net.handle(of: interface.id, as: NetworkInterface.self).map {
          net.addresses(of: $0).contains { $0.address == packet.from }
        } ?? false)
    }?.subnet
  }

  /// B1. Of an answer the question has been judged.
  private mutating func passBlockPublicAccess(
    _ step: String, of vpc: Handle<VPC>, _ subnets: [Handle<Subnet>?], isOutward: Bool
  ) throws {
    if isAnswer { return }
    var isShut: Set<Bool> = []
    for subnet in subnets.compactMap(\.self) {
      switch net[subnet].internetGatewayBlock ?? net[vpc].internetGatewayBlock ?? .off {
      case .off: isShut.insert(false)
      case .blockIngress: isShut.insert(!isOutward)
      case .blockBidirectional: isShut.insert(true)
      }
    }
    if isShut == [true] { throw stop(.blocked, step) }
    // AWS does not say which of two subnets counts.
    if isShut.count > 1 { doubt(step) }
  }

  private func publicAddress(of address: IPAddress, in vpc: Handle<VPC>) -> IPv4Address? {
    for interface in net.handles(of: NetworkInterface.self) where net[interface].vpc == vpc {
      for entry in net.addresses(of: interface) where entry.address == address {
        if let found = entry.publicAddress { return found }
      }
    }
    for gateway in net.natGateways where gateway.vpc == vpc {
      for entry in gateway.addresses {
        if let own = entry.privateAddress, .v4(own) == address { return entry.publicAddress }
        if let own = entry.publicAddress, .v4(own) == address { return own }
      }
    }
    return nil
  }

  /// From anywhere public to wherever the destination is.
  mutating func acrossInternet() throws -> End {
    (sender, came) = (nil, .internet)
    guard let to = packet.to else { return .internet }
    for interface in net.handles(of: NetworkInterface.self) {
      for entry in net.addresses(of: interface) {
        let isThis =
          switch to {
          case .v4(let bits): entry.publicAddress == bits
          case .v6: entry.address == to
          }
        if isThis { return try comeIn(to: net[interface].vpc, at: entry.address) }
      }
    }
    for gateway in net.handles(of: NATGateway.self) {
      for entry in net[gateway].addresses {
        guard let own = entry.publicAddress, .v4(own) == to else { continue }
        if let inner = entry.privateAddress {
          return try comeIn(to: net[gateway].vpc, at: .v4(inner))
        }
        // A regional one is in no subnet, and takes answers alone.
        guard let session = sessions.last, isAnswer, session.gateway == gateway else {
          throw stop(.blocked, "gateway in")
        }
        return try giveBack(session)
      }
    }
    return .internet
  }

  private mutating func comeIn(to vpc: Handle<VPC>, at address: IPAddress) throws -> End {
    packet.to = address
    if isAnswer, egressOnly.contains(vpc), packet.family == .ipv6 {
      note("gateway in")
      return try deliver(in: vpc, from: nil)
    }
    guard let gateway = net.internetGateways.first(where: { $0.vpc == vpc }) else {
      throw stop(.blocked, "gateway in")
    }
    let owner = net.handles(of: NetworkInterface.self).first { interface in
      net[interface].vpc == vpc
        && net.addresses(of: interface).contains { $0.address == address }
    }
    try passBlockPublicAccess(
      "gateway in \(gateway.id)", of: vpc, [owner.flatMap { net[$0].subnet }], isOutward: false)
    note("gateway in \(gateway.id)")
    return try comeIn(to: vpc, byTableOf: gateway.id)
  }

  /// R8: by the table of the gateway, where it has one.
  private mutating func comeIn(to vpc: Handle<VPC>, byTableOf gateway: ResourceID) throws -> End {
    guard let table = net.routeTables.first(where: { $0.edgeAssociations.contains(gateway) })
    else { return try deliver(in: vpc, from: nil) }
    switch try decide(table) {
    case .local: return try deliver(in: vpc, from: nil)
    case .vpcEndpoint(let endpoint): return try inspect(at: endpoint, from: nil)
    case .networkInterface(let interface): return try pass(interface, in: vpc, from: nil)
    default: throw stop(.unknown, "edge")
    }
  }

  // MARK: - NAT, endpoints

  private mutating func translate(at gateway: Handle<NATGateway>, from subnet: Handle<Subnet>)
    throws -> End
  {
    let step = "gateway \(net[gateway].id)"
    let entity = net[gateway]
    if let home = entity.subnet, home != subnet { try passNetworkACL(home, isIngress: true) }
    // A regional gateway has a public address in each zone that it serves (N5).
    let own =
      entity.subnet == nil
      ? entity.addresses.first { $0.zone == net[subnet].zone }?.publicAddress
      : entity.addresses.first?.privateAddress
    guard let own else { throw stop(.blocked, step) }
    let (address, client, asked) = (IPAddress.v4(own), packet.from, packet.to)
    let inner = packet.to?.behindNAT64
    if let inner { packet.becomeIPv4(to: inner) }
    let isClient =
      switch came {
      case .own, .transit: true
      case .peering, .vpn, .internet: false
      }
    let serves: [IPProtocol] = [.tcp, .udp, .icmp]
    guard entity.state == .available, client != address, packet.family == .ipv4,
      serves.contains(packet.protocol),
      isClient, !isAnswer
    else { throw stop(.blocked, step) }
    note(step)
    sessions.append(
      Session(
        vpc: entity.vpc, home: entity.subnet, address: address, client: client,
        clientPorts: packet.fromPorts, origin: subnet, gateway: gateway,
        asked: inner == nil ? nil : asked))
    packet.from = address
    if packet.protocol.hasPorts { packet.fromPorts = [1024...65535] }
    (sender, came, isInspected) = (entity.addresses.first?.interface, .own, false)
    if let home = entity.subnet { return try leave(home) }
    return try leave(byTableOf: gateway)
  }

  /// R9: through an appliance, which passes on what it gets, or stands for its clients to the internet.
  private mutating func pass(
    _ box: Handle<NetworkInterface>, in vpc: Handle<VPC>, from subnet: Handle<Subnet>?
  ) throws -> End {
    let entity = net[box]
    let step = "gateway \(entity.id)"
    guard entity.vpc == vpc, entity.purpose == .host, let home = entity.subnet else {
      throw stop(.unknown, step)
    }
    if home != subnet { try passNetworkACL(home, isIngress: true) }
    if net.addresses(of: box).contains(where: { $0.address == packet.to }) {
      if let session = sessions.last, isAnswer, session.vpc == vpc, session.address == packet.to {
        return try giveBack(session)
      }
      return try arrive(at: box)
    }
    let leant = leansOnGroups
    try passGroups(box, isIngress: true)
    if entity.checksSourceDestination { throw stop(.blocked, step) }
    if let instance = entity.instance, net[instance].state == .stopped {
      throw stop(.blocked, step)
    }
    if standsForSource(box, at: home), let own = entity.primaryAddress {
      note(step)
      sessions.append(
        Session(
          vpc: vpc, home: home, address: .v4(own), client: packet.from,
          clientPorts: packet.fromPorts, origin: subnet))
      packet.from = .v4(own)
      (sender, came) = (box, .own)
    } else {
      leant ? doubt(step) : note(step)
      inspectors.insert(entity.id)
      isInspected = true
    }
    try passGroups(box, isIngress: false)
    return try leave(home)
  }

  /// A NAT instance: it has a public address, and the source has none that its gateway would know.
  private func standsForSource(_ box: Handle<NetworkInterface>, at home: Handle<Subnet>) -> Bool {
    guard !isAnswer, packet.family == .ipv4, net[box].publicAddress != nil, let from = packet.from,
      let table = table(of: home), let route = route(in: table),
      case .internetGateway = route.target
    else { return false }
    switch came {
    case .peering, .transit, .vpn: return true
    case .own, .internet: break
    }
    for interface in net.handles(of: NetworkInterface.self) where net[interface].vpc == net[box].vpc
    {
      for entry in net.addresses(of: interface) where entry.address == from {
        return entry.publicAddress == nil
      }
    }
    return !from.isPublic
  }

  private mutating func leave(by endpoint: Handle<VPCEndpoint>, of vpc: Handle<VPC>) throws -> End {
    let step = "gateway \(net[endpoint].id)"
    let isEcho = packet.protocol == .icmp && packet.icmpType == 8
    guard net[endpoint].state == .available, net[endpoint].vpc == vpc, isOwn,
      packet.protocol == .tcp || isEcho, !isAnswer
    else { throw stop(.blocked, step) }
    note(step)
    return .gatewayEndpoint(vpc)
  }

  /// To a Gateway Load Balancer's appliance and back, then on by the endpoint's subnet.
  private mutating func inspect(at endpoint: Handle<VPCEndpoint>, from subnet: Handle<Subnet>?)
    throws -> End
  {
    let step = "gateway \(net[endpoint].id)"
    guard let home = net[endpoint].subnets.first else { throw stop(.unknown, step) }
    if home != subnet { try passNetworkACL(home, isIngress: true) }
    guard net[endpoint].state == .available else { throw stop(.blocked, step) }
    leansOnGroups ? doubt(step) : note(step)
    inspectors.insert(net[endpoint].id)
    isInspected = true
    return try leave(home)
  }

  // MARK: - Other VPCs

  private mutating func cross(_ peering: Handle<PeeringConnection>, from vpc: Handle<VPC>) throws
    -> End
  {
    let step = "gateway \(net[peering].id)"
    guard net[peering].state == .active, isOwn, let to = packet.to,
      let other = net[peering].peer(of: vpc)?.vpc, net[other].contains(to)
    else { throw stop(.blocked, step) }
    note(step)
    came = .peering(isOneRegion: isOneRegion(net[peering]))
    return try deliver(in: other, from: nil)
  }

  private mutating func leave(by gateway: Handle<VirtualPrivateGateway>, of vpc: Handle<VPC>) throws
    -> End
  {
    let step = "gateway \(net[gateway].id)"
    guard net[gateway].vpc == vpc, net[gateway].state.isUsable, isOwn else {
      throw stop(.blocked, step)
    }
    let connections = net.vpnConnections.filter {
      $0.termination == .virtualPrivateGateway(gateway)
    }
    // A8: a gateway without any VPN in the snapshot may lead anywhere.
    if connections.isEmpty { throw stop(.unknown, step) }
    let holding = connections.filter {
      $0.routes.contains { holds($0, packet.to, packet.family) }
    }
    guard holding.contains(where: { $0.state == .available }) else { throw stop(.blocked, step) }
    note(step)
    return .onPremises(vpc)
  }

  // MARK: - Transit gateways

  private mutating func enter(_ gateway: Handle<TransitGateway>, from subnet: Handle<Subnet>) throws
    -> End
  {
    let vpc = net[subnet].vpc
    let step = "gateway \(net[gateway].id)"
    let mine = net.handles(of: TransitGatewayAttachment.self).filter {
      net[$0].transitGateway == gateway && net[$0].resource == .vpc(vpc)
    }
    // A8: a route that leads there says that there is one.
    guard let attachment = mine.first else { throw stop(.unknown, step) }
    guard let door = net[attachment].subnets.first(where: { net[$0].zone == net[subnet].zone })
    else { throw stop(.blocked, "gateway \(net[attachment].id)") }
    guard net[attachment].state == .available else {
      throw stop(.blocked, "gateway \(net[attachment].id)")
    }
    switch came {
    case .peering, .internet, .vpn: throw stop(.blocked, step)
    case .own, .transit: break
    }
    // In by the attachment's subnet, even when that is the packet's own.
    try passNetworkACL(door, isIngress: true)
    return try pass(gateway, from: attachment, zone: net[subnet].zone)
  }

  mutating func pass(
    _ gateway: Handle<TransitGateway>, from attachment: Handle<TransitGatewayAttachment>,
    zone: InternedText?
  ) throws -> End {
    let place = Place(attachment: attachment, from: packet.from, to: packet.to)
    if !places.insert(place).inserted { throw stop(.blocked, "circle") }
    guard net[gateway].state == .available else {
      throw stop(.blocked, "gateway \(net[gateway].id)")
    }
    guard let table = net[attachment].associatedTable else {
      // A8: where no attachment has a table, the snapshot may lack them all.
      let isTold = net.transitGatewayAttachments.contains {
        $0.transitGateway == gateway && $0.associatedTable != nil
      }
      throw stop(isTold ? .blocked : .unknown, "gateway \(net[attachment].id)")
    }
    guard let next = try self.attachment(in: table) else { throw stop(.unknown, "attachment") }
    let entity = net[next]
    guard entity.state == .available else { throw stop(.blocked, "gateway \(entity.id)") }
    switch entity.resource {
    case .vpc(let vpc):
      came = .transit(
        carriesGroups: net[gateway].supportsSecurityGroupReferences == true
          && entity.supportsSecurityGroupReferences == true
          && net[attachment].supportsSecurityGroupReferences == true
          && net[attachment].resource != .vpc(vpc))
      return try comeIn(by: next, zone: zone)
    case .vpn(let vpn):
      guard net[vpn].state == .available else { throw stop(.blocked, "vpn \(net[vpn].id)") }
      return .onPremisesByTransit(next)
    case .peering(let id):
      let far = net.handles(of: TransitGatewayAttachment.self).first {
        net[net[$0].transitGateway].id == id
          && net[$0].resource == .peering(net[gateway].id)
      }
      guard let far else { throw stop(.unknown, "peering \(id)") }
      guard net[far].state == .available else { throw stop(.blocked, "gateway \(net[far].id)") }
      return try pass(net[far].transitGateway, from: far, zone: nil)
    case .directConnectGateway, .connect, .unresolved: throw stop(.unknown, "attachment")
    }
  }

  /// By one of the attachment's subnets; where AWS may take any of several, the worst counts.
  private mutating func comeIn(
    by attachment: Handle<TransitGatewayAttachment>, zone: InternedText?
  ) throws -> End {
    let doors = net[attachment].subnets
    let near = doors.filter { net[$0].zone == zone }
    let candidates = near.isEmpty || net[attachment].isApplianceModeOn ? doors : near
    var ways: [(badness: Int, walk: NaiveWalk, end: Result<End, any Error>)] = []
    for door in candidates {
      var walk = self
      do {
        let end = try walk.leave(door)
        ways.append((walk.isDoubtful ? 1 : 0, walk, .success(end)))
      } catch let stop as Stop {
        ways.append((stop.why == .blocked ? 2 : 1, walk, .failure(stop)))
      }
    }
    let worst = ways.map(\.badness).max()
    guard let way = ways.first(where: { $0.badness == worst }) else {
      throw stop(.unknown, "no door")
    }
    self = way.walk
    return try way.end.get()
  }
}
