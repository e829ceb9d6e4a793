import NetworkModel
import TerminalScreen

/// Draws VPCs and the way of a trace through them: scene, measure, places, lines, paint, crop. Each step is a
/// function of values, and the same request always gives the same drawing.
package struct NetworkMap {
  private init() {}

  /// Draws a request.
  package static func draw(_ request: MapRequest) -> DrawnMap {
    draw(request, MapScene(request))
  }

  /// Draws a request with a scene that was made before, for the same topology, VPCs, trace and focus.
  /// - Complexity: O(*c* + *v* log *v*) for *c* cells and *v* crossings of tracks.
  package static func draw(_ request: MapRequest, _ scene: MapScene) -> DrawnMap {
    let (layout, path) = arrange(scene, request)
    let full = MapPainter.paint(scene, layout, path, request)
    return MapCropper(scene, layout, path, request).crop(full)
  }

  /// Gives everything its place and routes the path. Where two pieces of it would run on one track, the
  /// gutter or channel gets a second one, as long as that costs no detail.
  static func arrange(_ scene: MapScene, _ request: MapRequest) -> (MapLayout, RoutedPath) {
    var measure = MapMeasure(scene, viewport: request.viewport, detail: request.detail)
    var layout = MapLayout(scene, measure)
    var path = PathRouter.route(scene, layout, request)
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
      path = PathRouter.route(scene, layout, request)
    }
    return (layout, path)
  }
}
