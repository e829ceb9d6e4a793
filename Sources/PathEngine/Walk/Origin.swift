import IPAddressing
import NetworkModel

/// Where a query's packet starts, found in the topology.
enum Origin {
  case interface(Handle<NetworkInterface>, named: IPAddress?)
  case subnet(Handle<Subnet>)
  case instanceConnectEndpoint(Handle<InstanceConnectEndpoint>)
  case internet(IPAddress?)
  case onPremises(ResourceID?, named: IPAddress?)

  /// Nil when the topology does not have it.
  init?(_ source: Query.Source, in topology: Topology) {
    switch source {
    case .interface(let id, let address):
      guard let handle: Handle<NetworkInterface> = topology.handle(of: id) else { return nil }
      self = .interface(handle, named: address)
    case .subnet(let id):
      guard let handle: Handle<Subnet> = topology.handle(of: id) else { return nil }
      self = .subnet(handle)
    case .instanceConnectEndpoint(let id):
      guard let handle: Handle<InstanceConnectEndpoint> = topology.handle(of: id) else {
        return nil
      }
      self = .instanceConnectEndpoint(handle)
    case .internet(let address):
      self = .internet(address)
    case .onPremises(let id, let address):
      self = .onPremises(id, named: address)
    }
  }

  func vpc(in topology: Topology) -> Handle<VPC>? {
    switch self {
    case .interface(let handle, _): topology[handle].vpc
    case .subnet(let handle): topology[handle].vpc
    case .instanceConnectEndpoint(let handle): topology[handle].vpc
    case .internet, .onPremises: nil
    }
  }

  func subnet(in topology: Topology) -> Handle<Subnet>? {
    switch self {
    case .interface(let handle, _): topology[handle].subnet
    case .subnet(let handle): handle
    case .instanceConnectEndpoint(let handle): topology[handle].subnet
    case .internet, .onPremises: nil
    }
  }

  /// The region that packets start in; nil where it is not known.
  func ownRegion(in topology: Topology) -> String? {
    let scope = vpc(in: topology).map { topology[$0].scope }
    let region = scope.map { topology.region(of: $0).text } ?? ""
    return region.isEmpty ? nil : region
  }

  /// The region whose services a short name means.
  func region(in topology: Topology) -> String {
    if let own = ownRegion(in: topology) { return own }
    return topology.scopes.map(\.region.text).filter { !$0.isEmpty }.min() ?? "us-east-1"
  }

  /// The source address of a packet of this family (A7): the one that is named, else the primary one.
  func address(in topology: Topology, family: AddressFamily) -> PacketAddress {
    switch self {
    case .interface(let handle, let named):
      if let named { return .address(named) }
      let own = topology.addresses(of: handle).map(\.address)
      return (own.first { $0.family == family } ?? own.first).map { .address($0) }
        ?? .anyPublic(family)
    case .subnet(let handle):
      return Walker.AnyHost(in: handle, family: family, topology).map { .address($0.address) }
        ?? .anyPublic(family)
    case .instanceConnectEndpoint(let handle):
      let endpoint = topology[handle]
      if endpoint.preservesClientIP { return .anyPublic(family) }
      let own = endpoint.interfaces.flatMap { topology.addresses(of: $0).map(\.address) }
      return (own.first { $0.family == family }).map { .address($0) } ?? .anyPublic(family)
    case .internet(let address):
      return address.map { .address($0) } ?? .anyPublic(family)
    case .onPremises(_, let named):
      return named.map { .address($0) } ?? .anyPublic(family)
    }
  }

  /// Whether it has an address of the family to send from.
  func hasAddress(in topology: Topology, family: AddressFamily) -> Bool {
    switch self {
    case .interface(let handle, let named):
      named.map { $0.family == family }
        ?? topology.addresses(of: handle).contains { $0.address.family == family }
    case .subnet(let handle):
      topology[handle].cidrs.contains { $0.family == family }
    case .internet(let named): named.map { $0.family == family } ?? true
    case .onPremises(_, let named): named.map { $0.family == family } ?? true
    case .instanceConnectEndpoint(let handle):
      // With its client's address, or its own, which the snapshot may lack.
      topology[handle].preservesClientIP || topology[handle].interfaces.isEmpty
        || topology[handle].interfaces.contains { interface in
          topology.addresses(of: interface).contains { $0.address.family == family }
        }
    }
  }

  /// Whether an answer that arrives there has come back; nil stands for nowhere.
  func isHome(_ end: Walker.End?, after forward: Walker) -> Bool {
    if case .onPremises = self {
      // Which of its lines leads back is the customer's affair.
      guard case .onPremises = end else { return false }
      return true
    }
    return self.end(after: forward).map { $0 == end } ?? true
  }

  /// Where the answer has to arrive; nil where any end will do.
  private func end(after forward: Walker) -> Walker.End? {
    switch self {
    case .interface(let handle, _): .interface(handle)
    case .subnet(let handle): .anyHost(handle)
    case .instanceConnectEndpoint(let handle):
      forward.topology[handle].interfaces.first.map { .interface($0) }
    case .internet:
      // The answer must leave by the gateway that the question came in by (I4).
      forward.hops.first { $0.component.kind == .internetGateway }
        .flatMap { forward.topology.handle(of: $0.component.id) }
        .map { .internetGateway($0) }
    case .onPremises: nil
    }
  }
}

extension Walker {
  /// Sends the packet off from its origin.
  mutating func start(at origin: Origin) {
    switch origin {
    case .interface(let handle, _):
      guard origin.hasAddress(in: topology, family: packet.family) else {
        pass(component(of: handle), .originate)
        explain(.cannotRoute, subjects: [topology[handle].id])
        return
      }
      leave(handle)
    case .subnet(let handle):
      leave(handle)
    case .instanceConnectEndpoint(let handle):
      leave(handle)
    case .internet:
      startFromInternet(hasAddress: origin.hasAddress(in: topology, family: packet.family))
    case .onPremises(let id, let address):
      guard origin.hasAddress(in: topology, family: packet.family) else {
        pass(Self.onPremises, .originate)
        explain(.cannotRoute)
        return
      }
      start(onPremises: id, address: address)
    }
  }

  /// An endpoint opens a connection from its own address: only its outbound rules matter (E9).
  ///
  /// Source: EC2 User Guide, "Connect using EC2 Instance Connect Endpoint", limitations.
  private mutating func leave(_ handle: Handle<InstanceConnectEndpoint>) {
    let endpoint = topology[handle]
    pass(
      component(
        .instanceConnectEndpoint, endpoint, vpc: endpoint.vpc, subnet: endpoint.subnet), .originate)
    if !endpoint.state.isUsable { explain(.badState) }
    if packet.protocol != .tcp { explain(.protocolRestriction) }
    if let ports = packet.destinationPorts, ports != PortRange(22), ports != PortRange(3389) {
      explain(.targetPortRestriction)
    }
    let origin = Origin.instanceConnectEndpoint(handle)
    guard origin.hasAddress(in: topology, family: packet.family) else {
      explain(.cannotRoute, subjects: [endpoint.id])
      return
    }
    if !endpoint.preservesClientIP, endpoint.interfaces.isEmpty {
      explain(.missingInput, .unknown, subjects: [endpoint.id])
    }
    // To private addresses alone, and where it passes the client's address on, to its own VPC's.
    let address = packet.destination.single
    let isAtHome = address.map { topology[endpoint.vpc].contains($0) } ?? false
    if !isAtHome, endpoint.preservesClientIP || address.map({ $0.isPublic }) ?? true {
      explain(.noPossibleDestination)
    }
    passSecurityGroups(
      endpoint.securityGroups, of: endpoint.id, in: endpoint.vpc, direction: .egress,
      subnet: endpoint.subnet, isIncomplete: endpoint.securityGroups.isEmpty)
    forward(from: endpoint.subnet)
  }

  private mutating func startFromInternet(hasAddress: Bool) {
    let id = ResourceID("internet", kind: .other)
    pass(Component(.internet, id: id, label: "internet"), .originate)
    guard hasAddress else {
      explain(.cannotRoute)
      return
    }
    switch packet.destination {
    case .address(.v4(let address)):
      if let owner = topology.owner(ofPublic: address) {
        comeIn(to: owner.interface, privateAddress: owner.privateAddress)
      } else {
        explain(.internetGatewayNeedsPrivateAddress)
        enterByPrivateAddress(.v4(address))
      }
    case .address(.v6(let address)):
      if let interface = topology.interface(atIPv6: address) {
        comeIn(to: interface, privateAddress: .v6(address))
      } else {
        explain(.unknownDestination)
      }
    case .anyPublic:
      explain(.unknownDestination)
    }
  }

  /// Past the missing public address, to show what else would block (A2).
  private mutating func enterByPrivateAddress(_ address: IPAddress) {
    let owners = topology.handles(of: VPC.self)
      .compactMap { topology.interface(at: address, in: $0) }
    guard owners.count == 1 else { return }
    comeIn(to: owners[0], privateAddress: address)
  }
}
