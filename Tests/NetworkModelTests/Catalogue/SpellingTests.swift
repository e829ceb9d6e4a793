import NetworkModel
import Testing

@Suite struct SpellingTests {
  @Test(
    arguments: [
      ("", "", 0), ("a", "", 1), ("route", "route", 0), ("rotue", "route", 1), ("nat", "nats", 1),
      ("subnet", "sbnt", 2), ("kitten", "sitting", 3),
    ])
  func `distance counts letters added, lost, changed and swapped`(
    a: String, b: String, distance: Int
  ) {
    #expect(Spelling.distance(a, b) == distance)
    #expect(Spelling.distance(b, a) == distance)
  }

  @Test func `words that begin alike come first, then the nearest, then as they were given`() {
    let words = ["routes", "rout", "route-tables", "subnets"]
    #expect(Spelling.nearest(to: "route", among: words) == ["routes", "route-tables", "rout"])
    #expect(Spelling.nearest(to: "subnest", among: words) == ["subnets"])
    #expect(Spelling.nearest(to: "route", among: words, limit: 1) == ["routes"])
  }
}
