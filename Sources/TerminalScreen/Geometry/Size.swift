/// A width and a height, in cells. Never negative.
package struct Size: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package static let zero = Size(width: 0, height: 0)

  /// Reads `120x40`; nil when it is anything else or either number is below one.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      width > 0, height > 0, width <= 10_000, height <= 10_000
    else { return nil }
    self.init(width: width, height: height)
  }
}

extension Size: CustomStringConvertible {
  package var description: String { "\(width)x\(height)" }
}
