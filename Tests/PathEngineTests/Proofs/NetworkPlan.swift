import NetworkModel
import TestSupport

/// A network in Waylight's YAML that is not written down yet, so that a test can change it or put its
/// parts into another order.
enum NetworkPlan {
  case word(String)
  /// In an order that means something, such as a VPC's blocks, the primary one first.
  case sequence([NetworkPlan])
  /// In an order that means nothing, such as a security group's rules.
  case set([NetworkPlan])
  case mapping([(key: String, value: NetworkPlan)])

  static let empty = NetworkPlan.mapping([])

  static func words(_ words: [String]) -> NetworkPlan { .set(words.map(NetworkPlan.word)) }

  /// The part of that name; nil takes it out.
  subscript(_ key: String) -> NetworkPlan? {
    get {
      guard case .mapping(let entries) = self else { return nil }
      return entries.first { $0.key == key }?.value
    }
    set {
      guard case .mapping(var entries) = self else { return }
      let place = entries.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
      self = .mapping(entries)
    }
  }

  /// The part at a path of names, which is made where it is missing.
  subscript(path path: [String]) -> NetworkPlan? {
    get {
      guard let first = path.first else { return self }
      return self[first]?[path: Array(path.dropFirst())]
    }
    set {
      guard let first = path.first else { return }
      if path.count == 1 {
        self[first] = newValue
      } else {
        var part = self[first] ?? .empty
        part[path: Array(path.dropFirst())] = newValue
        self[first] = part
      }
    }
  }

  var keys: [String] {
    guard case .mapping(let entries) = self else { return [] }
    return entries.map(\.key)
  }

  mutating func append(_ word: String) {
    guard case .set(let members) = self else { return }
    self = .set(members + [.word(word)])
  }

  /// The same network with everything that has no order in another one.
  func shuffled(using random: inout SeededGenerator) -> NetworkPlan {
    switch self {
    case .word: self
    case .sequence(let members): .sequence(members)
    case .set(let members):
      .set(members.shuffled(using: &random).map { $0.shuffled(using: &random) })
    case .mapping(let entries):
      .mapping(
        entries.shuffled(using: &random).map { ($0.key, $0.value.shuffled(using: &random)) })
    }
  }

  /// In YAML's flow style, all on one line.
  var yaml: String {
    switch self {
    case .word("true"), .word("false"): word
    case .word: "\"\(word)\""
    case .sequence(let members), .set(let members):
      "[" + members.map(\.yaml).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\"\($0.key)\": \($0.value.yaml)" }.joined(separator: ", ") + "}"
    }
  }

  private var word: String {
    if case .word(let word) = self { word } else { "" }
  }

  /// - Throws: `FaultyTopology` when the plan is none that can be.
  func topology() throws -> Topology { try Topology(yaml: yaml) }
}

extension NetworkPlan: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral word: String) { self = .word(word) }
  init(booleanLiteral value: Bool) { self = .word(String(value)) }
  init(dictionaryLiteral entries: (String, NetworkPlan)...) {
    self = .mapping(entries.map { ($0.0, $0.1) })
  }
}
