import IPAddressing
import NetworkModel
import PathEngine

extension MapScene {
  /// Works out what a request shows.
  /// - Complexity: O(*r*) in the resources of the VPCs that are unfolded, and in the gateways and endpoints
  ///   of the whole topology. A subnet keeps at most ``SceneVPCBuilder/nodeLimit`` nodes.
  package init(_ request: MapRequest) {
    let topology = request.topology
    let hops = (request.trace?.forward ?? []) + (request.trace?.back ?? [])
    let shown = Self.vpcs(of: request)
    let badges = request.badges ?? RouteTableBadges(topology)
    var pins = Set(hops.flatMap(\.places))
    if let focus = request.focus { pins.insert(focus) }

    vpcs = shown.map { SceneVPCBuilder(topology, $0, badges: badges, pins: pins).vpc() }
    path = .empty
    showsRegions = Set(vpcs.map(\.region)).count > 1
    linkPorts(topology, shown)
    for index in shown.indices { addOutside(of: index, topology, shown) }
    guard request.trace != nil else { return }
    addMissing(hops, topology, shown)
    path = ScenePath(request, in: self)
  }

  /// Those the trace visits in its order, then those that were asked for; else the first one.
  private static func vpcs(of request: MapRequest) -> [Handle<VPC>] {
    var ids = (request.trace?.forward ?? []).compactMap(\.component.vpc)
    if let focus = request.focusVPC { ids.append(focus) }
    ids += request.expandedVPCs
    var seen: Set<ResourceID> = []
    let handles: [Handle<VPC>] = ids.compactMap { id in
      seen.insert(id).inserted ? request.topology.handle(of: id) : nil
    }
    return handles.isEmpty ? Array(request.topology.handles(of: VPC.self).prefix(1)) : handles
  }

  /// Tells the ports of one peering or transit gateway in several VPCs of each other.
  private mutating func linkPorts(_ topology: Topology, _ shown: [Handle<VPC>]) {
    var last: [ResourceID: (vpc: Int, port: Int)] = [:]
    for vpc in vpcs.indices {
      for port in vpcs[vpc].sidePorts.indices {
        let id = vpcs[vpc].sidePorts[port].id
        guard id.kind == .peeringConnection || id.kind == .transitGateway else { continue }
        if let before = last[id] {
          vpcs[vpc].sidePorts[port].linkBefore = before.vpc
          vpcs[before.vpc].sidePorts[before.port].linkAfter = vpc
        }
        last[id] = (vpc, port)
      }
    }
  }

  /// Fills the lane beside a VPC: what its ports lead to, then the services of its interface endpoints.
  private mutating func addOutside(
    of index: Int, _ topology: Topology, _ shown: [Handle<VPC>]
  ) {
    let vpc = shown[index]
    for port in vpcs[index].sidePorts.indices {
      let id = vpcs[index].sidePorts[port].id
      if let item = Self.outside(of: id, from: vpc, topology, shown) {
        vpcs[index].sidePorts[port].outside = add(item, to: index)
      }
    }
    for handle in topology.handles(of: VPCEndpoint.self)
    where topology[handle].vpc == vpc && topology[handle].type == .interface {
      let item = add(Self.service(of: topology[handle], topology), to: index)
      vpcs[index].outside[item].endpoints.append(topology[handle].id)
    }
  }

  /// Puts an item into the lane of a VPC unless it is there, and says where.
  mutating func add(_ item: SceneOutside, to vpc: Int) -> Int {
    if let there = vpcs[vpc].outside.firstIndex(where: { $0.id == item.id }) { return there }
    vpcs[vpc].outside.append(item)
    return vpcs[vpc].outside.count - 1
  }

  /// What lies behind a port; nil when that is drawn as a VPC of its own.
  private static func outside(
    of id: ResourceID, from vpc: Handle<VPC>, _ topology: Topology, _ shown: [Handle<VPC>]
  ) -> SceneOutside? {
    switch id.kind {
    case .vpcEndpoint:
      let endpoint: Handle<VPCEndpoint>? = topology.handle(of: id)
      return endpoint.map { service(of: topology[$0], topology) }
    case .peeringConnection:
      let peering: Handle<PeeringConnection>? = topology.handle(of: id)
      guard let side = peering.flatMap({ topology[$0].peer(of: vpc) }) else { return nil }
      guard let other = side.vpc else {
        return SceneOutside(id: side.vpcID, kind: .peer, label: SceneLabels.short(side.vpcID))
      }
      if shown.contains(other) { return nil }
      return SceneOutside(
        id: side.vpcID, kind: .peer, label: SceneLabels.short(topology[other]))
    case .transitGateway:
      return behindTransitGateway(id, from: vpc, topology, shown)
    case .virtualPrivateGateway:
      return .onPremises
    default:
      return nil
    }
  }

  private static func behindTransitGateway(
    _ id: ResourceID, from vpc: Handle<VPC>, _ topology: Topology, _ shown: [Handle<VPC>]
  ) -> SceneOutside? {
    var peers: [Handle<VPC>] = []
    var leavesAWS = false
    for attachment in topology.transitGatewayAttachments
    where topology[attachment.transitGateway].id == id {
      switch attachment.resource {
      case .vpc(let other): if other != vpc, !shown.contains(other) { peers.append(other) }
      case .vpn, .directConnectGateway: leavesAWS = true
      case .peering, .connect, .unresolved: break
      }
    }
    if leavesAWS { return .onPremises }
    guard let first = peers.first else { return nil }
    let label = peers.count == 1 ? SceneLabels.short(topology[first]) : "\(peers.count) VPCs"
    return SceneOutside(id: topology[first].id, kind: .peer, label: label)
  }

  /// The service behind an endpoint, with its region where that is another one.
  static func service(of endpoint: VPCEndpoint, _ topology: Topology) -> SceneOutside {
    let name = SceneLabels.serviceName(ofEndpoint: endpoint.serviceName.text)
    let own = topology.region(of: endpoint.scope).text
    let region = endpoint.serviceRegion.isEmpty ? own : endpoint.serviceRegion.text
    return .service(name, region: region, home: own)
  }
}

extension SceneOutside {
  static let onPremises = SceneOutside(
    id: ResourceID("on-premises", kind: .other), kind: .onPremises, label: "on-premises")

  static func service(_ name: String, region: String, home: String) -> SceneOutside {
    let label = SceneLabels.service(name)
    return SceneOutside(
      id: ResourceID("\(name)@\(region)", kind: .other), kind: .service,
      label: region == home || region.isEmpty ? label : "\(label) \(SceneLabels.clean(region))")
  }
}

extension Hop {
  /// The ids under which the hop's place may be known in a scene.
  var places: [ResourceID] {
    switch step {
    case .securityGroup(let decision): [decision.interface]
    case .networkACL, .originate, .route, .deliverDirectly, .gateway, .translate, .policy, .arrive:
      [component.id]
    }
  }
}
