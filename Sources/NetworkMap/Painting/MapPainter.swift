import NetworkModel
import TerminalScreen

/// Paints a scene at its places, with the path on top; not what has the focus, see ``PaintedMap``.
struct MapPainter {
  let scene: MapScene
  let layout: MapLayout
  let path: RoutedPath
  let request: MapRequest
  var canvas: MapCanvas
  private(set) var names: [PaintedMap.Name] = []
  /// How each thing that the path stops at is to look.
  let states: [MapScene.Anchor: StepState]

  init(_ arrangement: MapArrangement, _ request: MapRequest) {
    scene = arrangement.scene
    layout = arrangement.layout
    path = arrangement.path
    self.request = request
    canvas = MapCanvas(size: layout.size)
    var states: [MapScene.Anchor: StepState] = [:]
    for stop in scene.path.stops.prefix(path.reached) {
      let state = StepState(stop.hops, lit: request.litHop)
      // A place that the packet comes to twice looks as in the step that is nearest.
      let before = states[stop.anchor]
      if before != .current, before != .past || state == .current { states[stop.anchor] = state }
    }
    self.states = states
  }

  static func paint(_ arrangement: MapArrangement, _ request: MapRequest) -> PaintedMap {
    var painter = MapPainter(arrangement, request)
    painter.paint()
    return PaintedMap(screen: painter.canvas.screen, names: painter.names)
  }

  private mutating func paint() {
    for bridge in layout.links.joined() {
      canvas.line(bridge.cells, weight: .light, style: .dim)
    }
    for vpc in scene.vpcs.indices { lines(of: vpc) }
    pathLines()
    canvas.flushLines()
    for vpc in scene.vpcs.indices {
      labels(of: vpc)
      ports(of: vpc)
      outside(of: vpc)
      for subnet in scene.vpcs[vpc].subnets.indices { self.subnet(subnet, of: vpc) }
    }
    pathMarks()
  }

  // MARK: - Lines

  private mutating func lines(of index: Int) {
    let (vpc, placed) = (scene.vpcs[index], layout.vpcs[index])
    canvas.box(placed.box, style: .border)
    for place in placed.subnets where place.hasBorder {
      canvas.box(place.rect, style: .border)
    }
    for (port, word) in placed.internet.enumerated() where !word.isEmpty {
      let stub = Point(placed.lineColumn(ofTopPort: port), placed.box.y - 1)
      // Where the path turns off to somewhere else, the line to the word would be a stray arm.
      let turnsOff = states[.internet(vpc: index)] == nil && isOnPath(stub)
      if !turnsOff { canvas.join(.vertical(.light), at: stub, style: .dim) }
    }
    for number in vpc.sidePorts.indices { branches(of: number, index) }
  }

  /// The lines from a port to what it leads to.
  private mutating func branches(of number: Int, _ index: Int) {
    let isOnPath = states[.sidePort(vpc: index, port: number)] != nil
    let branches = layout.vpcs[index].branches[number]
    for branch in branches {
      // Where the path comes to the item by another way, this one would look like a part of it.
      let isReached = states[.outside(vpc: index, item: branch.item)] != nil
      if isReached, !isOnPath, branches.count == 1 { continue }
      canvas.line(branch.cells, weight: .light, style: .dim)
      if let end = branch.cells.last { canvas.join(.horizontal(.light), at: end, style: .dim) }
    }
  }

  private func state(of piece: RoutedPath.Piece) -> StepState {
    StepState(piece.hops, lit: request.litHop)
  }

  private func isOnPath(_ cell: Point) -> Bool { path.pieces.contains { $0.cells.contains(cell) } }

  private mutating func pathLines() {
    // What is yet to come first, so that the current piece is on top of all.
    for state in [StepState.future, .past, .current] {
      for piece in path.pieces where self.state(of: piece) == state {
        canvas.line(piece.cells, weight: state.weight, style: state.lineStyle)
        if !layout.detail.drawsBoxes { joinChips(piece, state) }
      }
    }
  }

  /// A chip has no border that a line could end on: the line goes on to the text.
  private mutating func joinChips(_ piece: RoutedPath.Piece, _ state: StepState) {
    for cell in [piece.cells.first, piece.cells.last].compactMap({ $0 }) {
      for (vpc, placed) in zip(scene.vpcs, layout.vpcs) {
        guard let index = placed.subnets.firstIndex(where: { $0.rect.contains(cell) }) else {
          continue
        }
        let chip = placed.subnets[index]
        var start = cell.x
        if cell.x == chip.rect.maxX, case .node(let node) = chip.lines[cell.y - chip.rect.y] {
          // Sign, blank, name, blank.
          let text = vpc.subnets[index].nodes[node].label.cellWidth
          start = min(cell.x, chip.rect.x + 4 + text)
        }
        for x in start...cell.x {
          canvas.join(
            .horizontal(state.weight), at: Point(x, cell.y), style: state.lineStyle)
        }
      }
    }
  }

  private mutating func pathMarks() {
    for piece in path.pieces where piece.hasArrow {
      guard let end = piece.cells.last else { continue }
      canvas.sign(.pointer, at: end, style: state(of: piece).lineStyle)
    }
    for place in path.marks {
      switch place.mark {
      case .blocked: canvas.sign(.fail, at: place.cell, style: Style.bad.bold)
      case .unknown: canvas.text("?", at: place.cell, style: Style.warn.bold, room: 1)
      }
    }
  }

  // MARK: - Labels

  private mutating func labels(of index: Int) {
    let (vpc, placed) = (scene.vpcs[index], layout.vpcs[index])
    let box = placed.box
    let room = min(box.width - 6, 34)
    let title = " " + vpc.title.truncated(to: room) + " "
    name(title, of: vpc.id, at: Point(box.x + 2, box.maxY), style: .title, room: room + 2)
    if !placed.region.isEmpty {
      canvas.text(vpc.scope, at: placed.region.origin, style: .header, room: placed.region.width)
    }
    for (zone, column) in zip(vpc.zones, placed.columns) {
      let name = zone.name.cellWidth <= column.count ? zone.name : zone.shortName
      canvas.text(
        name, at: Point(column.lowerBound, placed.headerRow), style: .dim, room: column.count)
    }
    if vpc.subnets.isEmpty {
      canvas.text(
        "no subnets", at: Point(box.x + 3, box.y + 1), style: .dim, room: box.width - 6)
    }
  }

  private mutating func ports(of index: Int) {
    let (vpc, placed) = (scene.vpcs[index], layout.vpcs[index])
    for (number, port) in vpc.topPorts.enumerated() {
      label(port, placed.topPorts[number], .topPort(vpc: index, port: number))
      let word = placed.internet[number]
      let style = style(of: .internet(vpc: index), .service)
      canvas.text("Internet", at: word.origin, style: style, room: word.width)
    }
    for (number, port) in vpc.sidePorts.enumerated() {
      for rect in [placed.sidePorts[number].left, placed.sidePorts[number].right] {
        if let rect { label(port, rect, .sidePort(vpc: index, port: number)) }
      }
    }
  }

  private mutating func label(_ port: ScenePort, _ rect: Rect, _ anchor: MapScene.Anchor) {
    let style = style(of: anchor, .gateway)
    let sign = port.sign.map { String($0.unicode) } ?? ""
    let room = rect.width - 2 - sign.cellWidth
    let text = "[" + sign + SceneLabels.fitted(port.label, to: room) + "]"
    name(text, of: port.id, at: rect.origin, style: style, room: rect.width)
  }

  private mutating func outside(of index: Int) {
    let (vpc, placed) = (scene.vpcs[index], layout.vpcs[index])
    for (number, item) in vpc.outside.enumerated() {
      let rect = placed.outside[number]
      let style = style(
        of: .outside(vpc: index, item: number), item.kind.style)
      var used = 0
      if let sign = item.kind.sign, rect.width > 2 {
        canvas.sign(sign, at: rect.origin, style: item.kind == .peer ? .border : style)
        used = 2
      }
      name(
        item.label, of: item.id, at: rect.origin.offset(x: used), style: style,
        room: rect.width - used)
    }
  }

  /// The name of something that a person can go to. Returns the cells used.
  @discardableResult
  mutating func name(
    _ text: String, of id: ResourceID, at point: Point, style: Style, room: Int
  ) -> Int {
    let used = canvas.text(text, at: point, style: style, room: room)
    if used > 0 {
      names.append(
        PaintedMap.Name(id: id, place: Rect(origin: point, size: Size(width: used, height: 1))))
    }
    return used
  }

  // MARK: - Styles

  /// The style of a label that the path may stop at.
  func style(of anchor: MapScene.Anchor, _ idle: Style) -> Style {
    switch states[anchor] {
    case nil: idle
    case .future: Style.pathFuture
    case .past: Style.path.bold
    case .current: Style.pathCurrent.bold.reversed
    }
  }
}

extension SceneOutside.Kind {
  var style: Style {
    switch self {
    case .service, .accessPoint: .service
    case .transitGateway: .gateway
    case .peer, .onPremises: .text
    case .more: .dim
    }
  }
}

extension SceneOutside.Kind {
  /// What stands before the name.
  var sign: Glyph? {
    switch self {
    case .peer: .boxSmall
    case .accessPoint: .accessPoint
    case .service, .transitGateway, .onPremises, .more: nil
    }
  }
}

extension StepState {
  var weight: LineWeight {
    switch self {
    case .past, .current: .heavy
    case .future: .light
    }
  }

  var lineStyle: Style {
    switch self {
    case .past: .path
    // Themes draw what is current in reverse, which makes bars of lines.
    case .current: Style.path.bold
    case .future: Style.pathFuture.dimmed
    }
  }
}
