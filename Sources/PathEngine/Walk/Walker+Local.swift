import IPAddressing
import NetworkModel

/// Leaving an interface, and being delivered to one.
extension Walker {
  /// Sends the packet off from an interface.
  mutating func leave(_ interface: Handle<NetworkInterface>) {
    let entity = topology[interface]
    let origin = component(of: interface)
    pass(origin, .originate)
    // Neither groups nor ACLs nor the table are asked for these (R6).
    if let address = packet.destination.single,
      address.isLinkLocal || isResolver(address, of: entity.vpc)
    {
      arriveLinkLocal(in: entity.vpc)
      return
    }
    if let address = packet.destination.single,
      topology.addresses(of: interface).contains(where: { $0.address == address })
    {
      // To itself: the host's own network carries it.
      pass(origin, .arrive)
      end = .linkLocal
      return
    }
    passSecurityGroups(of: interface, direction: .egress)
    guard let subnet = entity.subnet else {
      explain(.missingInput, .unknown, subjects: [entity.id])
      return
    }
    if goBackByBalancer(from: subnet) { return }
    forward(from: subnet)
  }

  /// Takes the packet on from a subnet: straight to a neighbour (R7), else by ACL and table.
  mutating func forward(from subnet: Handle<Subnet>) {
    if let address = packet.destination.single,
      topology[subnet].cidrs.contains(where: { $0.contains(address) })
    {
      pass(router(of: subnet), .deliverDirectly)
      deliver(to: address, in: topology[subnet].vpc, from: subnet)
      return
    }
    passNetworkACL(of: subnet, direction: .egress)
    route(from: subnet)
  }

  /// Lets the subnet's table decide, and hands the packet to what the winning line names (R1-R5).
  mutating func route(from subnet: Handle<Subnet>) {
    let home = topology[subnet].vpc
    guard let table = topology.routeTable(of: subnet) else {
      pass(router(of: subnet), .gateway)
      explain(.missingInput, .unknown, subjects: [topology[subnet].id])
      return
    }
    guard let route = decide(table, in: home, for: subnet) else { return }
    if goesInCircles() { return }
    follow(route.target, from: subnet)
  }

  private mutating func follow(_ target: RouteTarget, from subnet: Handle<Subnet>) {
    let home = topology[subnet].vpc
    switch target {
    case .local:
      guard let address = packet.destination.single else {
        explain(.noPossibleDestination)
        return
      }
      deliver(to: address, in: home, from: subnet)
    case .internetGateway(let gateway):
      enter(gateway, from: home, subnet: subnet)
    case .egressOnlyInternetGateway(let gateway):
      enter(gateway, from: home, subnet: subnet)
    case .natGateway(let gateway):
      enter(gateway, from: subnet)
    case .vpcEndpoint(let endpoint):
      enter(endpoint, from: home, subnet: subnet)
    case .peeringConnection(let peering):
      enter(peering, from: home)
    case .networkInterface(let handle):
      enter(handle, from: home, subnet: subnet)
    case .transitGateway(let handle):
      enter(handle, from: subnet)
    case .virtualPrivateGateway(let handle):
      enter(handle, from: home)
    case .unresolved(let id):
      let known = id.kind != .other
      pass(Component(Self.componentKind(of: id.kind), id: id, label: id.text), .gateway)
      explain(known ? .missingInput : .notJudged, .unknown, subjects: [id])
    }
  }

  /// The rules of this component are not held yet: the answer ends here, undetermined.
  mutating func stop(at component: Component) {
    pass(component, .gateway)
    explain(.notJudged, .unknown, subjects: [component.id])
  }

  /// Hands the packet to the interface that has its destination address (R10, I4).
  ///
  /// - Parameter from: the subnet it comes from, whose own neighbours need no ACL (R7); nil from a gateway.
  mutating func deliver(to address: IPAddress, in vpc: Handle<VPC>, from origin: Handle<Subnet>?) {
    let interface = topology.interface(at: address, in: vpc)
    // By its interface first: a snapshot may hold an address that lies outside its subnet's block.
    let subnet =
      interface.flatMap { topology[$0].subnet } ?? topology.subnet(holding: address, in: vpc)
    guard let subnet else {
      pass(router(of: vpc), .deliverDirectly)
      explain(.noPossibleDestination)
      return
    }
    if subnet != origin { passNetworkACL(of: subnet, direction: .ingress) }
    guard let interface else {
      if let host = anyHost, host.subnet == subnet, host.address == address {
        arrive(at: host)
        return
      }
      pass(router(of: subnet), .deliverDirectly)
      explain(.noPossibleDestination)
      return
    }
    arrive(at: interface)
  }

  mutating func arrive(at interface: Handle<NetworkInterface>) {
    let entity = topology[interface]
    if let gateway = natGateway(of: interface) {
      returnThrough(gateway)
      return
    }
    passSecurityGroups(of: interface, direction: .ingress)
    if isReply, translations.last?.by == .appliance(interface) {
      returnThrough(interface)
      return
    }
    if let endpoint = interfaceEndpoint(of: interface) {
      arrive(at: endpoint, by: interface)
      return
    }
    if let balancer = loadBalancer(of: interface) {
      arrive(at: balancer, by: interface)
      return
    }
    pass(component(of: interface), .arrive)
    let takesNothing =
      entity.purpose == .gatewayLoadBalancerEndpoint || entity.purpose == .transitGateway
      || entity.purpose == .instanceConnectEndpoint && !isReply
    if takesNothing {
      explain(.noPossibleDestination)
      return
    }
    end = .interface(interface)
  }

  /// Metadata, resolver and time answer in the host's own network (R6).
  mutating func arriveLinkLocal(in vpc: Handle<VPC>) {
    pass(router(of: vpc), .deliverDirectly)
    end = .linkLocal
  }

  /// The resolver is the third address of the VPC's first block; it answers that VPC's own hosts alone.
  private func isResolver(_ address: IPAddress, of vpc: Handle<VPC>) -> Bool {
    topology[vpc].cidrs.first?.address.advanced(by: 2) == address
  }

  func router(of vpc: Handle<VPC>) -> Component {
    component(.vpcRouter, topology[vpc], vpc: vpc)
  }

  func router(of subnet: Handle<Subnet>) -> Component {
    component(.vpcRouter, topology[subnet], vpc: topology[subnet].vpc, subnet: subnet)
  }

  static func componentKind(of kind: ResourceKind) -> Component.Kind {
    switch kind {
    case .internetGateway: .internetGateway
    case .egressOnlyInternetGateway: .egressOnlyInternetGateway
    case .natGateway: .natGateway
    case .vpcEndpoint: .gatewayEndpoint
    case .instanceConnectEndpoint: .instanceConnectEndpoint
    case .peeringConnection: .peeringConnection
    case .networkInterface, .instance, .elasticIP: .networkInterface
    case .transitGateway: .transitGateway
    case .transitGatewayAttachment: .transitGatewayAttachment
    case .transitGatewayRouteTable: .transitGatewayRouteTable
    case .virtualPrivateGateway: .virtualPrivateGateway
    case .customerGateway: .customerGateway
    case .vpnConnection: .vpnConnection
    case .directConnectGateway: .directConnectGateway
    case .virtualInterface: .virtualInterface
    case .routeTable: .routeTable
    case .securityGroup: .securityGroup
    case .networkACL: .networkACL
    case .loadBalancer: .loadBalancer
    case .bucket: .bucket
    case .vpc, .subnet, .prefixList, .dhcpOptions, .hostedZone, .resolverEndpoint,
      .resolverRule, .multiRegionAccessPoint, .other, .targetGroup, .database:
      .vpcRouter
    }
  }
}
