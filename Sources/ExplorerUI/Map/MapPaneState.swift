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
  /// The drawing, and what it was made for; made anew when that changes.
  var drawn: DrawnMap?
  var drawnFor: Subject?
  /// What there is to draw, kept while only the step, the scroll or the detail changes; and what it
  /// was made for.
  var scene: MapScene?
  var sceneFor: SceneSubject?

  /// All that a scene depends on besides the network.
  struct SceneSubject: Hashable, Sendable {
    /// Nil in a large network, where the focus does not change what is drawn.
    var focus: ResourceID?
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
    var focusVPC: ResourceID?
    var watchNumber: Int
    var hop: Int?
    var isWayBack: Bool
    var goesBeyond: Bool
  }
}
