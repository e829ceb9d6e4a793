import NetworkModel

/// Which rows of the tree are shown, and where the cursor is among them.
struct NetworkListState: Sendable {
  /// Whether a row of the tree is folded, by index.
  private var folded: [Bool] = []
  /// The rows that are shown, in order.
  private(set) var visible: [Int32] = []
  /// Rows that the filter kept for their own sake; the others only hold such. Empty without a filter.
  /// In ascending order.
  private(set) var matches: [Int32] = []
  private(set) var filter = NetworkFilter("")
  /// Index into `visible`.
  var cursor = 0
  /// The first row on the screen.
  var top = 0

  init() {}

  /// The list as it is first shown: all of a small network, of a large one no more than fits.
  init(_ tree: NetworkTree) {
    let rows = tree.rows
    folded = Array(repeating: false, count: rows.count)
    let holders = rows.indices.filter { tree.hasChildren($0) }
    for index in holders {
      guard case .group(let group) = rows[index].item else { continue }
      if group.kind != .endpoints || rows.count > 60 { folded[index] = true }
    }
    let shown = Self.visible(tree, folded).count
    if shown > 60 {
      for index in holders {
        if case .subnet = rows[index].item { folded[index] = true }
      }
    }
    if Self.visible(tree, folded).count > 200 {
      var isFirst = true
      for index in holders {
        guard case .vpc = rows[index].item else { continue }
        if !isFirst { folded[index] = true }
        isFirst = false
      }
    }
    visible = Self.visible(tree, folded)
    cursor = visible.firstIndex { if case .vpc = rows[Int($0)].item { true } else { false } } ?? 0
  }

  /// The tree's row under the cursor.
  var row: Int? { visible.indices.contains(cursor) ? Int(visible[cursor]) : nil }

  private static func visible(_ tree: NetworkTree, _ folded: [Bool]) -> [Int32] {
    var visible: [Int32] = []
    var index = 0
    while index < tree.rows.count {
      visible.append(Int32(index))
      index = folded[index] ? Int(tree.rows[index].end) : index + 1
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

  func isFolded(_ row: Int) -> Bool { filter.isEmpty && folded[row] }

  mutating func fold(_ row: Int, _ tree: NetworkTree) {
    guard tree.hasChildren(row), filter.isEmpty else { return }
    folded[row] = true
    refresh(tree, keeping: row)
  }

  mutating func unfold(_ row: Int, _ tree: NetworkTree) {
    guard filter.isEmpty, folded[row] else { return }
    folded[row] = false
    refresh(tree, keeping: row)
  }

  /// Moves the cursor to a row, and unfolds what hides it.
  mutating func reveal(_ row: Int, _ tree: NetworkTree) {
    var changed = false
    for ancestor in tree.ancestors(row) where folded[ancestor] {
      folded[ancestor] = false
      changed = true
    }
    if changed || filter.isEmpty {
      refresh(tree, keeping: row)
    } else {
      cursor = position(of: row, tree) ?? cursor
    }
  }

  /// Shows what the filter keeps, with the rows that hold it.
  /// - Complexity: O(n) in the number of rows.
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
    matches = new.rows(of: network)
    visible = Self.withAncestors(matches, network.tree)
    cursor = current.flatMap { visible.binarySearch(Int32($0)) } ?? 0
    if let row, !isMatch(row) {
      cursor = matches.first.flatMap { visible.binarySearch($0) } ?? 0
    }
  }

  /// Whether the filter keeps a row for its own sake; true without a filter.
  func isMatch(_ row: Int) -> Bool {
    filter.isEmpty || matches.binarySearch(Int32(row)) != nil
  }

  /// Rows with all that hold them, in ascending order.
  private static func withAncestors(_ rows: [Int32], _ tree: NetworkTree) -> [Int32] {
    var isKept = [Bool](repeating: false, count: tree.rows.count)
    for row in rows {
      var index = row
      while index >= 0, !isKept[Int(index)] {
        isKept[Int(index)] = true
        index = tree.rows[Int(index)].parent
      }
    }
    return isKept.indices.compactMap { isKept[$0] ? Int32($0) : nil }
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
