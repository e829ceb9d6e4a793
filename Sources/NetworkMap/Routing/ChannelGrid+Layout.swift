import TerminalScreen

extension ChannelGrid {
  /// The tracks of a layout: in every gutter and channel, above and beside the boxes, and through the
  /// rows and columns of what the path stops at.
  init(_ layout: MapLayout, _ scene: MapScene) {
    var xs: [Int] = []
    var ys: [Int] = []
    for (index, vpc) in layout.vpcs.enumerated() {
      for (number, gutter) in vpc.gutters.enumerated() {
        xs += Self.tracks(
          in: gutter, isFirst: number == 0, 1 + layout.measure.widening.gutter(index, number))
      }
      for (number, channel) in vpc.channels.enumerated() where !channel.isEmpty {
        ys += channel.prefix(1 + layout.measure.widening.channel(index, number))
      }
      xs += vpc.topPorts.indices.map { vpc.lineColumn(ofTopPort: $0) }
      // Outside: beside both side borders, and above and below the box.
      xs += [vpc.box.x - 2, vpc.box.maxX + 2]
      ys += [vpc.box.y - 1, vpc.box.maxY + 1]
    }
    xs += layout.spines
    for stop in scene.path.stops { ys += layout.rows(of: stop.anchor) }
    self.init(size: layout.size, xs: xs, ys: ys)
    for (index, vpc) in layout.vpcs.enumerated() {
      addVPC(index, box: vpc.box)
      for subnet in vpc.subnets { block(subnet.rect) }
      for (column, zone) in zip(vpc.columns, scene.vpcs[index].zones) {
        discourage(
          Rect(
            x: column.lowerBound, y: vpc.headerRow,
            width: min(column.count, zone.name.cellWidth), height: 1))
      }
      for label in vpc.topPorts + vpc.outside + vpc.internet + [vpc.region] { block(label) }
      for port in vpc.sidePorts {
        for label in [port.left, port.right] { label.map { block($0) } }
      }
    }
  }

  /// The columns of so many lines in a gutter: in its middle, and apart where there is room.
  static func tracks(in gutter: Range<Int>, isFirst: Bool, _ count: Int) -> [Int] {
    let (low, high) = (gutter.lowerBound, gutter.upperBound - 1)
    if gutter.isEmpty { return [] }
    switch (count, gutter.count) {
    case (...1, _): return [VPCPlacer.centre(of: gutter, isFirst: isFirst)]
    case (2, ...3): return [low, high]
    case (2, 4): return [low + 1, low + 2]
    case (2, _): return [low + 1, high - 1]
    case (_, ...4): return Array(gutter.suffix(3))
    case (_, _): return [low + 1, VPCPlacer.centre(of: gutter), high - 1]
    }
  }
}

extension MapLayout {
  /// The rows in which a line leaves an anchor to its side.
  func rows(of anchor: MapScene.Anchor) -> [Int] {
    let vpc = vpcs[anchor.vpc]
    switch anchor {
    case .node(_, let subnet, let node):
      return [vpc.subnets[subnet].row(of: node) ?? vpc.subnets[subnet].rect.center.y]
    case .sidePort(_, let port):
      return [vpc.sidePorts[port].left, vpc.sidePorts[port].right].compactMap { $0?.y }
    case .outside(_, let item):
      return [vpc.outside[item].y]
    case .topPort, .internet:
      return []
    }
  }
}
