import NetworkModel

/// Counts the keys that were met and not used, over all files, so that they are told once each and not
/// once a resource.
final class AttributeCensus {
  private struct Key: Hashable {
    var object: String
    var name: String
  }

  private struct Count {
    var number = 0
    var first: (source: JSONSource, index: Int)
  }

  private var unknown: [Key: Count] = [:]
  private var notModelled: [Key: Count] = [:]

  func take(_ value: JSONValue, _ schema: AttributeSchema, _ source: JSONSource) {
    for (key, member) in value.members {
      switch schema[key] {
      case .used, .notNeeded:
        continue
      case .notModelled:
        guard Self.saysSomething(member) else { continue }
        let key = Key(object: schema.name, name: String(key))
        notModelled[key, default: Count(first: (source, member.index))].number += 1
      case nil:
        let key = Key(object: schema.name, name: String(key))
        unknown[key, default: Count(first: (source, member.index))].number += 1
      }
    }
  }

  /// Counts one key that is known and not modelled, such as a whole list.
  func takeNotModelled(_ name: String, of object: String, _ value: JSONValue, _ source: JSONSource)
  {
    guard Self.saysSomething(value) else { return }
    let key = Key(object: object, name: name)
    notModelled[key, default: Count(first: (source, value.index))].number += 1
  }

  /// Whether a value is more than AWS's way of writing "not in use".
  private static func saysSomething(_ value: JSONValue) -> Bool {
    switch value.kind {
    case .null: false
    case .bool: value.bool == true
    case .string: !(value.text.map { $0.isEmpty || $0 == "disable" || $0 == "off" } ?? true)
    case .array, .object: value.count > 0
    case .number: value.double != 0
    }
  }

  /// A note for each key that the model has no place for, and one for each kind of object that has
  /// unknown keys.
  func findings() -> [Finding] {
    let notes = Self.sorted(notModelled).map { key, count in
      Finding(
        .note, .notModelled,
        "\(key.object): \(key.name) is not taken into account"
          + (count.number > 1 ? " (\(count.number) times)" : ""),
        at: count.first.source.location(ofValueAt: count.first.index))
    }
    let objects = Dictionary(grouping: Self.sorted(unknown), by: \.key.object)
    let unknownNotes = objects.sorted { $0.key < $1.key }.compactMap { object, keys -> Finding? in
      guard let first = keys.first?.count.first else { return nil }
      let list = keys.prefix(12).map { "\($0.key.name) (\($0.count.number))" }
      let rest = keys.count > list.count ? ", and \(keys.count - list.count) more" : ""
      return Finding(
        .note, .unknownKey,
        "\(object): unknown keys, left aside: \(list.joined(separator: ", "))\(rest)",
        at: first.source.location(ofValueAt: first.index))
    }
    return notes + unknownNotes
  }

  private static func sorted(_ counts: [Key: Count]) -> [(key: Key, count: Count)] {
    counts.sorted { ($0.key.object, $0.key.name) < ($1.key.object, $1.key.name) }
      .map { (key: $0.key, count: $0.value) }
  }
}
