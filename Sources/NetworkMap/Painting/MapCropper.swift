import NetworkModel
import TerminalScreen

/// Cuts the viewport out of the full drawing and says what is where. The zones' names and the lane beside the VPCs
/// stay in sight while the rest scrolls by.
struct MapCropper {
  let scene: MapScene
  let layout: MapLayout
  let path: RoutedPath
  let request: MapRequest

  init(_ arrangement: MapArrangement, _ request: MapRequest) {
    scene = arrangement.scene
    layout = arrangement.layout
    path = arrangement.path
    self.request = request
  }

  func crop(_ painted: PaintedMap) -> DrawnMap {
    let full = painted.screen
    let viewport = request.viewport
    let scroll = Point(
      max(0, min(request.scroll.x, full.size.width - viewport.width)),
      max(0, min(request.scroll.y, full.size.height - viewport.height)))
    let windows = windows(scroll)
    var screen = Screen(size: viewport)
    for window in windows {
      screen.copy(full, Rect(origin: window.origin, size: window.area.size), at: window.area.origin)
    }
    if let focus = request.focus { light(focus, painted, windows, &screen) }
    return DrawnMap(
      screen: screen, fullSize: full.size, scroll: scroll, detail: layout.detail,
      path: path.pieces.map(\.cells),
      currentPath: path.pieces
        .filter { request.litHop == nil || StepState($0.hops, lit: request.litHop) == .current }
        .map(\.cells), items: items(), currentPlace: currentPlace(),
      hiddenZones: hiddenZones(scroll, windows[0].area.width), windows: windows)
  }

  // MARK: - What has the focus

  private func light(
    _ id: ResourceID, _ painted: PaintedMap, _ windows: [DrawnMap.Window], _ screen: inout Screen
  ) {
    let names = painted.names.filter { $0.id == id }.map(\.place)
    let frame = request.lightsFrame ? frame(of: id) : nil
    for window in windows {
      screen.draw(in: window.area) { inside in
        let shift = Point.zero - window.origin
        for name in names {
          inside.restyle(
            name.offset(x: shift.x, y: shift.y), role: .selection, adding: .reverse)
        }
        guard let frame = frame?.offset(x: shift.x, y: shift.y) else { return }
        for edge in frame.edges { inside.restyle(edge, of: .border, to: .borderFocus) }
      }
    }
  }

  /// The border around a VPC or a subnet; nil for what has none.
  private func frame(of id: ResourceID) -> Rect? {
    for (vpc, placed) in zip(scene.vpcs, layout.vpcs) {
      if vpc.id == id { return placed.box }
      for (subnet, place) in zip(vpc.subnets, placed.subnets) where subnet.id == id {
        return place.hasBorder ? place.rect : nil
      }
    }
    return nil
  }

  // MARK: - What stays

  /// The part that scrolls, then what is pinned beside it.
  private func windows(_ scroll: Point) -> [DrawnMap.Window] {
    var main = Rect(request.viewport)
    var pinned: [DrawnMap.Window] = []
    let lane = pinnedLane(scroll)
    main.width -= lane
    if lane > 0 {
      pinned.append(
        DrawnMap.Window(
          area: Rect(x: main.width, y: 0, width: lane, height: main.height),
          origin: Point(layout.size.width - lane, scroll.y)))
    }
    let above = layout.vpcs.first { $0.headerRow < scroll.y && $0.box.maxY > scroll.y }
    if let above, main.height > 2 {
      main.y = 1
      main.height -= 1
      pinned.append(
        DrawnMap.Window(
          area: Rect(x: 0, y: 0, width: main.width, height: 1),
          origin: Point(scroll.x, above.headerRow)))
    }
    return [DrawnMap.Window(area: main, origin: scroll + main.origin)] + pinned
  }

  /// The cells of the lane on the right that would be out of sight, with the ports on the border beside it where that
  /// leaves room; 0 when there is none, or it is in sight anyway, or is that of a VPC out of sight, or would leave too
  /// little of the rest.
  private func pinnedLane(_ scroll: Point) -> Int {
    guard let last = layout.vpcs.last, let sizes = layout.measure.vpcs.last else { return 0 }
    let labels = layout.size.width - last.box.maxX - 1
    let room = request.viewport.width
    let lane = (labels + sizes.rightPorts) * 5 <= room * 2 ? labels + sizes.rightPorts : labels
    guard labels > 1, lane * 2 < room, layout.size.width > scroll.x + room,
      last.box.x < scroll.x + room - lane
    else { return 0 }
    return lane
  }

  private func hiddenZones(_ scroll: Point, _ width: Int) -> (left: Int, right: Int) {
    let columns = layout.vpcs.flatMap(\.columns)
    return (
      columns.count { $0.lowerBound < scroll.x },
      columns.count { $0.upperBound > scroll.x + width }
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
    guard let stop = scene.path.stop(ofHop: request.litHop), stop < path.reached else {
      return nil
    }
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
