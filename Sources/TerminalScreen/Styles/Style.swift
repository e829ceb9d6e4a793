/// Weights that hold without colour. Any terminal may lack some of them, so a state never depends on
/// one alone.
package struct TextAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let bold = TextAttributes(rawValue: 1)
  package static let dim = TextAttributes(rawValue: 2)
  package static let underline = TextAttributes(rawValue: 4)
  package static let reverse = TextAttributes(rawValue: 8)
}

/// How a cell is to look: a role, and weights added to those the theme gives the role.
package struct Style: Hashable, Sendable {
  package var role: StyleRole
  package var attributes: TextAttributes

  package init(_ role: StyleRole, _ attributes: TextAttributes = []) {
    self.role = role
    self.attributes = attributes
  }

  package var bold: Style { adding(.bold) }
  package var underlined: Style { adding(.underline) }
  package var reversed: Style { adding(.reverse) }
  package var dimmed: Style { adding(.dim) }

  package func adding(_ more: TextAttributes) -> Style { Style(role, attributes.union(more)) }
  /// The same weights with another role.
  package func with(_ role: StyleRole) -> Style { Style(role, attributes) }
}

extension Style {
  package static let text = Style(.text)
  package static let dim = Style(.dim)
  package static let border = Style(.border)
  package static let borderFocus = Style(.borderFocus)
  package static let title = Style(.title)
  package static let selection = Style(.selection)
  package static let key = Style(.key)
  package static let ok = Style(.ok)
  package static let warn = Style(.warn)
  package static let bad = Style(.bad)
  package static let path = Style(.path)
  package static let pathCurrent = Style(.pathCurrent)
  package static let pathFuture = Style(.pathFuture)
  package static let tierPublic = Style(.tierPublic)
  package static let tierPrivate = Style(.tierPrivate)
  package static let tierIsolated = Style(.tierIsolated)
  package static let nodeInstance = Style(.nodeInstance)
  package static let nodeEndpoint = Style(.nodeEndpoint)
  package static let nodeNAT = Style(.nodeNAT)
  package static let gateway = Style(.gateway)
  package static let service = Style(.service)
  package static let search = Style(.search)
  package static let header = Style(.header)
  package static let footer = Style(.footer)
  package static let popup = Style(.popup)
}
