import IPAddressing
import NetworkModel

/// The keys by which a file calls the resources of a topology, and the ids that follow from them.
struct WrittenNames {
  /// Where a resource stands: in a VPC, in a transit gateway, or outside of both.
  private var places: [ResourceID: String?] = [:]
  private var keys: [ResourceID: String] = [:]
  private var holders: [NameTable.Key: ResourceID] = [:]

  private struct Derivation {
    var kind: ResourceKind
    var base: String
    var qualifier: String
    var actual: String

    var plain: String { NameTable.plainID(kind, base, qualifier) }
    var qualified: String {
      qualifier.isEmpty ? plain : NameTable.qualifiedID(kind, base, qualifier)
    }
  }

  private var derivations: [ResourceID: Derivation] = [:]
  private var derived: Set<ResourceID> = []

  /// Words that mean something by themselves somewhere.
  private static let reserved: Set<String> = [
    "local", "blackhole", "true", "false", "none", "unknown", "self", "*", "absent", "s3",
    "dynamodb",
  ]

  /// Longer names make lines that nobody reads, and YAML takes no key of more than 1024 characters.
  private static let maximumLength = 80

  /// Gives keys to resources of one kind in one place, the same for the same resources in any order.
  /// - Parameters:
  ///   - place: the key of the VPC or transit gateway that they stand in.
  ///   - fixed: keys that some have to have.
  ///   - avoiding: keys that none of the others may have.
  mutating func add(
    _ resources: [(id: ResourceID, name: String)], in place: String?,
    fixed: [ResourceID: String] = [:], avoiding: Set<String> = []
  ) {
    var taken = Self.reserved.union(avoiding).union(fixed.values)
    for (id, key) in fixed { set(key, id, in: place) }
    for (id, name) in resources.sorted(by: { ($0.name, $0.id) < ($1.name, $1.id) })
    where fixed[id] == nil {
      let base = Self.key(for: name) ?? id.text
      var key = base
      var number = 1
      while !taken.insert(key).inserted {
        number += 1
        key = "\(base)-\(number)"
      }
      set(key, id, in: place)
    }
  }

  private mutating func set(_ key: String, _ id: ResourceID, in place: String?) {
    keys[id] = key
    places[id] = place
    holders[NameTable.Key(id.kind, in: place, key)] = id
    derive(id, from: key, qualifier: place ?? "")
  }

  /// The name itself where it can stand as a key; nil where there is none.
  private static func key(for name: String) -> String? {
    if name.isEmpty { return nil }
    var key = String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(maximumLength).map { scalar in
          scalar.properties.generalCategory == .control || scalar == "," ? "-" : scalar
        }))
    while key.last?.isWhitespace == true { key.removeLast() }
    key = String(key.drop { $0.isWhitespace })
    // What reads as an address would be taken for one in a rule.
    if (try? IPAddress(key)) != nil || (try? IPPrefix(key)) != nil { return "name-\(key)" }
    return key.isEmpty ? nil : key
  }

  func key(_ id: ResourceID) -> String { keys[id] ?? id.text }

  func hasKey(_ id: ResourceID) -> Bool { keys[id] != nil }

  // MARK: Ids

  /// Notes that the reader would make the id of this.
  mutating func derive(_ id: ResourceID, from base: String, qualifier: String) {
    derivations[id] = Derivation(
      kind: id.kind, base: base, qualifier: qualifier, actual: id.text)
  }

  /// Finds which ids the reader makes by itself. To be called once, when all names are given.
  mutating func settle() {
    let groups = Dictionary(grouping: derivations) { $0.value.plain }
    for group in groups.values {
      if group.count == 1, let (id, derivation) = group.first {
        if derivation.actual == derivation.plain { derived.insert(id) }
      } else if group.allSatisfy({ $0.value.actual == $0.value.qualified }) {
        derived.formUnion(group.map(\.key))
      }
    }
  }

  /// Whether the reader makes this id of the key.
  func isDerived(_ id: ResourceID) -> Bool { derived.contains(id) }

  // MARK: References

  /// A word that means a resource: its key where no other of the kinds has it, else `vpc/key` or the id.
  /// - Parameter place: the key of the VPC or transit gateway in which the word stands.
  func reference(_ id: ResourceID, among kinds: [ResourceKind], in place: String?) -> String {
    guard let key = keys[id] else { return Self.absent(id, among: kinds) }
    if found(key, kinds, in: place) == [id] { return key }
    let home = places[id] ?? nil
    if let home, home != place, !home.contains("/") {
      let word = "\(home)/\(key)"
      let ids = kinds.compactMap { holders[NameTable.Key($0, in: home, key)] }
      if found(word, kinds, in: place).isEmpty, ids == [id] { return word }
    }
    return id.text
  }

  /// A word that means what is not in the topology.
  static func absent(_ id: ResourceID, among kinds: [ResourceKind]) -> String {
    NameTable.isAWSID(id.text, kinds) ? id.text : "absent/\(id.text)"
  }

  func reference(_ id: ResourceID, in place: String?) -> String {
    reference(id, among: [id.kind], in: place)
  }

  private func found(_ word: String, _ kinds: [ResourceKind], in place: String?) -> [ResourceID] {
    let all = kinds.flatMap { kind in
      [holders[NameTable.Key(kind, in: place, word)], holders[NameTable.Key(kind, in: nil, word)]]
    }
    return all.compactMap { $0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
