import TerminalScreen

extension Screen {
  /// Whether ncurses would draw this screen after `other` by scrolling a part of it: a run of three rows
  /// or more stands higher or lower than before, and one of them is like no other.
  ///
  /// Scrolling regions save bytes, but terminals and recorders that get them wrong show rows of an older
  /// frame; `NcursesTerminal` has such rows drawn anew.
  /// - Complexity: O(cells) when three rows or more have changed, else O(1).
  func scrolls(from other: Screen, changed: [Int]) -> Bool {
    guard changed.count >= 3, size == other.size else { return false }
    let (new, old) = (rowHashes, other.rowHashes)
    func isLikeNoOther(_ hash: Int) -> Bool {
      new.count { $0 == hash } == 1 && old.count { $0 == hash } == 1
    }
    for shift in (1 - size.height)..<size.height where shift != 0 {
      var run = 0
      var hasSeed = false
      for y in max(0, -shift)..<min(size.height, size.height - shift) {
        guard new[y] == old[y + shift] else {
          run = 0
          hasSeed = false
          continue
        }
        run += 1
        if !hasSeed, new[y] != old[y], isLikeNoOther(new[y]) { hasSeed = true }
        if run >= 3, hasSeed { return true }
      }
    }
    return false
  }

  /// One number for the characters of each row; styles do not count, as they do not for ncurses.
  private var rowHashes: [Int] {
    let width = size.width
    return cells.withUnsafeBufferPointer { cells in
      (0..<size.height).map { row in
        var hash = 5381
        for index in row * width..<(row + 1) * width {
          hash = hash &* 33 &+ Int(truncatingIfNeeded: cells[index].shape)
        }
        return hash
      }
    }
  }
}
