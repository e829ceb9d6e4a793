import IPAddressing
import NetworkModel

extension YAMLSource {
  /// A word or text.
  mutating func word(_ value: YAMLValue?, _ noun: String) -> YAMLWord? {
    guard let value, !value.isNull else { return nil }
    guard let word = value.word else {
      wrongType(value, expected: noun)
      return nil
    }
    return word
  }

  mutating func words(_ value: YAMLValue?, _ noun: String) -> [YAMLWord] {
    list(value).compactMap { word($0, noun) }
  }

  mutating func bool(_ value: YAMLValue?) -> Bool? {
    guard let value, !value.isNull else { return nil }
    switch value.word?.text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default:
      error(
        .wrongType, "here should be true or false, not \(value.noun)", at: value.position)
      return nil
    }
  }

  mutating func integer(
    _ value: YAMLValue?, _ noun: String, in range: ClosedRange<Int>
  ) -> Int? {
    guard let word = word(value, noun) else { return nil }
    guard let number = Int(word.text), range.contains(number) else {
      error(
        .badValue, "'\(word.text)' is not \(noun)", at: word.position,
        hint: "a whole number of \(range.lowerBound)-\(range.upperBound)")
      return nil
    }
    return number
  }

  /// One of several words.
  mutating func choice<Value>(_ value: YAMLValue?, _ noun: String, _ choices: [(String, Value)])
    -> Value?
  {
    guard let word = word(value, noun) else { return nil }
    if let match = choices.first(where: { $0.0 == word.text }) { return match.1 }
    unknown(.badValue, word, "'\(word.text)' is not \(noun)", among: choices.map(\.0))
    return nil
  }

  mutating func state(_ value: YAMLValue?) -> ResourceState? {
    let states = ResourceState.allCases.filter { $0 != .unknown }
    return choice(value, "a state", states.map { ($0.rawValue, $0) })
  }

  mutating func address(_ value: YAMLValue?) -> IPAddress? {
    word(value, "an address").flatMap { address($0) }
  }

  mutating func address(_ word: YAMLWord) -> IPAddress? {
    do throws(IPAddressError) {
      return try IPAddress(word.text)
    } catch {
      self.error(.badValue, error.description, at: word.position)
      return nil
    }
  }

  mutating func addressV4(_ value: YAMLValue?) -> IPv4Address? {
    guard let word = word(value, "an IPv4 address"), let address = address(word) else {
      return nil
    }
    switch address {
    case .v4(let v4): return v4
    case .v6:
      error(.badValue, "'\(word.text)' is not an IPv4 address", at: word.position)
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
        .badValue, error.description, at: word.position,
        hint: isAddress ? "did you mean '\(word.text)/\(whole)'?" : nil)
      return nil
    }
  }

  /// Prefixes: one, or a list.
  mutating func prefixes(_ value: YAMLValue?) -> [IPPrefix] {
    words(value, "a prefix such as 10.0.0.0/16").compactMap { prefix($0) }
  }

  /// A text in one language or two: `…`, or `{en: …, ja: …}`.
  mutating func localizedText(_ value: YAMLValue?) -> LocalizedText {
    guard let value, !value.isNull else { return LocalizedText() }
    if let word = value.word { return LocalizedText(en: word.text) }
    guard let keys = mapping(value, .localizedText) else { return LocalizedText() }
    return LocalizedText(
      en: word(keys["en"], "a text")?.text ?? "", ja: word(keys["ja"], "a text")?.text ?? "")
  }
}
