extension JSONText {
  /// What stands whole before the cut of a text that was cut short: its lists up to their last complete
  /// element, closed again. Places in it are places in the whole text.
  ///
  /// Only elements of lists in the outermost object count, for those are resources; half of one would
  /// be a resource with half its rules.
  /// - Returns: nil when nothing stands whole.
  /// - Complexity: O(bytes)
  func salvaged() -> JSONText? {
    withBytes { bytes in
      var open: [UInt8] = []
      var best: (end: Int, open: [UInt8])?
      var place = 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "\""):
          place += 1
          while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
          }
        case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
        case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          guard open.popLast() == bytes[place] else { return nil }
          if (1...2).contains(open.count) { best = (place + 1, open) }
        default: break
        }
        place += 1
      }
      return best.map { JSONText(bytes[..<$0.end] + $0.open.reversed()) }
    }
  }
}
