import IPAddressing
import NetworkModel

/// NAT gateways (N1-N5), and NAT64 through them (V2).
extension Walker {
  /// The ports a NAT gateway sends from.
  static let natPorts = PortRange(1024...65535)

  /// The packet goes into a NAT gateway from a subnet whose table names it.
  mutating func enter(_ handle: Handle<NATGateway>, from origin: Handle<Subnet>) {
    let gateway = topology[handle]
    let here = component(.natGateway, gateway, vpc: gateway.vpc, subnet: gateway.subnet)
    if let subnet = gateway.subnet, subnet != origin {
      passNetworkACL(of: subnet, direction: .ingress)
    }
    if isReply {
      // It knows no connection that this answers: whoever asked, asked by another way.
      pass(here, .gateway)
      explain(.asymmetricReturn)
      return
    }
    guard let address = gateway.address(for: topology[origin].zone) else {
      pass(here, .gateway)
      explain(.missingInput, .unknown, subjects: [gateway.id])
      return
    }
    if packet.source == .address(.v4(address)) {
      // Its own subnet's table leads back to it.
      pass(here, .gateway)
      explain(.cannotRoute)
      return
    }
    var out = packet.behindNAT64 ?? packet
    out.source = .address(.v4(address))
    if packet.protocol.hasPorts { out.sourcePorts = Self.natPorts }
    translations.append(
      Translation(
        by: .natGateway(handle), source: packet.source, ports: packet.sourcePorts,
        translated: out.source, origin: origin,
        destination: out.family == packet.family ? nil : packet.destination))
    translate(here, to: out)
    let isOfAnotherVPC = topology[origin].vpc != gateway.vpc
    if crossing == .peering || isOfAnotherVPC { explain(.natRequiresSourceInVPC) }
    crossing = .none
    if !gateway.state.isUsable { explain(.badState) }
    if gateway.isRegional { judgeZone(of: gateway, origin) }
    if packet.family == .ipv6 { explain(.protocolRestriction) }
    if !packet.protocol.hasPorts, packet.protocol != .icmp { explain(.protocolRestriction) }
    if goesInCircles() { return }
    leave(handle)
  }

  /// A regional gateway serves the zones that it has addresses in (N5).
  private mutating func judgeZone(of gateway: NATGateway, _ origin: Handle<Subnet>) {
    let zones = Set(gateway.addresses.map(\.zone)).subtracting([.empty])
    if zones.isEmpty {
      explain(.missingInput, .unknown, subjects: [gateway.id])
    } else if !zones.contains(topology[origin].zone) {
      explain(.regionalNATZone, subjects: [topology[origin].id])
    }
  }

  /// On by the table of the gateway's subnet, or by its own where it has none (N5).
  private mutating func leave(_ handle: Handle<NATGateway>) {
    let gateway = topology[handle]
    if let subnet = gateway.subnet {
      forward(from: subnet)
      return
    }
    let own = topology.handles(of: RouteTable.self)
      .first { topology[$0].edgeAssociations.contains(gateway.id) }
    guard let table = gateway.routeTable ?? own else {
      explain(.missingInput, .unknown, subjects: [gateway.id])
      return
    }
    let home = gateway.vpc
    guard let route = decide(table, in: home, for: nil) else { return }
    switch route.target {
    case .local:
      guard let address = packet.destination.single else {
        explain(.noPossibleDestination)
        return
      }
      deliver(to: address, in: home, from: nil)
    case .internetGateway(let gateway):
      enter(gateway, from: home, subnet: nil)
    case .vpcEndpoint(let endpoint):
      enter(endpoint, from: home, subnet: nil)
    case .networkInterface(let interface):
      enter(interface, from: home, subnet: nil)
    case .egressOnlyInternetGateway, .natGateway, .peeringConnection, .transitGateway,
      .virtualPrivateGateway, .unresolved:
      stop(at: route.target)
    }
  }

  /// The gateway whose interface this is, by the gateway's own account or by a translation to undo.
  func natGateway(of interface: Handle<NetworkInterface>) -> Handle<NATGateway>? {
    topology.handles(of: NATGateway.self).first { gateway in
      topology[gateway].addresses.contains { $0.interface == interface }
    }
  }

  /// The answer arrives at the gateway's subnet, or at a regional gateway, which is in none.
  mutating func returnInto(_ handle: Handle<NATGateway>) {
    if let subnet = topology[handle].subnet { passNetworkACL(of: subnet, direction: .ingress) }
    returnThrough(handle)
  }

  /// The gateway turns the answer's destination back into the client; it takes nothing that is no answer (N1).
  mutating func returnThrough(_ handle: Handle<NATGateway>) {
    let gateway = topology[handle]
    let here = component(.natGateway, gateway, vpc: gateway.vpc, subnet: gateway.subnet)
    guard isReply, let translation = translations.last, translation.by == .natGateway(handle) else {
      pass(here, .gateway)
      explain(.noPossibleDestination)
      return
    }
    translations.removeLast()
    var inside = translation.destination.map { packet.answering($0) } ?? packet
    inside.destination = translation.source
    inside.destinationPorts = translation.ports
    translate(here, to: inside)
    openPorts = translation.ports.map { [$0] }
    leave(handle)
  }
}

extension NATGateway {
  /// In no subnet, but in all zones that it has addresses in (N5).
  var isRegional: Bool { subnet == nil }

  /// The address that it puts in place of a source in a zone: its private one, which the internet gateway
  /// turns into the public one; a regional gateway has the public one alone.
  fileprivate func address(for zone: InternedText) -> IPv4Address? {
    let address = addresses.first { isRegional && $0.zone == zone } ?? addresses.first
    return address?.privateAddress ?? (isRegional ? address?.publicAddress : nil)
  }
}

/// NAT64 (V2): RFC 7915, as far as addresses and echo go.
extension Packet {
  /// The IPv4 packet that an IPv6 one to `64:ff9b::/96` becomes; nil for any other.
  fileprivate var behindNAT64: Packet? {
    guard let address = destination.single?.behindNAT64 else { return nil }
    var inner = self
    inner.destination = .address(.v4(address))
    if `protocol` == .icmpv6 {
      inner.protocol = .icmp
      inner.icmpType = 8
    }
    return inner
  }

  /// The IPv6 packet that an IPv4 answer becomes, from the address that the client asked.
  fileprivate func answering(_ address: PacketAddress) -> Packet {
    var outer = self
    outer.source = address
    if `protocol` == .icmp {
      outer.protocol = .icmpv6
      outer.icmpType = 129
    }
    return outer
  }
}
