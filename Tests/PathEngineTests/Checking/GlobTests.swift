import Testing

@testable import PathEngine

@Suite struct GlobTests {
  @Test(arguments: [
    ("*", "", true), ("*", "anything", true), ("private-*", "private-a", true),
    ("private-*", "private-", true), ("private-*", "public-a", false),
    ("*-a", "private-a", true), ("*-a", "a-a-b", false), ("*-a*", "x-a-b", true),
    ("web-?", "web-1", true), ("web-?", "web-10", false), ("web-?", "web-", false),
    ("a*b*c", "a-b-b-c", true), ("a*b*c", "a-c-b", false), ("*ab", "aab", true),
    ("?", "é", true), ("*", "日本", true), ("web.*", "web-a", false),
  ])
  func `a star stands for any characters, a question mark for one`(
    _ pattern: String, _ name: String, _ fits: Bool
  ) throws {
    let glob = try #require(Glob(pattern))
    #expect(glob.matches(name) == fits)
  }

  @Test func `a text without either is a name`() {
    #expect(Glob("web-[ab]") == nil)
    #expect(Glob("") == nil)
  }

  @Test func `many stars end soon on a long name`() throws {
    let glob = try #require(Glob(String(repeating: "*a", count: 40) + "b"))
    #expect(!glob.matches(String(repeating: "a", count: 4000)))
  }
}
