package import NetworkModel
package import PathEngine
package import TerminalScreen

/// What is to be drawn, and how.
package struct MapRequest: Sendable {
  package var topology: Topology
  /// The badges of the topology's tables, when the caller keeps them; else they are worked out.
  package var badges: RouteTableBadges?
  /// The VPC that is looked at; nil stands for that of the trace, else for the first.
  package var focusVPC: ResourceID?
  /// More VPCs to be drawn unfolded. Those that the trace visits are unfolded anyway.
  package var expandedVPCs: [ResourceID]
  package var trace: Trace?
  /// The hop that is current: those before it are past, those behind it are future. Nil lights the
  /// whole way.
  package var litHop: Int?
  /// The trace's way back instead of its way there; `litHop` then counts in that.
  package var showsWayBack: Bool
  /// Goes on past the first component that blocks.
  package var goesBeyondBlock: Bool
  package var focus: ResourceID?
  /// Whether a box in focus has its frame lit, too, and not its name alone: on a map that takes the keys.
  package var lightsFrame: Bool
  /// Nil chooses by the room there is.
  package var detail: DetailLevel?
  /// The cell of the full drawing that is to be the upper left one; brought into range.
  package var scroll: Point
  package var viewport: Size

  package init(
    topology: Topology, badges: RouteTableBadges? = nil, focusVPC: ResourceID? = nil,
    expandedVPCs: [ResourceID] = [], trace: Trace? = nil, litHop: Int? = nil,
    showsWayBack: Bool = false, goesBeyondBlock: Bool = false, focus: ResourceID? = nil,
    lightsFrame: Bool = true, detail: DetailLevel? = nil, scroll: Point = .zero, viewport: Size
  ) {
    self.topology = topology
    self.badges = badges
    self.focusVPC = focusVPC
    self.expandedVPCs = expandedVPCs
    self.trace = trace
    self.litHop = litHop
    self.showsWayBack = showsWayBack
    self.goesBeyondBlock = goesBeyondBlock
    self.focus = focus
    self.lightsFrame = lightsFrame
    self.detail = detail
    self.scroll = scroll
    self.viewport = viewport
  }

  /// The hop to light while a person is at one of `hops`: where a route table decides, the way it sends the packet.
  package static func litHop(at index: Int, of hops: [Hop]) -> Int {
    guard hops.indices.contains(index), hops.indices.contains(index + 1),
      hops[index].outcome == .passes, hops[index].component.kind == .routeTable
    else { return index }
    return index + 1
  }

  /// The hops of the way that is drawn.
  var hops: [Hop] {
    guard let trace else { return [] }
    return showsWayBack ? trace.back : trace.forward
  }
}
