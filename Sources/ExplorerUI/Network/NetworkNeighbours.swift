import NetworkModel

/// Who refers to what: the other direction of references that the model holds one way, worked out once.
struct NetworkNeighbours: Sendable {
  private var tablesByTarget: [RouteTarget: [Handle<RouteTable>]] = [:]
  private var tablesByList: [Handle<PrefixList>: [Handle<RouteTable>]] = [:]
  private var groupsByList: [Handle<PrefixList>: [Handle<SecurityGroup>]] = [:]
  private var groupsByGroup: [Handle<SecurityGroup>: [Handle<SecurityGroup>]] = [:]
  private var interfacesByGroup: [[Handle<NetworkInterface>]] = []
  private var endpointsByGroup: [Handle<SecurityGroup>: [Handle<VPCEndpoint>]] = [:]
  private var connectsByGroup: [Handle<SecurityGroup>: [Handle<InstanceConnectEndpoint>]] = [:]
  private var balancersByGroup: [Handle<SecurityGroup>: [Handle<LoadBalancer>]] = [:]
  private var balancersByTargets: [Handle<TargetGroup>: [Handle<LoadBalancer>]] = [:]
  private var holders: [Handle<NetworkInterface>: ResourceID] = [:]
  private var connectionsByCustomer: [Handle<CustomerGateway>: [Handle<VPNConnection>]] = [:]

  init() {}

  /// - Complexity: O(*n*) in all routes, rules and groups of interfaces.
  init(_ topology: Topology) {
    for table in topology.handles(of: RouteTable.self) {
      for route in topology[table].routes {
        if route.target != .local { tablesByTarget[route.target, default: []].addOnce(table) }
        if case .prefixList(let list) = route.destination {
          tablesByList[list, default: []].addOnce(table)
        }
      }
    }
    for group in topology.handles(of: SecurityGroup.self) {
      for rule in topology[group].ingress + topology[group].egress {
        switch rule.peer {
        case .group(let peer): groupsByGroup[peer, default: []].addOnce(group)
        case .prefixList(let list): groupsByList[list, default: []].addOnce(group)
        case .prefix, .absent: break
        }
      }
    }
    interfacesByGroup = topology.securityGroups.map { _ in [] }
    for interface in topology.handles(of: NetworkInterface.self) {
      for group in topology.securityGroups(of: interface) {
        interfacesByGroup[group.index].append(interface)
      }
    }
    for endpoint in topology.handles(of: VPCEndpoint.self) {
      for group in topology[endpoint].securityGroups {
        endpointsByGroup[group, default: []].append(endpoint)
      }
    }
    for endpoint in topology.handles(of: InstanceConnectEndpoint.self) {
      for group in topology[endpoint].securityGroups {
        connectsByGroup[group, default: []].append(endpoint)
      }
    }
    collectHolders(topology)
    for connection in topology.handles(of: VPNConnection.self) {
      guard let customer = topology[connection].customerGateway else { continue }
      connectionsByCustomer[customer, default: []].append(connection)
    }
  }

  /// Load balancers, databases and Resolver endpoints, which AWS gives interfaces of their own.
  private mutating func collectHolders(_ topology: Topology) {
    for handle in topology.handles(of: LoadBalancer.self) {
      let balancer = topology[handle]
      for interface in balancer.interfaces { holders[interface] = balancer.id }
      for group in balancer.securityGroups { balancersByGroup[group, default: []].append(handle) }
      for targets in (balancer.listeners ?? []).flatMap(\.targetGroups) {
        balancersByTargets[targets, default: []].addOnce(handle)
      }
    }
    for database in topology.databases {
      if let interface = database.interface { holders[interface] = database.id }
    }
    for endpoint in topology.resolverEndpoints {
      for address in endpoint.addresses {
        guard let interface = topology.interface(at: address, in: endpoint.vpc) else { continue }
        holders[interface] = endpoint.id
      }
    }
  }

  /// What AWS made an interface for, as far as that has a name of its own.
  func holder(of interface: Handle<NetworkInterface>) -> ResourceID? { holders[interface] }

  func balancers(with group: Handle<SecurityGroup>) -> [Handle<LoadBalancer>] {
    balancersByGroup[group] ?? []
  }

  /// The load balancers with a listener that sends to these targets.
  func balancers(sendingTo targets: Handle<TargetGroup>) -> [Handle<LoadBalancer>] {
    balancersByTargets[targets] ?? []
  }

  /// The tables with a line that leads to a target.
  func tables(to target: RouteTarget) -> [Handle<RouteTable>] { tablesByTarget[target] ?? [] }

  func tables(naming list: Handle<PrefixList>) -> [Handle<RouteTable>] { tablesByList[list] ?? [] }

  func groups(naming list: Handle<PrefixList>) -> [Handle<SecurityGroup>] {
    groupsByList[list] ?? []
  }

  /// The groups with a rule that names a group; it may be among them itself.
  func groups(naming group: Handle<SecurityGroup>) -> [Handle<SecurityGroup>] {
    groupsByGroup[group] ?? []
  }

  func interfaces(in group: Handle<SecurityGroup>) -> [Handle<NetworkInterface>] {
    interfacesByGroup.indices.contains(group.index) ? interfacesByGroup[group.index] : []
  }

  func endpoints(with group: Handle<SecurityGroup>) -> [Handle<VPCEndpoint>] {
    endpointsByGroup[group] ?? []
  }

  func instanceConnectEndpoints(
    with group: Handle<SecurityGroup>
  ) -> [Handle<InstanceConnectEndpoint>] {
    connectsByGroup[group] ?? []
  }

  func connections(of customer: Handle<CustomerGateway>) -> [Handle<VPNConnection>] {
    connectionsByCustomer[customer] ?? []
  }
}

extension Array where Element: Equatable {
  /// Appends what is not the last element already: what refers is gone through in order.
  fileprivate mutating func addOnce(_ element: Element) {
    if last != element { append(element) }
  }
}
