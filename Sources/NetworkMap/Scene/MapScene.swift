import NetworkModel
import PathEngine

/// What there is to draw, before any place or size: VPCs with their subnets, nodes and ports, what lies
/// outside of them, and the way of the trace through all that.
///
/// Every label is clean of control characters. A scene stands for a topology, a choice of VPCs and a trace,
/// but for no size and no step, so it can be kept while a person scrolls, zooms and steps.
package struct MapScene: Sendable {
  var vpcs: [SceneVPC]
  /// Empty without a trace.
  var path: ScenePath
  /// The VPCs lie in more than one region, so each says which.
  var showsRegions: Bool

  /// Where a thing of the scene is to be found.
  enum Anchor: Hashable, Sendable {
    case node(vpc: Int, subnet: Int, node: Int)
    case topPort(vpc: Int, port: Int)
    case sidePort(vpc: Int, port: Int)
    case outside(vpc: Int, item: Int)
    case internet(vpc: Int)

    /// The VPC it is in, or beside.
    var vpc: Int {
      switch self {
      case .node(let vpc, _, _), .topPort(let vpc, _), .sidePort(let vpc, _), .outside(let vpc, _),
        .internet(let vpc):
        vpc
      }
    }
  }
}

/// A VPC that is drawn as a box.
struct SceneVPC: Hashable, Sendable {
  var id: ResourceID
  var title: String
  var region: String
  /// By name.
  var zones: [SceneZone]
  /// Those that hold a subnet, from public to isolated.
  var tiers: [SubnetTier]
  /// By address.
  var subnets: [SceneSubnet]
  /// Internet gateways, egress-only ones, and NAT gateways that are in no subnet.
  var topPorts: [ScenePort]
  /// Gateway endpoints, peerings, transit gateways, virtual private gateways.
  var sidePorts: [ScenePort]
  /// What is beside the box: services, peers, on-premises.
  var outside: [SceneOutside]
}

/// A zone, as a column.
struct SceneZone: Hashable, Sendable {
  /// `ap-northeast-1a`.
  var name: String
  /// `1a`.
  var shortName: String
}

/// A subnet of a VPC.
struct SceneSubnet: Hashable, Sendable {
  var id: ResourceID
  var label: String
  var badge: String
  var zone: Int
  var tier: SubnetTier
  /// In order of kind and name; those of the path and the focus are among them.
  var nodes: [SceneNode]
  /// Nodes that are there but not in `nodes`.
  var uncounted: Int
  /// The indices in `nodes` of those that must be seen.
  var pinned: [Int]
  var cidr: String

  var nodeCount: Int { nodes.count + uncounted }
}

/// Something with an address in a subnet.
struct SceneNode: Hashable, Sendable {
  enum Kind: Int, Hashable, Sendable { case nat, instance, endpoint, interface }

  var id: ResourceID
  var kind: Kind
  var label: String
  /// The private address, or the IPv6 one when there is no other; empty when not known.
  var address: String
  /// Its interfaces in this subnet.
  var interfaces: [ResourceID]
  /// It does not work: a stopped instance, a NAT gateway that failed.
  var isOff: Bool

  func isNamed(_ id: ResourceID) -> Bool { self.id == id || interfaces.contains(id) }
}

/// A gateway on the border of a VPC.
struct ScenePort: Hashable, Sendable {
  var id: ResourceID
  var label: String
  /// The item of `outside` that it leads to.
  var outside: Int?
  /// The VPC of the scene, before this one, that has the other end of it.
  var linkBefore: Int?
  /// The VPC of the scene, behind this one, that has the other end of it.
  var linkAfter: Int?
}

/// Something beside a VPC.
struct SceneOutside: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case service, peer, onPremises }

  var id: ResourceID
  var kind: Kind
  var label: String
  /// The interface endpoints that lead to it.
  var endpoints: [ResourceID] = []
}
