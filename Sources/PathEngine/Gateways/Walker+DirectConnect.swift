import IPAddressing
import NetworkModel

/// Direct Connect: virtual interfaces and the gateways that join them with VPCs (R2, T2, G1).
///
/// Source: AWS Direct Connect User Guide, "Direct Connect gateways" and "Allowed prefixes interactions".
extension Walker {
  // MARK: Towards the customer

  /// From a virtual private gateway out by a virtual interface.
  mutating func leave(by handle: Handle<VirtualInterface>, matched: IPPrefix?) {
    let line = topology[handle]
    if case .directConnectGateway(let gateway) = line.termination {
      pass(component(.directConnectGateway, topology[gateway]), .gateway)
      judge(gateway, from: lastVirtualPrivateGateway)
    }
    passLine(handle)
    arriveOnPremises(by: .virtualInterface(handle), matched: matched)
  }

  /// From a transit gateway out by its attachment of a Direct Connect gateway.
  mutating func leave(
    byDirectConnectGateway id: ResourceID, from transit: Handle<TransitGateway>, matched: IPPrefix?
  ) {
    guard let gateway: Handle<DirectConnectGateway> = topology.handle(of: id) else {
      pass(Component(.directConnectGateway, id: id, label: id.text), .gateway)
      explain(.missingInput, .unknown, subjects: [id])
      return
    }
    pass(component(.directConnectGateway, topology[gateway]), .gateway)
    judge(gateway, from: .transitGateway(transit))
    let lines = topology.handles(of: VirtualInterface.self).filter {
      topology[$0].role == .transit && topology[$0].termination == .directConnectGateway(gateway)
    }
    // One that works before one that does not; then the one known to have the longest block.
    let best = lines.min { a, b in
      let (x, y) = (isUsable(a), isUsable(b))
      return x == y ? longest(a) > longest(b) : x
    }
    guard let best else {
      explain(.missingInput, .unknown, subjects: [id])
      return
    }
    passLine(best)
    arriveOnPremises(by: .virtualInterface(best), matched: matched)
  }

  private func isUsable(_ line: Handle<VirtualInterface>) -> Bool {
    OnPremisesLink.virtualInterface(line).isUsable(in: topology)
  }

  private func longest(_ line: Handle<VirtualInterface>) -> Int {
    topology[line].routes.filter { packet.destination.isWithin($0) }
      .map { Int($0.length) }.max() ?? -1
  }

  private var lastVirtualPrivateGateway: DirectConnectGateway.Association.Gateway? {
    hops.last { $0.component.kind == .virtualPrivateGateway }
      .flatMap { topology.handle(of: $0.component.id) }.map { .virtualPrivateGateway($0) }
  }

  /// What keeps a Direct Connect gateway from passing on what comes from one of its gateways.
  private mutating func judge(
    _ handle: Handle<DirectConnectGateway>, from gateway: DirectConnectGateway.Association.Gateway?
  ) {
    if !topology[handle].state.isUsable { explain(.badState) }
    let association = topology[handle].associations.first { $0.gateway == gateway }
    if let association {
      if !association.isUsable { explain(.badStateAttachment) }
    } else {
      explain(.missingInput, .unknown, subjects: [topology[handle].id])
    }
  }

  private mutating func passLine(_ handle: Handle<VirtualInterface>) {
    pass(component(.virtualInterface, topology[handle]), .gateway)
    if !isUsable(handle) { explain(.badState) }
  }

  // MARK: From the customer

  /// In by a virtual interface.
  mutating func comeIn(by handle: Handle<VirtualInterface>) {
    passLine(handle)
    let line = topology[handle]
    if line.role == .public {
      arriveInPublic(by: handle)
      return
    }
    switch line.termination {
    case .virtualPrivateGateway(let gateway):
      comeIn(by: gateway)
    case .directConnectGateway(let gateway):
      comeIn(by: gateway, role: line.role)
    case .unresolved(let id):
      explain(.missingInput, .unknown, subjects: [id])
    case nil:
      explain(.missingInput, .unknown, subjects: [line.id])
    }
  }

  /// A gateway behind a Direct Connect gateway, with the block that the customer is told of.
  private struct Announced {
    var gateway: DirectConnectGateway.Association.Gateway
    var prefix: IPPrefix
    var isUsable: Bool
  }

  /// A Direct Connect gateway takes in what it has announced, and hands it to the gateway that has it.
  private mutating func comeIn(
    by handle: Handle<DirectConnectGateway>, role: VirtualInterface.Role
  ) {
    let entity = topology[handle]
    pass(component(.directConnectGateway, entity), .gateway)
    if !entity.state.isUsable { explain(.badState) }
    var silent: [ResourceID] = []
    let announced = entity.associations.flatMap { association -> [Announced] in
      guard fits(association.gateway, role) else { return [] }
      guard let prefixes = announcedPrefixes(of: association) else {
        silent.append(id(of: association.gateway))
        return []
      }
      return prefixes.filter { packet.destination.isWithin($0) }.map {
        Announced(gateway: association.gateway, prefix: $0, isUsable: association.isUsable)
      }
    }
    let best = announced.min { a, b in
      a.isUsable == b.isUsable ? a.prefix.length > b.prefix.length : a.isUsable
    }
    guard let best else {
      if silent.isEmpty {
        explain(.cannotRoute, subjects: entity.associations.map { id(of: $0.gateway) })
      } else {
        explain(.missingInput, .unknown, subjects: [entity.id])
      }
      return
    }
    if !best.isUsable { explain(.badStateAttachment) }
    enter(best.gateway, from: handle)
  }

  private mutating func enter(
    _ gateway: DirectConnectGateway.Association.Gateway, from direct: Handle<DirectConnectGateway>
  ) {
    switch gateway {
    case .virtualPrivateGateway(let handle):
      comeIn(by: handle)
    case .transitGateway(let handle):
      guard
        let attachment = OnPremisesRoutes(topology: topology).attachment(of: direct, on: handle)
      else {
        pass(component(.transitGateway, topology[handle]), .gateway)
        explain(.missingInput, .unknown, subjects: [topology[direct].id])
        return
      }
      comeIn(to: handle, by: attachment)
    case .unresolved(let id):
      explain(.missingInput, .unknown, subjects: [id])
    }
  }

  private func fits(
    _ gateway: DirectConnectGateway.Association.Gateway, _ role: VirtualInterface.Role
  ) -> Bool {
    switch gateway {
    case .virtualPrivateGateway: role == .private
    case .transitGateway: role == .transit
    case .unresolved(let id):
      switch id.kind {
      case .transitGateway: role == .transit
      default: role == .private
      }
    }
  }

  private func id(of gateway: DirectConnectGateway.Association.Gateway) -> ResourceID {
    switch gateway {
    case .virtualPrivateGateway(let handle): topology[handle].id
    case .transitGateway(let handle): topology[handle].id
    case .unresolved(let id): id
    }
  }

  /// What the customer is told of a gateway: of a transit gateway the allowed prefixes themselves; of a
  /// virtual private gateway the blocks of its VPC that lie whole in one of them. Nil where the input does
  /// not tell.
  private func announcedPrefixes(of association: DirectConnectGateway.Association) -> [IPPrefix]? {
    guard case .virtualPrivateGateway(let gateway) = association.gateway else {
      return association.allowedPrefixes
    }
    guard let allowed = association.allowedPrefixes, let vpc = topology[gateway].vpc else {
      return nil
    }
    return topology[vpc].cidrs.filter { block in allowed.contains { $0.contains(block) } }
  }

  // MARK: Public virtual interfaces

  /// To a public address of AWS's: of a service, or of a host, which is behind its internet gateway.
  private mutating func arriveInPublic(by handle: Handle<VirtualInterface>) {
    guard let address = packet.destination.single, address.isPublic else {
      explain(.cannotRoute)
      return
    }
    if case .v4(let v4) = address, let owner = topology.owner(ofPublic: v4) {
      // It comes in by an internet gateway that leads back by the internet as well as by this line.
      explain(.notJudged, .unknown, subjects: [topology[owner.interface].id])
      return
    }
    guard let service = request.service ?? serviceOwning(packet.destination) else {
      explain(.unknownDestination, .unknown)
      return
    }
    arrive(atService: service, through: nil)
    end = .awsNetwork(.virtualInterface(handle))
  }

  /// The answer of a service to a host behind a public virtual interface.
  mutating func comeBack(toOnPremisesBy link: OnPremisesLink) {
    if case .virtualInterface(let handle) = link { passLine(handle) }
    pass(Self.onPremises, .arrive)
    end = .onPremises(link)
  }
}

extension DirectConnectGateway.Association {
  var isUsable: Bool { state == .associated || state.isUsable }
}
