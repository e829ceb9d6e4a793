import NetworkModel
import PathEngine
import TerminalScreen

/// What there is to draw, before any place or size: VPCs with their subnets, nodes and ports, what lies
/// outside of them, and the way of the trace through all that.
///
/// Every label is clean of control characters. A scene stands for a topology, a choice of VPCs and a trace,
/// but for no size and no step, so it can be kept while a person scrolls, zooms and steps.
package struct MapScene: Sendable {
  var vpcs: [SceneVPC]
  /// Empty without a trace.
  var path: ScenePath
  /// The VPCs lie in more than one region or account, so each says which.
  var showsScopes: Bool
  /// The path goes to a multi-region access point, which stands for the service behind it.
  var endsAtAccessPoint = false
  /// Peerings and transit gateways that several of the VPCs share.
  var links: [SceneLink] = []

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
  var account: String
  /// What is written above the box where the VPCs' scopes differ.
  var scope = ""
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
  /// The cells of the longest name with its badge: subnets of one line have it, their block and what is in them in
  /// columns.
  var nameWidth = 0
  /// The cells of the longest block in each form.
  var blockWidths: [BlockForm: Int] = [:]

  /// The cells of a block with what is in it behind it.
  func blocksWidth(_ form: BlockForm) -> Int {
    (blockWidths[form] ?? 0) + form.gap + (subnets.map(\.countsWidth).max() ?? 0)
  }

  /// The cells of a subnet that has one line for its name, its block and what is in it.
  func lineWidth(_ form: BlockForm) -> Int { nameWidth + form.gap + blocksWidth(form) }
}

/// How a subnet of one line tells its block, the roomiest first.
enum BlockForm: Hashable, Sendable, CaseIterable {
  case whole
  /// `…24.0/24`: the VPC's own block stands below it.
  case tail
  /// The same, with its neighbours close by.
  case close

  /// The blanks on either side.
  var gap: Int { self == .close ? 1 : 2 }

  func text(of subnet: SceneSubnet) -> String {
    guard self != .whole, !subnet.cidr.contains(" ") else { return subnet.cidr }
    return SceneLabels.abbreviations(of: subnet.cidr).dropFirst().first ?? subnet.cidr
  }
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
  /// For where there is no room for the label: without what the VPC and the zone say already.
  var shortLabel: String
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
  enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// A host that might be in the subnet, where the trace is of any.
    case anyHost
    case nat, loadBalancer, instance, database, endpoint, resolver, interface
  }

  var id: ResourceID
  var kind: Kind
  var label: String
  /// For where there is no room for the label: without what the VPC and the zone say already.
  var shortLabel: String
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
  /// Stands before the label, of what is no mere gateway.
  var sign: Glyph?
  /// The items of `outside` that it leads to.
  var outside: [Int] = []
  /// The end of the same connection in a VPC of the scene before this one.
  var linkBefore: SceneLink.End?
  /// The end of the same connection in a VPC of the scene behind this one.
  var linkAfter: SceneLink.End?

  var isLinked: Bool { linkBefore != nil || linkAfter != nil }
}

/// A peering, a transit gateway, or several of those that are peered, with two or more VPCs of the scene.
struct SceneLink: Hashable, Sendable {
  struct End: Hashable, Sendable {
    var vpc: Int
    var port: Int
  }

  /// In the order of the VPCs.
  var ends: [End]

  /// Every end is beside the next one, when the VPCs stand side by side.
  var isChain: Bool { zip(ends, ends.dropFirst()).allSatisfy { $1.vpc - $0.vpc <= 1 } }
}

/// Something beside a VPC.
struct SceneOutside: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case service
    /// A Multi-Region Access Point of S3.
    case accessPoint
    /// A VPC that is folded to its name.
    case peer
    case transitGateway, onPremises
    /// So many more that there is no room to name.
    case more
  }

  var id: ResourceID
  var kind: Kind
  var label: String
  /// The interface endpoints that lead to it.
  var endpoints: [ResourceID] = []

  /// The cells it takes: some have a sign before their name.
  var width: Int { label.cellWidth + (kind.sign == nil ? 0 : 2) }
}
