import NetworkModel

/// Where the parts of a text stand in the text that it was written from, so that findings about the one
/// speak of the other, which is what a person has.
struct JSONOrigins {
  /// The text that a person has.
  let source: JSONSource
  /// Places in the written text, in order, each with what begins there in the other's document.
  let marks: [(offset: Int, index: Int)]

  /// The place of the last part that begins at or before a byte of the written text.
  /// - Complexity: O(log parts), and then as for any value.
  func location(ofByteAt offset: Int) -> SourceLocation {
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle } else { high = middle }
    }
    guard marks.indices.contains(low) else { return SourceLocation(file: source.file) }
    return source.location(ofValueAt: marks[low].index)
  }
}
