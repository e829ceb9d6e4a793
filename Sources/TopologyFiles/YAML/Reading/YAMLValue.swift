import NetworkModel
import Yams

/// A value of a YAML text, with its place.
struct YAMLValue {
  let node: Node

  /// Where it begins. An alias has the place of what it stands for.
  var position: TextPosition {
    guard let mark = node.mark else { return TextPosition(line: 1, column: 1) }
    return TextPosition(line: mark.line, column: mark.column)
  }

  /// The text of a scalar.
  var word: YAMLWord? {
    guard case .scalar(let scalar) = node else { return nil }
    return YAMLWord(text: scalar.string, position: position)
  }

  /// Nothing after the colon, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let scalar) = node else { return false }
    switch scalar.style {
    case .plain, .any: return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    case .singleQuoted, .doubleQuoted, .literal, .folded: return false
    }
  }

  var isMapping: Bool {
    if case .mapping = node { true } else { false }
  }

  var isList: Bool {
    if case .sequence = node { true } else { false }
  }

  /// What it is, for a message.
  var noun: LocalizedText {
    switch node {
    case .scalar where isNull: LocalizedText(en: "nothing", ja: "何もない値")
    case .scalar(let scalar):
      LocalizedText(en: "'\(scalar.string.prefix(60))'", ja: "「\(scalar.string.prefix(60))」")
    case .mapping: LocalizedText(en: "a mapping", ja: "マッピング")
    case .sequence: LocalizedText(en: "a list", ja: "リスト")
    case .alias: LocalizedText(en: "an alias", ja: "エイリアス")
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
