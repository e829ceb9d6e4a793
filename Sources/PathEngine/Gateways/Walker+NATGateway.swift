import IPAddressing
import NetworkModel

/// NAT gateways (N1-N4).
extension Walker {
  /// The ports a NAT gateway sends from.
  static let natPorts = PortRange(1024...65535)

  /// The packet goes into a NAT gateway from a subnet whose table names it.
  mutating func enter(_ handle: Handle<NATGateway>, from origin: Handle<Subnet>) {
    let gateway = topology[handle]
    guard let subnet = gateway.subnet else {
      // A regional NAT gateway has a table of its own (N5).
      stop(at: component(.natGateway, gateway, vpc: gateway.vpc))
      return
    }
    let here = component(.natGateway, gateway, vpc: gateway.vpc, subnet: subnet)
    if packet.destination.single.map({ IPPrefix.nat64.contains($0) }) ?? false {
      stop(at: here)
      return
    }
    if subnet != origin { passNetworkACL(of: subnet, direction: .ingress) }
    if isReply {
      // It knows no connection that this answers: whoever asked, asked by another way.
      pass(here, .gateway)
      explain(.asymmetricReturn)
      return
    }
    guard let address = gateway.addresses.first?.privateAddress else {
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
    var out = packet
    out.source = .address(.v4(address))
    if packet.protocol.hasPorts { out.sourcePorts = Self.natPorts }
    translations.append(
      Translation(
        gateway: handle, source: packet.source, ports: packet.sourcePorts, translated: out.source))
    translate(here, to: out)
    let isOfAnotherVPC = topology[origin].vpc != gateway.vpc
    if crossing == .peering || isOfAnotherVPC { explain(.natRequiresSourceInVPC) }
    crossing = .none
    if !gateway.state.isUsable { explain(.badState) }
    if packet.family == .ipv6 { explain(.protocolRestriction) }
    if !packet.protocol.hasPorts, packet.protocol != .icmp { explain(.protocolRestriction) }
    if goesInCircles() { return }
    forward(from: subnet)
  }

  /// The gateway whose interface this is, by the gateway's own account or by a translation to undo.
  func natGateway(of interface: Handle<NetworkInterface>) -> Handle<NATGateway>? {
    topology.handles(of: NATGateway.self).first { gateway in
      topology[gateway].addresses.contains { $0.interface == interface }
    }
  }

  /// The answer arrives at the gateway's subnet.
  mutating func returnInto(_ handle: Handle<NATGateway>) {
    guard let subnet = topology[handle].subnet else { return }
    passNetworkACL(of: subnet, direction: .ingress)
    returnThrough(handle)
  }

  /// The gateway turns the answer's destination back into the client; it takes nothing that is no answer (N1).
  mutating func returnThrough(_ handle: Handle<NATGateway>) {
    let gateway = topology[handle]
    let here = component(.natGateway, gateway, vpc: gateway.vpc, subnet: gateway.subnet)
    guard isReply, let translation = translations.last, translation.gateway == handle,
      let subnet = gateway.subnet
    else {
      pass(here, .gateway)
      explain(.noPossibleDestination)
      return
    }
    translations.removeLast()
    var inside = packet
    inside.destination = translation.source
    inside.destinationPorts = translation.ports
    translate(here, to: inside)
    openPorts = translation.ports.map { [$0] }
    forward(from: subnet)
  }
}
