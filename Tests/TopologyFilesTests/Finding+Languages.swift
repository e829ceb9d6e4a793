import NetworkModel

extension LocalizedText {
  /// Whether it is said in Japanese, and not the English once more.
  var isInJapanese: Bool {
    ja != en
      && ja.unicodeScalars.contains {
        (0x3040...0x30FF) ~= $0.value || (0x4E00...0x9FFF) ~= $0.value
      }
  }
}

extension Finding {
  /// Whether all that a person reads of it stands in both languages.
  var isInBothLanguages: Bool { words.isInJapanese && advice?.isInJapanese != false }
}
