import IPAddressing
import NetworkModel
import PathEngine

/// A second opinion on a query: AWS's rules taken word by word, every list searched from end to end.
///
/// It shares the model and the addresses with the engine and nothing else, and stops at the first thing
/// that does not let the packet through.
struct NaiveWalk {
  let net: Topology
  var packet: NaivePacket
  var isAnswer = false
  var steps: [String] = []

  /// How the packet came into the VPC that it is in.
  enum Way {
    /// From one of the VPC's own interfaces.
    case own
    case peering(isOneRegion: Bool)
    case transit(carriesGroups: Bool)
    case internet, vpn
  }
  var came = Way.own
  /// The interface that has the packet's source address.
  var sender: Handle<NetworkInterface>?
  /// The question comes from the customer's own network.
  var isFromOffice = false
  /// An appliance has had the packet in its hands.
  var isInspected = false
  var inspectors: Set<ResourceID> = []
  /// A group let the packet pass for the group at the other end.
  var leansOnGroups = false
  /// Something on the way is not known, and the rest was gone through all the same.
  var isDoubtful = false
  /// NAT gateways on the way there, with what each has to give back to whom.
  var sessions: [Session] = []
  /// Egress-only gateways on the way there, by which answers come in again.
  var egressOnly: Set<Handle<VPC>> = []
  /// Tables with prefix lists of which AWS takes any, and which is to be taken (R4).
  var openTables: [ResourceID: Int] = [:]
  var choices: [ResourceID: Int] = [:]
  /// The choices lead to different answers.
  var isDisputed = false
  /// The packet may have gone another way: what stops it on this one may not stop it.
  var isGuessing = false
  /// Where tables have been asked, so that circles are found.
  var places: Set<Place> = []

  struct Place: Hashable {
    var subnet: Handle<Subnet>?
    var attachment: Handle<TransitGatewayAttachment>?
    var from: IPAddress?
    var to: IPAddress?
  }

  struct Session {
    var vpc: Handle<VPC>
    /// Where the answer goes on from; nil for a regional NAT gateway, which has a table of its own.
    var home: Handle<Subnet>?
    var address: IPAddress
    var client: IPAddress?
    var clientPorts: [ClosedRange<Int>]
    /// The subnet that the client's packet came from.
    var origin: Handle<Subnet>?
    /// Nil for a NAT instance.
    var gateway: Handle<NATGateway>?
    /// What the client asked for, where NAT64 has made an IPv4 packet of an IPv6 one (V2).
    var asked: IPAddress?
  }

  /// Where a way ends well.
  enum End: Equatable {
    case interface(Handle<NetworkInterface>)
    case internet
    /// Out of a gateway endpoint of this VPC.
    case gatewayEndpoint(Handle<VPC>)
    case onPremises(Handle<VPC>)
    case onPremisesByTransit(Handle<TransitGatewayAttachment>)
    /// Metadata or resolver.
    case platform
  }

  struct Stop: Error {
    var why: Why
    enum Why { case blocked, unknown }
  }

  init(_ net: Topology, _ packet: NaivePacket) {
    self.net = net
    self.packet = packet
  }

  mutating func note(_ step: String) { steps.append(step) }

  mutating func doubt(_ step: String) {
    isDoubtful = true
    note("\(step) unknown")
  }

  mutating func stop(_ why: Stop.Why, _ step: String) -> Stop {
    let why = isGuessing ? .unknown : why
    steps.append("\(step) \(why)")
    return Stop(why: why)
  }

  // MARK: - Inside of a VPC

  /// Out of an interface.
  mutating func start(at interface: Handle<NetworkInterface>) throws -> End {
    (sender, came) = (interface, .own)
    // Groups ask neither what a host says to itself nor what it says to AWS's own services (R6).
    if net[interface].purpose == .host,
      net.addresses(of: interface).contains(where: { $0.address == packet.to })
    {
      return .interface(interface)
    }
    if let to = packet.to, isPlatform(to, in: net[interface].vpc),
      net[interface].purpose == .host
    {
      return .platform
    }
    try passGroups(interface, isIngress: false)
    guard let subnet = net[interface].subnet else { throw stop(.blocked, "no subnet") }
    return try leave(subnet)
  }

  /// By the table of a subnet that the packet is in.
  mutating func leave(_ subnet: Handle<Subnet>) throws -> End {
    let vpc = net[subnet].vpc
    if let to = packet.to, net[subnet].cidrs.contains(where: { $0.contains(to) }) {
      return try deliver(in: vpc, from: subnet)
    }
    guard let table = table(of: subnet) else { throw stop(.unknown, "no table") }
    let place = Place(subnet: subnet, from: packet.from, to: packet.to)
    if !places.insert(place).inserted { throw stop(.blocked, "circle") }
    // A next hop in the same subnet leaves it by the same list, which looks at the destination alone:
    // asking once more changes nothing.
    try passNetworkACL(subnet, isIngress: false)
    return try follow(try decide(table), from: subnet)
  }

  /// What a table leads to.
  mutating func decide(_ table: RouteTable) throws -> RouteTarget {
    let step = "table \(table.id)"
    let routes = routes(in: table)
    if routes.count > 1 {
      openTables[table.id] = routes.count
      if isDisputed {
        doubt(step)
        isGuessing = true
      }
    }
    guard !routes.isEmpty else { throw stop(.blocked, step) }
    let chosen = routes[choices[table.id] ?? 0]
    if chosen.isBlackhole { throw stop(.blocked, "\(step) > blackhole") }
    note("\(step) > \(name(of: chosen.target))")
    return chosen.target
  }

  private func isPlatform(_ address: IPAddress, in vpc: Handle<VPC>) -> Bool {
    if address.isLinkLocal { return true }
    // The resolver is at the primary block's base address plus two.
    return net[vpc].cidrs.first { $0.family == .ipv4 }?.address.advanced(by: 2) == address
  }

  /// To the interface that has the address.
  mutating func deliver(in vpc: Handle<VPC>, from subnet: Handle<Subnet>?) throws -> End {
    let all = net.handles(of: NetworkInterface.self)
    guard
      let interface = all.first(where: { handle in
        net[handle].vpc == vpc
          && net.addresses(of: handle).contains { $0.address == packet.to }
      }), let home = net[interface].subnet
    else {
      let empty = net.handles(of: Subnet.self).first { handle in
        net[handle].vpc == vpc
          && net[handle].cidrs.contains { cidr in packet.to.map { cidr.contains($0) } ?? false }
      }
      if let empty, empty != subnet { try passNetworkACL(empty, isIngress: true) }
      throw stop(.blocked, "nobody")
    }
    if home != subnet { try passNetworkACL(home, isIngress: true) }
    if let session = sessions.last, isAnswer, session.vpc == vpc, session.address == packet.to {
      return try giveBack(session)
    }
    return try arrive(at: interface)
  }

  /// At the interface that has the address, past the list of its subnet.
  mutating func arrive(at interface: Handle<NetworkInterface>) throws -> End {
    switch net[interface].purpose {
    case .natGateway, .gatewayLoadBalancerEndpoint, .transitGateway, .instanceConnectEndpoint:
      if isAnswer, net[interface].purpose == .instanceConnectEndpoint { break }
      try passGroups(interface, isIngress: true)
      throw stop(.blocked, "interface \(net[interface].id)")
    case .host, .vpcEndpoint, .loadBalancer, .lambda, .container, .database, .other: break
    }
    try passGroups(interface, isIngress: true)
    let endpoint = net.vpcEndpoints.first { $0.interfaces.contains(interface) }
    if let endpoint, endpoint.state != .available {
      throw stop(.blocked, "gateway \(endpoint.id)")
    }
    return .interface(interface)
  }

  /// The NAT gateway or instance sends an answer on to who asked.
  mutating func giveBack(_ session: Session) throws -> End {
    sessions.removeLast()
    note("nat \(session.vpc)")
    packet.to = session.client
    packet.toPorts = session.clientPorts
    if let asked = session.asked { packet.becomeIPv6(from: asked) }
    (sender, came) = (nil, .own)
    if let home = session.home { return try leave(home) }
    guard let gateway = session.gateway else { throw stop(.unknown, "nat") }
    return try leave(byTableOf: gateway)
  }

  func name(of target: RouteTarget) -> String {
    switch target {
    case .local: "local"
    case .internetGateway(let gateway): net[gateway].id.text
    case .egressOnlyInternetGateway(let gateway): net[gateway].id.text
    case .natGateway(let gateway): net[gateway].id.text
    case .vpcEndpoint(let endpoint): net[endpoint].id.text
    case .networkInterface(let interface): net[interface].id.text
    case .peeringConnection(let peering): net[peering].id.text
    case .transitGateway(let gateway): net[gateway].id.text
    case .virtualPrivateGateway(let gateway): net[gateway].id.text
    case .unresolved(let id): id.text
    }
  }
}
