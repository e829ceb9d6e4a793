import IPAddressing
import NetworkModel

/// Virtual private gateways and VPNs (G1).
extension Walker {
  /// A subnet's table sends the packet to the VPC's virtual private gateway.
  mutating func enter(_ handle: Handle<VirtualPrivateGateway>, from home: Handle<VPC>) {
    let gateway = topology[handle]
    pass(component(.virtualPrivateGateway, gateway, vpc: home), .gateway)
    if !gateway.state.isUsable || gateway.vpc != home {
      explain(.badState, subjects: [topology[home].id])
    }
    if crossing != .none { explain(.virtualGatewayNeedsVPCSource) }
    switch OnPremisesRoutes(topology: topology).lookUp(packet.destination, at: handle) {
    case .link(let link, let prefix):
      leave(by: link, matched: prefix)
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
    arriveOnPremises(by: .vpn(handle), matched: matched)
  }

  /// In by a VPN: to an interface of its gateway's VPC, or to the transit gateway's table.
  mutating func comeIn(by handle: Handle<VPNConnection>) {
    let connection = topology[handle]
    if let device = connection.customerGateway {
      pass(component(.customerGateway, topology[device]), .gateway)
    }
    pass(component(.vpnConnection, connection), .gateway)
    if !connection.state.isUsable { explain(.badStateVPN) }
    switch connection.termination {
    case .virtualPrivateGateway(let gateway):
      comeIn(by: gateway)
    case .transitGateway(let gateway):
      guard let attachment = OnPremisesRoutes(topology: topology).attachment(of: handle) else {
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
  mutating func comeIn(by handle: Handle<VirtualPrivateGateway>) {
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
