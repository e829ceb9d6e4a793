package import NetworkModel

/// A JSON text for those who pass it on and only want to know whether it is one, and a few texts of it.
package struct JSONOutline {
  /// Why a text is no JSON.
  package struct Fault: Error, Hashable, Sendable {
    package var words: LocalizedText
  }

  private let document: JSONDocument

  /// - Throws: where the text is not one JSON value.
  /// - Complexity: O(bytes), with a copy of them.
  package init(_ bytes: [UInt8]) throws(Fault) {
    let text = JSONText(bytes)
    do throws(JSONSyntaxError) {
      document = try JSONDocument(text)
    } catch {
      throw Fault(
        words: text.withFileBytes { bytes in
          error.words { TextPositionScanner.position(at: $0, in: bytes).line }
        })
    }
  }

  /// Whether it is an object, as every answer of AWS's is.
  package var isObject: Bool { document.withRoot { $0.isObject } }

  /// The text under keys from the outermost one inwards.
  package func text(_ path: String...) -> String? {
    document.withRoot { $0.value(at: path)?.string }
  }

  /// What `read` makes of each object in an outermost list, without those of which it makes nothing.
  package func records<Value>(_ list: String, _ read: (Record) -> Value?) -> [Value] {
    document.withRoot { root in
      (root.value(at: [list]).map { Array($0.elements) } ?? []).compactMap { read(Record($0)) }
    }
  }

  /// An object of a list, for as long as it is looked at.
  package struct Record {
    private let value: JSONValue

    fileprivate init(_ value: JSONValue) { self.value = value }

    package func text(_ path: String...) -> String? { value.value(at: path)?.string }
    package func flag(_ path: String...) -> Bool? { value.value(at: path)?.bool }
  }
}

extension JSONValue {
  fileprivate func value(at path: [String]) -> JSONValue? {
    path.reduce(self) { value, key in
      value?.members.first { String($0.key) == key }?.value
    }
  }
}
