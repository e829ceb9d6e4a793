import NetworkMap
import NetworkModel
import TerminalScreen

/// How the map is looked at.
struct MapPaneState: Sendable {
  /// What was chosen on the map, where the list has no row for it.
  var cursor: ResourceID?
  var scroll = Point.zero
  /// Nil chooses by the room there is.
  var detail: DetailLevel?
  /// Whether lanes are wanted instead of the map; nil decides by the room there is.
  var wantsLanes: Bool?
  /// Counts the paths, so that a new one is drawn.
  var watchNumber = 0
  /// The drawing, made anew when what it was made for changes.
  var drawn: DrawnMap?
  var kept = Kept()

  /// What the drawing was made for, and what it was made of and need not be made again for the next one.
  struct Kept: Sendable {
    var drawnFor: Subject?
    /// Where everything is, kept while only the step, the scroll or the focus changes; and what it was made for.
    var arrangement: MapArrangement?
    var arrangedFor: ArrangedSubject?
    /// The same in paint, kept while only the scroll or the focus changes; and the step that it is of.
    var painted: PaintedMap?
    var paintedFor: Int?
  }

  /// All that an arrangement depends on besides the network, and what it says itself of a step and a focus.
  struct ArrangedSubject: Hashable, Sendable {
    var size: Size
    var detail: DetailLevel?
    var focusVPC: ResourceID?
    var watchNumber: Int
    var isWayBack: Bool
    var goesBeyond: Bool
  }

  /// All that a drawing depends on besides the network.
  struct Subject: Hashable, Sendable {
    var size: Size
    var scroll: Point
    var detail: DetailLevel?
    var isLanes: Bool
    var focus: ResourceID?
    var lightsFrame: Bool
    var focusVPC: ResourceID?
    var watchNumber: Int
    var hop: Int?
    var isWayBack: Bool
    var goesBeyond: Bool
  }
}
