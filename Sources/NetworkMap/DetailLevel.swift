/// How much a map tells of each subnet; chosen by the room there is unless a person asks for one.
package enum DetailLevel: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// A square with the number of things in it.
  case glyph
  /// The name and the badge in one row.
  case chip
  /// A box with one line that counts what is in it.
  case summary
  /// A box with its block and its nodes by name.
  case list
  /// A box with its nodes and their private addresses.
  case addresses

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// One step more, or the same at the end.
  package var finer: DetailLevel { Self(rawValue: rawValue + 1) ?? self }
  /// One step less, or the same at the end.
  package var coarser: DetailLevel { Self(rawValue: rawValue - 1) ?? self }

  /// Whether a subnet has a border.
  var drawsBoxes: Bool { self >= .summary }

  /// The narrowest column that still says something, in cells.
  var minimalColumnWidth: Int {
    switch self {
    case .glyph: 5
    case .chip: 8
    case .summary: 12
    case .list: 14
    case .addresses: 18
    }
  }

  /// The rows inside a box below which the level is not worth it.
  var minimalLines: Int {
    switch self {
    case .glyph, .chip, .summary: 1
    case .list: 2
    case .addresses: 3
    }
  }
}
