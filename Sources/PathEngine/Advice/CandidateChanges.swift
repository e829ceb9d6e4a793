import IPAddressing
import NetworkModel

/// The changes that might take away what blocks a trace first. Each is tried before it is advised, so a
/// wrong guess here costs a trace and no more.
struct CandidateChanges {
  let topology: Topology
  let trace: Trace
  let block: Explanation?

  init(_ attempt: Adviser.Attempt) {
    topology = attempt.topology
    trace = attempt.trace
    block = attempt.firstBlock
  }

  /// In order of preference; those of one list belong together.
  var all: [[Change]] {
    guard let block else { return [] }
    return changes(for: block) + (block.code == .noRoute ? [] : privateAnswers)
  }

  /// The step that blocks.
  var step: Step? {
    guard let block, let hop = block.hop else { return nil }
    let hops = block.direction == .back ? trace.back : trace.forward
    return hops.indices.contains(hop) ? hops[hop].step : nil
  }

  private func changes(for block: Explanation) -> [[Change]] {
    switch block.code {
    case .securityGroupMismatch, .securityGroupHasNoRules: rules
    case .networkACLRestriction: entries
    case .badStateRoute: acceptance + routes
    case .asymmetricReturn: routesToVPN
    case .noPossibleDestination: routesToNAT64
    case .noRoute: privateAnswers + routes
    case .cannotRoute, .peeringRequiresAddressInVPC,
      .internetGatewayRFC1918,
      .internetGatewayRFC6598, .gatewayEndpointSource:
      routes
    case .internetGatewayNeedsPublicAddress: publicAddresses + routes
    case .internetGatewayNeedsPrivateAddress: destinationsPublicAddress
    case .badState: states
    case .sourceDestinationCheck:
      block.component.map {
        [[.setSourceDestinationCheck(interface: $0.id, false)]]
      } ?? []
    case .dnsSupportDisabled, .dnsHostnamesDisabled: dnsAttributes
    case .dnsNameUnknown, .dnsPrivateNameOutsideVPC, .natRequiresSourceInVPC,
      .internetGatewayVPCAddress, .gatewayEndpointProtocol,
      .protocolRestriction, .targetPortRestriction, .unknownDestination,
      .gatewayLoadBalancerNotChecked, .availabilityZoneCrossed, .badStateAttachment,
      .transitGatewayZone, .transitGatewayNoAssociation, .transitGatewayCannotRoute,
      .transitGatewayBadStateRoute, .badStateVPN, .virtualGatewayNeedsVPCSource,
      .virtualGatewayNeedsVPCDestination, .gatewayRejectsSpoofedTraffic, .dnsAnswersDiffer,
      .routeAmbiguous, .endpointPolicyDenies, .bucketPolicyDenies, .policyNotJudged,
      .egressOnlyGatewayRequiresIPv6, .ephemeralPortsPartlyBlocked, .missingInput, .notJudged,
      .regionalNATZone, .blockPublicAccess, .applianceNotChecked,
      .applianceModeRecommended, .targetsDiffer, .balancerListenersMismatch,
      .balancerHasNoTargets, .balancerRequiresTarget, .balancerHasNoTargetsInZone,
      .balancerSourcePreservation:
      []
    }
  }

  // MARK: Filters

  /// An allowance in the first group of the interface, no wider than what the query needs.
  private var rules: [[Change]] {
    guard case .securityGroup(let decision)? = step, let packet = block?.packet,
      let group = decision.groups.first
    else { return [] }
    let isOut = decision.direction == .egress
    let direction: Change.Direction = isOut ? .egress : .ingress
    let traffic = TrafficClass(of: packet)
    var ranges: [Change.Range] = []
    if isOut, let list = prefixListOnTheWay { ranges.append(.prefixList(list)) }
    ranges.append(.prefix(range(of: isOut ? packet.destination : packet.source)))
    return ranges.map { [.allowInSecurityGroup(group, direction, traffic, $0)] }
  }

  /// An entry before the one that denies.
  private var entries: [[Change]] {
    guard case .networkACL(let decision)? = step, let block, let packet = block.packet,
      let id = block.component?.id, let handle: Handle<NetworkACL> = topology.handle(of: id)
    else { return [] }
    let isOut = decision.direction == .egress
    let taken = Set((isOut ? topology[handle].egress : topology[handle].ingress).map(\.number))
    guard let number = Self.freeNumber(below: decision.entry?.number, taken) else { return [] }
    var traffic = TrafficClass(of: packet)
    if block.direction == .back, traffic.ports.map({ $0.count > 1 }) ?? false {
      // Clients pick their ports from ranges of their own; this one holds them all (S5).
      traffic.ports = PortRange(1024...65535)
    }
    return [
      [
        .allowInNetworkACL(
          id, isOut ? .egress : .ingress, number: number, traffic,
          range(of: isOut ? packet.destination : packet.source))
      ]
    ]
  }

  /// A rule number that no entry has: just before the one that denies, else a round one behind all.
  private static func freeNumber(below number: Int?, _ taken: Set<Int>) -> Int? {
    guard let number, number < 32767 else {
      let last = taken.filter { $0 < 32767 }.max() ?? 0
      let round = (last / 100 + 1) * 100
      return round < 32767 ? round : (1...32766).last { !taken.contains($0) }
    }
    return (1..<max(number, 1)).last { !taken.contains($0) }
  }

  /// One address; everything, where the name's addresses change or the other end is anybody.
  private func range(of address: PacketAddress) -> IPPrefix {
    let whole: IPPrefix = address.family == .ipv4 ? .allIPv4 : .allIPv6
    guard let single = address.single else { return whole }
    return trace.resolution != nil && single.isPublic ? whole : IPPrefix(host: single)
  }

  private var prefixListOnTheWay: ResourceID? {
    for case .route(let decision) in trace.forward.map(\.step) {
      if case .prefixList(let id, _, _)? = decision.chosen?.destination { return id }
    }
    return nil
  }

  // MARK: Names and states

  /// The switches that keep an endpoint of the VPC from answering for the name (D2).
  private var privateAnswers: [[Change]] {
    guard let resolution = trace.resolution, block?.direction != .back else { return [] }
    return resolution.passedOver.compactMap { item in
      switch item.why {
      case .privateDNSOff, .dnsSupportOff, .dnsHostnamesOff: break
      case .gatewayEndpoint, .notAvailable, .inboundResolverOnly, .otherFormOfName, .otherVPC:
        return nil
      }
      guard let handle: Handle<VPCEndpoint> = topology.handle(of: item.endpoint) else { return nil }
      let endpoint = topology[handle]
      let vpc = topology[endpoint.vpc]
      var changes: [Change] = []
      if !endpoint.privateDNSEnabled {
        changes.append(.setPrivateDNS(endpoint: endpoint.id, true))
      }
      if vpc.dnsSupport == false { changes.append(.setDNSSupport(vpc: vpc.id, true)) }
      if vpc.dnsHostnames != true { changes.append(.setDNSHostnames(vpc: vpc.id, true)) }
      return changes
    }
  }

  private var dnsAttributes: [[Change]] {
    guard case .vpc(let id, _)? = trace.resolution?.resolver else { return [] }
    return block?.code == .dnsSupportDisabled
      ? [[.setDNSSupport(vpc: id, true)]] : [[.setDNSHostnames(vpc: id, true)]]
  }

  /// A peering that the winning line leads to, and that waits to be accepted (P1).
  private var acceptance: [[Change]] {
    guard case .route(let decision)? = step, let target = decision.chosen?.target,
      target.kind == .peeringConnection
    else { return [] }
    return [[.acceptPeering(target)]]
  }

  private var states: [[Change]] {
    guard let block, let component = block.component else { return [] }
    switch component.kind {
    case .peeringConnection:
      return [[.acceptPeering(component.id)]]
    case .internetGateway:
      return block.subjects.map { [.attachInternetGateway(component.id, vpc: $0)] }
    case .vpcRouter:
      // From the internet into a VPC that has no gateway.
      let free = topology.internetGateways.filter { $0.vpc == nil }
      return free.prefix(1).flatMap { gateway in
        block.subjects.map { [.attachInternetGateway(gateway.id, vpc: $0)] }
      }
    case .networkInterface, .securityGroup, .networkACL, .routeTable, .egressOnlyInternetGateway,
      .natGateway, .gatewayEndpoint, .interfaceEndpoint, .gatewayLoadBalancerEndpoint,
      .instanceConnectEndpoint, .transitGateway, .transitGatewayAttachment,
      .transitGatewayRouteTable, .virtualPrivateGateway, .vpnConnection, .customerGateway,
      .directConnectGateway, .virtualInterface, .service, .bucket, .internet, .onPremises,
      .loadBalancer:
      return []
    }
  }
}

extension TrafficClass {
  /// What a rule would have to name to let the packet pass.
  fileprivate init(of packet: Packet) {
    let ports = packet.destinationPorts
    self.init(
      protocol: packet.protocol, ports: ports == .all ? nil : ports, icmpType: packet.icmpType)
  }
}
