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
  /// Four lanes instead of the map.
  var isLanes = false
  /// Counts the paths, so that a new one is drawn.
  var watchNumber = 0
  /// The drawing, and what it was made for; made anew when that changes.
  var drawn: DrawnMap?
  var drawnFor: Subject?

  /// All that a drawing depends on besides the network.
  struct Subject: Hashable, Sendable {
    var size: Size
    var scroll: Point
    var detail: DetailLevel?
    var focus: ResourceID?
    var focusVPC: ResourceID?
    var watchNumber: Int
    var hop: Int?
    var isWayBack: Bool
    var goesBeyond: Bool
  }
}
