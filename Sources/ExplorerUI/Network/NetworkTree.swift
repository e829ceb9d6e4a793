import IPAddressing
import NetworkModel

/// The rows of the whole network as a tree, laid out in the order they are shown: a row, then all that
/// it holds. Built once for a topology; folding and filtering only choose rows of it.
struct NetworkTree: Sendable {
  struct Row: Sendable {
    var item: NetworkItem
    var depth: UInt8
    /// The index of the row that holds this one; -1 for the outermost.
    var parent: Int32
    /// The index after the last row inside of this one.
    var end: Int32
    /// How many rows stand directly inside of this one: kept, as a folded row shows it in every frame.
    var childCount: Int32 = 0
  }

  private(set) var rows: [Row] = []
  private var rowOfID: [ResourceID: Int32] = [:]

  /// - Complexity: O(n) in the number of resources.
  init(_ topology: Topology) {
    rows.reserveCapacity(topology.resourceCount)
    var builder = NetworkTreeBuilder(topology)
    builder.build()
    rows = builder.rows
    for (index, row) in rows.enumerated() {
      guard let id = row.item.entity(in: topology)?.id, rowOfID[id] == nil else { continue }
      rowOfID[id] = Int32(index)
    }
    for (index, row) in rows.enumerated() {
      for interface in row.item.interfaces(in: topology) {
        let id = topology[interface].id
        if rowOfID[id] == nil { rowOfID[id] = Int32(index) }
      }
    }
  }

  /// The row that shows a resource; an interface's is that of its instance, gateway or endpoint.
  func row(of id: ResourceID, in topology: Topology) -> Int? {
    if let row = rowOfID[id] { return Int(row) }
    guard let handle = topology.handle(of: id, as: NetworkInterface.self),
      let instance = topology[handle].instance
    else { return nil }
    return rowOfID[topology[instance].id].map { Int($0) }
  }

  func hasChildren(_ index: Int) -> Bool { Int(rows[index].end) > index + 1 }

  /// How many rows stand directly inside of this one.
  func childCount(_ index: Int) -> Int { Int(rows[index].childCount) }

  /// The rows outside of this one, from the nearest.
  func ancestors(_ index: Int) -> [Int] {
    var ancestors: [Int] = []
    var parent = Int(rows[index].parent)
    while parent >= 0 {
      ancestors.append(parent)
      parent = Int(rows[parent].parent)
    }
    return ancestors
  }
}
