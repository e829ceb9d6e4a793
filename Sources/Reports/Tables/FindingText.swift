package import NetworkModel
import TerminalScreen

/// What was found in an input, as compilers write such things.
package struct FindingText: Sendable {
  private let finding: Finding

  package init(_ finding: Finding) { self.finding = finding }

  /// `main.json:3:14: warning: … (hint)`, on one line.
  package var line: String {
    let place = finding.location.map { "\($0): " } ?? ""
    let hint = finding.hint.map { " (\($0))" } ?? ""
    return "\(place)\(finding.severity.word): \(finding.message)\(hint)".sanitised
  }
}

extension FindingSeverity {
  /// `error`, as editors look for it.
  package var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
