import IPAddressing
import NetworkModel

/// Load balancers: in by a listener, out to a target, and back (L1, L2).
extension Walker {
  /// The load balancer that an interface belongs to.
  func loadBalancer(of interface: Handle<NetworkInterface>) -> Handle<LoadBalancer>? {
    guard topology[interface].purpose == .loadBalancer else { return nil }
    return topology.handles(of: LoadBalancer.self).first {
      topology[$0].interfaces.contains(interface)
    }
  }

  /// The packet is at a balancer's interface; its groups have been asked.
  mutating func arrive(at handle: Handle<LoadBalancer>, by interface: Handle<NetworkInterface>) {
    if isReply {
      comeBack(to: handle, by: interface)
      return
    }
    pass(component(of: interface), .gateway)
    let balancer = topology[handle]
    let chooser = TargetChooser(topology: topology, balancer: handle)
    let here = component(
      .loadBalancer, balancer, vpc: balancer.vpc, subnet: topology[interface].subnet)
    guard let listener = chooser.listener(for: packet) else {
      stop(
        here, balancer,
        balancer.listeners == nil || balancer.lacksListeners
          ? (.missingInput, balancer.id) : (.balancerListenersMismatch, nil)
      )
      return
    }
    if balancer.type == .application { assume(.listenerRulesForwardAlike(balancer: balancer.id)) }
    if listener.targetGroups.isEmpty {
      stop(
        here, balancer,
        listener.lacksTargetGroups ? (.missingInput, balancer.id) : (.balancerRequiresTarget, nil))
      return
    }
    switch targets(of: listener, chooser, at: interface) {
    case .found(let targets):
      hand(to: targets, listener, of: handle, here, by: interface)
    case .none(let code, let subject):
      stop(here, balancer, (code, subject))
    }
  }

  private enum Search {
    case found([BalancingTarget])
    case none(ExplanationCode, ResourceID?)
  }

  private func targets(
    of listener: LoadBalancer.Listener, _ chooser: TargetChooser,
    at interface: Handle<NetworkInterface>
  ) -> Search {
    let zone = topology[interface].subnet.map { topology[$0].zone } ?? .empty
    let fitting = listener.targetGroups.filter { group in
      topology[group].protocol?.transports.contains(packet.protocol) ?? true
    }
    if fitting.isEmpty { return .none(.balancerRequiresTarget, nil) }
    var all: [BalancingTarget] = []
    for group in fitting {
      guard let targets = chooser.targets(of: group, near: zone, packet.family) else {
        return .none(.missingInput, topology[group].id)
      }
      all += targets
    }
    if all.isEmpty { return .none(.balancerHasNoTargets, nil) }
    let eligible = chooser.eligible(all, at: zone)
    if eligible.isEmpty { return .none(.balancerHasNoTargetsInZone, nil) }
    // Those in the node's own zone first, so that a trace stays in one where it can.
    let near = eligible.filter { $0.zone == zone || $0.zone.isEmpty }
    return .found(near + eligible.filter { !($0.zone == zone || $0.zone.isEmpty) })
  }

  private mutating func stop(
    _ here: Component, _ balancer: LoadBalancer,
    _ why: (code: ExplanationCode, subject: ResourceID?)
  ) {
    pass(here, .gateway)
    if !balancer.state.isUsable { explain(.badState) }
    explain(
      why.code, why.code == .missingInput ? .unknown : .blocks,
      subjects: [why.subject].compactMap(\.self))
  }

  private mutating func hand(
    to targets: [BalancingTarget], _ listener: LoadBalancer.Listener,
    of handle: Handle<LoadBalancer>, _ here: Component, by interface: Handle<NetworkInterface>
  ) {
    let balancer = topology[handle]
    let index = min(choices.targets[balancer.id] ?? 0, targets.count - 1)
    let target = targets[index]
    let group = topology[target.group]
    guard let address = target.address, target.port > 0 else {
      let isFunction = group.type == .lambda
      pass(here, .gateway)
      explain(
        isFunction ? .notJudged : .missingInput, .unknown,
        subjects: [subject(of: target) ?? group.id])
      return
    }
    let chooser = TargetChooser(topology: topology, balancer: handle)
    let preserved = chooser.preservesClientAddress(target.group, packet, to: address)
    var out = packet
    out.destination = .address(address)
    out.destinationPorts = PortRange(target.port)
    if !preserved.isOn {
      let own = topology.addresses(of: interface).map(\.address)
      guard let source = own.first(where: { $0.family == address.family }) else {
        stop(here, balancer, (.missingInput, topology[interface].id))
        return
      }
      out.source = .address(source)
      out.sourcePorts = Self.natPorts
    }
    let decision = BalanceDecision(
      listener: "\(listener.protocol.rawValue):\(listener.port)", targetGroup: group.id,
      targetGroupLabel: group.label, target: subject(of: target),
      targetLabel: label(of: target, address), interface: topology[interface].id,
      targetCount: targets.count, preservesClientAddress: preserved.isOn,
      isCrossZone: chooser.crossZone.isOn)
    hops.append(Hop(here, .balance(decision), packet: packet, packetOut: out))
    if !balancer.state.isUsable { explain(.badState) }
    assumeWhatIsNotTold(
      chooser, target, of: targets.count, preserved: preserved, balancer, group)
    balancings.append(
      Balancing(
        balancer: handle, interface: interface, asked: packet, sent: out,
        preservesClientAddress: preserved.isOn, targets: targets, chosen: index))
    if preserved.isOn, packet.source == out.destination {
      // A target that is its own client gets packets from its own address, and drops them.
      explain(.balancerSourcePreservation, subjects: [group.id])
      return
    }
    packet = out
    openPorts = out.destinationPorts.map { [$0] }
    if preserved.isOn {
      // Targets know the client by its address and the balancer's groups, not by the client's groups.
      losesGroupReferences = true
      carriedGroups = balancer.securityGroups
    } else {
      crossing = .none
      losesGroupReferences = false
      carriedGroups = []
    }
    if goesInCircles() { return }
    send(from: interface)
  }

  private mutating func send(from interface: Handle<NetworkInterface>) {
    passSecurityGroups(of: interface, direction: .egress)
    guard let subnet = topology[interface].subnet else {
      explain(.missingInput, .unknown, subjects: [topology[interface].id])
      return
    }
    if goBackByBalancer(from: subnet) { return }
    forward(from: subnet)
  }

  private mutating func assumeWhatIsNotTold(
    _ chooser: TargetChooser, _ target: BalancingTarget, of count: Int,
    preserved: (isOn: Bool, isKnown: Bool), _ balancer: LoadBalancer, _ group: TargetGroup
  ) {
    switch target.target.health {
    case .unknown: assume(.targetIsHealthy(group: group.id))
    case .unhealthy: assume(.balancerFailsOpen(group: group.id))
    case .healthy, .unused: break
    }
    if count > 1 { assume(.oneOfSeveralTargets(balancer: balancer.id, count: count)) }
    if !chooser.crossZone.isKnown, balancer.type == .network, balancer.subnets.count > 1 {
      assume(.crossZoneOff(balancer: balancer.id))
    }
    if !preserved.isKnown {
      assume(.clientAddressPreservation(group: group.id, isOn: preserved.isOn))
    }
  }

  private func subject(of target: BalancingTarget) -> ResourceID? {
    switch target.target.place {
    case .instance(let handle): topology[handle].id
    case .loadBalancer(let handle): topology[handle].id
    case .unresolved(let id): id
    case .address: target.interface.map { topology[$0].id }
    }
  }

  private func label(of target: BalancingTarget, _ address: IPAddress) -> String {
    switch target.target.place {
    case .instance(let handle): topology[handle].label
    case .loadBalancer(let handle): topology[handle].label
    case .unresolved(let id): id.text
    case .address: address.description
    }
  }

  // MARK: The way back

  /// The answer of a target that has seen the client's own address: it goes to the balancer all the same,
  /// past the target's route table, for the connection is the balancer's.
  ///
  /// - Returns: false when no balancer waits for the packet.
  mutating func goBackByBalancer(from subnet: Handle<Subnet>) -> Bool {
    guard isReply, let last = balancings.last, last.preservesClientAddress,
      packet.source == last.sent.destination, packet.destination == last.sent.source
    else { return false }
    let home = topology[last.interface].subnet
    if home != subnet {
      passNetworkACL(of: subnet, direction: .egress)
      if let home { passNetworkACL(of: home, direction: .ingress) }
    }
    undo(last)
    return true
  }

  private mutating func comeBack(
    to handle: Handle<LoadBalancer>, by interface: Handle<NetworkInterface>
  ) {
    guard let last = balancings.last, last.balancer == handle, last.interface == interface,
      packet.source == last.sent.destination
    else {
      // The answer to what the balancer itself has asked, such as a health check.
      pass(component(of: interface), .arrive)
      end = .interface(interface)
      return
    }
    undo(last)
  }

  /// The balancer turns the answer into its own, and sends it to the client.
  private mutating func undo(_ balancing: Balancing) {
    balancings.removeLast()
    let balancer = topology[balancing.balancer]
    let here = component(
      .loadBalancer, balancer, vpc: balancer.vpc, subnet: topology[balancing.interface].subnet)
    let out = balancing.asked.reply
    translate(here, to: out)
    openPorts = out.destinationPorts.map { [$0] }
    crossing = .none
    send(from: balancing.interface)
  }
}
