import IPAddressing
import NetworkModel

/// How close a name must be to what was typed.
enum NameMatch {
  case exact, anyCase
}

extension QueryParser {
  /// Hosts and other ends by their Names, in order of id. An interface of an instance that is found is
  /// not found again.
  func ends(named text: String, _ match: NameMatch) -> [ResourceID] {
    if text.isEmpty { return [] }
    let test = Self.test(text, match)
    let instances = Set(
      topology.handles(of: Instance.self).filter { test(topology[$0].name) })
    let interfaces = topology.networkInterfaces.filter { interface in
      test(interface.name) && !(interface.instance.map(instances.contains) ?? false)
    }
    let others =
      ids(of: InstanceConnectEndpoint.self, test) + ids(of: VPNConnection.self, test)
      + ids(of: CustomerGateway.self, test) + ids(of: DirectConnectGateway.self, test)
      + ids(of: VirtualInterface.self, test) + ids(of: LoadBalancer.self, test)
      + ids(of: Database.self, test)
    return (instances.map { topology[$0].id } + interfaces.map(\.id) + others).sorted()
  }

  func subnets(named text: String, _ match: NameMatch) -> [ResourceID] {
    if text.isEmpty { return [] }
    return ids(of: Subnet.self, Self.test(text, match)).sorted()
  }

  func endpoints(named text: String) -> [ResourceID] {
    ids(of: VPCEndpoint.self, Self.test(text, .exact))
  }

  /// A resource that has the name but is no end, so that a person learns why it does not do.
  func otherResource(named text: String) -> ResourceID? {
    let test = Self.test(text, .exact)
    let found =
      ids(of: VPC.self, test) + ids(of: Subnet.self, test) + ids(of: NATGateway.self, test)
      + ids(of: InternetGateway.self, test) + ids(of: EgressOnlyInternetGateway.self, test)
      + ids(of: VPCEndpoint.self, test) + ids(of: RouteTable.self, test)
      + ids(of: SecurityGroup.self, test) + ids(of: NetworkACL.self, test)
      + ids(of: TransitGateway.self, test) + ids(of: VirtualPrivateGateway.self, test)
      + ids(of: PeeringConnection.self, test) + ids(of: ResolverEndpoint.self, test)
      + ids(of: ResolverRule.self, test)
    return found.first
  }

  /// The primary interface of an instance (A7).
  func primaryInterface(of instance: ResourceID) -> ResourceID? {
    topology.handle(of: instance, as: Instance.self)
      .flatMap { topology[$0].interfaces.first }.map { topology[$0].id }
  }

  /// The interface by which a load balancer or a database sends: the first that it has.
  func firstInterface(of id: ResourceID) -> ResourceID? {
    let balancer = topology.handle(of: id, as: LoadBalancer.self)
      .flatMap { topology[$0].interfaces.first }
    let database = topology.handle(of: id, as: Database.self)
      .flatMap { topology[$0].interface }
    return (balancer ?? database).map { topology[$0].id }
  }

  /// The name that AWS gave a load balancer or a database.
  func dnsName(of id: ResourceID) -> String? {
    let balancer = topology.handle(of: id, as: LoadBalancer.self).map { topology[$0].dnsName }
    let database = topology.handle(of: id, as: Database.self).map { topology[$0].dnsName }
    return (balancer ?? database).flatMap { $0.isEmpty ? nil : $0.text.lowercased() }
  }

  private func ids<E: Entity>(of type: E.Type, _ test: (InternedText) -> Bool) -> [ResourceID] {
    E.all(in: topology).filter { test($0.name) }.map(\.id)
  }

  private static func test(_ text: String, _ match: NameMatch) -> (InternedText) -> Bool {
    switch match {
    case .exact:
      let wanted = InternedText(text)
      return { $0 == wanted }
    case .anyCase:
      let wanted = text.lowercased()
      return { !$0.isEmpty && $0.text.lowercased() == wanted }
    }
  }

  // MARK: What may have been meant

  private static let nearestLimit = 5

  func unknown(_ text: String, _ role: QueryError.Role) -> QueryError {
    .unknown(text, role: role, nearest: nearest(to: text, role))
  }

  /// Names, ids and words most like a text: ids where it begins like one, else names.
  private func nearest(to text: String, _ role: QueryError.Role) -> [String] {
    let kind = ResourceID.kind(of: text.lowercased())
    let isNoEnd = kind == .subnet && role == .destination
    let words = kind == .other ? names(role) : isNoEnd ? [] : ids(of: kind)
    var originals: [String: String] = [:]
    for word in words.reversed() { originals[word.lowercased()] = word }
    let most = max(2, text.count / 3)
    let lowered = text.lowercased()
    var seen: Set<String> = []
    // Lengths are quick to compare; most of a large network's names go here.
    let near = words.map { $0.lowercased() }.filter {
      (abs($0.utf8.count - lowered.utf8.count) <= most || $0.hasPrefix(lowered))
        && seen.insert($0).inserted
    }
    return Spelling.nearest(to: lowered, among: near, limit: Self.nearestLimit)
      .compactMap { originals[$0] }
  }

  private func names(_ role: QueryError.Role) -> [String] {
    func names<E: Entity>(_ type: E.Type) -> [String] {
      E.all(in: topology).filter { !$0.name.isEmpty }.map(\.name.text)
    }
    let hosts =
      names(Instance.self) + names(NetworkInterface.self) + names(InstanceConnectEndpoint.self)
      + names(VPNConnection.self) + names(CustomerGateway.self) + names(DirectConnectGateway.self)
      + names(VirtualInterface.self) + names(LoadBalancer.self)
      + names(Database.self)
    let places = ["internet", "onprem"]
    switch role {
    case .source:
      return (hosts + names(Subnet.self)).sorted() + places
    case .destination:
      return (hosts + names(Bucket.self)).sorted() + places + catalogue.services.map(\.name)
        + ServiceBundle.all.map(\.name)
    }
  }

  private func ids(of kind: ResourceKind) -> [String] {
    switch kind {
    case .instance: topology.instances.map(\.id.text)
    case .subnet: topology.subnets.map(\.id.text)
    case .networkInterface: topology.networkInterfaces.map(\.id.text)
    case .instanceConnectEndpoint: topology.instanceConnectEndpoints.map(\.id.text)
    case .vpcEndpoint: topology.vpcEndpoints.map(\.id.text)
    case .customerGateway: topology.customerGateways.map(\.id.text)
    case .vpnConnection: topology.vpnConnections.map(\.id.text)
    case .virtualInterface: topology.virtualInterfaces.map(\.id.text)
    case .elasticIP: topology.elasticIPs.map(\.id.text)
    case .vpc, .routeTable, .prefixList, .internetGateway, .egressOnlyInternetGateway,
      .natGateway, .peeringConnection, .securityGroup, .networkACL, .dhcpOptions, .hostedZone,
      .transitGateway, .transitGatewayAttachment, .transitGatewayRouteTable,
      .virtualPrivateGateway, .directConnectGateway, .resolverEndpoint, .resolverRule, .bucket,
      .multiRegionAccessPoint, .other, .loadBalancer, .targetGroup, .database:
      []
    }
  }

  /// The addresses of hosts in the subnets that would hold an address, the nearest first.
  func neighbours(of address: IPAddress) -> [String] {
    let subnets = topology.handles(of: VPC.self).compactMap {
      topology.subnet(holding: address, in: $0)
    }
    let addresses = Set(
      subnets.flatMap { topology.interfaces(in: $0) }.flatMap { topology.addresses(of: $0) }
        .map(\.address))
    return Spelling.nearest(
      to: address.description, among: addresses.sorted().map(\.description),
      limit: Self.nearestLimit)
  }
}
