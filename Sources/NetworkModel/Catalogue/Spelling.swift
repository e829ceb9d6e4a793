/// Finds the words that a misspelt one was most likely meant to be.
package enum Spelling {
  /// - Returns: at most `limit` words: first those that begin with `word`, then those within a third
  ///   of its length in edits (two at least), the nearest first, then in the order given.
  /// - Complexity: O(*n* · *m*²) for *n* words of *m* characters.
  package static func nearest(
    to word: String, among words: [String], limit: Int = 3
  ) -> [String] {
    let most = max(2, word.count / 3)
    let ranked = words.enumerated().compactMap { index, candidate in
      let isStart = !word.isEmpty && candidate.hasPrefix(word)
      let distance = isStart ? 0 : distance(word, candidate)
      // As many edits as there are letters would fit any word.
      return isStart || (distance <= most && distance < max(word.count, candidate.count))
        ? (distance: distance, index: index, word: candidate) : nil
    }
    return ranked.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(limit).map(\.word)
  }

  /// How many letters to add, take away, change, or swap with their neighbour to make `a` into `b`.
  package static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for row in 0..<a.count {
      var current = [row + 1]
      for column in 0..<b.count {
        var best = min(
          last[column] + (a[row] == b[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[b.count]
  }
}
