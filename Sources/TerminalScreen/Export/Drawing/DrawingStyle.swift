/// How the roles of a drawing look, in the colours of two themes: that of a light page and that of a dark
/// one. Classes name the roles, so that a page's own style can reach them.
package struct DrawingStyle: Sendable {
  private let light: Palette
  private let dark: Palette

  package init(light: Palette, dark: Palette) {
    self.light = light
    self.dark = dark
  }

  /// What stands behind text.
  enum Ground {
    /// The page itself.
    case page
    /// What the theme says of the role: its own background, or its foreground in reverse.
    case theme
    /// The role's colour, because the cell itself is in reverse.
    case reverse
  }

  func ground(_ style: Style) -> Ground {
    if style.attributes.contains(.reverse) { return .reverse }
    return themesGround(style.role) ? .theme : .page
  }

  private func themesGround(_ role: StyleRole) -> Bool {
    [light, dark].contains { $0[role].coversGround }
  }

  /// A role as a class: `path-current`.
  static func name(_ role: StyleRole) -> String {
    String(role.name.map { $0 == "." ? "-" : $0 })
  }

  func classes(_ style: Style) -> String {
    var classes = [Self.name(style.role)]
    switch ground(style) {
    case .page: break
    case .theme: classes.append("themed")
    case .reverse: classes.append("reverse")
    }
    if style.attributes.contains(.bold) { classes.append("strong") }
    if style.attributes.contains(.dim) { classes.append("faint") }
    if style.attributes.contains(.underline) { classes.append("under") }
    return classes.joined(separator: " ")
  }

  // MARK: The sheet

  /// The style sheet. The colours are variables of the document: `--paper`, `--ink`, and for each role its own,
  /// such as `--path-current`.
  package var sheet: String {
    let shared = [
      ".paper { fill: var(--paper); }", "svg text { white-space: pre; }",
      ".line { fill: none; stroke-width: 1.2; stroke-linecap: square; }",
      ".heavy { stroke-width: 3; }", "text.strong { font-weight: bold; }",
      ".faint { opacity: .65; }", "text.under { text-decoration: underline; }",
    ]
    return
      ([":root { \(variables(light, paper: "#ffffff", ink: "#1c2024")) }"]
      + [
        "@media screen and (prefers-color-scheme: dark) {",
        "  :root { \(variables(dark, paper: SVGPaint.background, ink: SVGPaint.foreground)) }", "}",
      ] + shared + StyleRole.allCases.map(rules) + ["text.reverse { fill: var(--paper); }"])
      .joined(separator: "\n")
  }

  private func rules(_ role: StyleRole) -> String {
    let name = Self.name(role)
    var rules = [
      "text.\(name), rect.on.\(name) { fill: var(--\(name)); }",
      ".line.\(name) { stroke: var(--\(name)); }",
    ]
    if themesGround(role) {
      rules.append("text.themed.\(name) { fill: var(--\(name)-ink); }")
      rules.append("rect.themed.\(name) { fill: var(--\(name)-ground); }")
    }
    if isBold(role) { rules.append("text.\(name) { font-weight: var(--\(name)-weight); }") }
    return rules.joined(separator: "\n")
  }

  private func isBold(_ role: StyleRole) -> Bool {
    [light, dark].contains { $0[role].attributes.contains(.bold) }
  }

  private func variables(_ palette: Palette, paper: String, ink: String) -> String {
    var variables = ["--paper: \(paper);", "--ink: \(ink);"]
    for role in StyleRole.allCases {
      let (name, look) = (Self.name(role), palette[role])
      let colour = SVGPaint.colour(look.foreground) ?? ink
      let ground = SVGPaint.colour(look.background)
      variables.append("--\(name): \(colour);")
      if themesGround(role) {
        let isReverse = look.attributes.contains(.reverse)
        variables.append("--\(name)-ink: \(isReverse ? ground ?? paper : colour);")
        variables.append("--\(name)-ground: \(isReverse ? colour : ground ?? "transparent");")
      }
      if isBold(role) {
        let weight = look.attributes.contains(.bold) ? "bold" : "normal"
        variables.append("--\(name)-weight: \(weight);")
      }
    }
    return variables.joined(separator: " ")
  }
}

extension Appearance {
  /// Whether what looks so hides the page behind it, even where it is blank.
  var coversGround: Bool { attributes.contains(.reverse) || background != .standard }
}
