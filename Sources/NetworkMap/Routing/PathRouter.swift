import TerminalScreen

/// Draws the line from stop to stop.
struct PathRouter {
  private let scene: MapScene
  private let layout: MapLayout
  /// The block that the path ends at.
  private let end: ScenePath.Block?
  private var grid: ChannelGrid
  private var usedFaces: Set<Face> = []
  private var cost = 0
  /// By stop: the only side of a box by which the line may come in.
  private var entrances: [Int: Heading] = [:]

  /// Which way of a gateway on a border: into its VPC or out of it.
  private enum Side { case inner, outer }

  /// The cheapest way to draw the whole path. What is best for one piece may be bad for the next, so the
  /// sides by which the line comes into the boxes on its way are tried in all combinations.
  static func route(
    _ scene: MapScene, _ layout: MapLayout, endingAt end: ScenePath.Block?
  ) -> RoutedPath {
    guard !scene.path.stops.isEmpty else { return .empty }
    let router = PathRouter(scene, layout, end)
    let boxes = Array(
      scene.path.stops.indices.dropFirst().dropLast().filter(router.isInBox).prefix(3))
    var best: (cost: Int, path: RoutedPath)?
    for choice in 0..<(1 << boxes.count) {
      var attempt = router
      for (bit, stop) in boxes.enumerated() {
        attempt.entrances[stop] = choice >> bit & 1 == 0 ? .left : .right
      }
      let path = attempt.route()
      if attempt.cost < best?.cost ?? .max { best = (attempt.cost, path) }
    }
    return best?.path ?? .empty
  }

  private func isInBox(_ stop: Int) -> Bool {
    if case .node = scene.path.stops[stop].anchor { true } else { false }
  }

  private init(_ scene: MapScene, _ layout: MapLayout, _ end: ScenePath.Block?) {
    self.scene = scene
    self.layout = layout
    self.end = end
    grid = ChannelGrid(layout, scene)
  }

  private mutating func route() -> RoutedPath {
    let stops = scene.path.stops
    var routed = RoutedPath.empty
    let last = end?.stop ?? stops.count - 1
    var pieceTo: [Int: Int] = [:]
    for index in stops.indices.prefix(last + 1) {
      routed.reached += 1
      if index == 0 { continue }
      guard let cells = line(from: index - 1, to: index) else { continue }
      crowd(grid.use(cells), &routed.crowded)
      pieceTo[index] = routed.pieces.count
      let isCut = end.map { $0.stop == index && $0.atEntrance } ?? false
      routed.pieces.append(piece(cells, to: stops[index], isCut: isCut))
    }
    for block in scene.path.blocks where block.stop <= last { mark(block, pieceTo, &routed) }
    return routed
  }

  /// Marks where a block is: on the last cell before the place that lets nothing in, or on the first one
  /// behind the place that lets nothing out.
  private mutating func mark(
    _ block: ScenePath.Block, _ pieceTo: [Int: Int], _ routed: inout RoutedPath
  ) {
    let mark: RoutedPath.Mark = block.isUnknown ? .unknown : .blocked
    if block.atEntrance, let piece = pieceTo[block.stop] {
      let cells = routed.pieces[piece].cells
      let isCut = routed.pieces[piece].isCut
      routed.marks.append(.init(cell: cells[max(0, cells.count - (isCut ? 1 : 2))], mark: mark))
    } else if !block.atEntrance, let next = pieceTo[block.stop + 1] {
      routed.marks.append(.init(cell: routed.pieces[next].cells[1], mark: mark))
    } else if !block.atEntrance, let stub = stub(at: block) {
      routed.pieces.append(stub)
      routed.marks.append(.init(cell: stub.cells[1], mark: mark))
    }
  }

  private func piece(
    _ cells: [Point], to stop: ScenePath.Stop, isCut: Bool
  ) -> RoutedPath.Piece {
    var hasArrow = false
    if case .outside = stop.anchor { hasArrow = !isCut }
    let cells = isCut && cells.count > 2 ? Array(cells.dropLast()) : cells
    return RoutedPath.Piece(
      cells: cells, hops: stop.hops, isCut: isCut, hasArrow: hasArrow)
  }

  /// The first cell of the way that the packet would have taken.
  private mutating func stub(at block: ScenePath.Block) -> RoutedPath.Piece? {
    let stops = scene.path.stops
    let stop = stops[block.stop]
    var next: [Point]?
    if stops.indices.contains(block.stop + 1) {
      next = line(from: block.stop, to: block.stop + 1)
    }
    let free = (faces(of: stop.anchor, .inner) + faces(of: stop.anchor, .outer)).reversed().first {
      !usedFaces.contains($0)
        && !grid[$0.cell.x + $0.heading.dx, $0.cell.y + $0.heading.dy].contains(.obstacle)
    }
    let beside = free.map {
      [$0.cell, Point($0.cell.x + $0.heading.dx, $0.cell.y + $0.heading.dy)]
    }
    guard let cells = next ?? beside else { return nil }
    return RoutedPath.Piece(
      cells: Array(cells.prefix(2)), hops: block.hop...block.hop, isCut: true,
      hasArrow: false)
  }

  // MARK: - One piece

  private mutating func line(from: Int, to: Int) -> [Point]? {
    let (a, b) = (scene.path.stops[from].anchor, scene.path.stops[to].anchor)
    if let bridge = layout.bridge(from: a, to: b) { return bridge }
    let (domain, sides) = domain(from: a, to: b)
    let starts = faces(of: a, sides.from).map(marked)
    let goals = faces(of: b, sides.to).map(marked)
      .filter { entrances[to] == nil || entrances[to] == $0.heading }
    guard
      let line = grid.line(from: starts, to: goals, within: domain)
        ?? grid.line(from: starts, to: goals, within: .across(Set(scene.vpcs.indices)))
    else {
      cost += 1000
      return nil
    }
    for face in starts + goals where [line.cells.first, line.cells.last].contains(face.cell) {
      usedFaces.insert(Face(cell: face.cell, heading: face.heading))
    }
    cost += line.cost
    return line.cells
  }

  private func marked(_ face: Face) -> Face {
    Face(cell: face.cell, heading: face.heading, isUsed: usedFaces.contains(face))
  }

  private func domain(
    from a: MapScene.Anchor, to b: MapScene.Anchor
  ) -> (Domain, (from: Side, to: Side)) {
    let same = a.vpc == b.vpc
    switch (a, b) {
    case (.outside, _), (.internet, _), (_, .outside), (_, .internet):
      var inside: Set<Int> = []
      if case .node = a { inside.insert(a.vpc) }
      if case .node = b { inside.insert(b.vpc) }
      return (inside.isEmpty ? .outside : .across(inside), (.outer, .outer))
    case (.node, _), (_, .node), (.topPort, _), (.sidePort, _):
      if same { return (.inside(a.vpc), (.inner, .inner)) }
      switch (a, b) {
      case (.node, _), (_, .node): return (.across([a.vpc, b.vpc]), (.outer, .outer))
      default: return (.outside, (.outer, .outer))
      }
    }
  }

  /// Where a line to or from an anchor may begin.
  private func faces(of anchor: MapScene.Anchor, _ side: Side) -> [Face] {
    let vpc = layout.vpcs[anchor.vpc]
    switch anchor {
    case .node(_, let subnet, let node):
      let placed = vpc.subnets[subnet]
      let row = placed.row(of: node) ?? placed.rect.center.y
      return [
        Face(cell: Point(placed.rect.x, row), heading: .left),
        Face(cell: Point(placed.rect.maxX, row), heading: .right),
      ]
    case .topPort(_, let port):
      let cell = Point(vpc.lineColumn(ofTopPort: port), vpc.box.y)
      return [Face(cell: cell, heading: side == .inner ? .down : .up)]
    case .sidePort(_, let port):
      let placed = vpc.sidePorts[port]
      let right = placed.right.map {
        side == .inner
          ? Face(cell: $0.origin, heading: .left)
          : Face(cell: Point($0.maxX, $0.y), heading: .right)
      }
      let left = placed.left.map {
        side == .inner
          ? Face(cell: Point($0.maxX, $0.y), heading: .right)
          : Face(cell: $0.origin, heading: .left)
      }
      return [left, right].compactMap { $0 }
    case .outside(_, let item):
      let label = vpc.outside[item]
      return [Face(cell: Point(label.x - 2, label.y), heading: .left)]
    case .internet:
      return vpc.internet.enumerated().filter { !$1.isEmpty }.map { port, word in
        let x = min(max(vpc.lineColumn(ofTopPort: port), word.x), word.maxX)
        return Face(cell: Point(x, word.y), heading: .down)
      }
    }
  }

  // MARK: - Crowding

  /// Notes the gutters and channels in which two pieces run on one track.
  private func crowd(_ shared: [Point], _ crowded: inout MapMeasure.Widening) {
    for cell in shared {
      for (index, vpc) in layout.vpcs.enumerated() where vpc.box.contains(cell) {
        if let gutter = vpc.gutters.firstIndex(where: { $0.contains(cell.x) }) {
          crowded.gutters[.init(vpc: index, index: gutter)] = 1
        }
        if let channel = vpc.channels.firstIndex(where: { $0.contains(cell.y) }) {
          crowded.channels[.init(vpc: index, index: channel)] = 1
        }
      }
    }
  }
}
