import IPAddressing
import NetworkModel
import PathEngine

extension MapScene {
  /// Works out what a request shows.
  /// - Complexity: O(*r*) in the resources of the VPCs that are unfolded, and in the gateways and endpoints
  ///   of the whole topology. A subnet keeps at most ``SceneVPCBuilder/nodeLimit`` nodes.
  package init(_ request: MapRequest) {
    self.init(request, showing: Self.vpcs(of: request))
  }

  /// Works out what a request shows, with these VPCs unfolded.
  init(_ request: MapRequest, showing shown: [Handle<VPC>]) {
    let topology = request.topology
    let hops = (request.trace?.forward ?? []) + (request.trace?.back ?? [])
    let badges = request.badges ?? RouteTableBadges(topology)
    var pins = Set(hops.flatMap(\.places))
    if let focus = request.focus { pins.insert(focus) }

    let anyHost = hops.first.flatMap { hop -> ResourceID? in
      guard hop.component.kind == .networkInterface, hop.component.id.kind == .subnet else {
        return nil
      }
      return hop.component.id
    }
    vpcs = shown.map {
      SceneVPCBuilder(topology, $0, badges: badges, pins: pins, anyHost: anyHost).vpc()
    }
    path = .empty
    showsScopes = false
    nameScopes()
    linkPorts(topology)
    for index in shown.indices { addOutside(of: index, topology, shown) }
    guard request.trace != nil else { return }
    endsAtAccessPoint =
      request.trace?.resolution?.service?.name == SceneOutside.accessPointService
    addMissing(hops, topology, shown)
    path = ScenePath(request, in: self)
  }

  /// Those the trace visits in its order, then those that were asked for; else the first one.
  static func vpcs(of request: MapRequest) -> [Handle<VPC>] {
    var ids = (request.trace?.forward ?? []).compactMap(\.component.vpc)
    if let focus = request.focusVPC { ids.append(focus) }
    ids += request.expandedVPCs
    var seen: Set<ResourceID> = []
    let handles: [Handle<VPC>] = ids.compactMap { id in
      seen.insert(id).inserted ? request.topology.handle(of: id) : nil
    }
    return handles.isEmpty ? Array(request.topology.handles(of: VPC.self).prefix(1)) : handles
  }

  /// Says of each VPC where it is, as far as they differ in that.
  private mutating func nameScopes() {
    let (regions, accounts) = (Set(vpcs.map(\.region)), Set(vpcs.map(\.account)))
    showsScopes = regions.count > 1 || accounts.count > 1
    for vpc in vpcs.indices {
      let parts = [
        regions.count > 1 ? vpcs[vpc].region : "", accounts.count > 1 ? vpcs[vpc].account : "",
      ]
      vpcs[vpc].scope = parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }

  // MARK: - Beside the VPCs

  /// Fills the lane beside a VPC: what its ports lead to, then the services of its interface endpoints.
  private mutating func addOutside(
    of index: Int, _ topology: Topology, _ shown: [Handle<VPC>]
  ) {
    let vpc = shown[index]
    for port in vpcs[index].sidePorts.indices {
      let id = vpcs[index].sidePorts[port].id
      let isSaid = vpcs.prefix(index).contains { $0.sidePorts.contains { $0.id == id } }
      if isSaid { continue }
      for item in Self.outside(of: id, from: vpc, topology, shown) {
        let place = add(item, to: index)
        vpcs[index].sidePorts[port].outside.append(place)
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

  /// What lies behind a port, but for VPCs that are drawn as boxes of their own.
  private static func outside(
    of id: ResourceID, from vpc: Handle<VPC>, _ topology: Topology, _ shown: [Handle<VPC>]
  ) -> [SceneOutside] {
    switch id.kind {
    case .vpcEndpoint:
      let endpoint: Handle<VPCEndpoint>? = topology.handle(of: id)
      return endpoint.map { [service(of: topology[$0], topology)] } ?? []
    case .peeringConnection:
      let peering: Handle<PeeringConnection>? = topology.handle(of: id)
      guard let side = peering.flatMap({ topology[$0].peer(of: vpc) }) else { return [] }
      guard let other = side.vpc else {
        return [SceneOutside(id: side.vpcID, kind: .peer, label: SceneLabels.short(side.vpcID))]
      }
      return shown.contains(other) ? [] : [.folded(topology[other])]
    case .transitGateway:
      return behindTransitGateway(id, topology, shown)
    case .virtualPrivateGateway:
      return [.onPremises]
    default:
      return []
    }
  }

  /// The spokes of a transit gateway: its other VPCs, transit gateways it is peered with, what is outside of AWS.
  private static func behindTransitGateway(
    _ id: ResourceID, _ topology: Topology, _ shown: [Handle<VPC>]
  ) -> [SceneOutside] {
    var vpcs: [SceneOutside] = []
    var gateways: [SceneOutside] = []
    var leavesAWS = false
    for attachment in topology.transitGatewayAttachments
    where topology[attachment.transitGateway].id == id {
      switch attachment.resource {
      case .vpc(let other): if !shown.contains(other) { vpcs.append(.folded(topology[other])) }
      case .vpn, .directConnectGateway, .connect: leavesAWS = true
      case .peering(let other):
        if !topology.isAttached(other, to: shown) {
          let known: Handle<TransitGateway>? = topology.handle(of: other)
          let label = known.map { SceneLabels.short(topology[$0]) } ?? SceneLabels.short(other)
          gateways.append(SceneOutside(id: other, kind: .transitGateway, label: label))
        }
      case .unresolved: break
      }
    }
    let rest = gateways + (leavesAWS ? [.onPremises] : [])
    let room = mostSpokes - rest.count
    if vpcs.count > room {
      let hidden = vpcs.count - room + 1
      vpcs = vpcs.prefix(room - 1) + [SceneOutside(id: id, kind: .more, label: "+\(hidden) VPCs")]
    }
    return vpcs + rest
  }

  /// Beyond so many, what a transit gateway leads to is counted.
  private static let mostSpokes = 6

  /// The service behind an endpoint, with its region where that is another one.
  static func service(of endpoint: VPCEndpoint, _ topology: Topology) -> SceneOutside {
    let name = SceneLabels.serviceName(ofEndpoint: endpoint.serviceName.text)
    let own = topology.region(of: endpoint.scope).text
    let region = endpoint.serviceRegion.isEmpty ? own : endpoint.serviceRegion.text
    return .service(name, region: region, home: own)
  }
}

extension SceneOutside {
  /// A VPC that has no box of its own.
  static func folded(_ vpc: VPC) -> SceneOutside {
    SceneOutside(id: vpc.id, kind: .peer, label: SceneLabels.short(vpc))
  }

  static let onPremises = SceneOutside(
    id: ResourceID("on-premises", kind: .other), kind: .onPremises, label: "on-premises")

  /// The endpoint service of S3's multi-region access points.
  static let accessPointService = "s3-global.accesspoint"

  static func service(_ name: String, region: String, home: String) -> SceneOutside {
    let label = SceneLabels.service(name)
    let isAccessPoint = name == accessPointService
    return SceneOutside(
      id: ResourceID("\(name)@\(region)", kind: .other),
      kind: isAccessPoint ? .accessPoint : .service,
      label: region == home || region.isEmpty ? label : "\(label) \(SceneLabels.clean(region))")
  }
}

extension Hop {
  /// The ids under which the hop's place may be known in a scene.
  var places: [ResourceID] {
    switch step {
    case .securityGroup(let decision): [decision.interface]
    case .balance(let decision): [decision.interface]
    case .networkACL, .originate, .route, .deliverDirectly, .gateway, .translate, .policy, .arrive:
      [component.id]
    }
  }
}
