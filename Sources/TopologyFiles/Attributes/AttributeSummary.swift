import NetworkModel

/// The keys of all texts that were met and not used, so that they are told once each and not once a
/// resource or file.
struct AttributeSummary {
  private typealias Key = AttributeCensus.Key

  private struct Count {
    var number = 0
    var first: SourceLocation
  }

  private var unknown: [Key: Count] = [:]
  private var notModelled: [Key: Count] = [:]

  /// Adds what was counted in one text.
  mutating func add(_ source: JSONSource) {
    Self.add(source.census.unknown, to: &unknown, source)
    Self.add(source.census.notModelled, to: &notModelled, source)
  }

  private static func add(
    _ counts: [Key: AttributeCensus.Count], to total: inout [Key: Count], _ source: JSONSource
  ) {
    for (key, count) in counts {
      // A place costs a look through the text: only the first file with a key is asked for one.
      let first = total[key]?.first ?? source.location(ofValueAt: count.firstIndex)
      total[key, default: Count(first: first)].number += count.number
    }
  }

  /// A note for each key that the model has no place for, and one for each kind of object that has
  /// unknown keys.
  var findings: [Finding] {
    let notes = Self.sorted(notModelled).map { key, count in
      Finding(
        .note, .notModelled,
        LocalizedText(
          en: "\(key.object): \(key.name) is not taken into account"
            + (count.number > 1 ? " (\(count.number) times)" : ""),
          ja: "\(key.object): \(key.name) は考慮しません"
            + (count.number > 1 ? "（\(count.number)件）" : "")), at: count.first)
    }
    let objects = Dictionary(grouping: Self.sorted(unknown), by: \.key.object)
    let unknownNotes = objects.sorted { $0.key < $1.key }.map { object, keys in
      let list = keys.prefix(12).map { "\($0.key.name) (\($0.count.number))" }
      let rest = keys.count - list.count
      return Finding(
        .note, .unknownKey,
        LocalizedText(
          en: "\(object): unknown keys, left aside: \(list.joined(separator: ", "))"
            + (rest > 0 ? ", and \(rest) more" : ""),
          ja: "\(object): 知らないキーを無視しました: \(list.joined(separator: "、"))"
            + (rest > 0 ? "、ほか\(rest)個" : "")),
        at: keys.first?.count.first)
    }
    return notes + unknownNotes
  }

  private static func sorted(_ counts: [Key: Count]) -> [(key: Key, count: Count)] {
    counts.sorted { ($0.key.object, $0.key.name) < ($1.key.object, $1.key.name) }
      .map { (key: $0.key, count: $0.value) }
  }
}
