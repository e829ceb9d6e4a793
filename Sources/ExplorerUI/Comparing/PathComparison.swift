import Reports

/// Two paths side by side: which steps they share, and where they part.
struct PathComparison: Hashable, Sendable {
  struct Row: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// The same thing decided the same.
      case same
      /// The same kind of thing decided something else.
      case differs
      case onlyBefore
      case onlyAfter
    }

    var kind: Kind
    /// Indices of the steps of either path.
    var before: Int?
    var after: Int?
  }

  let rows: [Row]

  /// How many rows are not the same.
  var differenceCount: Int { rows.count { $0.kind != .same } }

  /// Lays the steps side by side so that as few as possible have no counterpart.
  /// - Complexity: O(*a* × *b*) for paths of so many steps; those have a few dozen.
  init(_ before: [HopNarration], _ after: [HopNarration]) {
    // The least cost of laying out what is left from (i, j) on: nothing where steps are the same, little
    // where only what they say differs, more where one has no counterpart.
    var cost = Array(
      repeating: Array(repeating: 0, count: after.count + 1), count: before.count + 1)
    for i in stride(from: before.count, through: 0, by: -1) {
      for j in stride(from: after.count, through: 0, by: -1) {
        if i == before.count {
          cost[i][j] = 3 * (after.count - j)
        } else if j == after.count {
          cost[i][j] = 3 * (before.count - i)
        } else {
          cost[i][j] = min(
            Self.cost(before[i], after[j]) + cost[i + 1][j + 1], 3 + cost[i + 1][j],
            3 + cost[i][j + 1])
        }
      }
    }
    var rows: [Row] = []
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if i < before.count, j < after.count,
        cost[i][j] == Self.cost(before[i], after[j]) + cost[i + 1][j + 1]
      {
        let kind: Row.Kind = Self.isSame(before[i], after[j]) ? .same : .differs
        rows.append(Row(kind: kind, before: i, after: j))
        (i, j) = (i + 1, j + 1)
      } else if i < before.count, cost[i][j] == 3 + cost[i + 1][j] {
        rows.append(Row(kind: .onlyBefore, before: i))
        i += 1
      } else {
        rows.append(Row(kind: .onlyAfter, after: j))
        j += 1
      }
    }
    self.rows = rows
  }

  private static func isSame(_ a: HopNarration, _ b: HopNarration) -> Bool {
    a.word == b.word && a.decision == b.decision && a.mark == b.mark
  }

  /// Steps of different kinds never stand side by side.
  private static func cost(_ a: HopNarration, _ b: HopNarration) -> Int {
    if isSame(a, b) { return 0 }
    return a.word == b.word ? (a.component == b.component ? 1 : 2) : 100
  }
}

/// A path that was put aside, with the network it belongs to: that may have been read anew since.
struct PinnedPath: Sendable {
  var watch: WatchState
  var network: LoadedNetwork
}

/// The comparison on the screen.
struct ComparisonState: Sendable {
  let comparison: PathComparison
  var rows = RowCursor()
}
