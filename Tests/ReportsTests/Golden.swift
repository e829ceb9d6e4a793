import FoundationEssentials
import Testing

/// Holds a text against the file of that name in Goldens/.
///
/// `WAYLIGHT_RECORD=1 swift test --filter ReportsTests` writes the files anew.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens/\(name)")
  if ProcessInfo.processInfo.environment["WAYLIGHT_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  guard golden != text else { return }
  let (old, new) = (golden.split(separator: "\n"), text.split(separator: "\n"))
  let first = zip(old, new).prefix { $0 == $1 }.count
  func line(_ lines: [Substring]) -> Substring { first < lines.count ? lines[first] : "(no line)" }
  Issue.record(
    """
    \(name), line \(first + 1):
      golden: \(line(old))
      now:    \(line(new))
    To record what it is now: WAYLIGHT_RECORD=1 swift test --filter ReportsTests
    """, sourceLocation: sourceLocation)
}
