package import NetworkModel
import TerminalScreen

/// Going from thing to thing by direction.
extension DrawnMap {
  package enum Direction: Hashable, Sendable, CaseIterable { case left, right, up, down }

  /// What lies next to something in a direction: what overlaps it across that direction first, then what is
  /// nearest. From a node to nodes of its own box before all else; from box to box otherwise. Nil at
  /// the end.
  package func neighbour(of id: ResourceID, direction: Direction) -> ResourceID? {
    guard let from = items.first(where: { $0.id == id }) else { return items.first?.id }
    if from.level == .node, let next = best(from, direction, among: siblings(of: from)) {
      return next
    }
    let start = from.level == .node ? box(around: from) ?? from : from
    return best(start, direction, among: items.filter { $0.level == .box && $0 != start })
  }

  /// The first node in a box.
  package func firstNode(in id: ResourceID) -> ResourceID? {
    guard let box = items.first(where: { $0.id == id && $0.level == .box }) else { return nil }
    return items.first { $0.level == .node && box.rect.contains($0.rect) }?.id
  }

  /// The box that holds a node.
  package func box(holding id: ResourceID) -> ResourceID? {
    items.first { $0.id == id && $0.level == .node }.flatMap { box(around: $0)?.id }
  }

  private func box(around node: Item) -> Item? {
    items.first { $0.level == .box && $0 != node && $0.rect.contains(node.rect) }
  }

  private func siblings(of node: Item) -> [Item] {
    guard let box = box(around: node) else { return [] }
    return items.filter { $0.level == .node && $0 != node && box.rect.contains($0.rect) }
  }

  private func best(_ from: Item, _ direction: Direction, among others: [Item]) -> ResourceID? {
    var found: (cost: Int, id: ResourceID)?
    // A gateway between two VPCs is there twice; to go from one end to the other leads nowhere new.
    for other in others where other.id != from.id {
      guard let cost = Self.cost(from.rect, other.rect, direction) else { continue }
      if cost < found?.cost ?? .max { found = (cost, other.id) }
    }
    return found?.id
  }

  /// How far away something is in a direction; nil when it is not in that direction at all.
  private static func cost(_ from: Rect, _ to: Rect, _ direction: Direction) -> Int? {
    let along: Int
    let across: Int
    switch direction {
    case .left, .right:
      along = direction == .left ? from.x - to.maxX : to.x - from.maxX
      across = gap(from.rows, to.rows)
    case .up, .down:
      along = direction == .up ? from.y - to.maxY : to.y - from.maxY
      across = gap(from.columns, to.columns)
    }
    guard along > 0 else { return nil }
    // A row is about as high as two columns are wide.
    let scale = direction == .left || direction == .right ? 2 : 1
    return along * (3 - scale) + across * scale * 4
  }

  private static func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    max(0, max(a.lowerBound, b.lowerBound) - min(a.upperBound, b.upperBound) + 1)
  }
}
