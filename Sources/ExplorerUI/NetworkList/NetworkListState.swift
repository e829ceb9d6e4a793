import NetworkModel

/// Which rows of the tree are shown, and where the cursor is among them.
struct NetworkListState: Sendable {
  /// Rows of the tree that are folded, by index.
  private(set) var folded: Set<Int32> = []
  /// The rows that are shown, in order.
  private(set) var visible: [Int32] = []
  /// Rows that the filter kept for their own sake; the others only hold such. Empty without a filter.
  private(set) var matches: Set<Int32> = []
  private(set) var filter = NetworkFilter("")
  /// Index into `visible`.
  var cursor = 0
  /// The first row on the screen.
  var top = 0

  init() {}

  /// The list as it is first shown: all of a small network, of a large one no more than fits.
  init(_ tree: NetworkTree) {
    let rows = tree.rows
    let holders = rows.indices.filter { tree.hasChildren($0) }
    for index in holders {
      guard case .group(let group) = rows[index].item else { continue }
      if group.kind != .endpoints || rows.count > 60 { folded.insert(Int32(index)) }
    }
    let shown = Self.visible(tree, folded).count
    if shown > 60 {
      for index in holders {
        if case .subnet = rows[index].item { folded.insert(Int32(index)) }
      }
    }
    if Self.visible(tree, folded).count > 200 {
      var isFirst = true
      for index in holders {
        guard case .vpc = rows[index].item else { continue }
        if !isFirst { folded.insert(Int32(index)) }
        isFirst = false
      }
    }
    visible = Self.visible(tree, folded)
    cursor = visible.firstIndex { if case .vpc = rows[Int($0)].item { true } else { false } } ?? 0
  }

  /// The tree's row under the cursor.
  var row: Int? { visible.indices.contains(cursor) ? Int(visible[cursor]) : nil }

  private static func visible(_ tree: NetworkTree, _ folded: Set<Int32>) -> [Int32] {
    var visible: [Int32] = []
    var index = 0
    while index < tree.rows.count {
      visible.append(Int32(index))
      index = folded.contains(Int32(index)) ? Int(tree.rows[index].end) : index + 1
    }
    return visible
  }

  private mutating func refresh(_ tree: NetworkTree, keeping row: Int?) {
    if filter.isEmpty {
      visible = Self.visible(tree, folded)
    }
    guard let row else {
      cursor = min(cursor, max(0, visible.count - 1))
      return
    }
    cursor = position(of: row, tree) ?? 0
  }

  /// Where a row is shown; where it is not, the row outside of it that is.
  private func position(of row: Int, _ tree: NetworkTree) -> Int? {
    for candidate in [row] + tree.ancestors(row) {
      if let found = visible.binarySearch(Int32(candidate)) { return found }
    }
    return nil
  }

  func isFolded(_ row: Int) -> Bool { filter.isEmpty && folded.contains(Int32(row)) }

  mutating func fold(_ row: Int, _ tree: NetworkTree) {
    guard tree.hasChildren(row), filter.isEmpty else { return }
    folded.insert(Int32(row))
    refresh(tree, keeping: row)
  }

  mutating func unfold(_ row: Int, _ tree: NetworkTree) {
    guard filter.isEmpty, folded.remove(Int32(row)) != nil else { return }
    refresh(tree, keeping: row)
  }

  /// Moves the cursor to a row, and unfolds what hides it.
  mutating func reveal(_ row: Int, _ tree: NetworkTree) {
    var changed = false
    for ancestor in tree.ancestors(row) where folded.remove(Int32(ancestor)) != nil {
      changed = true
    }
    if changed || filter.isEmpty {
      refresh(tree, keeping: row)
    } else {
      cursor = position(of: row, tree) ?? cursor
    }
  }

  /// Shows what the filter keeps, with the rows that hold it.
  /// - Complexity: O(n) in the number of rows; of those shown when the filter was made narrower.
  mutating func setFilter(_ text: String, _ network: LoadedNetwork) {
    let new = NetworkFilter(text)
    guard new != filter else { return }
    let current = row
    filter = new
    matches = []
    guard !new.isEmpty else {
      refresh(network.tree, keeping: current)
      return
    }
    let rows = network.tree.rows
    var kept: Set<Int32> = []
    for index in rows.indices {
      if case .group = rows[index].item { continue }
      guard new.keeps(rows[index].item, of: network) else { continue }
      matches.insert(Int32(index))
      kept.insert(Int32(index))
      var parent = rows[index].parent
      while parent >= 0, kept.insert(parent).inserted { parent = rows[Int(parent)].parent }
    }
    visible = kept.sorted()
    cursor = current.flatMap { visible.binarySearch(Int32($0)) } ?? 0
    if let row, !matches.contains(Int32(row)) {
      cursor = visible.firstIndex { matches.contains($0) } ?? 0
    }
  }
}

extension Array where Element: Comparable {
  /// The index of an element of a sorted array.
  func binarySearch(_ element: Element) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == element ? low : nil
  }
}
