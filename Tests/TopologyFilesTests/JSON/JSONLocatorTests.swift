import Testing

@testable import TopologyFiles

@Suite struct JSONLocatorTests {
  @Test func `every value is found again in the text`() throws {
    let source =
      "{\"a\": [1, -2.5e3, \"x\\\"]}\", true],\n \"é,:\" : {\"c\":{}, \"d\" :null}, \"e\": [[], 7]}"
    let text = JSONText(source)
    let document = try JSONDocument(text)
    var found: [String] = []
    document.withRoot { root in
      let values = Self.all(in: root)
      let offsets = JSONLocator.offsets(of: values.map(\.index), in: text)
      #expect(offsets.count == values.count)
      for (value, offset) in zip(values, offsets) {
        let rest = Array(source.utf8)[offset...]
        found.append(String(decoding: rest.prefix(2), as: UTF8.self))
        switch value.kind {
        case .object: #expect(rest.first == UInt8(ascii: "{"))
        case .array: #expect(rest.first == UInt8(ascii: "["))
        case .string: #expect(rest.first == UInt8(ascii: "\""))
        case .bool: #expect(rest.first == UInt8(ascii: "t"))
        case .null: #expect(rest.first == UInt8(ascii: "n"))
        case .number: #expect("-127".utf8.contains(rest.first ?? 0))
        }
      }
    }
    #expect(found == ["{\"", "[1", "1,", "-2", "\"x", "tr", "{\"", "{}", "nu", "[[", "[]", "7]"])
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
