/// The little grammar that sentences with data in them need.
extension Language {
  /// `a`, `a and b`, `a, b and c`; in Japanese `a、b、c`.
  package func list(_ items: [String]) -> String {
    switch self {
    case .ja:
      return items.joined(separator: "、")
    case .en:
      guard items.count > 1, let last = items.last else { return items.first ?? "" }
      return items.dropLast().joined(separator: ", ") + " and " + last
    }
  }

  /// As ``list(_:)``, of which one is enough: `a, b or c`; in Japanese `a、b、または c`.
  package func choice(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    switch self {
    case .ja: return items.dropLast().joined(separator: "、") + "、または " + last
    case .en: return items.dropLast().joined(separator: ", ") + " or " + last
    }
  }

  /// A count with its noun: `1 hop`, `4 hops`; in Japanese `4ホップ`.
  package func count(_ number: Int, en one: String, _ many: String, ja: String) -> String {
    switch self {
    case .en: "\(number) \(number == 1 ? one : many)"
    case .ja: "\(number)\(ja)"
    }
  }

  /// Sentences one after the other, with a space between them where the language has one.
  package func sentences(_ all: [String]) -> String {
    all.filter { !$0.isEmpty }.joined(separator: self == .en ? " " : "")
  }

  /// A number that begins an English sentence: `Two`; figures past ten.
  func number(_ value: Int) -> String {
    let words = [
      "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    ]
    return self == .en && words.indices.contains(value) ? words[value] : String(value)
  }
}
