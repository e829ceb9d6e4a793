import CSimdjson

/// A JSON text, parsed once by simdjson and walked in place.
///
/// Nothing of the text is copied until a value is asked for, so that a capture of a hundred
/// megabytes costs its parse and the values that are used.
final class JSONDocument {
  private let document: OpaquePointer

  /// The deepest nesting that is read. AWS's output stays below 20.
  static let maximumDepth = 256

  /// Parses a text that is one JSON value.
  ///
  /// - Throws: `JSONSyntaxError` with the place of the fault.
  /// - Complexity: O(bytes); a refused text is scanned a second time, slower, for the place.
  init(_ text: JSONText) throws(JSONSyntaxError) {
    if text.isMostlyCommas { throw JSONSyntaxError(.tooManyValues, at: 0) }
    var failure = CSimdjsonError.none
    let parsed = text.withPaddedBytes { bytes, count in
      csimdjson_parse(bytes, count, Self.maximumDepth, &failure)
    }
    guard let parsed else {
      throw Self.syntaxError(for: failure, in: text)
    }
    document = parsed
  }

  deinit {
    csimdjson_free(document)
  }

  /// Calls `body` with the outermost value. The value, and all that is reached from it, points into
  /// this document and must not be kept beyond the call.
  func withRoot<Result, Failure: Error>(
    _ body: (JSONValue) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(JSONValue(tape: csimdjson_tape(document), index: csimdjson_root))
  }

  private static func syntaxError(
    for failure: CSimdjsonError, in text: JSONText
  ) -> JSONSyntaxError {
    switch failure {
    case .tooLarge:
      return JSONSyntaxError(.tooLarge(limit: JSONText.maximumSize), at: 0)
    case .memory:
      return JSONSyntaxError(.outOfMemory, at: 0)
    case .none, .syntax, .empty, .UTF8, .number, .depth, .unsupported:
      // The two must agree on what is JSON; where they do not, the text still was not read.
      return JSONErrorLocator.firstError(in: text) ?? JSONSyntaxError(.refused, at: 0)
    }
  }
}
