import NetworkModel

/// What a resource says of itself beside what its kind has.
struct ResourceMarks: Hashable {
  /// The Name tag; nil where the key is it.
  var nameTag: String?
  /// The key is the id itself, and there is no name.
  var isNameless = false
  var region: YAMLWord?
  var account: YAMLWord?
}

extension YAMLSource {
  /// The entries of the mapping that declares a resource, by key, and what it says of its name and place.
  mutating func resource(_ entry: YAMLEntry, _ shape: YAMLShape) -> [String: YAMLValue]? {
    guard let keys = mapping(entry.value, shape) else { return nil }
    mark(entry.key, shape, keys)
    return keys
  }

  /// Notes what a resource says of its name and place.
  mutating func mark(_ name: YAMLWord, _ shape: YAMLShape, _ keys: [String: YAMLValue]) {
    var marks = ResourceMarks()
    marks.nameTag = word(keys["name-tag"], .aName)?.text
    marks.region = word(keys["region"], .aRegion)
    marks.account = word(keys["account"], .anAccount)
    // Both gateways to the internet are written in one way.
    let kinds =
      shape == .internetGateway
      ? [.internetGateway, .egressOnlyInternetGateway] : shape.kind.map { [$0] } ?? []
    marks.isNameless =
      keys["id"]?.word?.text == name.text || NameTable.isAWSID(name.text, kinds)
    setMarks(marks, of: name)
  }

  /// A yes or no that the file may leave open.
  /// - Returns: nil for `unknown`; `fallback` without the key.
  mutating func knownBool(_ value: YAMLValue?, else fallback: Bool?) -> Bool? {
    guard let value, !value.isNull else { return fallback }
    if value.isUnknown { return nil }
    return bool(value) ?? fallback
  }
}

extension YAMLValue {
  /// `unknown`: what a capture does not tell.
  var isUnknown: Bool { word?.text == "unknown" }
  /// `none`: where the topology's own default would be another.
  var isNone: Bool { word?.text == "none" }
}
