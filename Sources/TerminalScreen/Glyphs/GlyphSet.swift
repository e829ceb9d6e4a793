/// The characters that a terminal can show. Screens always hold Unicode; a terminal that has only
/// ASCII shows a stand-in of the same width for each cell.
package enum GlyphSet: Hashable, Sendable, CaseIterable {
  case unicode
  case ascii

  /// A sign of the interface as text.
  package subscript(glyph: Glyph) -> String { String(drawn(glyph.unicode)) }

  /// A piece of line.
  package func line(_ mask: LineMask) -> Unicode.Scalar {
    switch self {
    case .unicode: mask.glyph
    case .ascii: mask.ascii
    }
  }

  /// What is shown for `scalar`: itself, or its stand-in in ASCII (`?` when there is none).
  package func drawn(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if self == .unicode || scalar.isASCII { return scalar }
    if let mask = LineMask(glyph: scalar) { return mask.ascii }
    return Self.standIns[scalar] ?? "?"
  }

  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(Unicode.Scalar, String)] = [
      ("v", "✓√"), ("x", "✗×╳"), (".", "·•"), (">", "▸▹►→›»"), ("v", "▾▿↓"), ("<", "◂◃◄←‹«"),
      ("^", "▴▵↑"), ("o", "●◉"), ("O", "○◌"), ("*", "◆★"), ("<", "≤"), (">", "≥"), ("~", "…≈"),
      ("%", "◇◈⬡⬢"), ("#", "■█▓▒▐▌▮"), ("-", "□░‐‑‒–—―−╌╍┄┅┈┉═▔▁▂▃▄▅▆▇"), ("|", "┆┇┊┋╎╏║▏▎▍"),
      ("+", "╭╮╯╰╔╗╚╝╠╣╦╩╬"), ("'", "‘’′"), ("\"", "“”″"), (" ", "\u{A0}\u{2003}\u{2002}\u{3000}"),
      ("=", "⇄≡"), ("&", "◎"), ("@", "⊙"), ("+", "⊕"), ("!", "¡≠"), ("u", "µ"), ("/", "⁄"),
    ]
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (ascii, scalars) in rows {
      for scalar in scalars.unicodeScalars { table[scalar] = ascii }
    }
    return table
  }()
}
