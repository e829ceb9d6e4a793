import NetworkModel

/// The names of a file, and the ids that they stand for.
///
/// An id is made of the name, `i-worker`, so that it can be read. Where two VPCs use one name, both get
/// the VPC's name too: `rtb-src-private`, whichever comes first in the file.
struct NameTable {
  /// What a name stands for: names are unique for a kind in a VPC, or outside of all.
  struct Key: Hashable {
    var kind: ResourceKind
    /// The VPC's name; nil for what belongs to none.
    var vpc: String?
    var name: String
    /// For what AWS makes by itself for another resource, such as a host's interface: its kind.
    var owner: ResourceKind?

    init(_ kind: ResourceKind, in vpc: String?, _ name: String, for owner: ResourceKind? = nil) {
      self.kind = kind
      self.vpc = vpc
      self.name = name
      self.owner = owner
    }
  }

  private struct Declared {
    /// What the id is made of after its prefix.
    var base: String
    /// What tells it from others of the same base: the VPC, or the region.
    var qualifier: String
    var given: String?
  }

  private var declared: [Key: Declared] = [:]
  private var ids: [Key: ResourceID] = [:]
  private var keysByID: [String: Key] = [:]
  /// By kind and place, for the search and for hints.
  private var names: [ResourceKind: [String?: Set<String>]] = [:]

  /// - Parameters:
  ///   - base: what the id is made of; the name itself when nil.
  ///   - given: the id that the file gives.
  mutating func declare(
    _ key: Key, base: String? = nil, qualifier: String? = nil, given: String? = nil
  ) {
    guard declared[key] == nil else { return }
    declared[key] = Declared(
      base: base ?? key.name, qualifier: qualifier ?? key.vpc ?? "", given: given)
    if key.owner == nil { names[key.kind, default: [:]][key.vpc, default: []].insert(key.name) }
  }

  /// Makes the ids. Nothing is declared afterwards.
  mutating func assignIDs() {
    var sharers: [String: Int] = [:]
    for (key, declared) in declared { sharers[Self.plainID(key, declared), default: 0] += 1 }
    for (key, declared) in declared {
      var text = Self.plainID(key, declared)
      if sharers[text, default: 0] > 1, declared.given == nil, !declared.qualifier.isEmpty {
        text = Self.qualifiedID(key.kind, declared.base, declared.qualifier)
      }
      ids[key] = ResourceID(text, kind: key.kind)
      keysByID[text] = key
    }
  }

  private static func plainID(_ key: Key, _ declared: Declared) -> String {
    declared.given ?? plainID(key.kind, declared.base, declared.qualifier)
  }

  /// The id that is made of a name which no other shares.
  static func plainID(_ kind: ResourceKind, _ base: String, _ qualifier: String) -> String {
    // A gateway that is called by its kind alone is told by its VPC: igw-main, not igw-igw.
    if base == kind.idPrefix, !qualifier.isEmpty { return id(kind, qualifier) }
    return id(kind, stem(kind, base))
  }

  /// The id that is made of a name which others share.
  static func qualifiedID(_ kind: ResourceKind, _ base: String, _ qualifier: String) -> String {
    id(kind, "\(qualifier)-\(stem(kind, base))")
  }

  private static func stem(_ kind: ResourceKind, _ base: String) -> String {
    let prefix = kind.idPrefix + "-"
    return base.hasPrefix(prefix) && base != prefix ? String(base.dropFirst(prefix.count)) : base
  }

  private static func id(_ kind: ResourceKind, _ base: String) -> String {
    let readable = String(
      base.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
    return kind.idPrefix.isEmpty ? readable : "\(kind.idPrefix)-\(readable)"
  }

  /// The id of something that was declared.
  func id(_ key: Key) -> ResourceID {
    guard let id = ids[key] else { preconditionFailure("\(key) was not declared") }
    return id
  }

  func contains(_ key: Key) -> Bool { declared[key] != nil }

  /// What a word may mean: a name in the VPC or outside of all, `vpc/name`, or an id.
  func keys(_ word: String, _ kinds: [ResourceKind], in vpc: String?) -> [Key] {
    var found = kinds.flatMap { kind in
      [Key(kind, in: vpc, word), Key(kind, in: nil, word)].filter { declared[$0] != nil }
    }
    if found.isEmpty, let slash = word.firstIndex(of: "/") {
      let rest = String(word[word.index(after: slash)...])
      found = kinds.map { Key($0, in: String(word[..<slash]), rest) }
        .filter { declared[$0] != nil }
    }
    if found.isEmpty, let key = keysByID[word], kinds.contains(key.kind) { found = [key] }
    // A name outside of all VPCs is found once, whether or not a VPC was asked for.
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The names that a word of these kinds could be, for a hint.
  func candidates(_ kinds: [ResourceKind], in vpc: String?) -> [String] {
    kinds.flatMap { kind in
      let places = names[kind] ?? [:]
      let here = (places[vpc] ?? []).union(places[nil] ?? [])
      return here.sorted()
    }
  }

  /// The id behind `absent/`, which names what is not in the file.
  static func absentID(_ text: String) -> String? {
    guard text.hasPrefix("absent/"), text.utf8.count > 7 else { return nil }
    return String(text.dropFirst(7))
  }

  /// Whether a text has the form of an id that AWS makes: a prefix and 8 or 17 hex digits.
  static func isAWSID(_ text: String, _ kinds: [ResourceKind]) -> Bool {
    kinds.contains { kind in
      let prefix = kind.idPrefix + "-"
      guard !kind.idPrefix.isEmpty, text.hasPrefix(prefix) else { return false }
      let digits = text.utf8.dropFirst(prefix.utf8.count)
      return (digits.count == 8 || digits.count == 17)
        && digits.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
  }
}
