import FoundationEssentials
import TerminalScreen
import Testing

/// Drawings kept as text, with the roles and weights of their cells below.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")

  /// Holds what a test drew against the file of that name, or writes the file when `WAYLIGHT_RECORD` is set.
  static func check(_ name: String, _ drawings: [(title: String, screen: Screen)]) throws {
    let text = drawings.map { layers($0.title, $0.screen) }.joined()
    let file = folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["WAYLIGHT_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    guard kept != text else { return }
    Issue.record(
      """
      \(name) is drawn otherwise than in \(file.lastPathComponent).
      \(firstDifference(kept, text))
      If that is as it should be, record it: \
      WAYLIGHT_RECORD=1 swift test --filter NetworkMapTests
      """)
  }

  private static func layers(_ title: String, _ screen: Screen) -> String {
    """
    == \(title)
    \(trimmed(screen.text, " "))
    -- ascii
    \(trimmed(screen.text(in: .ascii), " "))
    -- roles
    \(trimmed(screen.styleText, "."))
    -- weights
    \(trimmed(screen.attributeText, "."))

    """
  }

  /// Without blanks at the ends of rows, and without empty rows at the end.
  private static func trimmed(_ text: String, _ blank: Character) -> String {
    var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      var row = row
      while row.last == blank { row.removeLast() }
      return row
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  private static func firstDifference(_ kept: String, _ drawn: String) -> String {
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    for row in 0..<max(old.count, new.count) {
      let (a, b) = (row < old.count ? old[row] : "(none)", row < new.count ? new[row] : "(none)")
      if a != b { return "line \(row + 1)\n  kept:  \(a)\n  drawn: \(b)" }
    }
    return "the line ends differ"
  }
}
