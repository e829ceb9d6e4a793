import IPAddressing
import NetworkModel

/// Follows one packet, hop by hop, in one direction.
///
/// The walker holds where the packet is and what it looks like. Each kind of component has its file in
/// Gateways/; what they share is here: hops, explanations, filters. It goes on past what blocks, as if the
/// packet had been let through (A2), and stops where there is no next hop.
struct Walker {
  let topology: Topology
  let routes: RouteChooser
  let direction: Explanation.Direction
  /// What is asked of a service, for its policies.
  var request: ServiceRequest

  var packet: Packet
  /// The destination ports that every filter so far lets through; nil for a packet without ports.
  var openPorts: [PortRange]?
  var hops: [Hop] = []
  var explanations: [Explanation] = []
  var assumptions: [Assumption] = []
  /// On the way there, written down; on the way back, undone (the last first).
  var translations: [Translation]
  /// Gateways by which it went out to a host of this topology; its answer comes back by them (I4).
  var departures: [End]
  var end: End?
  /// How the packet, with the source it has now, came to be in the VPC where it is.
  var crossing = Crossing.none
  /// The appliances it has been through, each by the first endpoint that leads to it.
  var inspections: Set<ResourceID> = []
  /// The packet has been through an appliance, beyond which nothing is known as a group's member.
  var losesGroupReferences = false
  /// Where the packet has come by, as it was then, with the hop: so that circles are found.
  var visits: [Visit: Int] = [:]
  /// How many tables of VPCs have been asked, of all that are between its beginning and here.
  var tablesAsked = 0
  /// How often the way parted into several that AWS may take.
  var forks = 0
  /// What the query starts from, where that is a subnet rather than a host.
  var anyHost: AnyHost?
  /// The load balancers that it came by; on the way back, those it has yet to go back by (the last first).
  var balancings: [Balancing] = []
  /// What is to be taken where AWS may take one of several.
  var choices = Choices()
  /// Tables whose prefix lists leave open which of several routes AWS takes (R4), and of how many.
  var openTables: [ResourceID: Int] = [:]
  /// The packet may have gone another way before here: what blocks it on this one is not sure to do so.
  var mayGoElsewhere = false
  /// The groups of the balancer that it came through with its client's address: targets know it by them.
  var carriedGroups: [Handle<SecurityGroup>] = []

  /// Which border of a VPC the packet has crossed since its source put it into one.
  enum Crossing: Hashable {
    /// None: its source is in this VPC, or outside of all.
    case none
    case peering
    /// One transit gateway, by these attachments.
    case transitGateway(
      from: Handle<TransitGatewayAttachment>, to: Handle<TransitGatewayAttachment>?)
    /// Several gateways, or from a network that is no VPC.
    case elsewhere
  }

  /// A packet at an attachment of a transit gateway, or at an appliance.
  struct Visit: Hashable {
    var place: ResourceID
    var packet: Packet
  }

  /// A source address that was replaced on the way, so that the answer finds back.
  struct Translation {
    enum Translator: Hashable {
      case natGateway(Handle<NATGateway>)
      /// A NAT instance (R9).
      case appliance(Handle<NetworkInterface>)
    }

    var by: Translator
    var source: PacketAddress
    var ports: PortRange?
    var translated: PacketAddress
    /// The subnet that the packet came from.
    var origin: Handle<Subnet>?
    /// The destination before it, where NAT64 replaced that too (V2).
    var destination: PacketAddress?

    /// The NAT gateway that did it.
    var natGateway: Handle<NATGateway>? {
      if case .natGateway(let gateway) = by { gateway } else { nil }
    }
  }

  /// Any host of a subnet, under an address that stands for all of theirs.
  struct AnyHost: Hashable {
    var subnet: Handle<Subnet>
    var address: IPAddress
  }

  /// Where a walk came to its end.
  enum End: Hashable {
    /// At an interface of a VPC.
    case interface(Handle<NetworkInterface>)
    /// At any host of a subnet, which a query starts from.
    case anyHost(Handle<Subnet>)
    /// At a service, behind an interface endpoint's interface.
    case interfaceEndpoint(Handle<VPCEndpoint>, Handle<NetworkInterface>)
    case gatewayEndpoint(Handle<VPCEndpoint>, vpc: Handle<VPC>)
    /// Outside, beyond an internet gateway, which knows the packet's source by a public address.
    case internetGateway(Handle<InternetGateway>)
    case egressOnlyInternetGateway(Handle<EgressOnlyInternetGateway>)
    /// In the customer's own network, behind a VPN or Direct Connect.
    case onPremises(OnPremisesLink)
    /// At a service, by the customer's own line to AWS's public addresses.
    case awsNetwork(OnPremisesLink)
    /// Answered by the VPC itself: metadata, resolver, time (R6).
    case linkLocal
  }

  /// No network that works asks the tables of more subnets on one way; what does, goes in circles.
  static let tableLimit = 64
  /// Beyond this many partings one way is followed, the first, and the others are said not to be judged.
  static let forkLimit = 6

  init(
    topology: Topology, routes: RouteChooser, direction: Explanation.Direction, packet: Packet,
    request: ServiceRequest, translations: [Translation] = [], departures: [End] = []
  ) {
    self.topology = topology
    self.routes = routes
    self.direction = direction
    self.packet = packet
    self.request = request
    self.translations = translations
    self.departures = departures
    openPorts = packet.destinationPorts.map { [$0] }
  }

  var isReply: Bool { direction == .back }
}

// MARK: - Writing down

extension Walker {
  /// Adds a hop; the packet leaves it as it came.
  mutating func pass(_ component: Component, _ step: Step) {
    hops.append(Hop(component, step, packet: packet))
  }

  /// Adds a hop that turns the packet into another.
  mutating func translate(_ component: Component, to translated: Packet) {
    hops.append(Hop(component, .translate, packet: packet, packetOut: translated))
    packet = translated
  }

  /// Says what is wrong with the last hop, which then blocks or is unknown.
  mutating func explain(
    _ code: ExplanationCode, _ severity: Explanation.Severity = .blocks,
    subjects: [ResourceID] = []
  ) {
    let last = hops.indices.last
    let severity = mayGoElsewhere && severity == .blocks ? .unknown : severity
    explanations.append(
      Explanation(
        code, severity, direction, hop: last, component: last.map { hops[$0].component },
        packet: last.map { hops[$0].packet }, subjects: subjects))
    guard let last else { return }
    switch severity {
    case .blocks: hops[last].outcome = .blocks
    case .unknown: if hops[last].outcome == .passes { hops[last].outcome = .unknown }
    case .remark: break
    }
  }

  mutating func assume(_ assumption: Assumption) {
    if !assumptions.contains(assumption) { assumptions.append(assumption) }
  }

  /// True when the walk has become too long to be real; it then says so.
  mutating func goesInCircles() -> Bool {
    tablesAsked += 1
    guard tablesAsked > Self.tableLimit else { return false }
    explain(.cannotRoute)
    return true
  }

  /// Notes that the packet is at a place; false when it has been there before as it is now. The circle is
  /// then named by what is on it, and the walk is at its end.
  mutating func openVisit(_ place: ResourceID) -> Bool {
    let visit = Visit(place: place, packet: packet)
    guard let before = visits.updateValue(hops.count, forKey: visit) else { return true }
    explain(.cannotRoute, subjects: circle(from: before))
    return false
  }

  /// The gateways and appliances among the hops since the packet was here before, each once.
  private func circle(from hop: Int) -> [ResourceID] {
    var seen: Set<ResourceID> = []
    return hops[hop...].compactMap { hop in
      switch hop.component.kind {
      case .transitGateway, .gatewayLoadBalancerEndpoint, .peeringConnection, .natGateway,
        .loadBalancer:
        seen.insert(hop.component.id).inserted ? hop.component.id : nil
      case .networkInterface, .securityGroup, .networkACL, .routeTable, .internetGateway,
        .egressOnlyInternetGateway, .gatewayEndpoint, .interfaceEndpoint,
        .instanceConnectEndpoint, .transitGatewayAttachment, .transitGatewayRouteTable,
        .virtualPrivateGateway, .vpnConnection, .customerGateway, .directConnectGateway,
        .virtualInterface, .vpcRouter, .service, .bucket, .internet, .onPremises:
        nil
      }
    }
  }
}

// MARK: - Filters

extension Walker {
  /// The security groups of an interface (S1). The answer to what they let through passes unasked.
  mutating func passSecurityGroups(
    of interface: Handle<NetworkInterface>, direction filter: FilterDirection
  ) {
    let entity = topology[interface]
    let groups = topology.securityGroups(of: interface)
    // NAT gateways and the like have none (S4); a host always has, so the snapshot must lack them.
    if groups.isEmpty, entity.purpose != .host, !entity.lacksSecurityGroups { return }
    passSecurityGroups(
      groups, of: entity.id, in: entity.vpc, direction: filter, subnet: entity.subnet,
      isIncomplete: groups.isEmpty || entity.lacksSecurityGroups)
  }

  mutating func passSecurityGroups(
    _ groups: [Handle<SecurityGroup>], of owner: ResourceID, in vpc: Handle<VPC>,
    direction filter: FilterDirection, subnet: Handle<Subnet>?, isIncomplete: Bool = false
  ) {
    let security = SecurityGroupFilter(topology: topology, carriedGroups: carriedGroups)
    let seenBy = losesGroupReferences ? .elsewhere : crossing
    let result = security.judge(
      packet, groups: groups, in: vpc, direction: filter, crossing: seenBy)
    let deciding = isReply ? nil : result.matched
    let isRefused = !isReply && result.matched == nil
    let decision = SecurityGroupDecision(
      direction: filter, interface: owner, groups: groups.map { topology[$0].id },
      isReply: isReply, matched: deciding, ruleCount: result.ruleCount,
      nearest: isRefused
        ? security.nearest(
          to: packet, groups: groups, in: vpc, direction: filter, crossing: seenBy) : nil)
    let shown = deciding?.group ?? groups.first.map { topology[$0].id } ?? owner
    let label = groups.first { topology[$0].id == shown }.map { topology[$0].label } ?? shown.text
    pass(
      Component(
        .securityGroup, id: shown, label: label, vpc: topology[vpc].id,
        subnet: subnet.map { topology[$0].id }),
      .securityGroup(decision))
    guard !isReply else { return }
    for list in result.published { assume(.prefixListFromPublishedRanges(list)) }
    if result.matched != nil { return }
    if let host = anyHost, mayMatchGroup(of: host, groups, filter) {
      explain(.missingInput, .unknown, subjects: [topology[host.subnet].id])
    } else if isIncomplete || !result.absent.isEmpty {
      explain(.missingInput, .unknown, subjects: isIncomplete ? [owner] : result.absent)
    } else {
      explain(result.ruleCount == 0 ? .securityGroupHasNoRules : .securityGroupMismatch)
    }
  }

  /// The network ACL of a subnet (S2, S5).
  mutating func passNetworkACL(of subnet: Handle<Subnet>, direction filter: FilterDirection) {
    guard let handle = topology.networkACL(of: subnet) else {
      assume(.defaultNetworkACL(subnet: topology[subnet].id))
      return
    }
    let acl = topology[handle]
    let list = NetworkACLFilter(acl: acl)
    let result = list.judge(packet, ports: openPorts, direction: filter)
    let isLeftOver = !result.passes && result.entry == nil
    pass(
      component(.networkACL, acl, vpc: acl.vpc, subnet: subnet),
      .networkACL(
        NetworkACLDecision(
          direction: filter, subnet: topology[subnet].id, entry: result.entry,
          allowedPorts: result.allowed, deniedPorts: result.denied,
          nearest: isLeftOver ? list.nearest(to: packet, direction: filter) : nil)))
    if !result.passes {
      explain(.networkACLRestriction)
    } else if let denied = result.denied, !denied.isEmpty {
      explain(.ephemeralPortsPartlyBlocked, .remark)
      openPorts = result.allowed
    }
  }
}

// MARK: - Naming components

extension Walker {
  func component(
    _ kind: Component.Kind, _ entity: some Entity, vpc: Handle<VPC>? = nil,
    subnet: Handle<Subnet>? = nil
  ) -> Component {
    let region = topology.region(of: entity.scope)
    return Component(
      kind, id: entity.id, label: entity.label, vpc: vpc.map { topology[$0].id },
      subnet: subnet.map { topology[$0].id }, region: region.isEmpty ? nil : region.text)
  }

  /// The interface; a host's carries the instance's name, for that is what people know it by.
  func component(of interface: Handle<NetworkInterface>) -> Component {
    let entity = topology[interface]
    var component = component(.networkInterface, entity, vpc: entity.vpc, subnet: entity.subnet)
    if let instance = entity.instance { component.label = topology[instance].label }
    return component
  }
}
