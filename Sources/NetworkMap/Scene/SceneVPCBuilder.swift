import IPAddressing
import NetworkModel
import PathEngine
import TerminalScreen

/// Collects what one VPC holds.
struct SceneVPCBuilder {
  /// Nodes kept of one subnet. What is beyond is counted; a map has no room for it anyway.
  static let nodeLimit = 64

  let topology: Topology
  let handle: Handle<VPC>
  let badges: RouteTableBadges
  /// Ids that must be among the nodes.
  let pins: Set<ResourceID>
  /// The subnet that a trace sets out from, whichever host it be.
  let anyHost: ResourceID?

  init(
    _ topology: Topology, _ handle: Handle<VPC>, badges: RouteTableBadges, pins: Set<ResourceID>,
    anyHost: ResourceID? = nil
  ) {
    self.topology = topology
    self.handle = handle
    self.badges = badges
    self.pins = pins
    self.anyHost = anyHost
  }

  func vpc() -> SceneVPC {
    let vpc = topology[handle]
    let subnets = topology.subnets(of: handle)
    let zoneNames = Set(subnets.map { topology[$0].zone.text }).sorted()
    let zones = zoneNames.map { name in
      let clean = SceneLabels.clean(name)
      return SceneZone(name: clean, shortName: SceneLabels.shortZone(clean))
    }
    let placed = scene(of: subnets, zones: zoneNames)
    let title = [SceneLabels.short(vpc), vpc.cidrs.first?.description ?? ""]
    var scene = SceneVPC(
      id: vpc.id, title: title.filter { !$0.isEmpty }.joined(separator: " "),
      region: SceneLabels.clean(topology.region(of: vpc.scope).text),
      account: SceneLabels.clean(topology[vpc.scope].account.text), zones: zones,
      tiers: SubnetTier.allCases.filter { tier in placed.contains { $0.tier == tier } },
      subnets: placed, topPorts: topPorts(), sidePorts: sidePorts(), outside: [])
    scene.nameWidth = placed.reduce(0) { max($0, $1.label.cellWidth + $1.badge.utf8.count + 1) }
    for form in BlockForm.allCases {
      scene.blockWidths[form] = placed.reduce(0) { max($0, form.text(of: $1).cellWidth) }
    }
    return scene
  }

  private func scene(of subnets: [Handle<Subnet>], zones: [String]) -> [SceneSubnet] {
    var columns: [String: Int] = [:]
    for (index, zone) in zones.enumerated() { columns[zone] = index }
    var named: [Handle<Subnet>: [SceneNode]] = [:]
    addGateways(to: &named)
    addEndpoints(to: &named)
    addServed(to: &named)
    return subnets.map { handle in
      let subnet = topology[handle]
      let label = SceneLabels.short(subnet)
      var scene = SceneSubnet(
        id: subnet.id, label: label,
        shortLabel: SceneLabels.core(
          of: label, inVPC: topology[self.handle].name.text, zone: subnet.zone.text),
        badge: topology.routeTable(of: handle).map { badges[$0] } ?? "",
        zone: columns[subnet.zone.text] ?? 0, tier: SubnetTier(of: handle, in: topology),
        nodes: named[handle] ?? [], uncounted: 0, pinned: [],
        cidr: subnet.cidrs.map(\.description).joined(separator: " "))
      if subnet.id == anyHost {
        scene.nodes.append(
          SceneNode(
            id: subnet.id, kind: .anyHost, label: "any host", shortLabel: "", address: "",
            interfaces: [], isOff: false))
      }
      addInterfaces(of: handle, to: &scene)
      for node in scene.nodes.indices {
        scene.nodes[node].shortLabel = SceneLabels.core(
          of: scene.nodes[node].label, inVPC: topology[self.handle].name.text,
          zone: subnet.zone.text)
      }
      scene.nodes.sort { a, b in
        if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
        if a.label == b.label { return a.id < b.id }
        return SceneLabels.isBefore(a.label, b.label)
      }
      scene.pinned = scene.nodes.indices.filter { index in
        pins.contains(scene.nodes[index].id)
          || scene.nodes[index].interfaces.contains(where: pins.contains)
      }
      return scene
    }
  }

  // MARK: - Nodes

  private func addGateways(to named: inout [Handle<Subnet>: [SceneNode]]) {
    for gateway in topology.natGateways where gateway.vpc == handle {
      guard let subnet = gateway.subnet else { continue }
      let address = gateway.addresses.first
      named[subnet, default: []].append(
        SceneNode(
          id: gateway.id, kind: .nat, label: SceneLabels.short(gateway), shortLabel: "",
          address: address?.privateAddress?.description ?? "",
          interfaces: gateway.addresses.compactMap { $0.interface.map { topology[$0].id } },
          isOff: gateway.state != .available))
    }
  }

  /// One node for each subnet that an endpoint has an interface in.
  private func addEndpoints(to named: inout [Handle<Subnet>: [SceneNode]]) {
    for endpoint in topology.vpcEndpoints where endpoint.vpc == handle && endpoint.type != .gateway
    {
      let label =
        endpoint.name.isEmpty
        ? SceneLabels.clean(SceneLabels.serviceName(ofEndpoint: endpoint.serviceName.text))
        : SceneLabels.clean(endpoint.name.text)
      let inSubnets = endpoint.interfaces.compactMap { topology[$0].subnet }
      for subnet in Set(endpoint.subnets + inSubnets).sorted()
      where topology[subnet].vpc == handle {
        let own = endpoint.interfaces.filter { topology[$0].subnet == subnet }
        named[subnet, default: []].append(
          node(
            endpoint.id, .endpoint, label, own, isOff: endpoint.state != .available))
      }
    }
    for endpoint in topology.instanceConnectEndpoints where endpoint.vpc == handle {
      named[endpoint.subnet, default: []].append(
        node(
          endpoint.id, .endpoint, SceneLabels.short(endpoint), endpoint.interfaces, isOff: false))
    }
  }

  /// One node for each subnet that a load balancer, a database or a Resolver endpoint has an interface in.
  private func addServed(to named: inout [Handle<Subnet>: [SceneNode]]) {
    func add(
      _ id: ResourceID, _ kind: SceneNode.Kind, _ label: String,
      _ interfaces: [Handle<NetworkInterface>], in subnets: [Handle<Subnet>] = [], isOff: Bool
    ) {
      for subnet in Set(subnets + interfaces.compactMap { topology[$0].subnet }).sorted()
      where topology[subnet].vpc == handle {
        let own = interfaces.filter { topology[$0].subnet == subnet }
        named[subnet, default: []].append(node(id, kind, label, own, isOff: isOff))
      }
    }
    for balancer in topology.loadBalancers where balancer.vpc == handle {
      add(
        balancer.id, .loadBalancer, SceneLabels.short(balancer), balancer.interfaces,
        in: balancer.subnets, isOff: !balancer.state.isUsable)
    }
    for database in topology.databases where database.vpc == handle {
      add(
        database.id, .database, SceneLabels.short(database),
        database.interface.map { [$0] } ?? [], isOff: !database.state.isUsable)
    }
    for endpoint in topology.resolverEndpoints where endpoint.vpc == handle {
      // Its interfaces may not be in the input; its addresses are.
      for address in endpoint.addresses {
        guard let subnet = topology.subnet(holding: address, in: handle) else { continue }
        let interface = topology.interface(at: address, in: handle)
        named[subnet, default: []].append(
          SceneNode(
            id: endpoint.id, kind: .resolver, label: SceneLabels.short(endpoint), shortLabel: "",
            address: address.description, interfaces: interface.map { [topology[$0].id] } ?? [],
            isOff: !endpoint.state.isUsable))
      }
    }
  }

  /// The subnet's instances, and its interfaces that belong to nothing already there: so many of them, and those
  /// that must be there.
  private func addInterfaces(of subnet: Handle<Subnet>, to scene: inout SceneSubnet) {
    let claimed = Set(scene.nodes.flatMap(\.interfaces))
    let all = topology.interfaces(in: subnet)
    var places: [ResourceID: Int] = [:]
    var seen = 0
    for handle in all {
      guard scene.nodes.count < Self.nodeLimit else { break }
      seen += 1
      add(handle, claimed, &places, to: &scene)
    }
    guard seen < all.count else { return }
    let before = scene.nodes.count
    // They are in order, so what has been passed over is not met again.
    for handle in pinnedInterfaces()
    where topology[handle].subnet == subnet && handle >= all[seen] {
      add(handle, claimed, &places, to: &scene)
    }
    scene.uncounted = all.count - seen - (scene.nodes.count - before)
  }

  private func add(
    _ handle: Handle<NetworkInterface>, _ claimed: Set<ResourceID>,
    _ places: inout [ResourceID: Int], to scene: inout SceneSubnet
  ) {
    let interface = topology[handle]
    if claimed.contains(interface.id) { return }
    guard let instance = interface.instance.map({ topology[$0] }) else {
      let name = topology.name(of: handle)
      let label = name.isEmpty ? SceneLabels.short(interface.id) : SceneLabels.clean(name.text)
      scene.nodes.append(node(interface.id, .interface, label, [handle], isOff: false))
      return
    }
    if let place = places[instance.id] {
      scene.nodes[place].interfaces.append(interface.id)
      return
    }
    places[instance.id] = scene.nodes.count
    scene.nodes.append(
      node(
        instance.id, .instance, SceneLabels.short(instance), [handle],
        isOff: instance.state == .stopped || instance.state == .terminated))
  }

  /// The interfaces that pins name, by themselves or by their instances.
  private func pinnedInterfaces() -> [Handle<NetworkInterface>] {
    var handles: Set<Handle<NetworkInterface>> = []
    for id in pins {
      if let interface: Handle<NetworkInterface> = topology.handle(of: id) {
        handles.insert(interface)
      } else if let instance: Handle<Instance> = topology.handle(of: id) {
        handles.formUnion(topology[instance].interfaces)
      }
    }
    return handles.sorted()
  }

  private func node(
    _ id: ResourceID, _ kind: SceneNode.Kind, _ label: String,
    _ interfaces: [Handle<NetworkInterface>], isOff: Bool
  ) -> SceneNode {
    let address = interfaces.first.flatMap { topology.addresses(of: $0).first?.address }
    return SceneNode(
      id: id, kind: kind, label: label, shortLabel: "", address: address?.description ?? "",
      interfaces: interfaces.map { topology[$0].id }, isOff: isOff)
  }

  // MARK: - Ports

  private func topPorts() -> [ScenePort] {
    let gateways = topology.internetGateways.filter { $0.vpc == handle }
      .map { port($0.id, SceneLabels.gateway($0, "igw", in: topology[handle])) }
    let egressOnly = topology.egressOnlyInternetGateways.filter { $0.vpc == handle }
      .map { port($0.id, SceneLabels.gateway($0, "eigw", in: topology[handle])) }
    let regional = topology.natGateways.filter { $0.vpc == handle && $0.subnet == nil }
      .map { gateway in
        var port = port(gateway.id, SceneLabels.gateway(gateway, "nat", in: topology[handle]))
        port.sign = gateway.state == .available ? .nat : .natOff
        return port
      }
    return gateways + egressOnly + regional
  }

  /// A port with its label, less the VPC's name where that stands before it.
  private func port(_ id: ResourceID, _ label: String) -> ScenePort {
    ScenePort(
      id: id, label: SceneLabels.core(of: label, inVPC: topology[handle].name.text, zone: ""))
  }

  private func sidePorts() -> [ScenePort] {
    var ports: [ScenePort] = []
    for endpoint in topology.vpcEndpoints where endpoint.vpc == handle && endpoint.type == .gateway
    {
      let service = SceneLabels.serviceName(ofEndpoint: endpoint.serviceName.text)
      let label = SceneLabels.gateway(
        endpoint, SceneLabels.clean(service), in: topology[handle])
      ports.append(port(endpoint.id, label))
    }
    for peering in topology.peeringConnections
    where peering.requester.vpc == handle || peering.accepter.vpc == handle {
      ports.append(ScenePort(id: peering.id, label: SceneLabels.short(peering)))
    }
    var gateways: Set<Handle<TransitGateway>> = []
    for attachment in topology.transitGatewayAttachments {
      if case .vpc(handle) = attachment.resource,
        gateways.insert(attachment.transitGateway).inserted
      {
        let gateway = topology[attachment.transitGateway]
        ports.append(ScenePort(id: gateway.id, label: SceneLabels.short(gateway)))
      }
    }
    for gateway in topology.virtualPrivateGateways where gateway.vpc == handle {
      ports.append(port(gateway.id, SceneLabels.gateway(gateway, "vgw", in: topology[handle])))
    }
    return ports
  }
}
