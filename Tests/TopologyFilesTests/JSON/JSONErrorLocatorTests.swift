import NetworkModel
import Testing

@testable import TopologyFiles

@Suite struct JSONErrorLocatorTests {
  struct Case: Sendable {
    var text: String
    var line: Int
    var column: Int
    var message: String

    init(_ text: String, _ line: Int, _ column: Int, _ message: String) {
      (self.text, self.line, self.column, self.message) = (text, line, column, message)
    }
  }

  static let cases = [
    Case("", 1, 1, "the file has nothing but white space"),
    Case(" \n ", 2, 2, "the file has nothing but white space"),
    Case("{\n \"Vpcs\": [\n  {", 3, 4, "the file ends inside an object opened at line 3"),
    Case("{\n \"Vpcs\": [", 2, 11, "the file ends inside an array opened at line 2"),
    Case("{\n \"Vpcs\": [\n]", 3, 2, "the file ends inside an object opened at line 1"),
    Case("{\"Vpcs", 1, 7, "the file ends inside a string opened at line 1"),
    Case("[tr", 1, 4, "the file ends inside a value"),
    Case("[1.", 1, 2, "the file ends inside a value"),
    Case("{\"a\": 1,\n}", 1, 8, "a comma before the end of an object"),
    Case("[1, ]", 1, 3, "a comma before the end of an array"),
    Case("{\"a\" 1}", 1, 6, "'1' where a colon belongs"),
    Case("{a: 1}", 1, 2, "'a' where a name in quotes belongs"),
    Case("[1 2]", 1, 4, "'2' where a comma or ']' belongs"),
    Case("{\"a\": 1]", 1, 8, "']' where a comma or '}' belongs"),
    Case("{\"é\": é}", 1, 7, "U+00E9 where a value belongs"),
    Case("[\"a\nb\"]", 1, 4, "a line ends inside a string: its closing quote is missing"),
    Case("[\"a\tb\"]", 1, 4, "the control character U+0009 inside a string"),
    Case("[\"\\x\"]", 1, 3, "an escape that JSON does not have"),
    Case("[\"\\ud800\"]", 1, 3, "an escape that JSON does not have"),
    Case("[01]", 1, 2, "a number that is not written as JSON writes numbers"),
    Case("[-]", 1, 2, "a number that is not written as JSON writes numbers"),
    Case("[99999999999999999999]", 1, 2, "a number too large to be read"),
    Case("[1e999]", 1, 2, "a number too large to be read"),
    Case("[True]", 1, 2, "'T' where a value belongs"),
    Case("[nul]", 1, 2, "a word that is not true, false or null"),
    Case("{}\n{}", 2, 1, "more text after the end of the value"),
  ]

  @Test(arguments: cases)
  func `a fault is named where it stands`(expected: Case) throws {
    let text = JSONText(expected.text)
    let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text) }
    let position = text.withBytes { TextPositionScanner.position(at: error.offset, in: $0) }
    #expect(position == TextPosition(line: expected.line, column: expected.column))
    let words = error.words { offset in
      text.withBytes { TextPositionScanner.position(at: offset, in: $0).line }
    }
    #expect(words.en == expected.message)
    #expect(words.isInJapanese)
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80]])
  func `bytes that are not UTF-8 are found`(bytes: [UInt8]) throws {
    let text = JSONText(Array("[\"a".utf8) + bytes + Array("\"]".utf8))
    let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text) }
    #expect(error == JSONSyntaxError(.invalidUTF8, at: 3))
  }

  @Test func `a text cut at any byte is told as cut`() throws {
    let whole =
      #"{"Vpcs": [{"VpcId": "vpc-é\u00e9", "n": [-12.5e+3, true, null, {}]}], "b": false}"#
    let bytes = Array(whole.utf8)
    _ = try JSONDocument(JSONText(bytes))
    for end in 0..<bytes.count {
      let error = try #require(throws: JSONSyntaxError.self) {
        try JSONDocument(JSONText(bytes[..<end]))
      }
      #expect(error.isTruncation, "cut at \(end): \(error)")
      #expect(error.offset <= end)
    }
  }

  @Test func `simdjson and the locator agree on what is JSON`() {
    var random = SplitMix64(seed: 20_260_801)
    let original = Array(
      #"{"a": [1, -2.5e3, "x\n\u00e9é", true, false, null], "b": {"c": {}}}"#.utf8)
    let letters = Array("{}[]\",:\\u0e-1tfn \n\u{E9}".utf8) + [0, 0xFF, 0x1F]
    for _ in 0..<4000 {
      var bytes = original
      for _ in 0..<random.next(below: 3) + 1 {
        let place = random.next(below: bytes.count)
        switch random.next(below: 3) {
        case 0: bytes[place] = letters[random.next(below: letters.count)]
        case 1: bytes.remove(at: place)
        default: bytes.insert(letters[random.next(below: letters.count)], at: place)
        }
      }
      let text = JSONText(bytes)
      let found = JSONErrorLocator.firstError(in: text)
      do {
        _ = try JSONDocument(text)
        #expect(found == nil, "\(String(decoding: bytes, as: UTF8.self))")
      } catch {
        #expect(error.problem != .refused, "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test func `several values in one text are told apart`() throws {
    let text = JSONText(" {\"a\": \"}\"}\n[1]{} ")
    #expect(JSONErrorLocator.values(in: text).ranges == [1..<11, 12..<15, 15..<17])
    #expect(JSONErrorLocator.values(in: text).error == nil)
    let cut = JSONErrorLocator.values(in: JSONText("{} ["))
    #expect(cut.ranges == [0..<2])
    #expect(cut.error == JSONSyntaxError(.endsInside(.array, openedAt: 3), at: 4))
  }
}
