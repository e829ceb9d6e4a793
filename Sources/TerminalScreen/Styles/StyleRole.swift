/// What a cell means. A theme says how each role looks; nothing else knows a colour.
package enum StyleRole: UInt8, CaseIterable, Hashable, Sendable {
  case text
  case dim
  case border
  case borderFocus
  case title
  case selection
  case key
  case ok
  case warn
  case bad
  case path
  case pathCurrent
  case pathFuture
  case tierPublic
  case tierPrivate
  case tierIsolated
  case nodeInstance
  case nodeEndpoint
  case nodeNAT
  case gateway
  case service
  case search
  case header
  case footer
  case popup

  /// The name in theme files: words separated by points, as `path.current`.
  package var name: String {
    switch self {
    case .text: "text"
    case .dim: "dim"
    case .border: "border"
    case .borderFocus: "border.focus"
    case .title: "title"
    case .selection: "selection"
    case .key: "key"
    case .ok: "ok"
    case .warn: "warn"
    case .bad: "bad"
    case .path: "path"
    case .pathCurrent: "path.current"
    case .pathFuture: "path.future"
    case .tierPublic: "tier.public"
    case .tierPrivate: "tier.private"
    case .tierIsolated: "tier.isolated"
    case .nodeInstance: "node.instance"
    case .nodeEndpoint: "node.endpoint"
    case .nodeNAT: "node.nat"
    case .gateway: "gateway"
    case .service: "service"
    case .search: "search"
    case .header: "header"
    case .footer: "footer"
    case .popup: "popup"
    }
  }

  /// The role with this name in theme files, or nil.
  package init?(name: some StringProtocol) {
    guard let role = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// The letter that stands for the role in `Screen.styleText`. Never changes: goldens depend on it.
  package var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .border: "b"
    case .borderFocus: "B"
    case .title: "t"
    case .selection: "S"
    case .key: "k"
    case .ok: "o"
    case .warn: "w"
    case .bad: "x"
    case .path: "p"
    case .pathCurrent: "P"
    case .pathFuture: "f"
    case .tierPublic: "1"
    case .tierPrivate: "2"
    case .tierIsolated: "3"
    case .nodeInstance: "i"
    case .nodeEndpoint: "e"
    case .nodeNAT: "n"
    case .gateway: "g"
    case .service: "s"
    case .search: "/"
    case .header: "h"
    case .footer: "_"
    case .popup: "u"
    }
  }
}
