import Testing

@testable import YAMLTree

@Suite struct YAMLNodeTests {
  private func root(_ text: String) throws -> YAMLNode { try #require(try YAMLNode.root(of: text)) }

  private func fault(_ text: String) -> YAMLError? {
    do throws(YAMLError) {
      _ = try YAMLNode.root(of: text)
      return nil
    } catch {
      return error
    }
  }

  @Test func `keys, values and lists have their places`() throws {
    let root = try root("# first\nname: 'a b'\nlist:\n  - one\n  - {deep: [x, y]}\n")
    #expect(root.mapping?.map { $0.key.string } == ["name", "list"])
    let name = try #require(root["name"])
    #expect(name.string == "a b" && name.line == 2 && name.column == 7)
    let list = try #require(root["list"]?.sequence)
    #expect(list[0].string == "one" && list[0].line == 4 && list[0].column == 5)
    #expect(list[1]["deep"]?.sequence?.map(\.string) == ["x", "y"])
    #expect(root["name"]?.sequence == nil && root["missing"] == nil && name["x"] == nil)
  }

  @Test func `columns count characters, not bytes`() throws {
    let root = try root("{名前: 値, b: c}")
    let value = try #require(root["b"])
    #expect(value.column == 12)
  }

  @Test(arguments: ["", "# nothing\n", "---\n...\n"])
  func `a text without a value has no tree, or an empty one`(text: String) throws {
    #expect(try YAMLNode.root(of: text)?.isNull ?? true)
  }

  @Test func `nothing, yes and no, and numbers are told from texts`() throws {
    let root = try root("a: \nb: ~\nc: 'null'\nd: on\ne: False\nf: 17\ng: '~'\nh: 1.5\n")
    #expect(["a", "b", "c", "g"].map { root[$0]?.isNull } == [true, true, false, false])
    #expect(root["d"]?.bool == true && root["e"]?.bool == false && root["f"]?.bool == nil)
    #expect(root["f"]?.int == 17 && root["h"]?.int == nil)
  }

  @Test func `an alias is what it stands for, with its place`() throws {
    let root = try root("a: &x {k: v}\nb: *x\nc: &y word\nd: [*y, *y]\n")
    #expect(root["b"]?["k"]?.string == "v" && root["b"]?.line == 1)
    #expect(root["d"]?.sequence?.map(\.string) == ["word", "word"])
  }

  @Test func `a billion of aliases takes no time and no memory until somebody looks`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...60 {
      let alias = "*a\(level - 1)"
      text +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
    }
    var node = try #require(try root(text)["a60"])
    var depth = 0
    while let first = node.sequence?.first {
      node = first
      depth += 1
    }
    #expect(depth == 61 && node.string == "x")
  }

  @Test(arguments: [
    ("a: &x [*x]", 1, 8), ("a: *b", 1, 4), ("a: &x {k: *x}", 1, 11),
  ])
  func `an alias must stand for something before it, so nothing holds itself`(
    text: String, line: Int, column: Int
  ) {
    #expect(
      fault(text)
        == YAMLError(
          reason: .syntax(context: nil, problem: "found undefined alias"), line: line,
          column: column))
  }

  @Test(arguments: [
    ("a: &x b\n*x : c", 2, 1), ("a: &x [1]\n? [*x]\n: c", 2, 4),
    ("a: &x [1]\nb: {[{c: *x}]: 1}", 2, 10),
  ])
  func `an alias in a key is refused where it stands`(text: String, line: Int, column: Int) {
    #expect(fault(text) == YAMLError(reason: .aliasInKey, line: line, column: column))
  }

  @Test func `a key that stands twice is found where it stands again`() {
    #expect(
      fault("a: 1\nb:\n  c: 1\n  'c': 2\n")
        == YAMLError(reason: .duplicateKey("c", firstLine: 3), line: 4, column: 3))
    #expect(fault("a: {c: 1}\nb: {c: 1}\n") == nil)
    // Keys that are no words are not compared.
    #expect(fault("{[a]: 1, [a]: 2}") == nil)
  }

  @Test(arguments: [
    ("a: [1, 2", 2, 1), ("a: b: c", 1, 5), ("\tb: 1", 1, 1), ("a: 1\n--- \nb: 2\n", 2, 1),
    ("a: 1\n  b: 2", 2, 4),
  ])
  func `a fault has its place`(text: String, line: Int, column: Int) throws {
    let fault = try #require(self.fault(text))
    guard case .syntax = fault.reason else {
      Issue.record("\(fault)")
      return
    }
    #expect((fault.line, fault.column) == (line, column), "\(fault)")
    #expect("\(fault)".hasPrefix("line \(line), column \(column): "))
  }

  @Test func `characters that YAML does not take have their place too`() throws {
    let fault = try #require(self.fault("a: 1\n名前: \u{1B}[31m\n"))
    #expect(fault.reason == .unreadable(problem: "control characters are not allowed"))
    #expect((fault.line, fault.column) == (2, 5))
  }

  @Test func `what is nested deeper than anybody writes ends in a fault, not in a crash`() {
    for text in [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000), String(repeating: "? ", count: 100_000),
    ] {
      #expect(fault(text)?.reason == .tooDeep)
    }
    let depth = YAMLNode.maximumDepth
    #expect(
      fault(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) == nil)
    // Nor by way of aliases, each of which makes a deeper one.
    let levels = (1...10_000).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
    #expect(fault("a0: &a0 x\n" + levels)?.reason == .tooDeep)
  }
}
