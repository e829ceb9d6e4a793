import PathEngine
import TerminalScreen

/// How big everything is to be: the detail that the room allows, the columns' width, each box's rows.
struct MapMeasure: Sendable {
  var detail: DetailLevel
  /// VPCs one above the other rather than side by side.
  var isStacked: Bool
  /// Every column of every VPC, so that zones can be compared.
  var columnWidth: Int
  /// The width at which nothing would be cut, 30 at most.
  var wantedColumnWidth: Int
  var gutter: Int
  var laneLabel: Int
  var portLabel: Int
  /// Zones that the path does not come to are narrow columns of glyphs.
  var foldsIdleZones = false
  /// Rows between tiers beyond what lines need, where there is plenty.
  var air = 0
  var vpcs: [VPCMeasure]
  var widening: Widening

  /// Tracks that gutters and channels need beyond their first.
  struct Widening: Hashable, Sendable {
    var gutters: [Place: Int] = [:]
    var channels: [Place: Int] = [:]

    struct Place: Hashable, Sendable {
      var vpc: Int
      var index: Int
    }

    var isEmpty: Bool { gutters.isEmpty && channels.isEmpty }

    func gutter(_ vpc: Int, _ index: Int) -> Int { gutters[Place(vpc: vpc, index: index)] ?? 0 }
    func channel(_ vpc: Int, _ index: Int) -> Int { channels[Place(vpc: vpc, index: index)] ?? 0 }
  }
}

/// The sizes of one VPC.
struct VPCMeasure: Sendable {
  /// From the top; the slots of tier after tier.
  var slots: [SlotMeasure]
  var leftPorts: Int
  var rightPorts: Int
  /// Rows above the bottom border that are kept free.
  var bottom: Int
  var width: Int
  /// The widest label beside it; 0 when there is nothing.
  var lane: Int

  /// The rows of the box, borders included.
  var height: Int
}

/// One row of subnet boxes: what stands side by side in all columns.
struct SlotMeasure: Sendable {
  var tier: Int
  /// By column: the subnets in it. More than one only where they are mere glyphs: side by side, or one above
  /// the other in a zone that is folded.
  var subnets: [[Int]]
  /// Rows of text, without borders.
  var lines: Int
  /// Rows of text that would show everything.
  var demand: Int
  /// Nothing but glyphs, without borders.
  var isGlyphs = false
}

extension MapMeasure {
  /// Sets all sizes, as large as there is room for. False when even the smallest are too large.
  mutating func fit(_ scene: MapScene, _ viewport: Size) -> Bool {
    let least = min(detail.minimalColumnWidth, wantedColumnWidth)
    let wide = scene.vpcs.map { vpc in vpc.zones.indices.count { !isFolded($0, of: vpc) } }
    let columns = isStacked ? wide.max() ?? 0 : wide.reduce(0, +)
    columnWidth = least
    measureSides(scene)
    let spare = viewport.width - totalWidth(scene)
    guard spare >= 0 else { return false }
    columnWidth = min(wantedColumnWidth, least + (columns == 0 ? 0 : spare / columns))
    // Addresses are not worth it where most of them are cut.
    guard detail != .addresses || columnWidth >= min(wantedColumnWidth, 24) else { return false }
    measureSides(scene)
    measureSlots(scene)
    guard totalHeight(scene) <= viewport.height else { return false }
    fill(scene, viewport)
    spread(scene, viewport)
    return true
  }

  /// Sets sizes that are comfortable, for a drawing that is larger than the viewport.
  mutating func overflow(_ scene: MapScene, _ viewport: Size) {
    columnWidth = min(detail.minimalColumnWidth, wantedColumnWidth)
    measureSides(scene)
    let fitsAcross = totalWidth(scene) <= viewport.width
    columnWidth = fitsAcross ? wantedColumnWidth : min(wantedColumnWidth, max(columnWidth, 18))
    measureSides(scene)
    measureSlots(scene)
    for vpc in vpcs.indices {
      for slot in vpcs[vpc].slots.indices {
        let wanted = min(vpcs[vpc].slots[slot].demand, 8)
        vpcs[vpc].slots[slot].lines = max(vpcs[vpc].slots[slot].lines, wanted)
      }
    }
    updateHeights(scene)
    levelBottoms()
  }

  /// The width at which a level of detail would cut nothing; 30 at most.
  static func desiredColumnWidth(_ scene: MapScene, _ detail: DetailLevel) -> Int {
    min(30, max(detail.minimalColumnWidth, wholeColumnWidth(scene, detail)))
  }

  /// The widths at which nothing at all is cut, and a subnet that has one line tells its block too, the roomiest
  /// first: for where there is room that nothing else needs.
  static func fullColumnWidths(_ scene: MapScene, _ detail: DetailLevel) -> [Int] {
    let blocks: [Int] =
      switch detail {
      case .chip:
        BlockForm.allCases.map { form in scene.vpcs.map { $0.lineWidth(form) + 2 }.max() ?? 0 }
      case .summary: [scene.vpcs.map { $0.blocksWidth(.whole) + 3 }.max() ?? 0]
      case .glyph, .list, .addresses: [0]
      }
    let whole = wholeColumnWidth(scene, detail)
    return blocks.map { min(46, max($0, whole)) }
  }

  private static func wholeColumnWidth(_ scene: MapScene, _ detail: DetailLevel) -> Int {
    var width = 0
    for vpc in scene.vpcs {
      for subnet in vpc.subnets {
        let title =
          subnet.label.cellWidth + (subnet.badge.isEmpty ? 0 : subnet.badge.count + 1)
        switch detail {
        case .glyph: width = max(width, 9)
        case .chip:
          // Behind the name there is what is in it.
          let pinned = subnet.pinned.reduce(0) { max($0, subnet.nodes[$1].label.cellWidth) }
          width = max(
            width, title + (subnet.nodes.isEmpty ? 4 : subnet.countsWidth + 5), min(pinned, 14) + 5)
        case .summary: width = max(width, title + 6, 14)
        case .list, .addresses:
          let names = subnet.nodes.reduce(0) { max($0, $1.label.cellWidth) }
          let address = subnet.nodes.reduce(0) { max($0, $1.address.utf8.count) }
          let node = names + (address == 0 ? 0 : address + 2) + 5
          width = max(width, title + 6, subnet.cidr.utf8.count + 3, subnet.nodes.isEmpty ? 0 : node)
        }
      }
      for zone in vpc.zones { width = max(width, min(zone.name.cellWidth, 20)) }
    }
    return width
  }

  // MARK: - Across

  /// Whether a zone is a narrow column, for want of anything of the path in it.
  func isFolded(_ zone: Int, of vpc: SceneVPC) -> Bool {
    foldsIdleZones && !vpc.subnets.contains { $0.zone == zone && !$0.pinned.isEmpty }
  }

  /// The width of a zone's column.
  func width(ofZone zone: Int, in vpc: SceneVPC) -> Int {
    isFolded(zone, of: vpc) ? min(columnWidth, Self.glyphPitch - 1) : columnWidth
  }

  func width(ofPort label: String) -> Int { min(label.cellWidth, portLabel) + 2 }

  /// The top border has more room than the side ones.
  func width(ofTopPort port: ScenePort) -> Int {
    min(port.label.cellWidth, 16) + (port.sign == nil ? 2 : 3)
  }

  mutating func measureSides(_ scene: MapScene) {
    let slots = vpcs.map(\.slots)
    vpcs = scene.vpcs.indices.map { index in
      let vpc = scene.vpcs[index]
      let left = vpc.sidePorts.filter { isOnLeft($0) }
      let right = vpc.sidePorts.filter { isOnRight($0) }
      let lane = vpc.outside.reduce(0) { max($0, $1.width) }
      var measure = VPCMeasure(
        slots: slots.indices.contains(index) ? slots[index] : [],
        leftPorts: left.reduce(0) { max($0, width(ofPort: $1.label)) },
        rightPorts: right.reduce(0) { max($0, width(ofPort: $1.label)) }, bottom: 0, width: 0,
        lane: min(lane, laneLabel), height: 0)
      let gutters = vpc.zones.indices.reduce(0) { $0 + gutter + widening.gutter(index, $1) }
      let last = lastGutter + widening.gutter(index, vpc.zones.count)
      let columns = vpc.zones.indices.reduce(0) { $0 + width(ofZone: $1, in: vpc) }
      let ports = max(0, measure.leftPorts - 1) + max(0, measure.rightPorts - 1)
      let least = max(
        min(vpc.title.cellWidth, 34) + 6,
        vpc.topPorts.reduce(6) { $0 + width(ofTopPort: $1) + 2 })
      measure.width = max(least, gutters + last + columns + ports + 2)
      return measure
    }
    guard isStacked, let widest = vpcs.map(\.width).max() else { return }
    for index in vpcs.indices { vpcs[index].width = widest }
  }

  /// Boxes keep their distance from the border; the lines of subnets are indented as it is.
  var lastGutter: Int { detail.drawsBoxes ? max(3, gutter) : gutter }

  func isOnLeft(_ port: ScenePort) -> Bool { !isStacked && port.linkBefore != nil }

  func isOnRight(_ port: ScenePort) -> Bool {
    isStacked || port.linkBefore == nil || port.linkAfter != nil || !port.outside.isEmpty
  }

  /// The cells from the right border to a label beside it: room for a line and its arrow.
  static let laneOffset = 5

  /// The rows that a port and what it leads to take up. Where its own row is that of the line to another VPC, all
  /// that it leads to stands below.
  func rows(of port: ScenePort) -> Int {
    let isLine = isStacked ? port.isLinked : port.linkAfter != nil
    return max(1, port.outside.count + (isLine ? 1 : 0))
  }

  /// The cells between a VPC and the next one to its right.
  func gap(after index: Int, _ scene: MapScene) -> Int {
    let isLinked = scene.vpcs[index].sidePorts.contains { $0.linkAfter != nil }
    let lane = vpcs[index].lane == 0 ? 0 : Self.laneOffset + vpcs[index].lane + 3
    return max(lane, isLinked ? 8 : 4)
  }

  /// The cells beside a VPC that labels take up.
  func laneWidth(_ index: Int) -> Int {
    vpcs[index].lane == 0 ? 0 : Self.laneOffset + vpcs[index].lane
  }

  /// The cells from the right border of stacked VPCs to the line that joins them: right of all labels.
  func spineOffset(_ number: Int) -> Int {
    (vpcs.indices.map(laneWidth).max() ?? 0) + 2 + 2 * number
  }

  func totalWidth(_ scene: MapScene) -> Int {
    if isStacked {
      let lane = vpcs.indices.reduce(0) { max($0, laneWidth($1)) }
      let spines = scene.links.isEmpty ? 0 : spineOffset(scene.links.count - 1)
      return vpcs.reduce(0) { max($0, $1.width) } + max(lane, spines)
    }
    var width = 0
    for index in vpcs.indices {
      let isLast = index == vpcs.indices.last
      width += vpcs[index].width + (isLast ? laneWidth(index) : gap(after: index, scene))
    }
    return width
  }
}
