import TerminalScreen

extension Screen {
  /// Whether ncurses would draw this screen after `other` by scrolling a part of it: a run of three rows
  /// or more stands higher or lower than before, and one of them is like no other.
  ///
  /// Scrolling regions save bytes, but terminals and recorders that get them wrong show rows of an older
  /// frame; `NcursesTerminal` has such rows drawn anew.
  /// - Complexity: O(changed cells) while no row has moved, else O(cells + rows²); O(1) for fewer than three.
  func scrolls(from other: Screen, changed: [Int]) -> Bool {
    guard changed.count >= 3, size == other.size else { return false }
    // The row that is like no other stood elsewhere before, and something else stood in its place.
    let hashes = changed.map { (new: hash(ofRow: $0), old: other.hash(ofRow: $0)) }
    let moved = Set(hashes.filter { $0.new != $0.old }.map(\.new)).intersection(hashes.map(\.old))
    if moved.isEmpty { return false }
    let new = (0..<size.height).map(hash(ofRow:))
    let old = (0..<size.height).map(other.hash(ofRow:))
    let seeds = moved.filter { hash in
      new.count { $0 == hash } == 1 && old.count { $0 == hash } == 1
    }
    if seeds.isEmpty { return false }
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
        if !hasSeed, seeds.contains(new[y]) { hasSeed = true }
        if run >= 3, hasSeed { return true }
      }
    }
    return false
  }
}
