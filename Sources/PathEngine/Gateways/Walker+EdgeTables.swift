import IPAddressing
import NetworkModel

/// Route tables of gateways (R8), and Gateway Load Balancer endpoints, to which they may lead (E8).
extension Walker {
  /// What comes in by a gateway goes where the gateway's own table says; without one, to the interface
  /// that has the address.
  mutating func comeIn(to address: IPAddress, in vpc: Handle<VPC>, by gateway: ResourceID) {
    let table = topology.handles(of: RouteTable.self)
      .first { topology[$0].edgeAssociations.contains(gateway) }
    guard let table else {
      deliver(to: address, in: vpc, from: nil)
      return
    }
    guard let route = decide(table, in: vpc, for: nil) else { return }
    switch route.target {
    case .local:
      deliver(to: address, in: vpc, from: nil)
    case .vpcEndpoint(let endpoint)
    where topology[endpoint].type == .gatewayLoadBalancer
      && gateway.kind != .virtualPrivateGateway:
      inspect(by: endpoint, from: vpc, subnet: nil)
    case .networkInterface(let interface):
      enter(interface, from: vpc, subnet: nil)
    case .unresolved(let id):
      pass(Component(Self.componentKind(of: id.kind), id: id, label: id.text), .gateway)
      explain(id.kind == .other ? .notJudged : .missingInput, .unknown, subjects: [id])
    case .internetGateway, .egressOnlyInternetGateway, .natGateway, .vpcEndpoint,
      .peeringConnection, .transitGateway, .virtualPrivateGateway:
      // No table of a gateway may name one; an input that says so is not AWS's.
      explain(.cannotRoute)
    }
  }

  /// Through an appliance behind a Gateway Load Balancer endpoint and out of it again, by the table of the
  /// endpoint's subnet. What the appliance does with the packet is not known (E8).
  mutating func inspect(
    by handle: Handle<VPCEndpoint>, from vpc: Handle<VPC>, subnet origin: Handle<Subnet>?
  ) {
    let endpoint = topology[handle]
    let subnet = endpoint.subnets.first ?? endpoint.interfaces.first.flatMap { topology[$0].subnet }
    if let subnet, subnet != origin { passNetworkACL(of: subnet, direction: .ingress) }
    pass(
      component(.gatewayLoadBalancerEndpoint, endpoint, vpc: endpoint.vpc, subnet: subnet), .gateway
    )
    explain(.gatewayLoadBalancerNotChecked, .remark)
    let first = topology.vpcEndpoints.first {
      $0.type == .gatewayLoadBalancer && $0.serviceName == endpoint.serviceName
    }
    inspections.insert(first?.id ?? endpoint.id)
    if !endpoint.state.isUsable { explain(.badState) }
    if endpoint.vpc != vpc { explain(.cannotRoute) }
    guard let subnet else {
      explain(.missingInput, .unknown, subjects: [endpoint.id])
      return
    }
    // Groups are not known as such beyond an appliance, at neither end.
    losesGroupReferences = true
    if hops.contains(where: { $0.step.matchedGroup }) {
      explain(.notJudged, .unknown, subjects: [endpoint.id])
    }
    if !openVisit(endpoint.id) || goesInCircles() { return }
    forward(from: subnet)
  }
}
