package import TerminalScreen

/// Colours for text that goes to a terminal line by line; none when colour was not asked for.
///
/// The sixteen colours that every terminal's own palette makes fit its background, never black or white.
package struct TextPaint: Hashable, Sendable {
  package var isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  package static let plain = TextPaint(isOn: false)

  /// The text in a role's colour. Marks and words say the same, so nothing is lost without it.
  package func callAsFunction(_ text: String, _ role: StyleRole) -> String {
    guard isOn, !text.isEmpty, let code = Self.code(role) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The parameters of SGR (ECMA-48 8.3.117); nil for what is left as it is.
  private static func code(_ role: StyleRole) -> String? {
    switch role {
    case .ok: "32"
    case .warn: "33"
    case .bad: "1;31"
    case .dim, .border, .pathFuture: "2"
    case .title, .header, .path, .pathCurrent, .borderFocus: "1"
    case .key: "36"
    case .tierPublic: "34"
    case .tierPrivate: "32"
    case .tierIsolated: "35"
    case .nodeInstance, .nodeEndpoint, .nodeNAT, .gateway, .service: "36"
    case .selection, .search: "7"
    case .text, .footer, .popup: nil
    }
  }
}
