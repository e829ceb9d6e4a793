import NetworkModel
import TerminalScreen

/// A subnet: its title and badge, and the lines inside.
extension MapPainter {
  mutating func subnet(_ index: Int, of vpc: Int) {
    let subnet = scene.vpcs[vpc].subnets[index]
    let placed = layout.vpcs[vpc].subnets[index]
    if placed.hasBorder { title(of: subnet, placed) }
    let inside =
      placed.hasBorder ? placed.rect.inset(1) : placed.rect.inset(x: isGlyph(placed) ? 0 : 1, y: 0)
    let columns = NodeColumns(subnet, placed, width: inside.width, detail: layout.detail)
    for (offset, line) in placed.lines.enumerated() {
      let row = Rect(x: inside.x, y: inside.y + offset, width: inside.width, height: 1)
      switch line {
      case .name:
        let used = name(of: subnet, at: row.origin, room: row.width)
        let vpc = scene.vpcs[vpc]
        let form = BlockForm.allCases.first { vpc.lineWidth($0) <= row.width }
        if !placed.hasBorder, let form {
          block(of: subnet, vpc, form, in: row.inset(left: vpc.nameWidth + form.gap))
        } else if subnet.countsWidth + used + 2 <= row.width {
          counts(of: subnet, in: row.inset(left: used + 2))
        }
      case .cidr: canvas.text(subnet.cidr, at: row.origin, style: .dim, room: row.width)
      case .summary: summary(of: subnet, scene.vpcs[vpc], in: row)
      case .more(let count):
        canvas.text("+\(count) more", at: row.origin, style: .dim, room: row.width)
      case .node(let node):
        let anchor = MapScene.Anchor.node(vpc: vpc, subnet: index, node: node)
        self.node(subnet.nodes[node], anchor, in: row, columns)
      case .glyph: glyph(of: subnet, in: row)
      }
    }
  }

  private func isGlyph(_ placed: PlacedSubnet) -> Bool { placed.lines == [.glyph] }

  /// `─ name B ─` on the upper border.
  private mutating func title(of subnet: SceneSubnet, _ placed: PlacedSubnet) {
    let rect = placed.rect
    let room = rect.width - 6
    let badge = subnet.badge.isEmpty || room < 4 ? 0 : subnet.badge.utf8.count + 1
    let width = min(room, subnet.label(in: room - badge).cellWidth + badge)
    canvas.blank(Rect(x: rect.x + 2, y: rect.y, width: width + 2, height: 1))
    name(of: subnet, at: Point(rect.x + 3, rect.y), room: room)
  }

  /// The name and the badge; the name gives way, so that the badge is always there.
  @discardableResult
  private mutating func name(of subnet: SceneSubnet, at point: Point, room: Int) -> Int {
    let badge = subnet.badge.isEmpty || room < 4 ? 0 : subnet.badge.utf8.count + 1
    let used = name(
      subnet.label(in: room - badge), of: subnet.id, at: point, style: Style(subnet.tier.role),
      room: room - badge)
    if badge > 0 {
      let decides = request.litHop.flatMap { scene.path.subnetOfRouteHop[$0] } == subnet.id
      canvas.text(
        subnet.badge, at: point.offset(x: used + 1),
        style: decides ? Style.pathCurrent.bold.reversed : Style(subnet.tier.role).bold,
        room: badge - 1)
    }
    return used + badge
  }

  private mutating func summary(of subnet: SceneSubnet, _ vpc: SceneVPC, in row: Rect) {
    if vpc.blocksWidth(.whole) <= row.width {
      block(of: subnet, vpc, .whole, in: row)
      return
    }
    if subnet.nodeCount == 0 {
      canvas.text(subnet.cidr, at: row.origin, style: .dim, room: row.width)
      return
    }
    counts(of: subnet, in: row)
  }

  /// The block, and what is in it, in columns.
  private mutating func block(
    of subnet: SceneSubnet, _ vpc: SceneVPC, _ form: BlockForm, in row: Rect
  ) {
    canvas.text(form.text(of: subnet), at: row.origin, style: .dim, room: row.width)
    counts(of: subnet, in: row.inset(left: (vpc.blockWidths[form] ?? 0) + form.gap))
  }

  /// How many there are of each kind, as far as there is room.
  private mutating func counts(of subnet: SceneSubnet, in row: Rect) {
    var x = row.x
    for (kind, count) in subnet.counts {
      let number = String(count)
      guard x + 1 + number.utf8.count <= row.x + row.width else { continue }
      canvas.sign(kind.glyph, at: Point(x, row.y), style: Style(kind.role))
      canvas.text(number, at: Point(x + 1, row.y), style: .text, room: number.utf8.count)
      x += number.utf8.count + 3
    }
  }

  private mutating func glyph(of subnet: SceneSubnet, in row: Rect) {
    let count = subnet.nodeCount > 99 ? "99+" : String(subnet.nodeCount)
    name(
      String(Glyph.box.unicode) + count, of: subnet.id, at: row.origin,
      style: Style(subnet.tier.role), room: row.width)
  }

  private mutating func node(
    _ node: SceneNode, _ anchor: MapScene.Anchor, in row: Rect, _ columns: NodeColumns
  ) {
    let state = states[anchor]
    let isCurrent = state == .current
    let style = style(of: anchor, .text)
    let sign = isCurrent ? Glyph.pointer : node.glyph
    canvas.sign(
      sign, at: row.origin,
      style: isCurrent ? Style.pathCurrent.bold : Style(node.kind.role))
    name(
      node.label(in: columns.name), of: node.id, at: row.origin.offset(x: 2), style: style,
      room: columns.name)
    if let address = columns.address(of: node) {
      canvas.text(
        address, at: row.origin.offset(x: 2 + columns.name + columns.gap), style: .dim,
        room: row.width - 2 - columns.name - columns.gap)
    }
  }
}

/// How the nodes of one box share its width, so that their addresses stand in a column.
struct NodeColumns {
  var name: Int
  var gap = 2
  /// Which of ``SceneLabels/abbreviations(of:)`` fits; nil when none does.
  private var form: Int?

  init(_ subnet: SceneSubnet, _ placed: PlacedSubnet, width: Int, detail: DetailLevel) {
    let nodes = placed.lines.compactMap { line in
      if case .node(let index) = line { subnet.nodes[index] } else { nil }
    }
    let room = width - 2
    name = min(room, nodes.reduce(0) { max($0, $1.label.cellWidth) })
    let short = nodes.reduce(0) { max($0, $1.shortLabel.cellWidth) }
    guard detail >= .list else {
      name = room
      return
    }
    for form in 0..<3 {
      let address = nodes.reduce(0) { max($0, Self.text(of: $1, form)?.cellWidth ?? 0) }
      if address == 0 { continue }
      for gap in [2, 1] where name + gap + address <= room {
        self.form = form
        self.gap = gap
        return
      }
    }
    // The address is worth more than what the box says already.
    for form in 0..<3 where short < name {
      let address = nodes.reduce(0) { max($0, Self.text(of: $1, form)?.cellWidth ?? 0) }
      guard address > 0, short + 1 + address <= room else { continue }
      self.form = form
      gap = short + 2 + address <= room ? 2 : 1
      name = short
      return
    }
    name = room
  }

  private static func text(of node: SceneNode, _ form: Int) -> String? {
    let forms = SceneLabels.abbreviations(of: node.address)
    return forms.isEmpty ? nil : forms[min(form, forms.count - 1)]
  }

  func address(of node: SceneNode) -> String? { form.flatMap { Self.text(of: node, $0) } }
}

extension SceneSubnet {
  /// How many nodes there are of each kind that there are any of.
  var counts: [(kind: SceneNode.Kind, count: Int)] {
    SceneNode.Kind.allCases.compactMap { kind in
      let count = nodes.count { $0.kind == kind } + (kind == .interface ? uncounted : 0)
      return count == 0 ? nil : (kind, count)
    }
  }

  /// The cells that a sign and a number for each take.
  var countsWidth: Int { counts.reduce(-2) { $0 + 3 + String($1.count).utf8.count } }

  /// The whole label where there is room for it.
  func label(in room: Int) -> String { label.cellWidth <= room ? label : shortLabel }
}

extension SceneNode {
  /// The whole label where there is room for it.
  func label(in room: Int) -> String { label.cellWidth <= room ? label : shortLabel }

  var glyph: Glyph {
    switch kind {
    case .nat: isOff ? .natOff : .nat
    case .instance: isOff ? .interface : .instance
    case .anyHost, .loadBalancer, .database, .endpoint, .resolver, .interface: kind.glyph
    }
  }
}

extension SceneNode.Kind {
  var glyph: Glyph {
    switch self {
    case .anyHost: .anyHost
    case .nat: .nat
    case .loadBalancer: .loadBalancer
    case .instance: .instance
    case .database: .database
    case .endpoint: .endpoint
    case .resolver: .resolver
    case .interface: .interface
    }
  }

  var role: StyleRole {
    switch self {
    case .nat: .nodeNAT
    case .instance, .database: .nodeInstance
    case .loadBalancer, .endpoint, .resolver: .nodeEndpoint
    case .anyHost, .interface: .text
    }
  }
}
