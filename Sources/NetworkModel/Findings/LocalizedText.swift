/// A text in English and Japanese; a language that is left out has the other's words.
public struct LocalizedText: Hashable, Sendable {
  public var en: String
  public var ja: String

  public init(en: String = "", ja: String = "") {
    self.en = en.isEmpty ? ja : en
    self.ja = ja.isEmpty ? en : ja
  }

  public var isEmpty: Bool { en.isEmpty }
}

/// What is the same in every language: a name, a number, the words of another program.
extension LocalizedText: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(en: text, ja: text) }
}
