import IPAddressing
import NetworkModel

/// Puts the rows of a ``NetworkTree`` in order.
struct NetworkTreeBuilder {
  private let topology: Topology
  private(set) var rows: [NetworkTree.Row] = []
  private var parents: [Int] = []
  private var natOfInterface: [Handle<NetworkInterface>: Handle<NATGateway>] = [:]
  private var endpointOfInterface: [Handle<NetworkInterface>: Handle<VPCEndpoint>] = [:]
  private var connectOfInterface: [Handle<NetworkInterface>: Handle<InstanceConnectEndpoint>] = [:]
  private var natsOfSubnet: [Handle<Subnet>: [Handle<NATGateway>]] = [:]
  private var connectsOfSubnet: [Handle<Subnet>: [Handle<InstanceConnectEndpoint>]] = [:]
  private var groups: [NetworkGroup: [NetworkItem]] = [:]

  init(_ topology: Topology) { self.topology = topology }

  mutating func build() {
    index()
    collectGroups()
    let scopes = usedScopes()
    for scope in scopes {
      if scopes.count > 1 { open(.scope(scope)) }
      for vpc in vpcs(in: scope) { add(vpc) }
      if scopes.count > 1 { close() }
    }
    for kind in NetworkGroup.Kind.allCases { add(NetworkGroup(kind: kind, vpc: nil)) }
  }

  private mutating func open(_ item: NetworkItem) {
    if let parent = parents.last { rows[parent].childCount += 1 }
    rows.append(
      NetworkTree.Row(
        item: item, depth: UInt8(clamping: parents.count), parent: Int32(parents.last ?? -1),
        end: Int32(rows.count + 1)))
    parents.append(rows.count - 1)
  }

  private mutating func close() {
    let index = parents.removeLast()
    rows[index].end = Int32(rows.count)
  }

  private mutating func leaf(_ item: NetworkItem) {
    open(item)
    close()
  }

  private mutating func index() {
    for handle in topology.handles(of: NATGateway.self) {
      let gateway = topology[handle]
      for interface in gateway.addresses.compactMap(\.interface) {
        natOfInterface[interface] = handle
      }
      if let subnet = gateway.subnet { natsOfSubnet[subnet, default: []].append(handle) }
    }
    for handle in topology.handles(of: VPCEndpoint.self) {
      for interface in topology[handle].interfaces { endpointOfInterface[interface] = handle }
    }
    for handle in topology.handles(of: InstanceConnectEndpoint.self) {
      let endpoint = topology[handle]
      for interface in endpoint.interfaces { connectOfInterface[interface] = handle }
      connectsOfSubnet[endpoint.subnet, default: []].append(handle)
    }
  }

  private func usedScopes() -> [Handle<Scope>] {
    Set(topology.vpcs.map(\.scope)).sorted { a, b in
      let (x, y) = (topology[a], topology[b])
      return (x.region.text, x.account.text) < (y.region.text, y.account.text)
    }
  }

  private func vpcs(in scope: Handle<Scope>) -> [Handle<VPC>] {
    let handles = topology.handles(of: VPC.self).filter { topology[$0].scope == scope }
    return handles.map { (topology[$0].label, $0) }.sorted { $0 < $1 }.map(\.1)
  }

  private mutating func add(_ vpc: Handle<VPC>) {
    open(.vpc(vpc))
    var zones: [String: [Handle<Subnet>]] = [:]
    for subnet in topology.subnets(of: vpc) {
      zones[topology[subnet].zone.text, default: []].append(subnet)
    }
    for (zone, subnets) in zones.sorted(by: { $0.key < $1.key }) {
      open(.zone(vpc, InternedText(zone)))
      for subnet in subnets { add(subnet) }
      close()
    }
    for kind in NetworkGroup.Kind.allCases { add(NetworkGroup(kind: kind, vpc: vpc)) }
    close()
  }

  private mutating func add(_ subnet: Handle<Subnet>) {
    open(.subnet(subnet))
    var instances: [(name: String, handle: Handle<Instance>)] = []
    var endpoints: [NetworkItem] = []
    var others: [NetworkItem] = []
    for gateway in natsOfSubnet[subnet] ?? [] { leaf(.natGateway(gateway)) }
    for interface in topology.interfaces(in: subnet) {
      if natOfInterface[interface] != nil || connectOfInterface[interface] != nil { continue }
      if let endpoint = endpointOfInterface[interface] {
        endpoints.append(.endpointInterface(interface, endpoint))
      } else if let instance = topology[interface].instance {
        if topology[instance].interfaces.first == interface {
          instances.append((topology[instance].label, instance))
        } else {
          others.append(.interface(interface))
        }
      } else {
        others.append(.interface(interface))
      }
    }
    for instance in instances.sorted(by: { $0 < $1 }) { leaf(.instance(instance.handle)) }
    for item in endpoints { leaf(item) }
    for endpoint in connectsOfSubnet[subnet] ?? [] { leaf(.instanceConnectEndpoint(endpoint)) }
    for item in others { leaf(item) }
    close()
  }

  private mutating func add(_ group: NetworkGroup) {
    guard let items = groups[group], !items.isEmpty else { return }
    open(.group(group))
    for item in items { leaf(item) }
    close()
  }

  private mutating func put(_ item: NetworkItem, _ kind: NetworkGroup.Kind, _ vpc: Handle<VPC>?) {
    groups[NetworkGroup(kind: kind, vpc: vpc), default: []].append(item)
  }

  private mutating func collectGroups() {
    for handle in topology.handles(of: InternetGateway.self) {
      put(.internetGateway(handle), .gateways, topology[handle].vpc)
    }
    for handle in topology.handles(of: EgressOnlyInternetGateway.self) {
      put(.egressOnlyInternetGateway(handle), .gateways, topology[handle].vpc)
    }
    for handle in topology.handles(of: NATGateway.self) where topology[handle].subnet == nil {
      put(.natGateway(handle), .gateways, topology[handle].vpc)
    }
    for handle in topology.handles(of: VirtualPrivateGateway.self) {
      put(.virtualPrivateGateway(handle), .gateways, topology[handle].vpc)
    }
    for handle in topology.handles(of: VPCEndpoint.self) {
      put(.endpoint(handle), .endpoints, topology[handle].vpc)
    }
    for handle in topology.handles(of: PeeringConnection.self) {
      let peering = topology[handle]
      let sides = [peering.requester.vpc, peering.accepter.vpc].compactMap { $0 }
      for vpc in sides { put(.peering(handle), .peerings, vpc) }
      if sides.isEmpty { put(.peering(handle), .peerings, nil) }
    }
    for handle in topology.handles(of: RouteTable.self) {
      put(.routeTable(handle), .routeTables, topology[handle].vpc)
    }
    for handle in topology.handles(of: SecurityGroup.self) {
      put(.securityGroup(handle), .securityGroups, topology[handle].vpc)
    }
    for handle in topology.handles(of: NetworkACL.self) {
      put(.networkACL(handle), .networkACLs, topology[handle].vpc)
    }
    collectBalancers()
    collectOutside()
  }

  /// Load balancers, each before the target groups that it is the first to send to, and databases.
  private mutating func collectBalancers() {
    var seen: Set<Handle<TargetGroup>> = []
    for handle in topology.handles(of: LoadBalancer.self) {
      let balancer = topology[handle]
      put(.loadBalancer(handle), .loadBalancers, balancer.vpc)
      for group in (balancer.listeners ?? []).flatMap(\.targetGroups)
      where seen.insert(group).inserted {
        put(.targetGroup(group), .loadBalancers, topology[group].vpc)
      }
    }
    for handle in topology.handles(of: TargetGroup.self) where !seen.contains(handle) {
      put(.targetGroup(handle), .loadBalancers, topology[handle].vpc)
    }
    for handle in topology.handles(of: Database.self) {
      put(.database(handle), .databases, topology[handle].vpc)
    }
  }

  /// What belongs to no VPC.
  private mutating func collectOutside() {
    for gateway in topology.handles(of: TransitGateway.self) {
      put(.transitGateway(gateway), .transitGateways, nil)
      for handle in topology.handles(of: TransitGatewayAttachment.self)
      where topology[handle].transitGateway == gateway {
        put(.transitGatewayAttachment(handle), .transitGateways, nil)
      }
      for handle in topology.handles(of: TransitGatewayRouteTable.self)
      where topology[handle].transitGateway == gateway {
        put(.transitGatewayRouteTable(handle), .transitGateways, nil)
      }
    }
    for handle in topology.handles(of: VPNConnection.self) {
      put(.vpnConnection(handle), .onPremises, nil)
    }
    for handle in topology.handles(of: CustomerGateway.self) {
      put(.customerGateway(handle), .onPremises, nil)
    }
    for handle in topology.handles(of: DirectConnectGateway.self) {
      put(.directConnectGateway(handle), .onPremises, nil)
    }
    for handle in topology.handles(of: VirtualInterface.self) {
      put(.virtualInterface(handle), .onPremises, nil)
    }
    collectNames()
    for handle in topology.handles(of: MultiRegionAccessPoint.self) {
      put(.multiRegionAccessPoint(handle), .storage, nil)
    }
    for handle in topology.handles(of: Bucket.self) { put(.bucket(handle), .storage, nil) }
    for handle in topology.handles(of: ElasticIP.self) { put(.elasticIP(handle), .addresses, nil) }
    for handle in topology.handles(of: PrefixList.self) {
      put(.prefixList(handle), .prefixLists, nil)
    }
  }

  /// What answers for names, beside the public DNS.
  private mutating func collectNames() {
    for handle in topology.handles(of: HostedZone.self) { put(.hostedZone(handle), .names, nil) }
    for handle in topology.handles(of: ResolverEndpoint.self) {
      put(.resolverEndpoint(handle), .names, nil)
    }
    for handle in topology.handles(of: ResolverRule.self) {
      put(.resolverRule(handle), .names, nil)
    }
    for handle in topology.handles(of: DHCPOptions.self) { put(.dhcpOptions(handle), .names, nil) }
  }
}
