import NetworkModel
import PathEngine
import TerminalScreen

/// A way as rows of the lanes: each begins where the packet sets out, or where a gateway sends it on.
struct LanesLegs {
  private(set) var rows: [LanesRow] = []
  private let request: MapRequest
  private let topology: Topology
  private let badges: RouteTableBadges
  private var leg = LanesRow()
  /// The hops of each of the leg's cells, and of what is met before the next one is reached.
  private var hops: [ClosedRange<Int>?] = [nil, nil, nil, nil]
  private var waiting: [(hop: Int, mark: RoutedPath.Mark?)] = []
  private var isOver = false

  init(_ hops: [Hop], _ request: MapRequest, _ topology: Topology, _ badges: RouteTableBadges) {
    self.request = request
    self.topology = topology
    self.badges = badges
    for (index, hop) in hops.enumerated() where !isOver { add(hop, index) }
    endLeg()
  }

  private mutating func add(_ hop: Hop, _ index: Int) {
    let mark: RoutedPath.Mark? =
      switch hop.outcome {
      case .passes: nil
      case .blocks: .blocked
      case .unknown: .unknown
      }
    if hop.comesBeforePlace {
      waiting.append((index, mark))
      return
    }
    switch hop.component.kind {
    case .securityGroup, .networkACL, .vpcRouter, .transitGatewayRouteTable, .bucket,
      .transitGatewayAttachment:
      extend(to: index, mark)
    case .routeTable:
      if leg.cells[1] != nil || leg.cells[2] != nil { carryOn() }
      let table: Handle<RouteTable>? = topology.handle(of: hop.component.id)
      let badge = table.map { badges[$0] + " " } ?? ""
      place(
        1, badge + SceneLabels.clean(hop.component.label), hop.component.id, .text, index, mark,
        atEntrance: false)
    case .natGateway, .internetGateway, .egressOnlyInternetGateway, .gatewayEndpoint,
      .gatewayLoadBalancerEndpoint, .peeringConnection, .transitGateway, .virtualPrivateGateway,
      .instanceConnectEndpoint:
      if leg.cells[2] != nil { carryOn() }
      place(2, SceneLabels.clean(hop.component.label), hop.component.id, .gateway, index, mark)
    case .networkInterface, .interfaceEndpoint, .loadBalancer:
      let isFirst = leg.cells.allSatisfy { $0 == nil }
      let label = SceneLabels.clean(hop.component.label)
      if leg.cells[3] != nil || (isFirst && !rows.isEmpty) {
        // The endpoint behind its own interface: one place with two names, of which the latter tells more.
        leg.cells[3]?.text = label
        extend(to: index, mark)
      } else {
        place(isFirst ? 0 : 3, label, hop.component.id, .text, index, mark)
      }
    case .service:
      if leg.cells[3] != nil { carryOn() }
      place(3, SceneLabels.service(hop.component.label), hop.component.id, .service, index, mark)
    case .internet, .onPremises, .vpnConnection, .customerGateway, .directConnectGateway,
      .virtualInterface:
      let isFirst = leg.cells.allSatisfy { $0 == nil }
      if leg.cells[3] != nil { carryOn() }
      let label = hop.component.kind == .internet ? "Internet" : hop.component.label
      place(isFirst ? 0 : 3, SceneLabels.clean(label), hop.component.id, .service, index, mark)
    }
  }

  /// Puts something into a column of the leg, with what waited for it.
  private mutating func place(
    _ column: Int, _ text: String, _ id: ResourceID, _ role: StyleRole, _ index: Int,
    _ mark: RoutedPath.Mark?, atEntrance: Bool = true
  ) {
    let first = waiting.first?.hop ?? index
    let before = waiting.lazy.compactMap(\.mark).first ?? (atEntrance ? mark : nil)
    waiting = []
    leg.cells[column] = LanesRow.Cell(text: text, id: id, role: role)
    hops[column] = first...index
    if let before, column > 0 {
      leg.cells[column]?.stopBefore = before
      stop(before, at: index)
    } else if let mark {
      leg.cells[column]?.stopAfter = mark
      stop(mark, at: index)
    }
  }

  /// A rule at the place where the packet is.
  private mutating func extend(to index: Int, _ mark: RoutedPath.Mark?) {
    guard let column = leg.cells.lastIndex(where: { $0 != nil }) else { return }
    hops[column] = (hops[column]?.lowerBound ?? index)...index
    if let mark {
      leg.cells[column]?.stopAfter = mark
      stop(mark, at: index)
    }
  }

  /// Ends the way where it is blocked, unless the walk goes on behind that.
  private mutating func stop(_ mark: RoutedPath.Mark, at hop: Int) {
    if mark == .blocked, !request.goesBeyondBlock, hop >= (request.litHop ?? 0) { isOver = true }
  }

  /// Ends the leg and begins the next one with the gateway or host that the packet has come to.
  private mutating func carryOn() {
    let last = leg.cells.lastIndex { $0 != nil }
    var next = last.flatMap { leg.cells[$0] }
    let hop = last.flatMap { hops[$0] }
    next?.stopBefore = nil
    next?.stopAfter = nil
    endLeg()
    leg.cells[0] = next
    hops[0] = hop.map { $0.upperBound...$0.upperBound }
  }

  private mutating func endLeg() {
    guard leg.cells.contains(where: { $0 != nil }) else { return }
    for column in leg.cells.indices {
      let state = hops[column].map(state(of:))
      leg.cells[column]?.state = state
    }
    rows.append(leg)
    leg = LanesRow()
    hops = [nil, nil, nil, nil]
  }

  private func state(of hops: ClosedRange<Int>) -> StepState {
    guard let lit = request.litHop else { return .past }
    if lit < hops.lowerBound { return .future }
    return hops.contains(lit) ? .current : .past
  }
}
