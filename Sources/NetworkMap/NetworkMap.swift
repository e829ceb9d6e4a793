import NetworkModel
import TerminalScreen

/// Draws VPCs and the way of a trace through them: scene, measure, places, lines, paint, crop. Each step is a
/// function of values, and the same request always gives the same drawing.
package struct NetworkMap {
  private init() {}

  /// Draws a request. Who draws many that differ in little keeps the ``MapArrangement``.
  /// - Complexity: O(*r* + *c* + *v* log *v*) for *r* resources of the VPCs that are unfolded, *c* cells and *v*
  ///   crossings of tracks.
  package static func draw(_ request: MapRequest) -> DrawnMap {
    MapArrangement(request).draw(request)
  }
}
