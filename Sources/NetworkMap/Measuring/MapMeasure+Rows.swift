import PathEngine
import TerminalScreen

/// How many rows everything gets.
extension MapMeasure {
  /// Rows above a VPC's box: the word Internet and the line to it, or the region's name.
  func rowsAbove(_ vpc: Int, _ scene: MapScene) -> Int {
    let group = isStacked ? [scene.vpcs[vpc]] : scene.vpcs
    if group.contains(where: { !$0.topPorts.isEmpty }) { return 2 }
    return scene.showsScopes ? 1 : 0
  }

  /// Groups the subnets into rows of boxes, each with the least number of lines.
  mutating func measureSlots(_ scene: MapScene) {
    for index in vpcs.indices {
      vpcs[index].slots = slots(of: scene.vpcs[index])
    }
    updateHeights(scene)
  }

  private func slots(of vpc: SceneVPC) -> [SlotMeasure] {
    var slots: [SlotMeasure] = []
    for (tier, name) in vpc.tiers.enumerated() {
      var columns = vpc.zones.indices.map { zone in
        vpc.subnets.indices.filter {
          vpc.subnets[$0].tier == name && vpc.subnets[$0].zone == zone
        }
      }
      // Folded zones have their glyphs one above the other, beside the first boxes.
      let folded = columns.indices.map { isFolded($0, of: vpc) ? columns[$0] : [] }
      columns = zip(columns, folded).map { $1.isEmpty ? $0 : [] }
      var flow: [[Int]] = []
      if detail == .glyph {
        flow = columns.map { $0.filter { vpc.subnets[$0].pinned.isEmpty } }
        columns = columns.map { $0.filter { !vpc.subnets[$0].pinned.isEmpty } }
      }
      for row in 0..<(columns.map(\.count).max() ?? 0) {
        let cells = columns.map { row < $0.count ? [$0[row]] : [] }
        slots.append(slot(tier, cells, vpc))
      }
      place(folded, ofTier: tier, in: &slots)
      let perRow = max(1, (columnWidth + 1) / Self.glyphPitch)
      for row in 0..<(((flow.map(\.count).max() ?? 0) + perRow - 1) / perRow) {
        let cells = flow.map { Array($0.dropFirst(row * perRow).prefix(perRow)) }
        slots.append(
          SlotMeasure(tier: tier, subnets: cells, lines: 1, demand: 1, isGlyphs: true))
      }
    }
    return slots
  }

  /// Puts the subnets of folded zones beside a tier's boxes, and below them what is too many for that.
  private func place(_ folded: [[Int]], ofTier tier: Int, in slots: inout [SlotMeasure]) {
    var left = folded
    for slot in slots.indices where slots[slot].tier == tier {
      let room = height(of: slots[slot])
      for zone in left.indices where !left[zone].isEmpty {
        slots[slot].subnets[zone] = Array(left[zone].prefix(room))
        left[zone].removeFirst(min(room, left[zone].count))
      }
    }
    while left.contains(where: { !$0.isEmpty }) {
      slots.append(
        SlotMeasure(
          tier: tier, subnets: left.map { Array($0.prefix(1)) }, lines: 1, demand: 1, isGlyphs: true
        ))
      for zone in left.indices where !left[zone].isEmpty { left[zone].removeFirst() }
    }
  }

  /// Cells from one glyph to the next: the square, two digits, a plus, a blank.
  static let glyphPitch = 5

  private func slot(_ tier: Int, _ cells: [[Int]], _ vpc: SceneVPC) -> SlotMeasure {
    let subnets = cells.joined().map { vpc.subnets[$0] }
    let pinned = subnets.reduce(0) { max($0, $1.pinned.count) }
    if !detail.drawsBoxes {
      return SlotMeasure(tier: tier, subnets: cells, lines: pinned + 1, demand: pinned + 1)
    }
    let demand =
      detail == .summary
      ? max(1, pinned)
      : subnets.reduce(1) { max($0, ($1.cidr.isEmpty ? 0 : 1) + $1.nodeCount) }
    let lines = max(1, pinned, min(demand, detail.minimalLines))
    return SlotMeasure(tier: tier, subnets: cells, lines: lines, demand: max(demand, lines))
  }

  func height(of slot: SlotMeasure) -> Int {
    detail.drawsBoxes && !slot.isGlyphs ? slot.lines + 2 : slot.lines
  }

  mutating func updateHeights(_ scene: MapScene) {
    for index in vpcs.indices {
      let vpc = scene.vpcs[index]
      var rows = vpc.zones.isEmpty ? 2 : 1
      for slot in vpcs[index].slots { rows += height(of: slot) }
      for tier in 0...vpc.tiers.count where tier < vpc.tiers.count || tier > 0 {
        rows += channelHeight(index, tier, vpc)
      }
      // Every port and everything beside the box has a row of its own.
      let beside = vpc.outside.count - Set(vpc.sidePorts.flatMap(\.outside)).count
      rows = max(rows, vpc.sidePorts.reduce(0) { $0 + self.rows(of: $1) } + beside + 1)
      vpcs[index].height = rows + vpcs[index].bottom + 2
    }
  }

  /// The rows of the channel above a tier; the one below the last tier is there only when needed.
  func channelHeight(_ index: Int, _ channel: Int, _ vpc: SceneVPC) -> Int {
    let extra = widening.channel(index, channel)
    return channel < vpc.tiers.count ? 1 + extra + (channel > 0 ? air : 0) : extra
  }

  /// Takes the tiers and columns apart where there is plenty of room.
  mutating func spread(_ scene: MapScene, _ viewport: Size) {
    stretch(scene, viewport)
    guard detail.drawsBoxes, columnWidth == wantedColumnWidth else { return }
    air = 1
    updateHeights(scene)
    if totalHeight(scene) > viewport.height {
      air = 0
      updateHeights(scene)
    }
    levelBottoms()
    let narrow = self
    while gutter < 5 {
      gutter += 1
      widen(scene)
      if totalWidth(scene) > viewport.width {
        gutter -= 1
        widen(scene)
        break
      }
    }
    if gutter == narrow.gutter { self = narrow }
  }

  /// Makes columns that have what they need as wide as all that is in them, as far as there is room.
  private mutating func stretch(_ scene: MapScene, _ viewport: Size) {
    let widths = Self.fullColumnWidths(scene, detail)
    guard columnWidth == wantedColumnWidth, let full = widths.first, full > columnWidth,
      !foldsIdleZones
    else { return }
    let zones = scene.vpcs.map(\.zones.count)
    let columns = isStacked ? zones.max() ?? 0 : zones.reduce(0, +)
    guard columns > 0 else { return }
    let narrow = self
    columnWidth = min(full, columnWidth + max(0, viewport.width - totalWidth(scene)) / columns)
    // A subnet of one line either has room for its block in some form or has no use for more.
    if detail < .list {
      let fitting = widths.first { $0 <= columnWidth } ?? 0
      columnWidth = max(fitting, narrow.columnWidth)
    }
    widen(scene)
    if totalWidth(scene) > viewport.width { self = narrow } else { wantedColumnWidth = columnWidth }
  }

  private mutating func widen(_ scene: MapScene) {
    let bottoms = vpcs.map(\.bottom)
    measureSides(scene)
    for vpc in vpcs.indices { vpcs[vpc].bottom = bottoms[vpc] }
    updateHeights(scene)
    levelBottoms()
  }

  func totalHeight(_ scene: MapScene) -> Int {
    if isStacked {
      return vpcs.indices.reduce(vpcs.count - 1) {
        $0 + rowsAbove($1, scene) + vpcs[$1].height
      }
    }
    return vpcs.indices.reduce(0) { max($0, rowsAbove($1, scene) + vpcs[$1].height) }
  }

  /// Gives the rows that are left, one by one, to the boxes that show the least of what is in them.
  mutating func fill(_ scene: MapScene, _ viewport: Size) {
    let groups = isStacked ? [Array(vpcs.indices)] : vpcs.indices.map { [$0] }
    for group in groups {
      var spare =
        viewport.height
        - (isStacked
          ? totalHeight(scene) : rowsAbove(group[0], scene) + vpcs[group[0]].height)
      while spare > 0, let (vpc, slot) = neediest(group) {
        vpcs[vpc].slots[slot].lines += 1
        spare -= 1
      }
      for vpc in group where spare > 0 && !vpcs[vpc].slots.isEmpty {
        vpcs[vpc].bottom = 1
        spare -= 1
      }
    }
    updateHeights(scene)
    levelBottoms()
  }

  /// VPCs side by side end in one row.
  mutating func levelBottoms() {
    guard !isStacked else { return }
    let tallest = vpcs.reduce(0) { max($0, $1.height) }
    for index in vpcs.indices { vpcs[index].height = tallest }
  }

  private func neediest(_ group: [Int]) -> (vpc: Int, slot: Int)? {
    var best: (vpc: Int, slot: Int)?
    for vpc in group {
      for (index, slot) in vpcs[vpc].slots.enumerated() where slot.lines < slot.demand {
        guard let there = best else {
          best = (vpc, index)
          continue
        }
        let other = vpcs[there.vpc].slots[there.slot]
        if slot.lines * other.demand < other.lines * slot.demand { best = (vpc, index) }
      }
    }
    return best
  }
}
