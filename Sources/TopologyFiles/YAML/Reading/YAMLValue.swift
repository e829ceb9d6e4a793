import NetworkModel
import YAMLTree

/// A value of a YAML text, with its place.
struct YAMLValue {
  let node: YAMLNode

  /// Where it begins. An alias has the place of what it stands for.
  var position: TextPosition { TextPosition(line: node.line, column: node.column) }

  /// The text of a scalar.
  var word: YAMLWord? { node.string.map { YAMLWord(text: $0, position: position) } }

  var isNull: Bool { node.isNull }
  var isMapping: Bool { node.mapping != nil }
  var isList: Bool { node.sequence != nil }

  /// What it is, for a message.
  var noun: LocalizedText {
    switch node.content {
    case .scalar where isNull: LocalizedText(en: "nothing", ja: "何もない値")
    case .scalar(let text, _):
      LocalizedText(en: "'\(text.prefix(60))'", ja: "「\(text.prefix(60))」")
    case .mapping: LocalizedText(en: "a mapping", ja: "マッピング")
    case .sequence: LocalizedText(en: "a list", ja: "リスト")
    }
  }
}

/// A word of a YAML text, with its place: a name, a key, an address.
struct YAMLWord: Hashable, Comparable {
  var text: String
  var position: TextPosition

  static func < (a: Self, b: Self) -> Bool { (a.text, a.position) < (b.text, b.position) }
}

/// A key and its value.
struct YAMLEntry {
  var key: YAMLWord
  var value: YAMLValue
}
