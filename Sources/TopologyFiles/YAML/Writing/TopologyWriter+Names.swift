import NetworkModel

extension TopologyWriter {
  /// Finds the VPC under which each instance stands: that of its primary interface.
  mutating func placeInstances() {
    for handle in topology.handles(of: Instance.self) {
      if let home = topology[handle].interfaces.first.map({ topology[$0].vpc }) {
        instancesOf[home, default: []].append(handle)
      } else {
        freeInstances.append(handle)
      }
    }
  }

  mutating func placeTargetGroups() {
    for handle in topology.handles(of: TargetGroup.self) {
      if let home = topology[handle].vpc {
        groupsOf[home, default: []].append(handle)
      } else {
        freeGroups.append(handle)
      }
    }
  }

  /// Gives a key to every resource.
  mutating func giveNames() {
    give(of: topology.vpcs)
    for vpc in topology.handles(of: VPC.self) { giveNames(in: vpc) }
    giveNamesToGateways()
    give(of: topology.peeringConnections)
    give(of: topology.customerGateways)
    give(of: topology.vpnConnections)
    give(of: topology.directConnectGateways)
    give(of: topology.virtualInterfaces)
    give(of: topology.resolverRules)
    give(of: topology.elasticIPs)
    give(of: topology.buckets)
    give(of: topology.hostedZones)
    give(of: topology.transitGateways)
    give(of: topology.multiRegionAccessPoints)
    // A table's keys stand beside its destinations.
    give(
      of: topology.prefixLists,
      avoiding: Set(YAMLShape.routeTable.keys + YAMLShape.transitGatewayTable.keys))
    give(of: topology.resolverEndpoints)
    for endpoint in topology.resolverEndpoints {
      let side = endpoint.direction == .inbound ? "in" : "out"
      names.derive(endpoint.id, from: "\(side)-\(key(endpoint.id))", qualifier: "")
    }
    for gateway in topology.handles(of: TransitGateway.self) {
      let place = key(topology[gateway].id)
      give(of: topology.attachments(of: gateway).map { topology[$0] }, in: place)
      let tables = topology.transitGatewayRouteTables.filter { $0.transitGateway == gateway }
      give(of: tables, in: place)
    }
    deriveIDsOfAWSLists()
  }

  private mutating func give(
    of entities: [some Entity], in place: String? = nil, fixed: [ResourceID: String] = [:],
    avoiding: Set<String> = []
  ) {
    names.add(
      entities.map { ($0.id, $0.name.text) }, in: place, fixed: fixed, avoiding: avoiding)
  }

  private mutating func giveNames(in vpc: Handle<VPC>) {
    let (place, own) = (place(vpc), contents[vpc.index])
    give(of: own.subnets, in: place)
    give(of: own.natGateways, in: place)
    let main = own.routeTables.first { $0.isMain && $0.name == "main" }
    give(of: own.routeTables, in: place, fixed: fixed(main, "main"), avoiding: ["main"])
    give(of: own.endpoints, in: place)
    give(of: own.instanceConnectEndpoints, in: place)
    give(of: own.securityGroups, in: place)
    let usual = own.networkACLs.first { $0.isDefault && $0.name == "default" }
    give(of: own.networkACLs, in: place, fixed: fixed(usual, "default"), avoiding: ["default"])
    give(of: (instancesOf[vpc] ?? []).map { topology[$0] }, in: place)
    give(of: own.interfaces.map { topology[$0] }, in: place)
    give(of: own.loadBalancers, in: place)
    give(of: (groupsOf[vpc] ?? []).map { topology[$0] }, in: place)
    give(of: own.databases, in: place)
  }

  private func fixed(_ entity: (some Entity)?, _ key: String) -> [ResourceID: String] {
    entity.map { [$0.id: key] } ?? [:]
  }

  /// A VPC's own gateways stand in it, one of each kind; all others outside.
  private mutating func giveNamesToGateways() {
    let own = Set(
      topology.handles(of: VPC.self).flatMap { vpc in
        [
          internetGateway(of: vpc)?.id, egressOnlyInternetGateway(of: vpc)?.id,
          vpnGateway(of: vpc)?.id,
        ].compactMap { $0 }
      })
    for vpc in topology.handles(of: VPC.self) {
      let place = place(vpc)
      if let gateway = internetGateway(of: vpc) { give(of: [gateway], in: place) }
      if let gateway = egressOnlyInternetGateway(of: vpc) { give(of: [gateway], in: place) }
      if let gateway = vpnGateway(of: vpc) { give(of: [gateway], in: place) }
    }
    give(of: topology.internetGateways.filter { !own.contains($0.id) })
    give(of: topology.egressOnlyInternetGateways.filter { !own.contains($0.id) })
    give(of: topology.virtualPrivateGateways.filter { !own.contains($0.id) })
    give(of: topology.dhcpOptions)
    give(of: freeInstances.map { topology[$0] })
    give(of: freeGroups.map { topology[$0] })
  }

  func internetGateway(of vpc: Handle<VPC>) -> InternetGateway? {
    topology.internetGateways.first { $0.vpc == vpc }
  }

  func egressOnlyInternetGateway(of vpc: Handle<VPC>) -> EgressOnlyInternetGateway? {
    topology.egressOnlyInternetGateways.first { $0.vpc == vpc }
  }

  func vpnGateway(of vpc: Handle<VPC>) -> VirtualPrivateGateway? {
    topology.virtualPrivateGateways.first { $0.vpc == vpc }
  }

  /// AWS's own lists are called after their service: `pl-s3`.
  private mutating func deriveIDsOfAWSLists() {
    for list in topology.prefixLists {
      guard let (service, region) = awsList(list) else { continue }
      names.derive(list.id, from: service.name, qualifier: region)
    }
  }

  /// The service and region of a list of AWS's own.
  func awsList(_ list: PrefixList) -> (service: ServiceCatalogue.Service, region: String)? {
    let parts = list.name.text.split(separator: ".")
    guard parts.count > 3, list.name.text.hasPrefix("com.amazonaws."),
      let service = ServiceCatalogue.bundled.service(named: list.name.text)
    else { return nil }
    return (service, String(parts[2]))
  }
}
