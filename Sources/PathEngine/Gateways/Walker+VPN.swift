import IPAddressing
import NetworkModel

/// Virtual private gateways, VPNs and what lies behind them (G1, E12).
extension Walker {
  /// A subnet's table sends the packet to the VPC's virtual private gateway.
  mutating func enter(_ handle: Handle<VirtualPrivateGateway>, from home: Handle<VPC>) {
    let gateway = topology[handle]
    pass(component(.virtualPrivateGateway, gateway, vpc: home), .gateway)
    if !gateway.state.isUsable || gateway.vpc != home {
      explain(.badState, subjects: [topology[home].id])
    }
    if crossing != .none { explain(.virtualGatewayNeedsVPCSource) }
    switch VPNRoutes(topology: topology).lookUp(packet.destination, at: handle) {
    case .connection(let connection, let prefix):
      leave(by: connection, matched: prefix)
    case .none:
      explain(.cannotRoute)
    case .unknown(let ids):
      explain(.missingInput, .unknown, subjects: ids)
    }
  }

  /// Through the tunnel to the customer's device and what lies behind it.
  mutating func leave(by handle: Handle<VPNConnection>, matched: IPPrefix?) {
    let connection = topology[handle]
    pass(component(.vpnConnection, connection), .gateway)
    if !connection.state.isUsable { explain(.badStateVPN) }
    if let device = connection.customerGateway {
      pass(component(.customerGateway, topology[device]), .gateway)
    }
    pass(Self.onPremises, .arrive)
    // What a default route leads to is anywhere, not the customer's own network.
    if matched?.isDefault ?? true { explain(.unknownDestination, .unknown) }
    if !isReply { assume(.farEndAnswers("on-premises")) }
    end = .onPremises(handle)
  }

  static let onPremises = Component(
    .onPremises, id: ResourceID("on-premises", kind: .other), label: "on-premises")

  /// From the customer's network by one of its VPNs: by the one that leads to the VPC that holds the
  /// destination. Of several it is not known which the customer uses: the worst holds.
  mutating func start(onPremises end: ResourceID?) {
    let routes = VPNRoutes(topology: topology)
    var ways = routes.connections(of: end)
    if let address = packet.destination.single, end == nil {
      let homes = topology.handles(of: VPC.self).filter { topology[$0].contains(address) }
      let direct = ways.filter { way in homes.contains { routes.leads(way, to: $0) } }
      if !direct.isEmpty { ways = direct }
    }
    var worst: Walker?
    for way in ways {
      var walker = self
      walker.comeIn(fromOnPremises: way)
      if worst.map({ walker.severity > $0.severity }) ?? true { worst = walker }
    }
    if let worst {
      self = worst
    } else {
      pass(Self.onPremises, .originate)
      explain(.missingInput, .unknown, subjects: end.map { [$0] } ?? [])
    }
  }

  private mutating func comeIn(fromOnPremises connection: Handle<VPNConnection>) {
    pass(Self.onPremises, .originate)
    guard
      let source = VPNRoutes(topology: topology)
        .exampleAddress(behind: connection, family: packet.family)
    else {
      explain(.missingInput, .unknown, subjects: [topology[connection].id])
      return
    }
    packet.source = .address(source)
    hops[hops.count - 1].packet = packet
    hops[hops.count - 1].packetOut = packet
    assume(.exampleOnPremisesAddress(vpn: topology[connection].id, address: source))
    comeIn(by: connection)
  }

  /// The answer of a host behind a VPN, by the same VPN.
  mutating func comeBack(by connection: Handle<VPNConnection>) {
    pass(Self.onPremises, .originate)
    comeIn(by: connection)
  }

  /// In by a VPN: to an interface of its gateway's VPC, or to the transit gateway's table.
  private mutating func comeIn(by handle: Handle<VPNConnection>) {
    let connection = topology[handle]
    crossing = .elsewhere
    if let device = connection.customerGateway {
      pass(component(.customerGateway, topology[device]), .gateway)
    }
    pass(component(.vpnConnection, connection), .gateway)
    if !connection.state.isUsable { explain(.badStateVPN) }
    switch connection.termination {
    case .virtualPrivateGateway(let gateway):
      comeIn(by: gateway)
    case .transitGateway(let gateway):
      guard let attachment = VPNRoutes(topology: topology).attachment(of: handle) else {
        pass(component(.transitGateway, topology[gateway]), .gateway)
        explain(.missingInput, .unknown, subjects: [connection.id])
        return
      }
      comeIn(to: gateway, by: attachment)
    case .unresolved(let id):
      explain(.missingInput, .unknown, subjects: [id])
    case nil:
      explain(.missingInput, .unknown, subjects: [connection.id])
    }
  }

  /// A virtual private gateway delivers to interfaces of its VPC, and to nothing else (G1).
  private mutating func comeIn(by handle: Handle<VirtualPrivateGateway>) {
    let gateway = topology[handle]
    pass(component(.virtualPrivateGateway, gateway, vpc: gateway.vpc), .gateway)
    if !gateway.state.isUsable { explain(.badState) }
    guard let vpc = gateway.vpc else {
      explain(.badState)
      return
    }
    guard let address = packet.destination.single, topology[vpc].contains(address) else {
      explain(.virtualGatewayNeedsVPCDestination, subjects: [topology[vpc].id])
      return
    }
    comeIn(to: address, in: vpc, by: gateway.id)
  }
}
