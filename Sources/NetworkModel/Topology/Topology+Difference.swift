extension Topology {
  /// The resources that are not the same in another network, or are in one of the two alone, in order of
  /// kind and id.
  ///
  /// Compared is what an answer may depend on. The order of what has none with AWS (the lines of a route
  /// table, the subnets of an endpoint) does not count, nor do tags other than Name.
  /// - Complexity: O(resources).
  package func resources(differingFrom other: Topology) -> [ResourceID] {
    var comparison = TopologyComparison(self, other)
    comparison.compareIDs()
    // Handles of both mean the same only where both have the same resources.
    if comparison.different.isEmpty { comparison.compareResources() }
    return comparison.different
  }
}

/// Two networks side by side.
private struct TopologyComparison {
  let own: Topology
  let other: Topology
  var different: [ResourceID] = []
  /// By a scope of the other network, the same one here.
  private var scopes: [Handle<Scope>: Handle<Scope>] = [:]

  init(_ own: Topology, _ other: Topology) {
    self.own = own
    self.other = other
    for (index, scope) in other.scopes.enumerated() {
      scopes[Handle(index)] = own.scopes.firstIndex(of: scope).map { Handle($0) }
    }
  }

  // MARK: Which there are

  mutating func compareIDs() {
    let kinds: [(Topology) -> [ResourceID]] = [
      { $0.vpcs.map(\.id) }, { $0.subnets.map(\.id) }, { $0.routeTables.map(\.id) },
      { $0.prefixLists.map(\.id) }, { $0.internetGateways.map(\.id) },
      { $0.egressOnlyInternetGateways.map(\.id) }, { $0.natGateways.map(\.id) },
      { $0.vpcEndpoints.map(\.id) }, { $0.instanceConnectEndpoints.map(\.id) },
      { $0.peeringConnections.map(\.id) }, { $0.securityGroups.map(\.id) },
      { $0.networkACLs.map(\.id) }, { $0.networkInterfaces.map(\.id) }, { $0.instances.map(\.id) },
      { $0.elasticIPs.map(\.id) }, { $0.dhcpOptions.map(\.id) }, { $0.hostedZones.map(\.id) },
      { $0.transitGateways.map(\.id) }, { $0.transitGatewayAttachments.map(\.id) },
      { $0.transitGatewayRouteTables.map(\.id) }, { $0.virtualPrivateGateways.map(\.id) },
      { $0.customerGateways.map(\.id) }, { $0.vpnConnections.map(\.id) },
      { $0.directConnectGateways.map(\.id) }, { $0.virtualInterfaces.map(\.id) },
      { $0.resolverEndpoints.map(\.id) }, { $0.resolverRules.map(\.id) },
      { $0.loadBalancers.map(\.id) }, { $0.targetGroups.map(\.id) }, { $0.databases.map(\.id) },
      { $0.buckets.map(\.id) }, { $0.multiRegionAccessPoints.map(\.id) },
    ]
    for ids in kinds {
      let (mine, theirs) = (ids(own), ids(other))
      if mine != theirs { different += Set(mine).symmetricDifference(theirs).sorted() }
    }
  }

  // MARK: What they are

  mutating func compareResources() {
    compare(\.vpcs, \.scope)
    compare(\.subnets, \.scope)
    compare(\.routeTables, \.scope) {
      $0.routes = inSameOrder($0.routes)
      $0.subnets.sort()
      $0.edgeAssociations.sort()
      $0.propagatingGateways.sort()
    }
    compare(\.prefixLists, \.scope)
    compare(\.internetGateways, \.scope)
    compare(\.egressOnlyInternetGateways, \.scope)
    compare(\.natGateways, \.scope)
    compare(\.vpcEndpoints, \.scope) {
      $0.routeTables.sort()
      $0.subnets.sort()
    }
    compare(\.instanceConnectEndpoints, \.scope)
    compare(\.peeringConnections, \.scope)
    compare(\.securityGroups, \.scope)
    compareACLs()
    compareInterfaces()
    compare(\.instances, \.scope)
    compare(\.elasticIPs, \.scope)
    compare(\.dhcpOptions, \.scope)
    compare(\.hostedZones, \.scope) {
      $0.vpcs.sort()
      $0.records = inSameOrder($0.records)
    }
    compare(\.transitGateways, \.scope)
    compare(\.transitGatewayAttachments, \.scope) { $0.subnets.sort() }
    compare(\.transitGatewayRouteTables, \.scope) {
      $0.propagations.sort()
      $0.routes = $0.routes.map { inSameOrder($0) }
    }
    compare(\.virtualPrivateGateways, \.scope)
    compare(\.customerGateways, \.scope)
    compare(\.vpnConnections, \.scope)
    compare(\.directConnectGateways, \.scope) { $0.associations = inSameOrder($0.associations) }
    compare(\.virtualInterfaces, \.scope)
    compare(\.resolverEndpoints, \.scope)
    compare(\.resolverRules, \.scope) { $0.vpcs.sort() }
    compare(\.loadBalancers, \.scope) {
      $0.subnets.sort()
      $0.listeners = $0.listeners.map { inSameOrder($0) }
    }
    compare(\.targetGroups, \.scope)
    compare(\.databases, \.scope)
    compare(\.buckets, \.scope)
    compare(\.multiRegionAccessPoints, \.scope) { $0.locations = inSameOrder($0.locations) }
  }

  /// - Parameter arrange: brings what has no order into one.
  private mutating func compare<E: Entity>(
    _ kind: KeyPath<Topology, [E]>, _ scope: WritableKeyPath<E, Handle<Scope>>,
    _ arrange: (inout E) -> Void = { _ in }
  ) {
    for (mine, theirs) in zip(own[keyPath: kind], other[keyPath: kind]) {
      var (mine, theirs) = (mine, theirs)
      guard let same = scopes[theirs[keyPath: scope]] else {
        different.append(mine.id)
        continue
      }
      theirs[keyPath: scope] = same
      if mine == theirs { continue }
      arrange(&mine)
      arrange(&theirs)
      if mine != theirs { different.append(mine.id) }
    }
  }

  /// Which ACL a subnet has counts, whether or not the ACL lists it.
  private mutating func compareACLs() {
    for (mine, theirs) in zip(own.networkACLs, other.networkACLs) {
      let isSame =
        mine.name == theirs.name && mine.vpc == theirs.vpc && mine.isDefault == theirs.isDefault
        && scopes[theirs.scope] == mine.scope && mine.ingress == theirs.ingress
        && mine.egress == theirs.egress
      if !isSame { different.append(mine.id) }
    }
    for subnet in own.handles(of: Subnet.self)
    where own.networkACL(of: subnet) != other.networkACL(of: subnet) {
      different.append(own[subnet].id)
    }
  }

  private mutating func compareInterfaces() {
    for handle in own.handles(of: NetworkInterface.self) {
      let (mine, theirs) = (own[handle], other[handle])
      let isSame =
        mine.name == theirs.name && scopes[theirs.scope] == mine.scope && mine.vpc == theirs.vpc
        && mine.subnet == theirs.subnet && mine.instance == theirs.instance
        && mine.purpose == theirs.purpose
        && mine.checksSourceDestination == theirs.checksSourceDestination
        && mine.lacksSecurityGroups == theirs.lacksSecurityGroups
        && own.addresses(of: handle) == other.addresses(of: handle)
        && own.securityGroups(of: handle) == other.securityGroups(of: handle)
      if !isSame { different.append(mine.id) }
    }
  }
}

/// Any order that is the same for the same elements.
private func inSameOrder<Element: Hashable>(_ elements: [Element]) -> [Element] {
  elements.map { ($0, $0.hashValue) }.sorted { $0.1 < $1.1 }.map(\.0)
}
