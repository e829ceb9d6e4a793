import NetworkModel
import PathEngine
import TerminalScreen

/// Places one VPC and what is in and beside it.
struct VPCPlacer {
  let scene: MapScene
  let measure: MapMeasure
  let index: Int
  let box: Rect
  /// Rows above the box that belong to it.
  let above: Int

  private var vpc: SceneVPC { scene.vpcs[index] }
  private var sizes: VPCMeasure { measure.vpcs[index] }

  init(_ scene: MapScene, _ measure: MapMeasure, _ index: Int, box: Rect, above: Int) {
    self.scene = scene
    self.measure = measure
    self.index = index
    self.box = box
    self.above = above
  }

  /// - Parameter before: the VPCs that have their places; a port that leads to one of them stands in the
  ///   row of that one's port.
  mutating func place(linkedTo before: [PlacedVPC]) -> PlacedVPC {
    var placed = PlacedVPC(
      box: box, columns: [], headerRow: box.y + 1, gutters: [], channels: [], subnets: [],
      topPorts: [], topLines: [], internet: [], sidePorts: [], outside: [], branches: [],
      region: .zero)
    placeColumns(&placed)
    placeSubnets(&placed)
    placeTopPorts(&placed)
    placeSidePorts(&placed, before)
    placeOutside(&placed)
    placed.branches = vpc.sidePorts.indices.map { branches(ofPort: $0, placed) }
    if scene.showsScopes, above > 0 {
      let room = (placed.internet.first { !$0.isEmpty }?.x ?? box.maxX) - box.x - 2
      placed.region = Rect(
        x: box.x + 1, y: box.y - above, width: min(room, vpc.scope.cellWidth), height: 1)
    }
    return placed
  }

  // MARK: - Columns and boxes

  private func placeColumns(_ placed: inout PlacedVPC) {
    var x = box.x + 1 + max(0, sizes.leftPorts - 1)
    for zone in vpc.zones.indices {
      let gutter = x..<(x + measure.gutter + measure.widening.gutter(index, zone))
      placed.gutters.append(gutter)
      x = gutter.upperBound + measure.width(ofZone: zone, in: vpc)
      placed.columns.append(gutter.upperBound..<x)
    }
    placed.gutters.append(
      x..<(x + measure.lastGutter + measure.widening.gutter(index, vpc.zones.count)))
  }

  private func placeSubnets(_ placed: inout PlacedVPC) {
    placed.subnets = vpc.subnets.map { _ in
      PlacedSubnet(rect: .zero, hasBorder: false, lines: [])
    }
    var y = box.y + 2
    var tier = -1
    for slot in sizes.slots {
      if slot.tier != tier {
        tier = slot.tier
        let channel = y..<(y + measure.channelHeight(index, tier, vpc))
        placed.channels.append(channel)
        y = channel.upperBound
      }
      let height = measure.height(of: slot)
      for (zone, subnets) in slot.subnets.enumerated() {
        let isFolded = measure.isFolded(zone, of: vpc)
        for (offset, subnet) in subnets.enumerated() {
          let column = placed.columns[zone]
          let at = Point(
            column.lowerBound + (isFolded ? 0 : offset * MapMeasure.glyphPitch),
            y + (isFolded ? offset : 0))
          placed.subnets[subnet] =
            isFolded || slot.isGlyphs
            ? glyph(at: at, width: column.count)
            : self.subnet(subnet, slot, at: at, width: column.count, height: height)
        }
      }
      y += height
    }
    placed.channels.append(y..<max(y, box.maxY))
  }

  private func glyph(at point: Point, width: Int) -> PlacedSubnet {
    PlacedSubnet(
      rect: Rect(
        x: point.x, y: point.y, width: min(width, MapMeasure.glyphPitch - 1), height: 1),
      hasBorder: false, lines: [.glyph])
  }

  private func subnet(
    _ subnet: Int, _ slot: SlotMeasure, at point: Point, width: Int, height: Int
  ) -> PlacedSubnet {
    let lines = SubnetLines(vpc.subnets[subnet], detail: measure.detail, room: slot.lines).lines
    return PlacedSubnet(
      rect: Rect(
        x: point.x, y: point.y, width: width,
        height: measure.detail.drawsBoxes ? height : max(1, lines.count)),
      hasBorder: measure.detail.drawsBoxes, lines: lines)
  }

  // MARK: - Ports

  /// Internet gateways stand above the gutters, so that a line to them goes straight up; where there are too
  /// many for that, side by side from the left.
  private func placeTopPorts(_ placed: inout PlacedVPC) {
    let firstPublic = vpc.subnets.filter { $0.tier == .public }.map(\.zone).min() ?? 0
    let gutters = placed.gutters.dropFirst(min(firstPublic + 1, vpc.zones.count))
    var labels: [Rect] = []
    var next = gutters.startIndex
    for port in vpc.topPorts {
      let width = measure.width(ofTopPort: port.label)
      let end = labels.last?.maxX ?? box.x
      while next < gutters.endIndex {
        let line = Self.centre(of: gutters[next])
        let x = min(line - width / 2, box.maxX - width)
        next += 1
        guard x > end + 1, x + width > line + 1 else { continue }
        labels.append(Rect(x: x, y: box.y, width: width, height: 1))
        placed.topLines.append(line)
        break
      }
    }
    if labels.count < vpc.topPorts.count {
      placed.topLines = []
      var x = box.x + 2
      labels = vpc.topPorts.map { port in
        let width = measure.width(ofTopPort: port.label)
        defer { x += width + 2 }
        placed.topLines.append(x + width / 2)
        return Rect(x: x, y: box.y, width: width, height: 1)
      }
    }
    placed.topPorts = labels
    placeInternet(&placed)
  }

  /// The word above each gateway, as far as there is room for it.
  private func placeInternet(_ placed: inout PlacedVPC) {
    var end = box.x
    for (number, port) in vpc.topPorts.enumerated() {
      let x = placed.lineColumn(ofTopPort: number)
      let word = Rect(x: max(0, x - 4), y: box.y - 2, width: 8, height: 1)
      let hasRoom = word.x >= end && above >= 2 && port.id.kind != .natGateway
      placed.internet.append(hasRoom ? word : .zero)
      if hasRoom { end = word.maxX + 3 }
    }
  }

  /// Where the first line in a gutter runs: in its middle; in a narrow one, away from the zone's name.
  static func centre(of gutter: Range<Int>, isFirst: Bool = false) -> Int {
    gutter.lowerBound + (gutter.count - (isFirst ? 0 : 1)) / 2
  }

  /// Ports of the side borders: in the channels first, where a line from anywhere gets to them straight,
  /// and never two in one row.
  private func placeSidePorts(_ placed: inout PlacedVPC, _ before: [PlacedVPC]) {
    var rows = [Int?](repeating: nil, count: vpc.sidePorts.count)
    var taken: Set<Int> = []
    for (number, port) in vpc.sidePorts.enumerated() where measure.isOnLeft(port) {
      guard let end = port.linkBefore, before.indices.contains(end.vpc),
        let row = before[end.vpc].sidePorts[end.port].right?.y, row > box.y + 1,
        row + measure.rows(of: port) <= box.maxY,
        taken.isDisjoint(with: row..<(row + measure.rows(of: port)))
      else { continue }
      rows[number] = row
      taken.formUnion(row..<(row + measure.rows(of: port)))
    }
    // Ways to other VPCs that are drawn get the best rows: a path is likely to take them.
    let open = rows.indices.filter { rows[$0] == nil }
    let order =
      open.filter { vpc.sidePorts[$0].isLinked } + open.filter { !vpc.sidePorts[$0].isLinked }
    let picked = portRows(placed, order.map { measure.rows(of: vpc.sidePorts[$0]) }, without: taken)
    for (number, row) in zip(order, picked) { rows[number] = row }
    // Of those that need the same room, what comes first stands above.
    for group in [true, false] {
      let alike = open.filter {
        vpc.sidePorts[$0].isLinked == group && measure.rows(of: vpc.sidePorts[$0]) == 1
      }
      for (number, row) in zip(alike, alike.compactMap { rows[$0] }.sorted()) { rows[number] = row }
    }
    placed.sidePorts = vpc.sidePorts.enumerated().map { number, port in
      let row = rows[number] ?? box.y + 1
      let width = measure.width(ofPort: port.label)
      return PlacedPort(
        left: measure.isOnLeft(port) ? Rect(x: box.x, y: row, width: width, height: 1) : nil,
        right: measure.isOnRight(port)
          ? Rect(x: box.maxX - width + 1, y: row, width: width, height: 1) : nil)
    }
  }

  /// Rows for ports that need so many each, the best first: channels between tiers, then the one above, then every
  /// second row, then what is left.
  private func portRows(_ placed: PlacedVPC, _ needs: [Int], without taken: Set<Int>) -> [Int] {
    let inside = (box.y + 2)..<max(box.y + 2, box.maxY)
    var wanted: [Int] = placed.channels.dropFirst().dropLast().map(\.lowerBound)
    wanted += placed.channels.prefix(1).map(\.lowerBound)
    wanted += inside.filter { ($0 - box.y) % 2 == 1 }
    wanted += inside
    wanted += [box.y + 1]
    let before = taken
    var taken = taken
    var rows: [Int] = []
    for need in needs {
      // With a free row between any two, as long as there is room.
      let row = [1, 0].lazy.compactMap { distance in
        wanted.first { row in
          row + need <= box.maxY
            && taken.isDisjoint(with: (row - distance)..<(row + need + distance))
        }
      }.first
      guard let row else { return packed(needs, without: before) }
      rows.append(row)
      taken.formUnion(row..<(row + need))
    }
    return rows
  }

  /// Rows from the top, one after the other, where room is so short that there is no choice.
  private func packed(_ needs: [Int], without taken: Set<Int>) -> [Int] {
    var row = box.y + 1
    return needs.map { need in
      while row < box.maxY - need, !taken.isDisjoint(with: row..<(row + need)) { row += 1 }
      defer { row += need }
      return row
    }
  }

  // MARK: - Beside the box

  /// The row of the rightmost box that shows one of these, from where a line goes out straight.
  private func row(ofNodes ids: [ResourceID], _ placed: PlacedVPC) -> Int? {
    guard !ids.isEmpty else { return nil }
    for (subnet, place) in zip(vpc.subnets, placed.subnets).reversed()
      .sorted(by: { $0.1.rect.x > $1.1.rect.x })
    {
      for (index, node) in subnet.nodes.enumerated() where ids.contains(node.id) {
        if let row = place.row(of: index) { return row }
      }
    }
    return nil
  }

  /// What a port leads to stands in the port's row, a service in that of its endpoint; the rest where there is room, from the top.
  private func placeOutside(_ placed: inout PlacedVPC) {
    var rows = [Int?](repeating: nil, count: vpc.outside.count)
    var taken = Set(placed.sidePorts.compactMap(\.right?.y))
    for (number, port) in vpc.sidePorts.enumerated() {
      guard var row = placed.sidePorts[number].right?.y else { continue }
      row += measure.rows(of: port) - max(1, port.outside.count)
      for item in port.outside {
        if rows[item] == nil { rows[item] = row }
        taken.insert(row)
        row += 1
      }
    }
    for item in rows.indices where rows[item] == nil {
      guard let row = row(ofNodes: vpc.outside[item].endpoints, placed),
        taken.insert(row).inserted
      else { continue }
      rows[item] = row
    }
    let every = (box.y + 1)..<max(box.y + 1, box.maxY)
    let spaced = every.filter { $0 > box.y + 1 && ($0 - box.y) % 2 == 0 }
    for item in rows.indices where rows[item] == nil {
      let row =
        spaced.first { !taken.contains($0) } ?? every.first { !taken.contains($0) } ?? box.y + 1
      taken.insert(row)
      rows[item] = row
    }
    placed.outside = vpc.outside.indices.map { item in
      Rect(
        x: box.maxX + MapMeasure.laneOffset, y: rows[item] ?? box.y + 1,
        width: min(sizes.lane, vpc.outside[item].width), height: 1)
    }
  }

  /// The lines from a port to what it leads to: straight to the first, and down to the others. They begin under the
  /// port's label.
  private func branches(ofPort number: Int, _ placed: PlacedVPC) -> [PlacedBranch] {
    guard let label = placed.sidePorts[number].right else { return [] }
    let turn = label.maxX + 2
    return vpc.sidePorts[number].outside.compactMap { item in
      let end = placed.outside[item]
      // What two ports lead to stands beside the first of them.
      guard (label.y..<(label.y + measure.rows(of: vpc.sidePorts[number]))).contains(end.y) else {
        return nil
      }
      let down = (label.y...end.y).dropFirst().map { Point(turn, $0) }
      return PlacedBranch(
        item: item,
        cells: (label.maxX...turn).map { Point($0, label.y) } + down
          + ((turn + 1)..<(end.x - 1)).map { Point($0, end.y) })
    }
  }
}
