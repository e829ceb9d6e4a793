import IPAddressing
import NetworkModel

/// Interfaces as targets of routes: middleboxes, firewalls, NAT instances (R9).
///
/// What an appliance does with a packet no snapshot tells. It is taken to pass it on by the interface it came
/// in by; where the packet could not go on from there but under the appliance's own public address, it is
/// taken to be a NAT instance. Both are told.
extension Walker {
  /// A table sends the packet to an interface that it is not addressed to.
  ///
  /// - Parameter origin: the subnet whose table it was; nil for a gateway's.
  mutating func enter(
    _ handle: Handle<NetworkInterface>, from vpc: Handle<VPC>, subnet origin: Handle<Subnet>?
  ) {
    let entity = topology[handle]
    let here = component(of: handle)
    guard entity.vpc == vpc, let subnet = entity.subnet, Self.mayForward(entity.purpose) else {
      stop(at: here)
      return
    }
    if subnet != origin { passNetworkACL(of: subnet, direction: .ingress) }
    if let address = packet.destination.single,
      topology.addresses(of: handle).contains(where: { $0.address == address })
    {
      arrive(at: handle)
      return
    }
    let leansOnGroups = hops.contains { $0.step.matchedGroup }
    passSecurityGroups(of: handle, direction: .ingress)
    if let address = addressOfNATInstance(handle, in: subnet) {
      translate(here, by: handle, to: address, from: origin)
    } else {
      pass(here, .gateway)
      inspections.insert(entity.instance.map { topology[$0].id } ?? entity.id)
      // Beyond an appliance nothing is known as a group's member, at neither end.
      losesGroupReferences = true
      if leansOnGroups { explain(.notJudged, .unknown, subjects: [entity.id]) }
    }
    explain(.applianceNotChecked, .remark)
    if entity.checksSourceDestination { explain(.sourceDestinationCheck) }
    if let instance = entity.instance, !topology[instance].state.mayRun {
      explain(.badState, subjects: [topology[instance].id])
    }
    passSecurityGroups(of: handle, direction: .egress)
    if goesInCircles() { return }
    forward(from: subnet)
  }

  /// The interfaces that a customer's own software can stand behind.
  private static func mayForward(_ purpose: NetworkInterface.Purpose) -> Bool {
    switch purpose {
    case .host, .container, .other: true
    case .natGateway, .vpcEndpoint, .gatewayLoadBalancerEndpoint, .instanceConnectEndpoint,
      .loadBalancer, .transitGateway, .lambda, .database:
      false
    }
  }

  /// The appliance's own address, where it has to stand for the source: the packet leaves for the internet by
  /// the gateway of the appliance's subnet, which knows no public address for its source but knows one
  /// for the appliance.
  ///
  /// Source: VPC User Guide, "NAT instances".
  private func addressOfNATInstance(
    _ handle: Handle<NetworkInterface>, in subnet: Handle<Subnet>
  ) -> IPAddress? {
    let entity = topology[handle]
    guard !isReply, packet.family == .ipv4, let own = entity.primaryAddress,
      entity.publicAddress != nil, let source = packet.source.single,
      let table = topology.routeTable(of: subnet)
    else { return nil }
    let choice = routes.choose(table, for: packet.destination, isMainByDefault: false)
    guard case .internetGateway = choice.route?.target else { return nil }
    let isKnown =
      crossing == .none
      && (topology.interface(at: source, in: entity.vpc).map { interface in
        topology.addresses(of: interface).contains {
          $0.address == source && $0.publicAddress != nil
        }
      } ?? source.isPublic)
    return isKnown ? nil : .v4(own)
  }

  private mutating func translate(
    _ here: Component, by handle: Handle<NetworkInterface>, to address: IPAddress,
    from origin: Handle<Subnet>?
  ) {
    var out = packet
    out.source = .address(address)
    translations.append(
      Translation(
        by: .appliance(handle), source: packet.source, ports: packet.sourcePorts,
        translated: out.source, origin: origin))
    translate(here, to: out)
    crossing = .none
    assume(.natInstance(interface: topology[handle].id, address: address))
  }

  /// The answer is back at the NAT instance, which puts the client's address in again.
  mutating func returnThrough(_ handle: Handle<NetworkInterface>) {
    guard let translation = translations.popLast(), let subnet = topology[handle].subnet else {
      return
    }
    var inside = packet
    inside.destination = translation.source
    inside.destinationPorts = translation.ports
    translate(component(of: handle), to: inside)
    openPorts = translation.ports.map { [$0] }
    passSecurityGroups(of: handle, direction: .egress)
    forward(from: subnet)
  }
}

extension ResourceState {
  /// Whether an instance of this state may run; what is not known may.
  fileprivate var mayRun: Bool {
    ![.stopped, .stopping, .terminated, .shuttingDown, .pending].contains(self)
  }
}

extension Step {
  /// Whether a security group let the packet pass for the group that the other end is in.
  var matchedGroup: Bool {
    if case .securityGroup(let decision) = self, case .group = decision.matched?.peer {
      return true
    }
    return false
  }
}
