import NetworkModel
import TerminalScreen

/// Cuts the viewport out of the full drawing and says what is where.
struct MapCropper {
  let scene: MapScene
  let layout: MapLayout
  let path: RoutedPath
  let request: MapRequest

  init(_ scene: MapScene, _ layout: MapLayout, _ path: RoutedPath, _ request: MapRequest) {
    self.scene = scene
    self.layout = layout
    self.path = path
    self.request = request
  }

  func crop(_ full: Screen) -> DrawnMap {
    let viewport = request.viewport
    let scroll = Point(
      max(0, min(request.scroll.x, full.size.width - viewport.width)),
      max(0, min(request.scroll.y, full.size.height - viewport.height)))
    var screen = Screen(size: viewport)
    screen.copy(full, Rect(origin: scroll, size: viewport))
    keepHeader(full, scroll, in: &screen)
    return DrawnMap(
      screen: screen, fullSize: full.size, scroll: scroll, detail: layout.detail,
      path: path.pieces.map(\.cells), items: items(), currentPlace: currentPlace(),
      hiddenZones: hiddenZones(scroll, viewport))
  }

  /// The zones' names stay in the first row while their VPC scrolls by.
  private func keepHeader(_ full: Screen, _ scroll: Point, in screen: inout Screen) {
    for vpc in layout.vpcs where vpc.headerRow < scroll.y && vpc.box.maxY > scroll.y {
      let row = Rect(x: scroll.x, y: vpc.headerRow, width: screen.size.width, height: 1)
      let part = row.intersection(vpc.box)
      screen.copy(full, part, at: Point(part.x - scroll.x, 0))
    }
  }

  private func hiddenZones(_ scroll: Point, _ viewport: Size) -> (left: Int, right: Int) {
    let columns = layout.vpcs.flatMap(\.columns)
    return (
      columns.count { $0.lowerBound < scroll.x },
      columns.count { $0.upperBound > scroll.x + viewport.width }
    )
  }

  // MARK: - What is where

  private func items() -> [DrawnMap.Item] {
    var items: [DrawnMap.Item] = []
    func add(_ id: ResourceID, _ rect: Rect, _ level: DrawnMap.Item.Level) {
      if !rect.isEmpty { items.append(DrawnMap.Item(id: id, rect: rect, level: level)) }
    }
    for (vpc, placed) in zip(scene.vpcs, layout.vpcs) {
      add(vpc.id, placed.box, .vpc)
      for (port, rect) in zip(vpc.topPorts, placed.topPorts) { add(port.id, rect, .box) }
      for word in placed.internet { add(ResourceID("internet", kind: .other), word, .box) }
      for (port, place) in zip(vpc.sidePorts, placed.sidePorts) {
        for rect in [place.left, place.right] { rect.map { add(port.id, $0, .box) } }
      }
      for (item, rect) in zip(vpc.outside, placed.outside) { add(item.id, rect, .box) }
      for (subnet, place) in zip(vpc.subnets, placed.subnets) {
        add(subnet.id, place.rect, .box)
        for (index, node) in subnet.nodes.enumerated() {
          guard let row = place.row(of: index) else { continue }
          let inset = place.hasBorder ? 1 : 0
          add(
            node.id,
            Rect(x: place.rect.x + inset, y: row, width: place.rect.width - 2 * inset, height: 1),
            .node)
        }
      }
    }
    return items
  }

  private func currentPlace() -> Rect? {
    guard let stop = path.currentStop else { return nil }
    let anchor = scene.path.stops[stop].anchor
    let vpc = layout.vpcs[anchor.vpc]
    switch anchor {
    case .node(_, let subnet, let node):
      let rect = vpc.subnets[subnet].rect
      return Rect(
        x: rect.x, y: vpc.subnets[subnet].row(of: node) ?? rect.y, width: rect.width, height: 1)
    case .topPort(_, let port): return vpc.topPorts[port]
    case .sidePort(_, let port): return vpc.sidePorts[port].right ?? vpc.sidePorts[port].left
    case .outside(_, let item): return vpc.outside[item]
    case .internet: return vpc.internet.first { !$0.isEmpty }
    }
  }
}
