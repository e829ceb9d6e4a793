import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

@testable import Reports

@Suite struct PathPageTests {
  private static let map = PathPage.Map(element: "<svg></svg>", whole: 0, name: 1, hops: [2, 3, 4])

  private static func page(
    _ topology: Topology, from source: String, to destination: String, _ language: Language = .en,
    there: PathPage.Map = map
  ) throws -> String {
    let query = try QueryParser(topology).query(from: source, to: destination)
    let tracer = PathTracer(topology)
    let trace = tracer.trace(query)
    let narrator = TraceNarrator(
      trace, in: topology, language: language, advice: tracer.advice(for: trace))
    return PathPage(
      narrator, there: there, back: trace.back.isEmpty ? nil : map,
      style: DrawingStyle(light: Palette(), dark: Palette())
    ).html
  }

  /// The vectors of FIPS 180-4's examples, and lengths about that of a block.
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
    (String(repeating: "a", count: 55), "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg="),
    (String(repeating: "a", count: 64), "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs="),
  ])
  func `a policy names a text by its SHA-256`(text: String, expected: String) {
    #expect(ContentHash(of: text).source == "'sha256-\(expected)'")
  }

  @Test func `every step stands in the page, with its sentence and what lost`() throws {
    let sample = try Sample(named: "gateway-endpoint-beside-nat")
    let html = try Self.page(sample.topology, from: "worker", to: "s3")
    #expect(html.contains("<html lang=\"en\">"))
    #expect(html.contains("The way there") && html.contains("The way back"))
    #expect(html.ranges(of: "<li class=\"step ").count == 11)
    #expect(html.contains("<tr class=\"winner\">"))
    #expect(html.contains("shorter: /0 against /20"))
    // The name has the first layer, and the hops those that follow; what has none shows the whole way.
    #expect(html.contains("id=\"there-1\" data-layer=\"1\""))
    #expect(html.contains("id=\"there-2\" data-layer=\"2\""))
    #expect(html.contains("id=\"there-7\" data-layer=\"0\""))
    #expect(html.contains("id=\"back-1\" data-layer=\"2\""))
  }

  @Test func `what blocks is told with what puts it right`() throws {
    let sample = try Sample(named: "private-subnet-isolated")
    let html = try Self.page(sample.topology, from: "worker", to: "s3")
    #expect(html.contains("class=\"step blocks\""))
    #expect(html.contains("class=\"trouble blocks\""))
    #expect(html.contains("What would help"))
    #expect(html.contains("<code>NO_ROUTE_TO_DESTINATION</code>"))
    #expect(!html.contains("The way back"))
  }

  @Test func `a page in Japanese says so`() throws {
    let sample = try Sample(named: "gateway-endpoint-beside-nat")
    let html = try Self.page(sample.topology, from: "worker", to: "s3", .ja)
    #expect(html.contains("<html lang=\"ja\">"))
    #expect(html.contains("<h2 id=\"there-title\">往路</h2>"))
    #expect(html.contains("data-count=\"ステップ {n}/{m}\""))
    #expect(!html.contains("Step {n}"))
  }

  @Test func `a name is text, whatever it holds`() throws {
    let topology = try Topology(
      yaml: """
        waylight: 1
        region: eu-west-1
        vpcs:
          main:
            cidr: 10.0.0.0/16
            subnets: {a: {cidr: 10.0.0.0/24, az: a}}
            instances:
              '</title><script>alert(1)</script>": {subnet: a, id: i-1}
        """.replacing("\": {", with: "\" onload=x ]]> &amp; \u{202E}txt': {"))
    let html = try Self.page(topology, from: "i-1", to: "s3")
    #expect(html.ranges(of: "<script>").count == 1)
    #expect(html.ranges(of: "</title>").count == 1)
    #expect(
      html.contains(
        "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=x ]]&gt; &amp;amp;"))
    #expect(!html.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `a page asks nobody for anything`() throws {
    let sample = try Sample(named: "gateway-endpoint-beside-nat")
    let html = try Self.page(sample.topology, from: "worker", to: "s3")
    #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("url("))
    #expect(html.contains("default-src 'none'"))
    #expect(!html.contains("unsafe-inline"))
    // A style or a handler in an attribute would not work under this policy.
    #expect(!html.contains(" style=\"") && !html.contains(" onclick="))
  }
}
