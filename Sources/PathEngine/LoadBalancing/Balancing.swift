import IPAddressing
import NetworkModel

/// A connection that a load balancer has handed on, kept so that the answer finds back.
struct Balancing {
  var balancer: Handle<LoadBalancer>
  /// The balancer's interface that took it in.
  var interface: Handle<NetworkInterface>
  /// What the client sent, before the balancer handed it on.
  var asked: Packet
  /// What the target sees.
  var sent: Packet
  var preservesClientAddress: Bool
  /// All that it might have taken, and the one that it did.
  var targets: [BalancingTarget]
  var chosen: Int
}

/// A target with its group and the place it stands for.
struct BalancingTarget {
  var group: Handle<TargetGroup>
  var target: TargetGroup.Target
  /// Nil where nothing tells the address.
  var address: IPAddress?
  var interface: Handle<NetworkInterface>?
  /// Empty for one that nodes of every zone send to.
  var zone: InternedText
  var port: UInt16
}

/// Which targets a load balancer sends to (L1).
struct TargetChooser {
  let topology: Topology
  let balancer: Handle<LoadBalancer>

  private var entity: LoadBalancer { topology[balancer] }

  /// Whether nodes send to targets of other zones, and whether the input says so.
  var crossZone: (isOn: Bool, isKnown: Bool) {
    (entity.isCrossZone ?? (entity.type == .application), entity.isCrossZone != nil)
  }

  /// The targets of a group with their places; nil where the input does not hold them.
  func targets(
    of group: Handle<TargetGroup>, near zone: InternedText, _ family: AddressFamily
  ) -> [BalancingTarget]? {
    guard let targets = topology[group].targets else { return nil }
    return targets.map { place($0, of: group, near: zone, family) }
  }

  private func place(
    _ target: TargetGroup.Target, of group: Handle<TargetGroup>, near zone: InternedText,
    _ family: AddressFamily
  ) -> BalancingTarget {
    var placed = BalancingTarget(
      group: group, target: target, zone: target.zone.text == "all" ? .empty : target.zone,
      port: target.port ?? topology[group].port ?? 0)
    switch target.place {
    case .instance(let instance):
      placed.interface = topology[instance].interfaces.first
    case .address(let address):
      placed.address = address
      placed.interface = topology[group].vpc.flatMap { topology.interface(at: address, in: $0) }
    case .loadBalancer(let other):
      let interfaces = topology[other].interfaces
      placed.interface = interfaces.first { self.zone(of: $0) == zone } ?? interfaces.first
    case .unresolved:
      break
    }
    if placed.address == nil, let interface = placed.interface {
      let own = topology.addresses(of: interface).map(\.address)
      placed.address = own.first { $0.family == family } ?? own.first
    }
    switch target.place {
    case .loadBalancer: placed.zone = .empty
    case .instance, .address, .unresolved:
      if placed.zone.isEmpty, target.zone.isEmpty, let interface = placed.interface {
        placed.zone = self.zone(of: interface)
      }
    }
    return placed
  }

  private func zone(of interface: Handle<NetworkInterface>) -> InternedText {
    topology[interface].subnet.map { topology[$0].zone } ?? .empty
  }

  /// Those of some targets that a node of a zone sends to: in an enabled zone, in its own where cross-zone
  /// is off; the healthy ones, or all where none is (a balancer fails open).
  ///
  /// Source: NLB User Guide, "Health checks for Network Load Balancer target groups".
  func eligible(_ targets: [BalancingTarget], at zone: InternedText) -> [BalancingTarget] {
    let enabled = Set(entity.subnets.map { topology[$0].zone })
    let isCrossZone = crossZone.isOn
    let inZone = targets.filter { target in
      target.target.health != .unused
        && (target.zone.isEmpty
          || (isCrossZone ? enabled.isEmpty || enabled.contains(target.zone) : target.zone == zone))
    }
    let healthy = inZone.filter { $0.target.health != .unhealthy }
    return healthy.isEmpty ? inZone : healthy
  }

  /// Whether the balancer's name gives the address of a zone: every group has a target there that works,
  /// as far as is known.
  ///
  /// Source: NLB User Guide, "Health checks"; AWS re:Post, "elb-dns-cross-zone-balance-configuration".
  func answers(for zone: InternedText) -> Bool {
    (entity.listeners ?? []).flatMap(\.targetGroups).allSatisfy { group in
      guard let targets = targets(of: group, near: zone, .ipv4) else { return true }
      return eligible(targets, at: zone).contains { $0.target.health != .unhealthy }
    }
  }

  /// The listener for a packet; nil when none takes it.
  func listener(for packet: Packet) -> LoadBalancer.Listener? {
    (entity.listeners ?? []).first { listener in
      listener.protocol.transports.contains(packet.protocol)
        && packet.destinationPorts == PortRange(listener.port)
    }
  }

  /// Whether targets of a group see the client's own address, and whether the input says so.
  ///
  /// Source: NLB User Guide, "Edit target group attributes".
  func preservesClientAddress(
    _ group: Handle<TargetGroup>, _ packet: Packet, to address: IPAddress
  ) -> (isOn: Bool, isKnown: Bool) {
    guard entity.type == .network, packet.family == address.family else { return (false, true) }
    let group = topology[group]
    if group.protocol == .udp || group.protocol == .tcpUDP || group.type == .alb {
      return (true, true)
    }
    if let told = group.preservesClientAddress { return (told, true) }
    return (group.type == .instance, false)
  }
}
