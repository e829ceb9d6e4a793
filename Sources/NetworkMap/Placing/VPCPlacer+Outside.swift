import NetworkModel
import TerminalScreen

/// What is beside the box.
extension VPCPlacer {
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
  func placeOutside(_ placed: inout PlacedVPC) {
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
  func branches(ofPort number: Int, _ placed: PlacedVPC) -> [PlacedBranch] {
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
