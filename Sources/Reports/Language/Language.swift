/// A language that the program speaks.
package enum Language: String, Hashable, Sendable, CaseIterable {
  case en, ja

  /// The language that a locale's environment asks for: that of the first of LC_ALL, LC_MESSAGES and LANG
  /// that is set and not empty, as POSIX orders them; English for all that is not spoken here.
  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    self = locale.flatMap(Self.init(locale:)) ?? .en
  }

  /// The language of a locale's name, such as `ja_JP.UTF-8`, or nil when it is not spoken here.
  package init?(locale: String) {
    let language = locale.prefix { $0.isASCII && $0.isLetter }
    self.init(rawValue: language.lowercased())
  }

  /// One text in every language. All of them stand side by side where the text is used, so that
  /// none can be forgotten.
  package func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    switch self {
    case .en: en()
    case .ja: ja()
    }
  }
}
