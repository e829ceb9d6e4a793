import NetworkModel

/// What connects VPCs: peerings and transit gateways.
extension MapScene {
  /// Beyond so many, a map that shows all VPCs that are connected shows none of them well.
  static let mostConnected = 6

  /// Some VPCs with all that peerings and transit gateways connect them to, at whatever remove, in the
  /// topology's order; just these where that would be too many.
  static func connected(_ vpcs: [Handle<VPC>], _ topology: Topology) -> [Handle<VPC>] {
    let groups = topology.connectedVPCs
    var found = Set(vpcs)
    var isGrowing = true
    while isGrowing, found.count <= mostConnected {
      isGrowing = false
      for group in groups where !found.isDisjoint(with: group) && !found.isSuperset(of: group) {
        found.formUnion(group)
        isGrowing = true
      }
    }
    return found.count > max(mostConnected, vpcs.count) ? vpcs : found.sorted()
  }

  /// Tells the ports of one connection in several VPCs of each other.
  mutating func linkPorts(_ topology: Topology) {
    let hubs = topology.peeredTransitGateways
    var order: [ResourceID] = []
    var ends: [ResourceID: [SceneLink.End]] = [:]
    for vpc in vpcs.indices {
      for (port, scene) in vpcs[vpc].sidePorts.enumerated()
      where scene.id.kind == .peeringConnection || scene.id.kind == .transitGateway {
        let id = hubs[scene.id] ?? scene.id
        if ends[id] == nil { order.append(id) }
        ends[id, default: []].append(SceneLink.End(vpc: vpc, port: port))
      }
    }
    links = order.compactMap { id in
      let ends = ends[id] ?? []
      return Set(ends.map(\.vpc)).count > 1 ? SceneLink(ends: ends) : nil
    }
    for link in links {
      for (a, b) in zip(link.ends, link.ends.dropFirst()) where a.vpc != b.vpc {
        vpcs[a.vpc].sidePorts[a.port].linkAfter = b
        vpcs[b.vpc].sidePorts[b.port].linkBefore = a
      }
    }
  }
}

extension Topology {
  /// The VPCs of each peering and of each group of transit gateways.
  fileprivate var connectedVPCs: [Set<Handle<VPC>>] {
    let hubs = peeredTransitGateways
    var attached: [ResourceID: Set<Handle<VPC>>] = [:]
    for attachment in transitGatewayAttachments {
      guard case .vpc(let vpc) = attachment.resource else { continue }
      let id = self[attachment.transitGateway].id
      attached[hubs[id] ?? id, default: []].insert(vpc)
    }
    let peered = peeringConnections.map {
      Set([$0.requester.vpc, $0.accepter.vpc].compactMap { $0 })
    }
    return (peered + attached.values).filter { $0.count > 1 }
  }

  /// By transit gateway that is peered with others: the one of them all that stands for the group.
  fileprivate var peeredTransitGateways: [ResourceID: ResourceID] {
    var first: [ResourceID: ResourceID] = [:]
    for attachment in transitGatewayAttachments {
      guard case .peering(let other) = attachment.resource else { continue }
      let own = self[attachment.transitGateway].id
      let (a, b) = (first[own] ?? own, first[other] ?? other)
      for id in Array(first.keys) + [own, other] where [a, b].contains(first[id] ?? id) {
        first[id] = min(a, b)
      }
    }
    return first
  }

  /// Whether a transit gateway is attached to one of these VPCs.
  func isAttached(_ gateway: ResourceID, to vpcs: [Handle<VPC>]) -> Bool {
    transitGatewayAttachments.contains { attachment in
      guard case .vpc(let vpc) = attachment.resource else { return false }
      return self[attachment.transitGateway].id == gateway && vpcs.contains(vpc)
    }
  }
}
