import IPAddressing
import NetworkModel
import PathEngine

/// What the second opinion says to a query.
struct NaiveAnswer {
  var verdict: Verdict
  /// What decided, up to the first thing that let nothing through.
  var forward: [String]
  var back: [String] = []

  /// `publicAddress` is what public DNS says to the query's name, which no rule can tell.
  init(_ net: Topology, _ query: Query, publicAddress: IPAddress?) {
    let first = NaiveAnswer(net, query, publicAddress, choices: [:])
    let others = first.openTables.flatMap { table, count in
      (1..<count).map { NaiveAnswer(net, query, publicAddress, choices: [table: $0]) }
    }
    let isDisputed = others.contains { $0.verdict != first.verdict }
    self =
      isDisputed
      ? NaiveAnswer(net, query, publicAddress, choices: [:], isDisputed: true) : first
  }

  /// Tables with prefix lists of which AWS takes any (R4).
  private var openTables: [ResourceID: Int] = [:]

  private init(
    _ net: Topology, _ query: Query, _ publicAddress: IPAddress?, choices: [ResourceID: Int],
    isDisputed: Bool = false
  ) {
    var walk = NaiveWalk(
      net, NaivePacket(from: nil, to: nil, family: .ipv4, protocol: query.protocol))
    (walk.choices, walk.isDisputed) = (choices, isDisputed)
    do {
      try walk.address(query, publicAddress: publicAddress)
      let (client, asked) = (walk.packet, walk.sender)
      let end = try walk.begin(query)
      try walk.check(end, is: query)
      forward = walk.steps
      openTables = walk.openTables
      (verdict, back) = walk.answer(from: end, to: client, asked, &openTables)
    } catch let stop as NaiveWalk.Stop {
      openTables = walk.openTables
      forward = walk.steps
      verdict = stop.why == .blocked ? .unreachable : .undetermined
    } catch {
      forward = walk.steps
      verdict = .undetermined
    }
  }
}

extension NaiveWalk {
  // MARK: - The packet

  fileprivate mutating func address(_ query: Query, publicAddress: IPAddress?) throws {
    var wanted: AddressFamily?
    switch query.destination {
    case .address(let address), .onPremises(_, let address?): wanted = address.family
    case .interface(_, let address?): wanted = address.family
    case .interface, .name, .service, .internet, .onPremises(_, nil): break
    }
    switch query.source {
    case .interface(let id, let address):
      try setSender(id, address, wanted)
    case .instanceConnectEndpoint(let id):
      let endpoint = net.instanceConnectEndpoints.first { $0.id == id }
      guard let interface = endpoint?.interfaces.first else { throw stop(.unknown, "endpoint") }
      try setSender(net[interface].id, nil, nil)
    case .internet(let address): packet.from = address
    case .onPremises(_, let address): packet.from = address
    case .subnet: throw stop(.unknown, "any host")
    }
    packet.family = packet.from?.family ?? wanted ?? .ipv4
    try setDestination(query, publicAddress)
    // A name may have led to an address of the other family.
    if case .service = query.destination, case .interface(let id, nil) = query.source {
      try setSender(id, nil, packet.to?.family)
      packet.family = packet.from?.family ?? .ipv4
    }
    if let to = packet.to, to.family != packet.family { throw stop(.blocked, "family") }
    if query.protocol.hasPorts {
      let port = Int(query.port ?? 0)
      packet.toPorts = [port...port]
      packet.fromPorts = [query.sourcePort.map { Int($0)...Int($0) } ?? 32768...60999]
    }
    if query.protocol == .icmp { packet.icmpType = 8 }
    if query.protocol == .icmpv6 { packet.icmpType = 128 }
  }

  private mutating func setSender(_ id: ResourceID, _ address: IPAddress?, _ family: AddressFamily?)
    throws
  {
    guard let interface = net.handle(of: id, as: NetworkInterface.self) else {
      throw stop(.unknown, "source")
    }
    sender = interface
    // The first address of the family that the destination asks for.
    let own = net.addresses(of: interface).map(\.address)
    packet.from = address ?? own.first { $0.family == family ?? .ipv4 } ?? own.first
  }

  private mutating func setDestination(_ query: Query, _ publicAddress: IPAddress?) throws {
    switch query.destination {
    case .address(let address), .onPremises(_, let address?): packet.to = address
    case .interface(let id, let address):
      guard let interface = net.handle(of: id, as: NetworkInterface.self) else {
        throw stop(.unknown, "destination")
      }
      let own = net.addresses(of: interface).filter { $0.address.family == packet.family }
      packet.to = address ?? own.first?.address
      if packet.to == nil { throw stop(.blocked, "family") }
      // From outside, by the address that the outside knows.
      if case .internet = query.source, packet.family == .ipv4 {
        let entry = own.first { $0.address == packet.to }
        packet.to = entry?.publicAddress.map { .v4($0) } ?? packet.to
      }
    case .internet: packet.to = nil
    case .service(let name, let region):
      var named: IPAddress?
      if case .interface(_, let address) = query.source { named = address }
      packet.to = try resolve(name, region, publicAddress, named)
    case .name, .onPremises(_, nil): throw stop(.unknown, "destination")
    }
  }

  /// D1, D2: the addresses of an endpoint with private DNS, else the public one.
  private mutating func resolve(
    _ service: String, _ region: String?, _ publicAddress: IPAddress?, _ named: IPAddress?
  ) throws -> IPAddress? {
    guard let sender else { throw stop(.unknown, "name") }
    let vpc = net[sender].vpc
    if net[vpc].dnsSupport == false { throw stop(.blocked, "name") }
    let home = net.region(of: net[vpc].scope).text
    let endpoint = net.vpcEndpoints.first {
      $0.vpc == vpc && $0.type == .interface && $0.privateDNSEnabled && $0.state == .available
        && $0.serviceName.text == "com.amazonaws.\(region ?? home).\(service)"
    }
    guard let endpoint, net[vpc].dnsHostnames == true else { return publicAddress }
    let zone = net[sender].subnet.map { net[$0].zone }
    let answers = endpoint.interfaces.compactMap { handle -> (IPAddress, InternedText?)? in
      net[handle].primaryAddress.map { (.v4($0), net[handle].subnet.map { net[$0].zone }) }
    }.sorted { $0.0 < $1.0 }
    let answer = (answers.first { $0.1 == zone } ?? answers.first)?.0
    // DNS64 (V2): a client with IPv6 in such a subnet is told an IPv6 address.
    let isSynthesized =
      net[sender].subnet.map { net[$0].isDNS64Enabled } == true
      && (named ?? net.addresses(of: sender).first { $0.address.family == .ipv6 }?.address)?.family
        == .ipv6
    return isSynthesized ? answer?.throughNAT64 : answer
  }

  // MARK: - There

  fileprivate mutating func begin(_ query: Query) throws -> End {
    if case .instanceConnectEndpoint(let id) = query.source,
      let endpoint = net.instanceConnectEndpoints.first(where: { $0.id == id })
    {
      // SSH and RDP to private addresses (E9).
      let isPrivate = packet.to.map { net[endpoint.vpc].contains($0) || !$0.isPublic } ?? false
      let isManagement = query.port == 22 || query.port == 3389
      if packet.protocol != .tcp || !isManagement || !isPrivate {
        throw stop(.blocked, "endpoint")
      }
    }
    if let sender { return try start(at: sender) }
    if case .onPremises(let id?, _) = query.source { return try begin(behind: id) }
    // The internet carries no private addresses.
    if let to = packet.to, !to.isPublic { throw stop(.blocked, "internet") }
    let end = try acrossInternet()
    if end == .internet { throw stop(.blocked, "internet") }
    return end
  }

  /// From the customer's network, by a VPN to a virtual private gateway or to a transit gateway (G1).
  private mutating func begin(behind id: ResourceID) throws -> End {
    guard let vpn = net.handle(of: id, as: VPNConnection.self) else { throw stop(.unknown, "vpn") }
    (came, isFromOffice) = (.vpn, true)
    guard net[vpn].state == .available else { throw stop(.blocked, "vpn \(id)") }
    switch net[vpn].termination {
    case .virtualPrivateGateway(let gateway):
      // It knows the addresses of its own VPC and no others.
      guard net[gateway].state.isUsable, let vpc = net[gateway].vpc, let to = packet.to,
        net[vpc].contains(to)
      else { throw stop(.blocked, "gateway \(net[gateway].id)") }
      return try deliver(in: vpc, from: nil)
    case .transitGateway(let gateway):
      let end = net.handles(of: TransitGatewayAttachment.self).first {
        net[$0].resource == .vpn(vpn)
      }
      guard let end else { throw stop(.unknown, "attachment") }
      guard net[end].state == .available else { throw stop(.blocked, "gateway \(net[end].id)") }
      return try pass(gateway, from: end, zone: nil)
    case .unresolved, nil: throw stop(.unknown, "vpn")
    }
  }

  /// Whether it has come to who was asked for.
  fileprivate mutating func check(_ end: End, is query: Query) throws {
    switch (query.destination, end) {
    case (.interface(let id, _), .interface(let reached)):
      if net[reached].id != id { throw stop(.blocked, "somebody else") }
    case (.onPremises, .onPremises), (.onPremises, .onPremisesByTransit): break
    case (.interface, _), (.onPremises, _): throw stop(.blocked, "somewhere else")
    default: break
    }
  }

  // MARK: - Back

  fileprivate func answer(
    from end: End, to client: NaivePacket, _ asked: Handle<NetworkInterface>?,
    _ openTables: inout [ResourceID: Int]
  ) -> (Verdict, [String]) {
    var walk = self
    defer { openTables = walk.openTables }
    walk.packet = packet.answer
    walk.isAnswer = true
    walk.steps = []
    walk.inspectors = []
    walk.isInspected = false
    walk.leansOnGroups = false
    walk.places = []
    do {
      let back = try walk.goBack(from: end)
      let isRight =
        switch back {
        case .interface(let interface): interface == asked
        case .internet: asked == nil && !isFromOffice
        case .platform: true
        case .onPremises, .onPremisesByTransit: isFromOffice
        case .gatewayEndpoint: false
        }
      // The client waits for an answer from where it sent the packet, to its own address.
      let isExpected =
        end == .platform
        || (walk.packet.from == client.to && walk.packet.to == client.from && walk.sessions.isEmpty)
      if !isRight || !isExpected { throw walk.stop(.blocked, "astray") }
      let isSure = walk.inspectors == inspectors && !walk.isDoubtful
      return (isSure ? .reachable : .undetermined, walk.steps)
    } catch let stop as Stop {
      return (stop.why == .blocked ? .unreachable : .undetermined, walk.steps)
    } catch {
      return (.undetermined, walk.steps)
    }
  }

  private mutating func goBack(from end: End) throws -> End {
    switch end {
    case .platform: return .platform
    case .interface(let interface): return try start(at: interface)
    case .internet: return try acrossInternet()
    case .gatewayEndpoint(let vpc):
      (sender, came) = (nil, .internet)
      return try deliver(in: vpc, from: nil)
    case .onPremises(let vpc):
      (sender, came) = (nil, .vpn)
      return try deliver(in: vpc, from: nil)
    case .onPremisesByTransit(let attachment):
      (sender, came) = (nil, .vpn)
      return try pass(net[attachment].transitGateway, from: attachment, zone: nil)
    }
  }
}
