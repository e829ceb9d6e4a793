/// How one role looks.
package struct Appearance: Hashable, Sendable {
  package var foreground: Colour
  package var background: Colour
  package var attributes: TextAttributes
  /// The attributes where there are no colours; the same ones unless a theme says otherwise.
  package var plainAttributes: TextAttributes?

  package init(
    _ foreground: Colour = .standard, on background: Colour = .standard,
    _ attributes: TextAttributes = [], withoutColour plainAttributes: TextAttributes? = nil
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.plainAttributes = plainAttributes
  }

  /// The attributes to use at `depth`.
  package func attributes(at depth: ColourDepth) -> TextAttributes {
    depth == .none ? plainAttributes ?? attributes : attributes
  }
}

extension Appearance {
  /// What a terminal is told: the numbers of the colours, nil for its own, and the attributes.
  package struct Resolved: Hashable, Sendable {
    package var foreground: UInt8?
    package var background: UInt8?
    package var attributes: TextAttributes
  }

  /// This as a terminal with `depth` can show it. Where brightness is lost with the colours, weight
  /// takes its place.
  package func resolved(at depth: ColourDepth) -> Resolved {
    var attributes = attributes(at: depth)
    if case .graded(_, named: nil) = foreground, depth < .indexed256 {
      attributes = plainAttributes ?? attributes
    }
    if depth == .eight, let index = ColourDepth.sixteen.reduce(foreground), index >= 8 {
      attributes.formUnion(index == 8 ? plainAttributes ?? .dim : .bold)
    }
    return Resolved(
      foreground: depth.reduce(foreground), background: depth.reduce(background),
      attributes: attributes)
  }
}

/// How every role looks: a theme, ready to be used.
package struct Palette: Hashable, Sendable {
  private var appearances: [Appearance]

  /// A palette in which every role looks like plain text.
  package init() {
    appearances = Array(repeating: Appearance(), count: StyleRole.allCases.count)
  }

  package subscript(role: StyleRole) -> Appearance {
    get { appearances[Int(role.rawValue)] }
    set { appearances[Int(role.rawValue)] = newValue }
  }

  /// The terminal's own colours, with hues that hold on light and on dark backgrounds: each stands 4.5:1
  /// against black and against white where there are 256 colours. Needs no file.
  package static let terminal: Palette = {
    var palette = Palette()
    let (red, green, yellow, blue, magenta, cyan, grey) = (
      Colour.graded(163, named: 1), Colour.graded(29, named: 2), Colour.graded(131, named: 3),
      Colour.graded(63, named: 12), Colour.graded(98, named: 5), Colour.graded(63, named: 6),
      Colour.graded(243, named: nil)
    )
    palette[.dim] = Appearance(grey, withoutColour: .dim)
    palette[.border] = Appearance(grey, withoutColour: [])
    palette[.borderFocus] = Appearance(cyan, .bold)
    palette[.title] = Appearance(.standard, .bold)
    palette[.selection] = Appearance(.standard, .reverse)
    palette[.key] = Appearance(cyan, .bold)
    palette[.ok] = Appearance(green)
    palette[.warn] = Appearance(yellow, .bold)
    palette[.bad] = Appearance(red, .bold)
    palette[.path] = Appearance(green, .bold)
    palette[.pathCurrent] = Appearance(green, [.bold, .reverse])
    palette[.pathFuture] = Appearance(grey, withoutColour: .dim)
    palette[.tierPublic] = Appearance(green)
    palette[.tierPrivate] = Appearance(blue)
    palette[.tierIsolated] = Appearance(magenta)
    palette[.nodeInstance] = Appearance(cyan)
    palette[.nodeEndpoint] = Appearance(magenta)
    palette[.nodeNAT] = Appearance(yellow)
    palette[.gateway] = Appearance(yellow, .bold)
    palette[.service] = Appearance(blue, .bold)
    palette[.search] = Appearance(yellow, .reverse)
    palette[.header] = Appearance(.standard, .bold)
    palette[.footer] = Appearance()
    palette[.popup] = Appearance()
    return palette
  }()
}
