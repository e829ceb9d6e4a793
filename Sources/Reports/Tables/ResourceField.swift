import IPAddressing
import NetworkModel
import TerminalScreen

/// One thing to say of a resource, for a table's column and for a JSON field alike.
struct ResourceField: Sendable {
  enum Value: Hashable, Sendable {
    case text(String)
    case list([String])
    case flag(Bool)
    case number(Int)
    case reference(ResourceID?)
    case references([ResourceID])
  }

  /// AWS's name of the field.
  var name: String
  /// The column's title.
  var title: String
  var value: Value
  /// Whether AWS has no such field.
  var isOurs = false
}

extension ResourceField.Value {
  static func addresses(_ all: [some CustomStringConvertible]) -> Self {
    .list(all.map(\.description))
  }

  static func optional(_ value: (some CustomStringConvertible)?) -> Self {
    .text(value?.description ?? "")
  }

  /// As a person reads it: names instead of ids.
  func text(_ names: ResourceNames, _ language: Language) -> String {
    switch self {
    case .text(let text): text
    case .list(let all): all.joined(separator: ", ")
    case .flag(let isOn): isOn ? language.text(en: "yes", ja: "はい") : ""
    case .number(let number): "\(number)"
    case .reference(let id): id.map(names.label) ?? ""
    case .references(let all): all.map(names.label).joined(separator: ", ")
    }
  }

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }
}

extension ResourceField.Value: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text.sanitised)
    case .list(let all): try container.encode(all.map(\.sanitised))
    case .flag(let isOn): try container.encode(isOn)
    case .number(let number): try container.encode(number)
    case .reference(let id): try container.encode(id?.text.sanitised)
    case .references(let all): try container.encode(all.map(\.text.sanitised))
    }
  }

  /// What says nothing stays out of the JSON.
  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let all): all.isEmpty
    case .reference(let id): id == nil
    case .references(let all): all.isEmpty
    case .flag, .number: false
    }
  }
}
