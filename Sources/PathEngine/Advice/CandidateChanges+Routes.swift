import IPAddressing
import NetworkModel

/// Routes and public addresses that might lead where nothing leads now.
extension CandidateChanges {
  /// The last table that was asked before the block, which is the one to change.
  private var table: (handle: Handle<RouteTable>, subnet: Handle<Subnet>?, packet: Packet)? {
    guard let block, let hop = block.hop else { return nil }
    let hops = block.direction == .back ? trace.back : trace.forward
    let asked = hops.prefix(hop + 1).last { $0.component.kind == .routeTable }
    guard let asked, let handle: Handle<RouteTable> = topology.handle(of: asked.component.id) else {
      return nil
    }
    return (handle, asked.component.subnet.flatMap { topology.handle(of: $0) }, asked.packet)
  }

  /// A route to whatever may lead to the packet's destination, in the table that has none that does.
  var routes: [[Change]] {
    guard let (handle, subnet, packet) = table else { return [] }
    let table = topology[handle]
    var found = gatewayEndpoints(of: table.vpc).map { endpoint -> [Change] in
      [.associateEndpoint(endpoint, table: table.id)]
    }
    if let service = gatewayService(in: table.vpc) {
      found.append([
        .createGatewayEndpoint(
          service: service, vpc: topology[table.vpc].id, table: table.id)
      ])
    }
    func add(_ prefix: IPPrefix, _ target: ResourceID) {
      found.append([.addRoute(table: table.id, to: .prefix(prefix), target: target)])
    }
    if let address = packet.destination.single {
      for (prefix, target) in waysToVPC(of: address, from: table.vpc) { add(prefix, target) }
      for (prefix, target) in waysToVPN(of: address, from: table.vpc) { add(prefix, target) }
    }
    if packet.destination.single?.isPublic ?? true {
      let whole: IPPrefix = packet.family == .ipv4 ? .allIPv4 : .allIPv6
      for target in waysOut(of: table.vpc, from: subnet, packet.family) { add(whole, target) }
    }
    return found
  }

  /// A route to the customer's network, for an answer that leaves by another gateway. One to an internet gateway
  /// is not among the candidates: it would take a private subnet's way out from all the other hosts.
  var routesToVPN: [[Change]] {
    guard let (handle, _, packet) = table, let address = packet.destination.single else {
      return []
    }
    return waysToVPN(of: address, from: topology[handle].vpc).map { prefix, target in
      [.addRoute(table: topology[handle].id, to: .prefix(prefix), target: target)]
    }
  }

  /// A route to a NAT gateway for what DNS64 has made of an IPv4 address (V2).
  var routesToNAT64: [[Change]] {
    guard let (handle, subnet, packet) = table, packet.destination.single?.behindNAT64 != nil else {
      return []
    }
    let table = topology[handle]
    return natGateways(of: table.vpc, from: subnet).prefix(1).map {
      [.addRoute(table: table.id, to: .prefix(.nat64), target: $0)]
    }
  }

  /// Gateway endpoints of the VPC for the service that the name is of (E1).
  private func gatewayEndpoints(of vpc: Handle<VPC>) -> [ResourceID] {
    guard block?.direction == .forward, let passedOver = trace.resolution?.passedOver else {
      return []
    }
    return passedOver.filter { $0.why == .gatewayEndpoint }.map(\.endpoint).filter { id in
      topology.handle(of: id, as: VPCEndpoint.self).map { topology[$0].vpc == vpc } ?? false
    }
  }

  /// The service that the name is of, where a gateway endpoint could lead to it from a VPC that has none (E1).
  private func gatewayService(in vpc: Handle<VPC>) -> String? {
    let region = topology.region(of: topology[vpc].scope).text
    guard block?.direction == .forward, let wanted = trace.resolution?.service,
      wanted.region == region,
      let service = ServiceCatalogue.bundled.service(named: wanted.name),
      service.endpointTypes.contains(.gateway)
    else { return nil }
    let name = service.serviceName(in: region)
    let isThere = topology.vpcEndpoints.contains {
      $0.vpc == vpc && $0.type == .gateway && $0.serviceName.text == name
    }
    return isThere ? nil : service.name
  }

  /// Peerings and transit gateways that this VPC and the one with the address hang on.
  private func waysToVPC(
    of address: IPAddress, from vpc: Handle<VPC>
  ) -> [(IPPrefix, ResourceID)] {
    var ways: [(IPPrefix, ResourceID)] = []
    for peering in topology.peeringConnections where peering.state.isUsable {
      guard let side = peering.peer(of: vpc) else { continue }
      let blocks = side.vpc.map { topology[$0].cidrs } ?? side.cidrs
      if let block = blocks.first(where: { $0.contains(address) }) {
        ways.append((block, peering.id))
      }
    }
    let own = topology.transitGatewayAttachments.filter { $0.resource == .vpc(vpc) }
    for attachment in own {
      for other in topology.transitGatewayAttachments
      where other.transitGateway == attachment.transitGateway && other.resource != .vpc(vpc) {
        guard case .vpc(let home) = other.resource,
          let block = topology[home].cidrs.first(where: { $0.contains(address) })
        else { continue }
        ways.append((block, topology[attachment.transitGateway].id))
      }
    }
    return ways
  }

  private func waysToVPN(
    of address: IPAddress, from vpc: Handle<VPC>
  ) -> [(IPPrefix, ResourceID)] {
    let routes = OnPremisesRoutes(topology: topology)
    return topology.handles(of: VirtualPrivateGateway.self)
      .filter { topology[$0].vpc == vpc }.compactMap { gateway in
        guard
          case .link(_, let prefix) = routes.lookUp(.address(address), at: gateway),
          !prefix.isDefault
        else { return nil }
        return (prefix, topology[gateway].id)
      }
  }

  /// NAT gateways, the one of the subnet's zone first, then the internet gateway.
  private func waysOut(
    of vpc: Handle<VPC>, from subnet: Handle<Subnet>?, _ family: AddressFamily
  ) -> [ResourceID] {
    let gateways = topology.internetGateways.filter { $0.vpc == vpc }.map(\.id)
    switch family {
    case .ipv4:
      return natGateways(of: vpc, from: subnet).prefix(1) + gateways
    case .ipv6:
      return topology.egressOnlyInternetGateways.filter { $0.vpc == vpc }.map(\.id) + gateways
    }
  }

  /// Public NAT gateways that work, the one of the subnet's zone first.
  private func natGateways(
    of vpc: Handle<VPC>, from subnet: Handle<Subnet>?
  ) -> [ResourceID] {
    let zone = subnet.map { topology[$0].zone }
    let all = topology.natGateways.filter {
      $0.vpc == vpc && $0.connectivity == .public && $0.state.isUsable
    }
    let near = all.firstIndex { $0.subnet.map { topology[$0].zone } == zone }
    return (near.map { [all[$0]] + all[..<$0] + all[($0 + 1)...] } ?? all).map(\.id)
  }

  // MARK: Public addresses

  /// A public address for the source; or another table of the VPC, that leads to a NAT gateway.
  var publicAddresses: [[Change]] {
    guard let (handle, subnet, packet) = table, let source = packet.source.single else { return [] }
    let vpc = topology[handle].vpc
    var found: [[Change]] = []
    if let interface = topology.interface(at: source, in: vpc) {
      found.append([.assignPublicAddress(interface: topology[interface].id)])
    }
    guard let subnet else { return found }
    let others = topology.routeTables.filter { table in
      table.vpc == vpc && table.id != topology[handle].id
        && table.routes.contains { route in
          if case .natGateway = route.target { return !route.isBlackhole }
          return false
        }
    }
    return found
      + others.prefix(2).map { [.associateRouteTable($0.id, subnet: topology[subnet].id)] }
  }

  /// From the internet, the destination needs a public address.
  var destinationsPublicAddress: [[Change]] {
    guard case .interface(let id, _) = trace.query.destination else { return [] }
    return [[.assignPublicAddress(interface: id)]]
  }
}
