import NetworkModel
import Testing

@testable import TopologyFiles

@Suite struct JSONSourceTests {
  @Test func `every value is found again in the text`() throws {
    let source =
      "{\"a\": [1, -2.5e3, \"x\\\"]}\", true],\n \"é,:\" : {\"c\":{}, \"d\" :null}, \"e\": [[], 7]}"
    let text = JSONText(source)
    let document = try JSONDocument(text)
    var found: [String] = []
    document.withRoot { root in
      for value in Self.all(in: root) {
        let bytes = Array(source.utf8)
        let place = text.withBytes { bytes in
          var tokens = JSONTokenScanner(bytes)
          tokens.advance(to: value.index)
          return tokens.place
        }
        found.append(String(decoding: bytes[place...].prefix(2), as: UTF8.self))
      }
    }
    #expect(found == ["{\"", "[1", "1,", "-2", "\"x", "tr", "{\"", "{}", "nu", "[[", "[]", "7]"])
  }

  @Test func `places far into a long text are right`() throws {
    let lines = (0..<5000).map { "  {\"Id\": \"東-\($0)\", \"n\": [\($0), {\"x\": null}]}" }
    let source = "[\n" + lines.joined(separator: ",\n") + "\n]"
    let text = JSONText(source)
    let document = try JSONDocument(text)
    let file = JSONSource(file: "a.json", text: text)
    document.withRoot { root in
      for (number, element) in root.elements.enumerated() where number % 617 == 0 {
        let place = file.location(ofValueAt: element.index)
        #expect(place == SourceLocation(file: "a.json", line: number + 2, column: 3))
        let inner = file.location(ofValueAt: element.index, path: JSONPath("n[1].x"))
        #expect(inner.line == number + 2)
        #expect(inner.column == lines[number].unicodeScalars.count - 6)
        let missing = file.location(ofValueAt: element.index, path: JSONPath("n[2].x"))
        #expect(missing == place)
      }
    }
  }

  @Test func `a path is written with dots and brackets`() {
    #expect(
      JSONPath("Routes[2].NatGatewayId").steps
        == [.member("Routes"), .element(2), .member("NatGatewayId")])
    #expect(JSONPath("VpcId").steps == [.member("VpcId")])
    #expect(JSONPath("a[0][1]").steps == [.member("a"), .element(0), .element(1)])
  }

  private static func all(in value: JSONValue) -> [JSONValue] {
    [value] + value.elements.flatMap { all(in: $0) } + value.members.flatMap { all(in: $0.value) }
  }

  @Test func `a column counts characters, not bytes`() {
    Array("é\n東京 x".utf8).withUnsafeBufferPointer { bytes in
      var scanner = TextPositionScanner(bytes)
      #expect(scanner.position(at: 0) == TextPosition(line: 1, column: 1))
      #expect(scanner.position(at: 2) == TextPosition(line: 1, column: 2))
      #expect(scanner.position(at: 3) == TextPosition(line: 2, column: 1))
      #expect(scanner.position(at: 10) == TextPosition(line: 2, column: 4))
      #expect(scanner.position(at: 1000) == TextPosition(line: 2, column: 5))
    }
  }
}
