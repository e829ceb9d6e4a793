import IPAddressing
import NetworkModel

/// Internet gateways and egress-only internet gateways (I1, I2, I4, V1).
extension Walker {
  /// The packet goes out by an internet gateway.
  ///
  /// - Parameter subnet: whose table names it; nil for a regional NAT gateway's.
  mutating func enter(
    _ handle: Handle<InternetGateway>, from vpc: Handle<VPC>, subnet: Handle<Subnet>?
  ) {
    let gateway = topology[handle]
    let here = component(.internetGateway, gateway, vpc: vpc)
    let translated = publicSource(in: vpc)
    if let translated, translated != packet.source {
      var out = packet
      out.source = translated
      translate(here, to: out)
    } else {
      pass(here, .gateway)
    }
    if gateway.vpc != vpc { explain(.badState, subjects: [topology[vpc].id]) }
    judgeBlockPublicAccess(of: subnet, in: vpc)
    if let address = packet.destination.single {
      if address.behindNAT64 != nil {
        // Nobody on the internet has an address that only NAT64 understands (V2).
        explain(.noPossibleDestination)
        return
      }
      if address.isRFC1918 || address.isRFC6598 {
        // There is nothing beyond the gateway to go on to.
        explain(address.isRFC1918 ? .internetGatewayRFC1918 : .internetGatewayRFC6598)
        return
      }
    }
    if translated == nil {
      explain(
        packet.family == .ipv6 && crossing != .none
          ? .gatewayRejectsSpoofedTraffic : .internetGatewayNeedsPublicAddress)
    }
    // From here on the packet is outside; without an address of its own nothing could answer it.
    arriveOutside(by: translated == nil ? nil : .internetGateway(handle))
  }

  mutating func enter(
    _ handle: Handle<EgressOnlyInternetGateway>, from vpc: Handle<VPC>, subnet: Handle<Subnet>
  ) {
    let gateway = topology[handle]
    pass(component(.egressOnlyInternetGateway, gateway, vpc: vpc), .gateway)
    if gateway.vpc != vpc { explain(.badState, subjects: [topology[vpc].id]) }
    guard packet.family == .ipv6 else {
      explain(.egressOnlyGatewayRequiresIPv6)
      return
    }
    if isReply {
      // It knows no connection that this answers: whoever asked, came in by another way (V1).
      explain(.asymmetricReturn)
      return
    }
    judgeBlockPublicAccess(of: subnet, in: vpc, isOutwardOnly: true)
    if packet.destination.single?.behindNAT64 != nil {
      explain(.noPossibleDestination)
      return
    }
    if crossing != .none {
      explain(.gatewayRejectsSpoofedTraffic)
      arriveOutside(by: nil)
      return
    }
    arriveOutside(by: .egressOnlyInternetGateway(handle))
  }

  /// The public address that the gateway knows the packet's source by; nil when it has none (I1).
  private mutating func publicSource(in vpc: Handle<VPC>) -> PacketAddress? {
    // What comes from another VPC, by a transit gateway say, has no interface here; the same address may.
    if crossing != .none { return nil }
    guard case .address(let source) = packet.source else { return packet.source }
    switch source {
    case .v6:
      return source.isPublic ? packet.source : nil
    case .v4(let address):
      if let translation = translations.last, !isReply, translation.translated == packet.source,
        let gateway = translation.natGateway
      {
        let addresses = topology[gateway].addresses
        if addresses.contains(where: { $0.publicAddress == address }) { return packet.source }
        return addresses.first { $0.privateAddress == address }?
          .publicAddress.map { .address(.v4($0)) }
      }
      if let host = anyHost, host.address == source { return publicAddress(of: host) }
      guard let interface = topology.interface(at: source, in: vpc) else { return nil }
      return topology.addresses(of: interface).first { $0.address == source }?
        .publicAddress.map { .address(.v4($0)) }
    }
  }

  /// The packet is on the public side: at a host of this topology, at an AWS service, or on the internet.
  private mutating func arriveOutside(by way: End?) {
    if isReply, let departure = departures.popLast() {
      comeBack(by: departure)
      return
    }
    if let address = packet.destination.single, let inside = ownerInTopology(of: address) {
      if !isReply, let way { departures.append(way) }
      comeIn(to: inside.interface, privateAddress: inside.privateAddress)
      return
    }
    if let gateway = regionalNATGateway(at: packet.destination) {
      // It has no interface, and takes no connection (N1, N5).
      returnThrough(gateway)
      return
    }
    if !isReply, let service = request.service ?? serviceOwning(packet.destination) {
      arrive(atService: service, through: nil)
    } else {
      let internet = ResourceID("internet", kind: .other)
      pass(Component(.internet, id: internet, label: "internet"), .arrive)
      if !isReply { assume(.farEndAnswers("internet")) }
    }
    end = way
  }

  private func regionalNATGateway(at destination: PacketAddress) -> Handle<NATGateway>? {
    guard case .address(.v4(let address)) = destination else { return nil }
    return topology.handles(of: NATGateway.self).first { gateway in
      topology[gateway].isRegional
        && topology[gateway].addresses.contains { $0.publicAddress == address }
    }
  }

  private func ownerInTopology(of address: IPAddress) -> Topology.PublicAddressOwner? {
    switch address {
    case .v4(let v4): topology.owner(ofPublic: v4)
    case .v6(let v6):
      topology.interface(atIPv6: v6).map {
        Topology.PublicAddressOwner(interface: $0, privateAddress: address)
      }
    }
  }

  /// From outside to an interface, by the internet gateway of its VPC, which turns the public address
  /// into the private one (I4).
  mutating func comeIn(to interface: Handle<NetworkInterface>, privateAddress: IPAddress) {
    let vpc = topology[interface].vpc
    guard let handle = internetGateway(of: vpc) else {
      pass(router(of: vpc), .gateway)
      explain(.badState, subjects: [topology[vpc].id])
      return
    }
    let here = component(.internetGateway, topology[handle], vpc: vpc)
    var inside = packet
    inside.destination = .address(privateAddress)
    inside == packet ? pass(here, .gateway) : translate(here, to: inside)
    judgeBlockPublicAccess(comingInTo: topology[interface].subnet, in: vpc)
    comeIn(to: privateAddress, in: vpc, by: topology[handle].id)
  }

  func internetGateway(of vpc: Handle<VPC>) -> Handle<InternetGateway>? {
    topology.handles(of: InternetGateway.self).first { topology[$0].vpc == vpc }
  }

  /// The answer comes back in by the gateway that the packet went out by.
  mutating func comeBack(by end: End) {
    switch end {
    case .internetGateway(let handle):
      guard let vpc = topology[handle].vpc else { return }
      comeBack(component(.internetGateway, topology[handle], vpc: vpc), in: vpc)
    case .egressOnlyInternetGateway(let handle):
      guard let vpc = topology[handle].vpc else { return }
      comeBack(component(.egressOnlyInternetGateway, topology[handle], vpc: vpc), in: vpc)
    case .interface, .anyHost, .interfaceEndpoint, .gatewayEndpoint, .onPremises, .awsNetwork,
      .linkLocal:
      break
    }
  }

  private mutating func comeBack(_ here: Component, in vpc: Handle<VPC>) {
    let gateway = translations.last?.natGateway.flatMap { topology[$0].vpc == vpc ? $0 : nil }
    var inside = packet
    if gateway != nil, let translation = translations.last {
      inside.destination = translation.translated
    } else if case .address(.v4(let address)) = packet.destination,
      let owner = topology.owner(ofPublic: address)
    {
      inside.destination = .address(owner.privateAddress)
    } else if let host = anyHost, packet.destination == .anyPublic(.ipv4) {
      inside.destination = .address(host.address)
    }
    inside == packet ? pass(here, .gateway) : translate(here, to: inside)
    let hasTable = topology.routeTables.contains { $0.edgeAssociations.contains(here.id) }
    if let gateway, !hasTable || topology[gateway].isRegional {
      returnInto(gateway)
    } else if let address = packet.destination.single {
      comeIn(to: address, in: vpc, by: here.id)
    }
  }
}
