import TerminalScreen

extension MapLayout {
  /// Gives everything its place. Nothing here depends on the viewport any more.
  init(_ scene: MapScene, _ measure: MapMeasure) {
    self.measure = measure
    size = .zero
    vpcs = []
    links = []
    spines = []
    var x = 0
    var y = 0
    for index in scene.vpcs.indices {
      let above =
        measure.isStacked
        ? measure.rowsAbove(index, scene)
        : scene.vpcs.indices.reduce(0) { max($0, measure.rowsAbove($1, scene)) }
      let box = Rect(
        x: x, y: y + above, width: measure.vpcs[index].width, height: measure.vpcs[index].height)
      var placer = VPCPlacer(scene, measure, index, box: box, above: above)
      vpcs.append(placer.place(linkedTo: vpcs))
      if measure.isStacked {
        y = box.maxY + 2
      } else {
        x = box.maxX + 1 + measure.gap(after: index, scene)
      }
    }
    placeLinks(scene)
    size = extent()
  }

  private func extent() -> Size {
    var all = Rect.zero
    for vpc in vpcs {
      all = all.union(vpc.box)
      for label in vpc.outside + vpc.internet + [vpc.region] { all = all.union(label) }
    }
    for cell in links.joined().flatMap(\.cells) {
      all = all.union(Rect(x: cell.x, y: cell.y, width: 1, height: 1))
    }
    return Size(width: all.x + all.width, height: all.y + all.height)
  }

  // MARK: - Lines between VPCs

  /// Side by side, a line from each end of a connection to the next; stacked, a spine that all ends branch off.
  private mutating func placeLinks(_ scene: MapScene) {
    links = []
    let right = vpcs.map(\.box.maxX).max() ?? 0
    // The one that spans least is innermost, so that the others need not cross it.
    let byReach = scene.links.indices.sorted { a, b in
      (reach(of: scene.links[a]), a) < (reach(of: scene.links[b]), b)
    }
    for (place, number) in byReach.enumerated() {
      let ends = scene.links[number].ends
      if measure.isStacked {
        spine(ends, at: right + measure.spineOffset(place))
      } else {
        links.append(zip(ends, ends.dropFirst()).compactMap { bridge($0, $1) })
      }
    }
  }

  private func reach(of link: SceneLink) -> Int {
    let rows = link.ends.compactMap { vpcs[$0.vpc].sidePorts[$0.port].right?.y }
    return (rows.max() ?? 0) - (rows.min() ?? 0)
  }

  private mutating func spine(_ ends: [SceneLink.End], at column: Int) {
    spines.append(column)
    var bridges: [PlacedBridge] = []
    for (index, from) in ends.enumerated() {
      for to in ends.dropFirst(index + 1) {
        guard let a = vpcs[from.vpc].sidePorts[from.port].right,
          let b = vpcs[to.vpc].sidePorts[to.port].right
        else { continue }
        let cells =
          (a.maxX...column).map { Point($0, a.y) }
          + (min(a.y, b.y)...max(a.y, b.y)).dropFirst().map {
            Point(column, a.y <= b.y ? $0 : a.y + b.y - $0)
          } + (b.maxX..<column).reversed().map { Point($0, b.y) }
        bridges.append(PlacedBridge(from: from, to: to, cells: cells))
      }
    }
    links.append(bridges)
  }

  /// The cells from one end to another in the VPC beside it; nil when something is between them.
  private func bridge(_ a: SceneLink.End, _ b: SceneLink.End) -> PlacedBridge? {
    guard b.vpc == a.vpc + 1, let from = vpcs[a.vpc].sidePorts[a.port].right,
      let to = vpcs[b.vpc].sidePorts[b.port].left, from.maxX + 1 < to.x
    else { return nil }
    // Lines begin and end under the labels of their ports.
    let turn = max(from.maxX + 1, to.x - 3)
    let rows = from.y <= to.y ? Array(from.y...to.y) : Array((to.y...from.y).reversed())
    let cells =
      (from.maxX...turn).map { Point($0, from.y) } + rows.dropFirst().map { Point(turn, $0) }
      + (turn...to.x).dropFirst().map { Point($0, to.y) }
    return PlacedBridge(from: a, to: b, cells: cells)
  }

  /// The line that is drawn between two ports of one connection, from the first to the second.
  func bridge(from a: MapScene.Anchor, to b: MapScene.Anchor) -> [Point]? {
    guard case .sidePort(let fromVPC, let fromPort) = a, case .sidePort(let toVPC, let toPort) = b
    else { return nil }
    let (from, to) = (
      SceneLink.End(vpc: fromVPC, port: fromPort), SceneLink.End(vpc: toVPC, port: toPort)
    )
    for bridge in links.joined() {
      if bridge.from == from, bridge.to == to { return bridge.cells }
      if bridge.from == to, bridge.to == from { return bridge.cells.reversed() }
    }
    return nil
  }
}
