import Testing

@testable import TopologyFiles

@Suite struct JSONDocumentTests {
  @Test func `a value is found by its names`() throws {
    let document = try JSONDocument(
      JSONText(#"{"Vpcs": [{"VpcId": "vpc-1", "Tags": []}], "n": 7}"#))
    document.withRoot { root in
      #expect(root.kind == .object)
      #expect(root.count == 2)
      #expect(root["Vpcs"]?.count == 1)
      #expect(root["Vpcs"]?.elements.first { _ in true }?["VpcId"]?.string == "vpc-1")
      #expect(root["n"]?.int == 7)
      #expect(root["Subnets"] == nil)
    }
  }

  @Test func `members and elements come in the order of the file`() throws {
    let document = try JSONDocument(
      JSONText(#"{"b": 1, "a": {"x": [1]}, "c": [3, [4, 5], {}, "s"]}"#))
    document.withRoot { root in
      #expect(root.members.map { String($0.key) } == ["b", "a", "c"])
      #expect(root["c"]?.elements.map(\.kind) == [.number, .array, .object, .string])
      #expect(root["b"]?.members.map { String($0.key) } == [])
      #expect(root["b"]?.elements.map(\.kind) == [])
    }
  }

  @Test func `a value of another kind is nil`() throws {
    let document = try JSONDocument(JSONText(#"["1", 1, 1.5, true, null, [], {}]"#))
    document.withRoot { root in
      let values = Array(root.elements)
      #expect(values.map(\.string) == ["1", nil, nil, nil, nil, nil, nil])
      #expect(values.map(\.int) == [nil, 1, nil, nil, nil, nil, nil])
      #expect(values.map(\.double) == [nil, 1, 1.5, nil, nil, nil, nil])
      #expect(values.map(\.bool) == [nil, nil, nil, true, nil, nil, nil])
      #expect(values.map(\.isNull) == [false, false, false, false, true, false, false])
      #expect(values.map { $0["a"]?.index } == Array(repeating: nil, count: 7))
    }
  }

  @Test func `null is no value, but a member`() throws {
    let document = try JSONDocument(JSONText(#"{"NextToken": null}"#))
    document.withRoot { root in
      #expect(root["NextToken"] == nil)
      #expect(root.member("NextToken")?.kind == .null)
    }
  }

  @Test func `strings are unescaped`() throws {
    let document = try JSONDocument(JSONText(#"["a\"\\\/\n\u00e9\ud83d\ude00", "東京", ""]"#))
    document.withRoot { root in
      #expect(root.elements.map(\.string) == ["a\"\\/\né😀", "東京", ""])
    }
  }

  @Test func `numbers keep their whole range`() throws {
    let document = try JSONDocument(
      JSONText("[-9223372036854775808, 9223372036854775807, 18446744073709551615, 1e3, -0]"))
    document.withRoot { root in
      #expect(root.elements.map(\.int) == [Int.min, Int.max, nil, 1000, 0])
    }
  }

  @Test(arguments: [255, 256, 257, 100_000])
  func `nesting is limited`(depth: Int) throws {
    let text = JSONText(
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    if depth < JSONDocument.maximumDepth {
      _ = try JSONDocument(text)
    } else if depth > JSONDocument.maximumDepth {
      let error = #expect(throws: JSONSyntaxError.self) { try JSONDocument(text) }
      #expect(error == JSONSyntaxError(.tooDeep(limit: 256), at: 256))
    }
  }
}
