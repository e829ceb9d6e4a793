import NetworkModel
import PathEngine

/// The way of a trace through a scene: the places where the packet is, one after the other.
struct ScenePath: Hashable, Sendable {
  /// A place and the hops that happen there, in the numbers of the drawn direction.
  struct Stop: Hashable, Sendable {
    var anchor: MapScene.Anchor
    var hops: ClosedRange<Int>
  }

  /// Where a hop does not let the packet through.
  struct Block: Hashable, Sendable {
    var hop: Int
    /// The stop it is at.
    var stop: Int
    /// It keeps the packet from coming in; else from going on.
    var atEntrance: Bool
    /// It is not known whether the packet passes.
    var isUnknown: Bool
  }

  var stops: [Stop]
  /// In the order of the walk.
  var blocks: [Block]
  /// The table that decides at each hop that is a route table's, by its subnet.
  var subnetOfRouteHop: [Int: ResourceID]

  static let empty = ScenePath(stops: [], blocks: [], subnetOfRouteHop: [:])
}

extension ScenePath {
  /// Follows the request's hops. What happens in between places (rules, tables) belongs to the place the
  /// packet is at; what happens before it is let in, to the next one.
  init(_ request: MapRequest, in scene: MapScene) {
    self = .empty
    let hops = request.hops
    var waiting: Int?
    if request.showsWayBack, let from = Self.farEnd(request, in: scene), !hops.isEmpty {
      append(from, at: 0)
    }
    for (index, hop) in hops.enumerated() {
      if case .route = hop.step, let subnet = hop.component.subnet {
        subnetOfRouteHop[index] = subnet
      }
      guard let anchor = scene.anchor(of: hop, after: stops.last?.anchor) else {
        if hop.comesBeforePlace, hops[(index + 1)...].contains(where: { scene.isPlace($0) }) {
          waiting = waiting ?? index
        } else {
          extendLast(to: index)
        }
        continue
      }
      let isNew = stops.last?.anchor != anchor
      let first = isNew ? waiting ?? index : index
      if isNew, let entry = scene.entry(to: anchor, from: stops.last?.anchor, by: hop) {
        append(entry, at: first)
      }
      append(anchor, at: first)
      extendLast(to: index)
      waiting = nil
    }
    if let waiting { extendLast(to: max(waiting, hops.count - 1)) }
    collectBlocks(hops)
  }

  /// The block at which the path ends: the first one that the walk has not gone on behind.
  func end(_ request: MapRequest) -> Block? {
    if request.goesBeyondBlock { return nil }
    return blocks.first { !$0.isUnknown && $0.hop >= (request.litHop ?? 0) }
  }

  /// The stop at which a hop happens.
  func stop(ofHop hop: Int?) -> Int? {
    hop.flatMap { hop in stops.lastIndex { $0.hops.contains(hop) } }
  }

  private mutating func append(_ anchor: MapScene.Anchor, at hop: Int) {
    if stops.last?.anchor == anchor {
      extendLast(to: hop)
    } else {
      stops.append(Stop(anchor: anchor, hops: hop...hop))
    }
  }

  private mutating func extendLast(to hop: Int) {
    guard let last = stops.indices.last, stops[last].hops.upperBound < hop else { return }
    stops[last].hops = stops[last].hops.lowerBound...hop
  }

  private mutating func collectBlocks(_ hops: [Hop]) {
    for (index, hop) in hops.enumerated() where hop.outcome != .passes {
      guard let stop = stops.lastIndex(where: { $0.hops.contains(index) }) else { continue }
      blocks.append(
        Block(
          hop: index, stop: stop, atEntrance: stop > 0 && !hop.isAtExit,
          isUnknown: hop.outcome == .unknown))
    }
  }

  /// What the way there came to, when that is outside and so has no hop on the way back.
  private static func farEnd(_ request: MapRequest, in scene: MapScene) -> MapScene.Anchor? {
    guard let last = request.trace?.forward.last(where: { scene.isPlace($0) }) else { return nil }
    switch last.component.kind {
    case .service, .bucket, .internet, .onPremises, .customerGateway, .vpnConnection,
      .directConnectGateway, .virtualInterface:
      return scene.anchor(of: last, after: nil)
    default:
      return nil
    }
  }
}

extension Hop {
  /// Rules that are asked before the packet is let in somewhere.
  var comesBeforePlace: Bool {
    switch step {
    case .networkACL(let decision): decision.direction == .ingress
    case .securityGroup(let decision): decision.direction == .ingress
    case .policy: component.kind == .bucket
    case .originate, .route, .deliverDirectly, .gateway, .translate, .balance, .arrive: false
    }
  }

  /// The packet is kept from leaving, rather than from coming in.
  var isAtExit: Bool {
    switch step {
    case .networkACL(let decision): decision.direction == .egress
    case .securityGroup(let decision): decision.direction == .egress
    case .route, .deliverDirectly, .originate: true
    case .gateway, .translate, .policy, .balance, .arrive: false
    }
  }
}
