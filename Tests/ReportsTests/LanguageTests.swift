import Reports
import Testing

@Suite struct LanguageTests {
  @Test(arguments: [
    ([:], Language.en), (["LANG": "ja_JP.UTF-8"], .ja), (["LANG": "C.UTF-8"], .en),
    (["LANG": "ja_JP.UTF-8", "LC_ALL": "en_US.UTF-8"], .en),
    (["LANG": "en_US", "LC_MESSAGES": "ja"], .ja), (["LC_ALL": "", "LANG": "ja_JP"], .ja),
    (["LANG": "fr_FR.UTF-8"], .en), (["LANG": "javanese"], .en), (["LANG": "JA_JP"], .ja),
  ])
  func `the first of LC_ALL, LC_MESSAGES and LANG that is not empty decides`(
    _ environment: [String: String], _ language: Language
  ) {
    #expect(Language(environment: environment) == language)
  }

  @Test func `lists and counts read as each language writes them`() {
    #expect(Language.en.list(["a", "b", "c"]) == "a, b and c")
    #expect(Language.en.choice(["a", "b"]) == "a or b")
    #expect(Language.ja.list(["a", "b"]) == "a、b")
    #expect(Language.en.count(1, en: "hop", "hops", ja: "ホップ") == "1 hop")
    #expect(Language.ja.count(4, en: "hop", "hops", ja: "ホップ") == "4ホップ")
  }
}
