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

  var vpc: SceneVPC { scene.vpcs[index] }
  var sizes: VPCMeasure { measure.vpcs[index] }

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
}
