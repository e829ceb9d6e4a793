import IPAddressing
import NetworkModel

extension YAMLSource {
  /// A word or text.
  mutating func word(_ value: YAMLValue?, _ noun: LocalizedText) -> YAMLWord? {
    guard let value, !value.isNull else { return nil }
    guard let word = value.word else {
      wrongType(value, expected: noun)
      return nil
    }
    return word
  }

  mutating func words(_ value: YAMLValue?, _ noun: LocalizedText) -> [YAMLWord] {
    list(value).compactMap { word($0, noun) }
  }

  mutating func bool(_ value: YAMLValue?) -> Bool? {
    guard let value, !value.isNull else { return nil }
    switch value.word?.text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      error(
        .wrongType,
        LocalizedText(
          en: "here should be true or false, not \(value.noun.en)",
          ja: "true か false を書くところに\(value.noun.ja)があります"), at: value.position)
      return nil
    }
  }

  mutating func integer(
    _ value: YAMLValue?, _ noun: LocalizedText, in range: ClosedRange<Int>
  ) -> Int? {
    guard let word = word(value, noun) else { return nil }
    guard let number = Int(word.text), range.contains(number) else {
      error(
        .badValue,
        LocalizedText(
          en: "'\(word.text)' is not \(noun.en)", ja: "「\(word.text)」は\(noun.ja)ではありません"),
        at: word.position,
        hint: LocalizedText(
          en: "a whole number of \(range.lowerBound)-\(range.upperBound)",
          ja: "\(range.lowerBound)〜\(range.upperBound) の整数を書いてください"))
      return nil
    }
    return number
  }

  /// One of several words.
  mutating func choice<Value>(
    _ value: YAMLValue?, _ noun: LocalizedText, _ choices: [(String, Value)]
  )
    -> Value?
  {
    guard let word = word(value, noun) else { return nil }
    if let match = choices.first(where: { $0.0 == word.text }) { return match.1 }
    unknown(
      .badValue, word,
      LocalizedText(en: "'\(word.text)' is not \(noun.en)", ja: "「\(word.text)」は\(noun.ja)ではありません"),
      among: choices.map(\.0))
    return nil
  }

  mutating func state(_ value: YAMLValue?) -> ResourceState? {
    choice(value, .aState, ResourceState.allCases.map { ($0.rawValue, $0) })
  }

  mutating func address(_ value: YAMLValue?) -> IPAddress? {
    word(value, .anAddress).flatMap { address($0) }
  }

  mutating func address(_ word: YAMLWord) -> IPAddress? {
    do throws(IPAddressError) {
      return try IPAddress(word.text)
    } catch {
      self.error(.badValue, error.words, at: word.position)
      return nil
    }
  }

  mutating func addressV4(_ value: YAMLValue?) -> IPv4Address? {
    guard let word = word(value, .anIPv4Address), let address = address(word) else {
      return nil
    }
    switch address {
    case .v4(let v4): return v4
    case .v6:
      error(
        .badValue,
        LocalizedText(
          en: "'\(word.text)' is not an IPv4 address", ja: "「\(word.text)」はIPv4アドレスではありません"),
        at: word.position)
      return nil
    }
  }

  mutating func prefix(_ word: YAMLWord) -> IPPrefix? {
    do throws(IPAddressError) {
      return try IPPrefix(word.text)
    } catch {
      let isAddress = (try? IPAddress(word.text)) != nil
      let whole = word.text.contains(":") ? 128 : 32
      self.error(
        .badValue, error.words, at: word.position,
        hint: isAddress ? .didYouMean("\(word.text)/\(whole)") : nil)
      return nil
    }
  }

  /// Prefixes: one, or a list.
  mutating func prefixes(_ value: YAMLValue?) -> [IPPrefix] {
    words(value, .aPrefix).compactMap { prefix($0) }
  }

  /// A text in one language or two: `…`, or `{en: …, ja: …}`.
  mutating func localizedText(_ value: YAMLValue?) -> LocalizedText {
    guard let value, !value.isNull else { return LocalizedText() }
    if let word = value.word { return LocalizedText(en: word.text) }
    guard let keys = mapping(value, .localizedText) else { return LocalizedText() }
    return LocalizedText(
      en: word(keys["en"], .aText)?.text ?? "", ja: word(keys["ja"], .aText)?.text ?? "")
  }
}
