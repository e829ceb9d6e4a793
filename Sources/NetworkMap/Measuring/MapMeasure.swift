import PathEngine
import TerminalScreen

/// How big everything is to be: the detail that the room allows, the columns' width, each box's rows.
struct MapMeasure: Sendable {
  var detail: DetailLevel
  /// VPCs one above the other rather than side by side.
  var isStacked: Bool
  /// Every column of every VPC, so that zones can be compared.
  var columnWidth: Int
  var gutter: Int
  var laneLabel: Int
  var portLabel: Int
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
  /// By column: the subnets in it. More than one only where they are mere glyphs.
  var subnets: [[Int]]
  /// Rows of text, without borders.
  var lines: Int
  /// Rows of text that would show everything.
  var demand: Int
}

extension MapMeasure {
  /// The finest detail that fits into the viewport; the coarsest when nothing does. A detail that is asked for
  /// is used whether it fits or not.
  init(_ scene: MapScene, viewport: Size, detail: DetailLevel?, widening: Widening = Widening()) {
    var fallback: MapMeasure?
    for (level, isStacked) in Self.candidates(for: scene, detail) {
      let wide = isStacked ? viewport.width : viewport.width / max(1, scene.vpcs.count)
      for gutter in level.drawsBoxes ? [3, 2] : [2] {
        var measure = MapMeasure(
          detail: level, isStacked: isStacked, columnWidth: level.minimalColumnWidth,
          gutter: gutter, laneLabel: wide >= 100 ? 18 : wide >= 72 ? 14 : 10,
          portLabel: wide >= 72 ? 14 : 10, vpcs: [], widening: widening)
        if measure.fit(scene, viewport) {
          self = measure
          return
        }
        // Of all that do not fit, the coarsest; side by side rather than stacked.
        if !isStacked, fallback?.detail != level { fallback = measure }
      }
    }
    self =
      fallback
      ?? MapMeasure(
        detail: .glyph, isStacked: false, columnWidth: 5, gutter: 2, laneLabel: 10, portLabel: 10,
        vpcs: [], widening: widening)
  }

  /// What to try, the best first. Two VPCs side by side with names are better than stacked with addresses.
  private static func candidates(
    for scene: MapScene, _ detail: DetailLevel?
  ) -> [(DetailLevel, isStacked: Bool)] {
    let levels = detail.map { [$0] } ?? levels(for: scene)
    guard scene.vpcs.count > 1 else { return levels.map { ($0, false) } }
    let named = levels.filter { $0 >= .list }
    let rest = levels.filter { $0 < .list }.flatMap { [($0, false), ($0, true)] }
    return named.map { ($0, false) } + named.map { ($0, true) } + rest
  }

  /// Boxes are no help where there are dozens of them.
  private static func levels(for scene: MapScene) -> [DetailLevel] {
    let all = DetailLevel.allCases.reversed()
    let subnets = scene.vpcs.map(\.subnets.count).max() ?? 0
    return subnets > 48 ? all.filter { !$0.drawsBoxes } : Array(all)
  }

  // MARK: - One try

  /// Sets all sizes, as large as there is room for. False when even the smallest are too large; the
  /// sizes are then what is comfortable.
  private mutating func fit(_ scene: MapScene, _ viewport: Size) -> Bool {
    let widest = desiredColumnWidth(scene)
    let least = min(detail.minimalColumnWidth, widest)
    let columns =
      isStacked
      ? scene.vpcs.map(\.zones.count).max() ?? 0
      : scene.vpcs.reduce(0) { $0 + $1.zones.count }
    columnWidth = least
    measureSides(scene)
    let spare = viewport.width - totalWidth(scene)
    let fitsAcross = spare >= 0
    columnWidth = fitsAcross ? min(widest, least + (columns == 0 ? 0 : spare / columns)) : widest
    let showsAddresses = detail != .addresses || columnWidth >= min(widest, 24)
    measureSides(scene)
    measureSlots(scene)
    let rows = viewport.height - totalHeight(scene)
    if fitsAcross, showsAddresses, rows >= 0 {
      fill(scene, viewport)
      return true
    }
    for vpc in vpcs.indices {
      for slot in vpcs[vpc].slots.indices {
        let wanted = min(vpcs[vpc].slots[slot].demand, 8)
        vpcs[vpc].slots[slot].lines = max(vpcs[vpc].slots[slot].lines, wanted)
      }
    }
    if fitsAcross == false { columnWidth = min(widest, max(least, 18)) }
    measureSides(scene)
    updateHeights(scene)
    levelBottoms()
    return false
  }

  private func desiredColumnWidth(_ scene: MapScene) -> Int {
    var width = 0
    for vpc in scene.vpcs {
      for subnet in vpc.subnets {
        let title = subnet.label.cellWidth + (subnet.badge.isEmpty ? 0 : subnet.badge.count + 1)
        switch detail {
        case .glyph: width = max(width, 9)
        case .chip:
          let pinned = subnet.pinned.reduce(0) { max($0, subnet.nodes[$1].label.cellWidth) }
          width = max(width, title + 4, min(pinned, 14) + 5)
        case .summary: width = max(width, title + 6, 14)
        case .list, .addresses:
          let name = subnet.nodes.reduce(0) { max($0, $1.label.cellWidth) }
          let address = subnet.nodes.reduce(0) { max($0, $1.address.utf8.count) }
          let node = name + (address == 0 ? 0 : address + 2) + 5
          width = max(width, title + 6, subnet.cidr.utf8.count + 3, subnet.nodes.isEmpty ? 0 : node)
        }
      }
      for zone in vpc.zones { width = max(width, min(zone.name.cellWidth, 20)) }
    }
    return min(30, max(detail.minimalColumnWidth, width))
  }

  // MARK: - Across

  func width(ofPort label: String) -> Int { min(label.cellWidth, portLabel) + 2 }

  private mutating func measureSides(_ scene: MapScene) {
    let slots = vpcs.map(\.slots)
    vpcs = scene.vpcs.indices.map { index in
      let vpc = scene.vpcs[index]
      let left = vpc.sidePorts.filter { isOnLeft($0) }
      let right = vpc.sidePorts.filter { isOnRight($0) }
      let lane = vpc.outside.reduce(0) { max($0, $1.label.cellWidth) }
      var measure = VPCMeasure(
        slots: slots.indices.contains(index) ? slots[index] : [],
        leftPorts: left.reduce(0) { max($0, width(ofPort: $1.label)) },
        rightPorts: right.reduce(0) { max($0, width(ofPort: $1.label)) }, bottom: 0, width: 0,
        lane: min(lane, laneLabel), height: 0)
      let gutters = vpc.zones.indices.reduce(0) { $0 + gutter + widening.gutter(index, $1) }
      let last = lastGutter + widening.gutter(index, vpc.zones.count)
      let ports = max(0, measure.leftPorts - 1) + max(0, measure.rightPorts - 1)
      let least = max(
        min(vpc.title.cellWidth, 34) + 6,
        vpc.topPorts.reduce(6) { $0 + width(ofPort: $1.label) + 2 })
      measure.width = max(least, gutters + last + vpc.zones.count * columnWidth + ports + 2)
      return measure
    }
    guard isStacked, let widest = vpcs.map(\.width).max() else { return }
    for index in vpcs.indices { vpcs[index].width = widest }
  }

  var lastGutter: Int { max(3, gutter) }

  func isOnLeft(_ port: ScenePort) -> Bool { !isStacked && port.linkBefore != nil }

  func isOnRight(_ port: ScenePort) -> Bool {
    isStacked || port.linkBefore == nil || port.linkAfter != nil || port.outside != nil
  }

  /// The cells from the right border to a label beside it: room for a line and its arrow.
  static let laneOffset = 5

  /// The cells between a VPC and the next one to its right.
  func gap(after index: Int, _ scene: MapScene) -> Int {
    let isLinked = scene.vpcs[index].sidePorts.contains { $0.linkAfter != nil }
    let lane = vpcs[index].lane == 0 ? 0 : Self.laneOffset + vpcs[index].lane + 3
    return max(lane, isLinked ? 8 : 4)
  }

  private func laneWidth(_ index: Int) -> Int {
    vpcs[index].lane == 0 ? 0 : Self.laneOffset + vpcs[index].lane
  }

  func totalWidth(_ scene: MapScene) -> Int {
    if isStacked {
      let lane = vpcs.indices.reduce(
        scene.vpcs.contains { $0.sidePorts.contains { $0.linkAfter != nil } } ? 4 : 0
      ) {
        max($0, laneWidth($1))
      }
      return vpcs.reduce(0) { max($0, $1.width) } + lane
    }
    var width = 0
    for index in vpcs.indices {
      let isLast = index == vpcs.indices.last
      width += vpcs[index].width + (isLast ? laneWidth(index) : gap(after: index, scene))
    }
    return width
  }
}
