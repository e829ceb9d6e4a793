import IPAddressing
import NetworkModel

/// The customer's own network, as a packet's beginning and as its end (G1, E12).
extension Walker {
  static let onPremises = Component(
    .onPremises, id: ResourceID("on-premises", kind: .other), label: "on-premises")

  /// The packet is in the customer's network.
  ///
  /// - Parameter matched: the block by which AWS's side sent it there.
  mutating func arriveOnPremises(by link: OnPremisesLink, matched: IPPrefix?) {
    pass(Self.onPremises, .arrive)
    // What a default route leads to is anywhere, not the customer's own network.
    if matched?.isDefault ?? true { explain(.unknownDestination, .unknown) }
    if !isReply { assume(.farEndAnswers("on-premises")) }
    end = .onPremises(link)
  }

  /// Out by a line.
  mutating func leave(by link: OnPremisesLink, matched: IPPrefix?) {
    switch link {
    case .vpn(let handle): leave(by: handle, matched: matched)
    case .virtualInterface(let handle): leave(by: handle, matched: matched)
    case .connect(let handle): leave(byTunnelsOf: handle, matched: matched)
    }
  }

  /// From the customer's network by one of its lines: by those that lead to the VPC that holds the
  /// destination, and of them those that work. Of several it is not known which the customer uses: the
  /// worst holds.
  mutating func start(onPremises end: ResourceID?, address: IPAddress?) {
    var worst: Walker?
    for way in waysIn(of: end, address: address) {
      var walker = self
      walker.comeIn(fromOnPremises: way, address: address)
      if worst.map({ walker.severity > $0.severity }) ?? true { worst = walker }
    }
    if let worst {
      self = worst
    } else {
      pass(Self.onPremises, .originate)
      explain(.missingInput, .unknown, subjects: end.map { [$0] } ?? [])
    }
  }

  private func waysIn(of end: ResourceID?, address: IPAddress?) -> [OnPremisesLink] {
    let routes = OnPremisesRoutes(topology: topology)
    var ways = OnPremisesLink.all(of: end, in: topology)
    func narrow(_ isWanted: (OnPremisesLink) -> Bool) {
      let wanted = ways.filter(isWanted)
      if !wanted.isEmpty { ways = wanted }
    }
    if let destination = packet.destination.single {
      let homes = topology.handles(of: VPC.self).filter { topology[$0].contains(destination) }
      narrow { way in homes.contains { routes.leads(way, to: $0) } }
    }
    if let address {
      narrow { way in
        routes.blocks(behind: way, family: address.family).contains { $0.contains(address) }
      }
    }
    narrow { $0.isUsable(in: topology) }
    return ways
  }

  private mutating func comeIn(fromOnPremises link: OnPremisesLink, address: IPAddress?) {
    pass(Self.onPremises, .originate)
    let routes = OnPremisesRoutes(topology: topology)
    let example = routes.exampleAddress(behind: link, family: packet.family)
    if let source = address ?? example {
      packet.source = .address(source)
      hops[hops.count - 1].packet = packet
      hops[hops.count - 1].packetOut = packet
    } else if !isPublic(link) {
      explain(.missingInput, .unknown, subjects: [link.id(in: topology)])
      return
    }
    if address == nil, let example {
      let count = routes.blocks(behind: link, family: packet.family).count
      assume(
        .exampleOnPremisesAddress(
          link: link.id(in: topology), address: example, blocks: count))
    }
    comeIn(by: link)
  }

  /// Hosts behind a public virtual interface have public addresses; which, nothing on the way asks.
  private func isPublic(_ link: OnPremisesLink) -> Bool {
    guard case .virtualInterface(let line) = link else { return false }
    return topology[line].role == .public
  }

  /// The answer of a host behind a line, by the same line.
  mutating func comeBack(by link: OnPremisesLink) {
    pass(Self.onPremises, .originate)
    comeIn(by: link)
  }

  private mutating func comeIn(by link: OnPremisesLink) {
    crossing = .elsewhere
    switch link {
    case .vpn(let handle): comeIn(by: handle)
    case .virtualInterface(let handle): comeIn(by: handle)
    case .connect(let handle): comeIn(byTunnelsOf: handle)
    }
  }
}
