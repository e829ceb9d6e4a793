import IPAddressing
import NetworkModel

/// Which interfaces are written with what they were made for, and which by themselves.
struct InterfaceForms {
  /// Those that the reader makes for an instance, a gateway, an endpoint or a load balancer.
  private(set) var madeFor: [Handle<NetworkInterface>: ResourceID] = [:]
  /// Those in an instance's own list.
  private(set) var listed: Set<Handle<NetworkInterface>> = []
  /// Owners whose interfaces the reader makes, in the order of their subnets.
  private(set) var owners: Set<ResourceID> = []

  init() {}

  init(_ writer: TopologyWriter) {
    let topology = writer.topology
    for (vpc, instances) in writer.instancesOf {
      for handle in instances { addInstance(handle, in: vpc, topology) }
    }
    for gateway in topology.natGateways { addNATGateway(gateway, topology) }
    for endpoint in topology.vpcEndpoints { addEndpoint(endpoint, topology) }
    for endpoint in topology.instanceConnectEndpoints { addConnectEndpoint(endpoint, topology) }
    for balancer in topology.loadBalancers { addBalancer(balancer, topology) }
  }

  /// Whether an interface stands by itself among its VPC's.
  func standsAlone(_ interface: Handle<NetworkInterface>) -> Bool {
    madeFor[interface] == nil && !listed.contains(interface)
  }

  /// Whether the reader makes the interfaces of something.
  func areMade(for owner: ResourceID) -> Bool { owners.contains(owner) }

  private mutating func take(_ interfaces: [Handle<NetworkInterface>], for owner: ResourceID) {
    guard interfaces.allSatisfy({ standsAlone($0) }) else { return }
    for interface in interfaces { madeFor[interface] = owner }
    owners.insert(owner)
  }

  // MARK: Of each owner

  private mutating func addInstance(
    _ handle: Handle<Instance>, in vpc: Handle<VPC>, _ topology: Topology
  ) {
    let instance = topology[handle]
    guard let first = instance.interfaces.first else { return }
    let primary = topology[first]
    if primary.vpc == vpc, primary.name.isEmpty, primary.purpose == .host,
      primary.instance == handle, primary.scope == instance.scope
    {
      take([first], for: instance.id)
    }
    for further in instance.interfaces.dropFirst() {
      let interface = topology[further]
      if interface.vpc == vpc, interface.instance == handle, standsAlone(further) {
        listed.insert(further)
      }
    }
  }

  /// What the reader's own interfaces have in common.
  private static func isUsual(
    _ interface: NetworkInterface, of owner: some Entity, _ vpc: Handle<VPC>,
    _ purpose: NetworkInterface.Purpose
  ) -> Bool {
    interface.vpc == vpc && interface.name.isEmpty && interface.purpose == purpose
      && interface.instance == nil && interface.scope == owner.scope
      && !interface.lacksSecurityGroups && interface.primaryAddress != nil
  }

  /// Whether its addresses are of its subnet; of networks that nobody built they need not be.
  static func isInSubnet(_ handle: Handle<NetworkInterface>, _ topology: Topology) -> Bool {
    guard let subnet = topology[handle].subnet else { return true }
    return topology.addresses(of: handle).allSatisfy { item in
      topology[subnet].cidrs.contains { $0.contains(item.address) }
    }
  }

  private mutating func addNATGateway(_ gateway: NATGateway, _ topology: Topology) {
    guard gateway.addresses.count == 1, let address = gateway.addresses.first,
      let handle = address.interface, address.zone.isEmpty, gateway.subnet != nil,
      gateway.routeTable == nil
    else { return }
    let interface = topology[handle]
    guard Self.isUsual(interface, of: gateway, gateway.vpc, .natGateway),
      interface.subnet == gateway.subnet, !interface.checksSourceDestination,
      topology.securityGroups(of: handle).isEmpty, topology.addresses(of: handle).count == 1,
      interface.primaryAddress == address.privateAddress,
      interface.publicAddress == address.publicAddress,
      (interface.publicAddress != nil) == (gateway.connectivity == .public)
    else { return }
    take([handle], for: gateway.id)
  }

  private mutating func addEndpoint(_ endpoint: VPCEndpoint, _ topology: Topology) {
    guard endpoint.type != .gateway else { return }
    let purpose: NetworkInterface.Purpose =
      endpoint.type == .interface ? .vpcEndpoint : .gatewayLoadBalancerEndpoint
    let zones = Set(
      endpoint.interfaces.compactMap { topology[$0].subnet.map { topology[$0].zone } })
    guard zones.count == endpoint.interfaces.count,
      areMade(
        endpoint.interfaces, endpoint.subnets, endpoint.securityGroups, topology,
        {
          Self.isUsual($0, of: endpoint, endpoint.vpc, purpose) && $0.checksSourceDestination
            && $0.publicAddress == nil
        })
    else { return }
    take(endpoint.interfaces, for: endpoint.id)
  }

  private mutating func addConnectEndpoint(
    _ endpoint: InstanceConnectEndpoint, _ topology: Topology
  ) {
    guard
      areMade(
        endpoint.interfaces, [endpoint.subnet], endpoint.securityGroups, topology,
        {
          Self.isUsual($0, of: endpoint, endpoint.vpc, .instanceConnectEndpoint)
            && $0.checksSourceDestination && $0.publicAddress == nil
        })
    else { return }
    take(endpoint.interfaces, for: endpoint.id)
  }

  private mutating func addBalancer(_ balancer: LoadBalancer, _ topology: Topology) {
    let publicCount = balancer.interfaces.count { topology[$0].publicAddress != nil }
    guard publicCount == 0 || publicCount == balancer.interfaces.count,
      areMade(
        balancer.interfaces, balancer.subnets, balancer.securityGroups, topology,
        {
          Self.isUsual($0, of: balancer, balancer.vpc, .loadBalancer) && !$0.checksSourceDestination
        })
    else { return }
    take(balancer.interfaces, for: balancer.id)
  }

  /// Whether there is one interface for each subnet, with the groups of its owner and one address.
  private func areMade(
    _ interfaces: [Handle<NetworkInterface>], _ subnets: [Handle<Subnet>],
    _ groups: [Handle<SecurityGroup>], _ topology: Topology,
    _ isUsual: (NetworkInterface) -> Bool
  ) -> Bool {
    !interfaces.isEmpty && interfaces.count == subnets.count
      && Set(interfaces.map { topology[$0].subnet }) == Set(subnets)
      && interfaces.allSatisfy {
        isUsual(topology[$0]) && Self.isInSubnet($0, topology)
          && topology.securityGroups(of: $0) == groups
          && topology.addresses(of: $0).count == 1
      }
  }
}

extension TopologyWriter {
  /// Tells the names which ids the reader would make of interfaces and addresses.
  mutating func deriveInterfaceIDs() {
    for (interface, owner) in interfaceForms.madeFor {
      let base: String
      switch owner.kind {
      case .vpcEndpoint, .loadBalancer:
        let subnet = topology[interface].subnet.map { key(topology[$0].id) } ?? ""
        base = "\(key(owner))-\(subnet)"
      default: base = key(owner)
      }
      names.derive(
        topology[interface].id, from: base, qualifier: place(topology[interface].vpc))
    }
    for gateway in topology.natGateways {
      guard let address = elasticIP(of: gateway) else { continue }
      names.derive(address.id, from: key(gateway.id), qualifier: place(gateway.vpc))
    }
  }

  /// The Elastic IP that is written with its NAT gateway.
  func elasticIP(of gateway: NATGateway) -> ElasticIP? {
    guard interfaceForms.areMade(for: gateway.id), gateway.connectivity == .public,
      let address = gateway.addresses.first, let publicAddress = address.publicAddress
    else { return nil }
    return elasticIPs[publicAddress].flatMap { item in
      item.interface == address.interface && item.privateAddress == address.privateAddress
        && item.name.isEmpty && item.scope == gateway.scope ? item : nil
    }
  }

  /// Whether everything is there that AWS makes by itself, so that the reader adds nothing.
  func hasAllDefaults() -> Bool {
    for vpc in topology.handles(of: VPC.self) {
      let own = contents[vpc.index]
      guard own.routeTables.contains(where: \.isMain), own.networkACLs.contains(where: \.isDefault),
        own.securityGroups.contains(where: { key($0.id) == "default" })
      else { return false }
      guard own.interfaces.allSatisfy({ InterfaceForms.isInSubnet($0, topology) }) else {
        return false
      }
      let lists = Set(topology.prefixLists.map(\.name))
      for endpoint in own.endpoints where endpoint.type == .gateway {
        guard lists.contains(endpoint.serviceName) else { return false }
      }
      for gateway in own.natGateways
      where gateway.connectivity == .public && interfaceForms.areMade(for: gateway.id) {
        guard elasticIP(of: gateway) != nil else { return false }
      }
    }
    return true
  }
}
