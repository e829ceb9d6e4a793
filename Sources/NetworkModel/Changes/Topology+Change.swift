import IPAddressing

extension Topology {
  /// The network after a change; nil where it does not have what the change names, and where the change
  /// would leave it as it is.
  ///
  /// Handles of this topology hold in the new one too: changes take no resource away, and what they add comes
  /// behind the others.
  ///
  /// - Complexity: O(resources of the changed kind).
  public func applying(_ change: Change) -> Topology? {
    var changed = ChangedEntities(topology: self)
    guard changed.apply(change) else { return nil }
    return Topology(storage: Storage(changed.entities, like: storage))
  }

  /// The network after several changes, one after the other; nil when one of them cannot be made.
  public func applying(_ changes: [Change]) -> Topology? {
    var topology = self
    for change in changes {
      guard let next = topology.applying(change) else { return nil }
      topology = next
    }
    return topology
  }
}

/// The entities of a topology while a change is made to them.
private struct ChangedEntities {
  let topology: Topology
  var entities: Topology.Entities

  init(topology: Topology) {
    self.topology = topology
    entities = topology.storage.entities
  }

  /// - Returns: whether anything is other than it was.
  mutating func apply(_ change: Change) -> Bool {
    switch change {
    case .addRoute(let table, let range, let target):
      return add(to: table, range, target)
    case .removeRoute(let table, let range):
      return edit(table, \.routeTables, RouteTable.self) { [topology] in
        let old = $0.routes
        $0.routes.removeAll { $0.isFor(range, in: topology) && $0.target != .local }
        return $0.routes != old
      }
    case .associateRouteTable(let table, let subnet):
      return associate(table, with: subnet)
    case .associateEndpoint(let endpoint, let table):
      return associate(endpoint: endpoint, with: table)
    case .createGatewayEndpoint(let service, let vpc, let table):
      return createGatewayEndpoint(for: service, in: vpc, table)
    case .allowInSecurityGroup(let group, let direction, let traffic, let range):
      return allow(in: group, direction, traffic, range)
    case .allowInNetworkACL(let acl, let direction, let number, let traffic, let prefix):
      return allow(
        in: acl, direction,
        NetworkACL.Entry(number: number, action: .allow, traffic: traffic, prefix: prefix))
    case .setPrivateDNS(let endpoint, let isOn):
      return edit(endpoint, \.vpcEndpoints, VPCEndpoint.self) {
        guard $0.type == .interface else { return false }
        return set(&$0.privateDNSEnabled, isOn)
      }
    case .setDNSSupport(let vpc, let isOn):
      return edit(vpc, \.vpcs, VPC.self) { set(&$0.dnsSupport, isOn) }
    case .setDNSHostnames(let vpc, let isOn):
      return edit(vpc, \.vpcs, VPC.self) { set(&$0.dnsHostnames, isOn) }
    case .acceptPeering(let peering):
      return accept(peering)
    case .attachInternetGateway(let gateway, let vpc):
      guard let home: Handle<VPC> = topology.handle(of: vpc),
        !topology.internetGateways.contains(where: { $0.vpc == home })
      else { return false }
      return edit(gateway, \.internetGateways, InternetGateway.self) {
        $0.vpc == nil && set(&$0.vpc, home)
      }
    case .assignPublicAddress(let interface):
      guard let address = topology.unusedExampleAddress else { return false }
      return edit(interface, \.networkInterfaces, NetworkInterface.self) {
        guard $0.primaryAddress != nil, $0.publicAddress == nil else { return false }
        $0 = $0.having(publicAddress: address)
        return true
      }
    case .setSourceDestinationCheck(let interface, let checks):
      return edit(interface, \.networkInterfaces, NetworkInterface.self) {
        guard $0.checksSourceDestination != checks else { return false }
        $0 = $0.checkingSourceDestination(checks)
        return true
      }
    }
  }

  private mutating func edit<E: Entity>(
    _ id: ResourceID, _ array: WritableKeyPath<Topology.Entities, [E]>, _ type: E.Type,
    _ change: (inout E) -> Bool
  ) -> Bool {
    guard let handle: Handle<E> = topology.handle(of: id) else { return false }
    return change(&entities[keyPath: array][handle.index])
  }

  private mutating func add(
    to table: ResourceID, _ range: Change.Range, _ target: ResourceID
  ) -> Bool {
    guard let target = topology.routeTarget(target),
      let destination = topology.routeDestination(range)
    else { return false }
    return edit(table, \.routeTables, RouteTable.self) { [topology] in
      let route = Route(destination, to: target)
      guard !$0.routes.contains(route) else { return false }
      if let line = $0.routes.firstIndex(where: {
        $0.isFor(range, in: topology) && $0.origin != .propagated
      }) {
        if $0.routes[line].target == .local { return false }
        $0.routes[line] = route
      } else {
        $0.routes.append(route)
      }
      return true
    }
  }

  /// The routes to a peering are blackholes while it waits, and work from then on (P1).
  private mutating func accept(_ id: ResourceID) -> Bool {
    let isAccepted = edit(id, \.peeringConnections, PeeringConnection.self) {
      $0.state == .pendingAcceptance && set(&$0.state, .active)
    }
    guard isAccepted, let peering: Handle<PeeringConnection> = topology.handle(of: id) else {
      return false
    }
    for table in entities.routeTables.indices {
      for line in entities.routeTables[table].routes.indices
      where entities.routeTables[table].routes[line].target == .peeringConnection(peering) {
        entities.routeTables[table].routes[line].isBlackhole = false
      }
    }
    return true
  }

  private mutating func associate(_ table: ResourceID, with subnet: ResourceID) -> Bool {
    guard let handle: Handle<RouteTable> = topology.handle(of: table),
      let subnet: Handle<Subnet> = topology.handle(of: subnet),
      topology[handle].vpc == topology[subnet].vpc, !topology[handle].subnets.contains(subnet)
    else { return false }
    for index in entities.routeTables.indices
    where entities.routeTables[index].subnets.contains(subnet) {
      entities.routeTables[index].subnets.removeAll { $0 == subnet }
    }
    entities.routeTables[handle.index].subnets.append(subnet)
    return true
  }

  private mutating func associate(endpoint: ResourceID, with table: ResourceID) -> Bool {
    guard let handle: Handle<VPCEndpoint> = topology.handle(of: endpoint),
      let tableHandle: Handle<RouteTable> = topology.handle(of: table),
      topology[handle].type == .gateway, topology[handle].vpc == topology[tableHandle].vpc,
      !topology[handle].routeTables.contains(tableHandle),
      let list = topology.prefixLists.first(where: {
        $0.name == topology[handle].serviceName
          && topology.region(of: $0.scope) == topology.region(of: topology[handle].scope)
      })
    else { return false }
    entities.vpcEndpoints[handle.index].routeTables.append(tableHandle)
    return add(to: table, .prefixList(list.id), endpoint)
  }

  private mutating func createGatewayEndpoint(
    for name: String, in vpc: ResourceID, _ table: ResourceID
  ) -> Bool {
    guard let home: Handle<VPC> = topology.handle(of: vpc),
      let tableHandle: Handle<RouteTable> = topology.handle(of: table),
      topology[tableHandle].vpc == home,
      let service = ServiceCatalogue.bundled.service(named: name),
      service.endpointTypes.contains(.gateway)
    else { return false }
    let scope = topology[home].scope
    let region = topology.region(of: scope).text
    let serviceName = InternedText(service.serviceName(in: region))
    let isThere = topology.vpcEndpoints.contains {
      $0.vpc == home && $0.type == .gateway && $0.serviceName == serviceName
    }
    let id = ResourceID("vpce-\(service.name)", kind: .vpcEndpoint)
    guard !isThere, topology.handle(of: id, as: VPCEndpoint.self) == nil,
      let list = prefixList(of: service, serviceName, region, scope)
    else { return false }
    let target = RouteTarget.vpcEndpoint(Handle(entities.vpcEndpoints.count))
    entities.vpcEndpoints.append(
      VPCEndpoint(
        id: id, scope: scope, vpc: home, type: .gateway, serviceName: serviceName,
        routeTables: [tableHandle]))
    entities.routeTables[tableHandle.index].routes.append(Route(.prefixList(list), to: target))
    return true
  }

  /// AWS's list of a service's prefixes in a region: the one of the input, else what the catalogue has.
  private mutating func prefixList(
    of service: ServiceCatalogue.Service, _ name: InternedText, _ region: String,
    _ scope: Handle<Scope>
  ) -> Handle<PrefixList>? {
    let known = topology.prefixLists.firstIndex {
      $0.name == name && topology.region(of: $0.scope).text == region
    }
    if let known { return Handle(known) }
    let entries = ServiceCatalogue.bundled.ranges(service: service, region: region, family: .ipv4)
    let id = ResourceID("pl-\(service.name)", kind: .prefixList)
    guard !entries.isEmpty, topology.handle(of: id, as: PrefixList.self) == nil else { return nil }
    entities.prefixLists.append(PrefixList(id: id, name: name, scope: scope, entries: entries))
    return Handle(entities.prefixLists.count - 1)
  }

  private mutating func allow(
    in group: ResourceID, _ direction: Change.Direction, _ traffic: TrafficClass,
    _ range: Change.Range
  ) -> Bool {
    let peer: SecurityGroupRule.Peer
    switch range {
    case .prefix(let prefix): peer = .prefix(prefix)
    case .prefixList(let id):
      guard let list: Handle<PrefixList> = topology.handle(of: id) else { return false }
      peer = .prefixList(list)
    }
    let rule = SecurityGroupRule(traffic, peer)
    return edit(group, \.securityGroups, SecurityGroup.self) {
      switch direction {
      case .ingress:
        if $0.ingress.contains(rule) { return false }
        $0.ingress.append(rule)
      case .egress:
        if $0.egress.contains(rule) { return false }
        $0.egress.append(rule)
      }
      return true
    }
  }

  private mutating func allow(
    in acl: ResourceID, _ direction: Change.Direction, _ entry: NetworkACL.Entry
  ) -> Bool {
    edit(acl, \.networkACLs, NetworkACL.self) {
      let old = direction == .ingress ? $0.ingress : $0.egress
      guard (1...32766).contains(entry.number), !old.contains(where: { $0.number == entry.number })
      else { return false }
      $0 = NetworkACL(
        id: $0.id, name: $0.name, scope: $0.scope, vpc: $0.vpc, isDefault: $0.isDefault,
        subnets: $0.subnets,
        ingress: direction == .ingress ? old + [entry] : $0.ingress,
        egress: direction == .egress ? old + [entry] : $0.egress)
      return true
    }
  }
}

/// Sets a value. - Returns: whether it is another than it was.
private func set<Value: Equatable>(_ value: inout Value, _ new: Value) -> Bool {
  if value == new { return false }
  value = new
  return true
}

extension Route {
  fileprivate func isFor(_ range: Change.Range, in topology: Topology) -> Bool {
    switch (destination, range) {
    case (.prefix(let own), .prefix(let other)): own == other
    case (.prefixList(let own), .prefixList(let other)): topology[own].id == other
    case (.absentPrefixList(let own), .prefixList(let other)): own == other
    case (.prefix, .prefixList), (.prefixList, .prefix), (.absentPrefixList, .prefix): false
    }
  }
}

extension Topology {
  fileprivate func routeDestination(_ range: Change.Range) -> Route.Destination? {
    switch range {
    case .prefix(let prefix): .prefix(prefix)
    case .prefixList(let id): handle(of: id, as: PrefixList.self).map { .prefixList($0) }
    }
  }

  fileprivate func routeTarget(_ id: ResourceID) -> RouteTarget? {
    switch id.kind {
    case .internetGateway: handle(of: id).map { .internetGateway($0) }
    case .egressOnlyInternetGateway: handle(of: id).map { .egressOnlyInternetGateway($0) }
    case .natGateway: handle(of: id).map { .natGateway($0) }
    case .vpcEndpoint: handle(of: id).map { .vpcEndpoint($0) }
    case .networkInterface: handle(of: id).map { .networkInterface($0) }
    case .peeringConnection: handle(of: id).map { .peeringConnection($0) }
    case .transitGateway: handle(of: id).map { .transitGateway($0) }
    case .virtualPrivateGateway: handle(of: id).map { .virtualPrivateGateway($0) }
    case .vpc, .subnet, .routeTable, .prefixList, .instanceConnectEndpoint, .securityGroup,
      .networkACL, .instance, .elasticIP, .dhcpOptions, .hostedZone, .transitGatewayAttachment,
      .transitGatewayRouteTable, .customerGateway, .vpnConnection, .directConnectGateway,
      .virtualInterface, .resolverEndpoint, .resolverRule, .bucket, .multiRegionAccessPoint,
      .other, .loadBalancer, .targetGroup, .database:
      nil
    }
  }

  /// An address of the block set aside for examples (RFC 5737, TEST-NET-3) that nothing here has; it
  /// stands for the one that AWS would give.
  fileprivate var unusedExampleAddress: IPv4Address? {
    (1...254).lazy.map { IPv4Address(203, 0, 113, UInt8($0)) }.first { owner(ofPublic: $0) == nil }
  }
}
