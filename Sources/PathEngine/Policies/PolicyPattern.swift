/// A text with `*` for any characters and `?` for any one, as policies write actions and resources.
struct PolicyPattern {
  private let pattern: [Character]

  init(_ text: some StringProtocol) { pattern = Array(text) }

  /// What of a set of texts a pattern holds.
  enum Coverage: Comparable {
    case none, some, all
  }

  /// Whether the pattern holds the text.
  /// - Complexity: O(pattern · text).
  func matches(_ text: some StringProtocol) -> Bool { places(after: text).contains(pattern.count) }

  /// What the pattern holds of all texts that begin with `start`.
  func coverage(ofTextsStartingWith start: some StringProtocol) -> Coverage {
    let places = places(after: start)
    if places.isEmpty { return .none }
    return places.contains(pattern.count) && pattern.last == "*" ? .all : .some
  }

  /// Where in the pattern one can be after reading a text; the pattern's length is its end.
  private func places(after text: some StringProtocol) -> Set<Int> {
    var places = closure([0])
    for character in text {
      var next: Set<Int> = []
      for place in places where place < pattern.count {
        switch pattern[place] {
        case "*": next.insert(place)
        case "?", character: next.insert(place + 1)
        default: break
        }
      }
      places = closure(next)
    }
    return places
  }

  /// A star may stand for nothing.
  private func closure(_ places: Set<Int>) -> Set<Int> {
    var all = places
    for start in places {
      var place = start
      while place < pattern.count, pattern[place] == "*" {
        place += 1
        all.insert(place)
      }
    }
    return all
  }
}
