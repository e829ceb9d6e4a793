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
      topPorts: [], internet: [], sidePorts: [], outside: [], region: .zero)
    placeColumns(&placed)
    placeSubnets(&placed)
    placeTopPorts(&placed)
    placeSidePorts(&placed, before)
    placeOutside(&placed)
    if scene.showsRegions, above > 0 {
      let room = (placed.internet.first { !$0.isEmpty }?.x ?? box.maxX) - box.x - 2
      placed.region = Rect(
        x: box.x + 1, y: box.y - above, width: min(room, vpc.region.cellWidth), height: 1)
    }
    return placed
  }

  // MARK: - Columns and boxes

  private func placeColumns(_ placed: inout PlacedVPC) {
    var x = box.x + 1 + max(0, sizes.leftPorts - 1)
    for zone in vpc.zones.indices {
      let gutter = x..<(x + measure.gutter + measure.widening.gutter(index, zone))
      placed.gutters.append(gutter)
      placed.columns.append(gutter.upperBound..<(gutter.upperBound + measure.columnWidth))
      x = gutter.upperBound + measure.columnWidth
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
        for (offset, subnet) in subnets.enumerated() {
          let column = placed.columns[zone]
          placed.subnets[subnet] = self.subnet(
            subnet, slot, x: column.lowerBound + offset * MapMeasure.glyphPitch, y: y,
            width: column.count, height: height)
        }
      }
      y += height
    }
    placed.channels.append(y..<max(y, box.maxY))
  }

  private func subnet(
    _ subnet: Int, _ slot: SlotMeasure, x: Int, y: Int, width: Int, height: Int
  ) -> PlacedSubnet {
    let scene = vpc.subnets[subnet]
    let lines = SubnetLines(scene, detail: measure.detail, room: slot.lines).lines
    let isGlyph = measure.detail == .glyph && scene.pinned.isEmpty
    return PlacedSubnet(
      rect: Rect(
        x: x, y: y, width: isGlyph ? min(width, MapMeasure.glyphPitch - 1) : width,
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
      let width = measure.width(ofPort: port.label)
      let end = labels.last?.maxX ?? box.x
      while next < gutters.endIndex {
        let x = Self.centre(of: gutters[next]) - width / 2
        next += 1
        guard x > end + 1, x + width < box.maxX else { continue }
        labels.append(Rect(x: x, y: box.y, width: width, height: 1))
        break
      }
    }
    if labels.count < vpc.topPorts.count {
      var x = box.x + 2
      labels = vpc.topPorts.map { port in
        let width = measure.width(ofPort: port.label)
        defer { x += width + 2 }
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
    var taken: Set<Int> = []
    var rows = [Int?](repeating: nil, count: vpc.sidePorts.count)
    for (number, port) in vpc.sidePorts.enumerated() where measure.isOnLeft(port) {
      guard let other = port.linkBefore, before.indices.contains(other),
        let same = scene.vpcs[other].sidePorts.firstIndex(where: { $0.id == port.id }),
        let row = before[other].sidePorts[same].right?.y,
        row > box.y + 1, row < box.maxY, taken.insert(row).inserted
      else { continue }
      rows[number] = row
    }
    // Ways to other VPCs that are drawn get the best rows: a path is likely to take them.
    let open = rows.indices.filter { rows[$0] == nil }
    let linked = open.filter {
      vpc.sidePorts[$0].linkBefore != nil || vpc.sidePorts[$0].linkAfter != nil
    }
    let best = portRows(placed, open.count, without: taken)
    for (number, row) in zip(linked, best.prefix(linked.count).sorted()) { rows[number] = row }
    let rest = open.filter { !linked.contains($0) }
    for (number, row) in zip(rest, best.dropFirst(linked.count).sorted()) { rows[number] = row }
    placed.sidePorts = vpc.sidePorts.enumerated().map { number, port in
      let row = rows[number] ?? box.y + 1
      let width = measure.width(ofPort: port.label)
      return PlacedPort(
        left: measure.isOnLeft(port) ? Rect(x: box.x, y: row, width: width, height: 1) : nil,
        right: measure.isOnRight(port)
          ? Rect(x: box.maxX - width + 1, y: row, width: width, height: 1) : nil)
    }
  }

  /// Rows for so many ports, the best first: channels between tiers, then the one above, then every second
  /// row, then what is left.
  private func portRows(_ placed: PlacedVPC, _ count: Int, without taken: Set<Int>) -> [Int] {
    guard count > 0 else { return [] }
    let inside = (box.y + 2)..<max(box.y + 2, box.maxY)
    var wanted: [Int] = placed.channels.dropFirst().dropLast().map(\.lowerBound)
    wanted += placed.channels.prefix(1).map(\.lowerBound)
    wanted += inside.filter { ($0 - box.y) % 2 == 1 }
    wanted += inside
    wanted += [box.y + 1]
    var rows: [Int] = []
    // First with a free row between any two, as long as there is room.
    for distance in [1, 0] {
      for row in wanted where rows.count < count && row < box.maxY {
        let isNear = taken.union(rows).contains { abs($0 - row) <= distance }
        if !isNear { rows.append(row) }
      }
    }
    return rows
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
      guard let item = port.outside, rows[item] == nil else { continue }
      rows[item] = placed.sidePorts[number].right?.y
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
        width: min(sizes.lane, vpc.outside[item].label.cellWidth), height: 1)
    }
  }
}
