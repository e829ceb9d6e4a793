import NetworkModel
import PathEngine
import TerminalScreen

/// The gateways on the border.
extension VPCPlacer {
  /// Internet gateways stand above the gutters, so that a line to them goes straight up; where there are too
  /// many for that, side by side from the left.
  func placeTopPorts(_ placed: inout PlacedVPC) {
    let firstPublic = vpc.subnets.filter { $0.tier == .public }.map(\.zone).min() ?? 0
    let gutters = placed.gutters.dropFirst(min(firstPublic + 1, vpc.zones.count))
    var labels: [Rect] = []
    var next = gutters.startIndex
    for port in vpc.topPorts {
      let width = measure.width(ofTopPort: port)
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
        let width = measure.width(ofTopPort: port)
        defer { x += width + 2 }
        placed.topLines.append(x + width / 2)
        return Rect(x: x, y: box.y, width: width, height: 1)
      }
    }
    placed.topPorts = labels
    placeInternet(&placed)
  }

  /// The cells of `Internet`.
  private static let internetWidth = 8

  /// The word above each gateway, as far as there is room for it.
  private func placeInternet(_ placed: inout PlacedVPC) {
    var end = box.x
    for (number, port) in vpc.topPorts.enumerated() {
      let x = placed.lineColumn(ofTopPort: number)
      // Far beyond the box there is no more map.
      let start = max(0, min(x - 4, box.maxX + 1 - Self.internetWidth))
      let word = Rect(x: start, y: box.y - 2, width: Self.internetWidth, height: 1)
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
  func placeSidePorts(_ placed: inout PlacedVPC, _ before: [PlacedVPC]) {
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
}
