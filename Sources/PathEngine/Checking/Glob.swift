/// A pattern of names: `*` stands for any characters, `?` for one.
struct Glob: Hashable, Sendable {
  private let pattern: [Character]

  /// - Returns: nil for a text that has neither, and so is a name.
  init?(_ text: String) {
    guard text.contains(where: { $0 == "*" || $0 == "?" }) else { return nil }
    pattern = Array(text)
  }

  /// - Complexity: O(pattern × name) at worst, O(pattern + name) mostly.
  func matches(_ name: String) -> Bool {
    let name = Array(name)
    var (p, n) = (0, 0)
    // Where the last star stands, and how much of the name it has taken: on a fault it takes one more.
    var star: (pattern: Int, name: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, n)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
        (p, n) = (p + 1, n + 1)
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        (p, n) = (last.pattern + 1, last.name + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}
