import NetworkModel

/// Counts the keys of one text that were met and not used.
struct AttributeCensus {
  struct Key: Hashable {
    /// The kind of object, as its schema calls it.
    var object: String
    var name: String
  }

  struct Count {
    var number = 0
    /// Where on the document's tape the first one stands.
    var firstIndex: Int
  }

  private(set) var unknown: [Key: Count] = [:]
  private(set) var notModelled: [Key: Count] = [:]

  mutating func take(_ value: JSONValue, _ schema: AttributeSchema) {
    for (key, member) in value.members {
      switch schema[key] {
      case .used, .notNeeded:
        continue
      case .notModelled:
        takeNotModelled(String(key), of: schema.name, member)
      case nil:
        let key = Key(object: schema.name, name: String(key))
        unknown[key, default: Count(firstIndex: member.index)].number += 1
      }
    }
  }

  /// Counts one key that is known and not modelled.
  mutating func takeNotModelled(_ name: String, of object: String, _ value: JSONValue) {
    guard Self.saysSomething(value) else { return }
    let key = Key(object: object, name: name)
    notModelled[key, default: Count(firstIndex: value.index)].number += 1
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
}
