import Testing

@testable import AccountCapture

struct JSONTextEditorTests {
  private func edit(_ text: String, _ change: (JSONTextEditor.Place) -> String?) -> String {
    String(decoding: JSONTextEditor.edit(Array(text.utf8), change), as: UTF8.self)
  }

  @Test func `every byte but the changed text stays`() {
    let text = #"{ "a" : [1, true, null, -2.5e3 , "x"],\#n"b": {"a":"\u0041\n\"é😀"} }"#
    #expect(edit(text) { _ in nil } == text)
    let changed = edit(text) { $0.value == "x" ? "y\"\\\n" : nil }
    #expect(changed == text.replacing("x", with: #"y\"\\\u000a"#))
  }

  @Test func `keys lead to a text, and are not texts themselves`() {
    var places: [[String]] = []
    var values: [String] = []
    _ = edit(#"{"a": {"b": ["c", {"d": "e"}, "f"]}, "g": "\ud83d\ude00"}"#) {
      places.append($0.keys)
      values.append($0.value)
      return nil
    }
    #expect(places == [["a", "b"], ["a", "b", "d"], ["a", "b"], ["g"]])
    #expect(values == ["c", "e", "f", "😀"])
  }

  @Test func `a member is put before the others`() {
    func insert(_ text: String) -> String {
      String(decoding: JSONTextEditor.insert("k", "v", into: Array(text.utf8)), as: UTF8.self)
    }
    #expect(insert(#"{"a": 1}"#) == #"{"k": "v", "a": 1}"#)
    #expect(insert("{ }") == #"{"k": "v" }"#)
  }
}
