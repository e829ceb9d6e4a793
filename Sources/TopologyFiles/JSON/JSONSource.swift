import NetworkModel

/// A JSON text that findings speak of: which file it is, and where in it a value stands.
///
/// It outlives the document, because some findings are made only when all files have been read.
final class JSONSource {
  let file: String
  let text: JSONText
  /// The keys that were met and not used.
  var census = AttributeCensus()

  /// Where the text comes from, when it was written from another one.
  private let origins: JSONOrigins?

  /// Whether the text was written from Terraform's.
  var isTranscript: Bool { origins != nil }

  private var pending: [Pending] = []
  /// One place in every few thousand tokens, made at the first question.
  private var checkpoints: [Checkpoint] = []

  private struct Pending {
    var index: Int
    var finding: Finding
  }

  private struct Checkpoint {
    var word: Int
    /// In the file, not in the text.
    var offset: Int
    var position: TextPosition
  }

  private static let checkpointDistance = 2048

  init(file: String, text: JSONText, origins: JSONOrigins? = nil) {
    self.file = file
    self.text = text
    self.origins = origins
  }

  // MARK: Findings about values

  func report(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: LocalizedText, at value: JSONValue,
    resource: ResourceID? = nil, hint: LocalizedText? = nil
  ) {
    pending.append(
      Pending(
        index: value.index,
        finding: Finding(severity, code, message, resource: resource, hint: hint)))
  }

  /// The findings so far, with their places, in the order of the text.
  func takeFindings() -> [Finding] {
    defer { pending = [] }
    return pending.sorted { $0.index < $1.index }.map { item in
      var finding = item.finding
      finding.location = location(ofValueAt: item.index)
      return finding
    }
  }

  // MARK: Places

  /// The line and column of a value of the text's document, or of one inside it.
  ///
  /// - Parameter path: from the value to the one that is meant; where it does not lead anywhere, the
  ///   value itself is meant.
  /// - Complexity: O(bytes) the first time, then O(log tokens) and the bytes of the value.
  func location(ofValueAt index: Int, path: JSONPath? = nil) -> SourceLocation {
    let (offset, position) = text.withFileBytes { bytes in
      if checkpoints.isEmpty { makeCheckpoints(bytes) }
      let checkpoint = checkpoints[lastCheckpoint(upTo: index)]
      var tokens = JSONTokenScanner(bytes, place: checkpoint.offset, word: checkpoint.word)
      tokens.advance(to: index)
      if let path {
        var inner = tokens
        if inner.descend(path) { tokens = inner }
      }
      var lines = TextPositionScanner(bytes, from: checkpoint.offset, at: checkpoint.position)
      return (tokens.place, lines.position(at: tokens.place))
    }
    if let origins { return origins.location(ofByteAt: offset) }
    return SourceLocation(file: file, line: position.line, column: position.column)
  }

  /// Where a resource and its keys stand, as the topology's builder asks for it.
  func locator(_ value: JSONValue) -> TopologyBuilder.Locator {
    let index = value.index
    return { key in self.location(ofValueAt: index, path: key.map(JSONPath.init)) }
  }

  private func makeCheckpoints(_ bytes: UnsafeBufferPointer<UInt8>) {
    var lines = TextPositionScanner(bytes)
    var tokens = JSONTokenScanner(bytes, place: text.range.lowerBound)
    repeat {
      checkpoints.append(
        Checkpoint(
          word: tokens.word, offset: tokens.place, position: lines.position(at: tokens.place)))
      tokens.advance(to: tokens.word + Self.checkpointDistance)
    } while tokens.place < bytes.count
  }

  private func lastCheckpoint(upTo index: Int) -> Int {
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle].word <= index { low = middle } else { high = middle }
    }
    return low
  }
}
