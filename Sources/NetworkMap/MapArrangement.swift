import NetworkModel
import TerminalScreen

/// A scene with everything in its place and the path routed: all that stays the same while a person steps through
/// the path, moves the focus and scrolls, and so can be kept meanwhile.
///
/// It stands for a topology, a choice of VPCs, a trace and its direction, a detail and a size.
package struct MapArrangement: Sendable {
  let scene: MapScene
  let layout: MapLayout
  let path: RoutedPath
  /// The block that the path ends at.
  let end: ScenePath.Block?
  /// Whether there are nodes that have no row of their own.
  let hidesNodes: Bool

  /// Arranges what a request asks for. While no path is drawn, the VPCs that are connected to those asked for are
  /// unfolded, too, where there is room for their names.
  package init(_ request: MapRequest) {
    let shown = MapScene.vpcs(of: request)
    if request.trace == nil {
      let connected = MapScene.connected(shown, request.topology)
      if connected.count > shown.count {
        let all = MapArrangement(MapScene(request, showing: connected), request)
        if all.isComfortable(in: request) {
          self = all
          return
        }
      }
    }
    self.init(MapScene(request, showing: shown), request)
  }

  /// Gives everything its place and routes the path. Where two pieces of it would run on one track, the
  /// gutter or channel gets a second one, as long as that costs no detail.
  init(_ scene: MapScene, _ request: MapRequest) {
    let end = scene.path.end(request)
    var measure = MapMeasure(scene, viewport: request.viewport, detail: request.detail)
    var layout = MapLayout(scene, measure)
    var path = PathRouter.route(scene, layout, endingAt: end)
    for _ in 0..<2 where !path.crowded.isEmpty {
      var widening = measure.widening
      widening.gutters.merge(path.crowded.gutters) { min(2, $0 + $1) }
      widening.channels.merge(path.crowded.channels) { min(2, $0 + $1) }
      let wider = MapMeasure(
        scene, viewport: request.viewport, detail: measure.detail, widening: widening)
      let next = MapLayout(scene, wider)
      let fits =
        next.size.width <= max(request.viewport.width, layout.size.width)
        && next.size.height <= max(request.viewport.height, layout.size.height)
      guard fits, wider.isStacked == measure.isStacked else { break }
      (measure, layout) = (wider, next)
      path = PathRouter.route(scene, layout, endingAt: end)
    }
    self.scene = scene
    self.layout = layout
    self.path = path
    self.end = end
    hidesNodes = zip(scene.vpcs, layout.vpcs).contains { vpc, placed in
      zip(vpc.subnets, placed.subnets).contains { subnet, place in
        subnet.uncounted > 0 || subnet.nodes.indices.contains { place.row(of: $0) == nil }
      }
    }
  }

  /// Whether everything is in sight, with names unless a person asked for less.
  private func isComfortable(in request: MapRequest) -> Bool {
    layout.size.width <= request.viewport.width && layout.size.height <= request.viewport.height
      && (request.detail != nil || layout.detail >= .list)
  }

  /// Whether a request that differs in step, focus and scroll alone is drawn with this: the path ends at the same
  /// block, and what has the focus is in sight.
  package func serves(_ request: MapRequest) -> Bool {
    guard scene.path.end(request) == end else { return false }
    guard hidesNodes, let focus = request.focus else { return true }
    return !isHidden(focus)
  }

  /// A node of the scene's VPCs that has no row of its own.
  private func isHidden(_ id: ResourceID) -> Bool {
    for (vpc, placed) in zip(scene.vpcs, layout.vpcs) {
      for (subnet, place) in zip(vpc.subnets, placed.subnets) {
        guard let node = subnet.nodes.firstIndex(where: { $0.isNamed(id) }) else { continue }
        return place.row(of: node) == nil
      }
    }
    // It may be among those that the scene has only counted.
    let isNode = id.kind == .networkInterface || id.kind == .instance
    return isNode && scene.vpcs.contains { $0.subnets.contains { $0.uncounted > 0 } }
  }

  /// Draws a request that this serves.
  package func draw(_ request: MapRequest) -> DrawnMap {
    show(paint(request), for: request)
  }

  /// Paints a request that this serves.
  /// - Complexity: O(*c*) for *c* cells of the whole drawing.
  package func paint(_ request: MapRequest) -> PaintedMap { MapPainter.paint(self, request) }

  /// Shows what was painted for a request that differed in focus, scroll and viewport alone.
  /// - Complexity: O(*v* + *n*) for *v* cells of the viewport and *n* things on the map.
  package func show(_ painted: PaintedMap, for request: MapRequest) -> DrawnMap {
    MapCropper(self, request).crop(painted)
  }
}
