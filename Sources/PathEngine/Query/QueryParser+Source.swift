import IPAddressing
import NetworkModel

extension QueryParser {
  /// Reads a source: an id, a Name, a private address, `internet` or a public address there, `onprem`,
  /// `onprem@192.168.7.20`, a VPN, a customer gateway, a Direct Connect gateway or a virtual interface; or a
  /// subnet, which stands for any host there.
  /// - Throws: `QueryError`.
  public func source(_ text: String) throws(QueryError) -> Query.Source {
    let text = Self.withoutARN(Self.trimmed(text))
    switch Self.place(text) {
    case .internet: return .internet(nil)
    case .onPremises: return .onPremises(nil)
    case nil: break
    }
    if let host = try hostOnPremises(text, role: .source) {
      return .onPremises(host.link, address: host.address)
    }
    if let id = resource(text) { return try source(id) }
    if let address = try? IPAddress(text) { return try source(address) }
    for match in [NameMatch.exact, .anyCase] {
      // A host is meant before the subnet that is called like it.
      let hosts = ends(named: text, match)
      let found = hosts.isEmpty ? subnets(named: text, match) : hosts
      if found.count > 1 { throw .ambiguous(text, role: .source, candidates: found) }
      if let id = found.first { return try source(id) }
    }
    if let other = otherResource(named: text) { throw .notAnEnd(other, role: .source) }
    throw unknown(text, .source)
  }

  private func source(_ id: ResourceID) throws(QueryError) -> Query.Source {
    switch id.kind {
    case .instance:
      guard let interface = primaryInterface(of: id) else { throw .notAnEnd(id, role: .source) }
      return .interface(interface, address: nil)
    case .networkInterface:
      return try source(interface: id, address: nil)
    case .subnet:
      return .subnet(id)
    case .instanceConnectEndpoint:
      return .instanceConnectEndpoint(id)
    case .customerGateway, .vpnConnection, .directConnectGateway, .virtualInterface:
      return .onPremises(id)
    case .loadBalancer, .database:
      guard let interface = firstInterface(of: id) else { throw .notAnEnd(id, role: .source) }
      return .interface(interface, address: nil)
    case .vpc, .routeTable, .prefixList, .internetGateway, .egressOnlyInternetGateway,
      .natGateway, .vpcEndpoint, .peeringConnection, .securityGroup, .networkACL, .elasticIP,
      .dhcpOptions, .hostedZone, .transitGateway, .transitGatewayAttachment,
      .transitGatewayRouteTable, .virtualPrivateGateway, .resolverEndpoint, .resolverRule,
      .bucket, .multiRegionAccessPoint, .other, .targetGroup:
      throw .notAnEnd(id, role: .source)
    }
  }

  private func source(
    interface id: ResourceID, address: IPAddress?
  ) throws(QueryError) -> Query.Source {
    guard let handle: Handle<NetworkInterface> = topology.handle(of: id) else {
      throw .notAnEnd(id, role: .source)
    }
    switch topology[handle].purpose {
    case .host, .loadBalancer, .lambda, .container, .database, .other:
      return .interface(id, address: address)
    case .instanceConnectEndpoint:
      guard
        let owner = topology.instanceConnectEndpoints.first(where: {
          $0.interfaces.contains(handle)
        })
      else { return .interface(id, address: address) }
      return .instanceConnectEndpoint(owner.id)
    case .natGateway, .vpcEndpoint, .gatewayLoadBalancerEndpoint, .transitGateway:
      // They pass on or answer what others start (E5, N1).
      throw .notAnEnd(id, role: .source)
    }
  }

  /// The interface that has the address; one that lies behind a VPN or Direct Connect is on premises; a
  /// public address of none is somebody's on the internet.
  private func source(_ address: IPAddress) throws(QueryError) -> Query.Source {
    if case .v4(let bits) = address, let owner = topology.owner(ofPublic: bits) {
      return try source(
        interface: topology[owner.interface].id, address: owner.privateAddress)
    }
    let found = topology.handles(of: VPC.self)
      .compactMap { topology.interface(at: address, in: $0) }.map { topology[$0].id }.sorted()
    if found.count > 1 {
      throw .ambiguous(address.description, role: .source, candidates: found)
    }
    if let id = found.first { return try source(interface: id, address: address) }
    if OnPremisesRoutes(topology: topology).isOnPremises(address) {
      return .onPremises(nil, address: address)
    }
    if address.isPublic { return .internet(address) }
    throw .unknown(address.description, role: .source, nearest: neighbours(of: address))
  }
}
