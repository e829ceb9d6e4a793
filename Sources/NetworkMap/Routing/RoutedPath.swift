import TerminalScreen

/// The path as lines of cells.
struct RoutedPath: Sendable {
  /// From one stop to the next, in order.
  struct Piece: Hashable, Sendable {
    /// Each next to the one before. The first and last lie on the borders of what they join.
    var cells: [Point]
    /// The hops for whose sake it is drawn: while one of them is lit it is current.
    var hops: ClosedRange<Int>
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
  /// How many of the scene's stops the path comes to.
  var reached: Int
  /// The tracks that two pieces share for want of another.
  var crowded: MapMeasure.Widening

  static let empty = RoutedPath(
    pieces: [], marks: [], reached: 0, crowded: .init())
}

/// Where a part of the path stands in the walk.
enum StepState: Hashable, Sendable {
  case past, current, future

  /// Where some hops stand while one is lit; all are past when none is.
  init(_ hops: ClosedRange<Int>, lit: Int?) {
    guard let lit else {
      self = .past
      return
    }
    self = lit < hops.lowerBound ? .future : hops.contains(lit) ? .current : .past
  }
}
