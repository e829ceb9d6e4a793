import NetworkMap
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// The map with a path on it, as a drawing for a page.
struct MapPicture {
  private let topology: Topology
  private let trace: Trace
  let style: DrawingStyle

  init(_ topology: Topology, _ trace: Trace, style: DrawingStyle) {
    self.topology = topology
    self.trace = trace
    self.style = style
  }

  /// A wide page; the drawing is cut to what it needs.
  private static let room = Size(width: 140, height: 60)

  /// The whole way there as a document of its own.
  func svg(title: String) -> String {
    let request = request(showsWayBack: false)
    return draw(request, in: size(of: [request])).screen.drawing(title: title, style: style)
  }

  /// One direction for a page that goes through its steps: the map with all of it, and with each hop.
  func map(showsWayBack: Bool, title: String) -> PathPage.Map {
    let hops = showsWayBack ? trace.back : trace.forward
    let whole = request(showsWayBack: showsWayBack)
    let start = showsWayBack ? 0 : -1
    let requests = (start..<hops.count).map { index in
      var request = whole
      request.litHop = MapRequest.litHop(at: index, of: hops)
      // What a person steps to behind a block is worth being seen.
      request.goesBeyondBlock = hops.prefix(max(index, 0)).contains { $0.outcome == .blocks }
      return request
    }
    let size = size(of: [whole] + requests)
    let frames = ([whole] + requests).map { request in
      let drawn = draw(request, in: size)
      return LayeredDrawing.Frame(
        drawn.screen, ways: request.litHop == nil ? [] : drawn.currentPath)
    }
    let drawing = LayeredDrawing(frames, style: style)
    let layers = drawing.layerOfFrame
    return PathPage.Map(
      element: drawing.element(title: title, showing: layers[0]), whole: layers[0],
      name: showsWayBack ? layers[0] : layers[1],
      hops: Array(layers.dropFirst(showsWayBack ? 1 : 2)))
  }

  private func request(showsWayBack: Bool) -> MapRequest {
    MapRequest(
      topology: topology, trace: trace, showsWayBack: showsWayBack, viewport: Self.room)
  }

  /// As many cells as the largest of some drawings fills.
  private func size(of requests: [MapRequest]) -> Size {
    let sizes = requests.map { NetworkMap.draw($0).fullSize }
    return Size(
      width: min(Self.room.width, sizes.map(\.width).max() ?? 1),
      height: min(Self.room.height, sizes.map(\.height).max() ?? 1))
  }

  private func draw(_ request: MapRequest, in size: Size) -> DrawnMap {
    var fitted = request
    fitted.viewport = size
    return NetworkMap.draw(fitted)
  }
}
