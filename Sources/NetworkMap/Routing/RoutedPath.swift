import TerminalScreen

/// The path as lines of cells.
struct RoutedPath: Sendable {
  /// From one stop to the next, in order.
  struct Piece: Hashable, Sendable {
    /// Each next to the one before. The first and last lie on the borders of what they join.
    var cells: [Point]
    var state: StepState
    /// The packet does not come to the end.
    var isCut: Bool
    /// It ends at something outside of all boxes, with an arrow.
    var hasArrow: Bool
  }

  enum Mark: Hashable, Sendable { case blocked, unknown }

  /// A sign in place of a cell of line.
  struct PlacedMark: Hashable, Sendable {
    var cell: Point
    var mark: Mark
  }

  var pieces: [Piece]
  var marks: [PlacedMark]
  /// The stop at which the lit hop happens.
  var currentStop: Int?
  /// How each stop looks; those that the path does not come to are missing at the end.
  var stops: [StepState]
  /// The tracks that two pieces share for want of another.
  var crowded: MapMeasure.Widening

  static let empty = RoutedPath(
    pieces: [], marks: [], currentStop: nil, stops: [], crowded: .init())
}

/// Where a part of the path stands in the walk.
enum StepState: Hashable, Sendable { case past, current, future }
