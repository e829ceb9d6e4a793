import TerminalScreen

/// Where everything stands, in cells of the full drawing.
struct MapLayout: Sendable {
  var size: Size
  var measure: MapMeasure
  var vpcs: [PlacedVPC]
  /// The lines of each connection between VPCs, as cells.
  var links: [[PlacedBridge]]
  /// The columns of those that join stacked VPCs.
  var spines: [Int]

  var detail: DetailLevel { measure.detail }
}

/// The places of a VPC and of all that is in and beside it. Arrays go by the scene's indices.
struct PlacedVPC: Sendable {
  var box: Rect
  var columns: [Range<Int>]
  /// The row with the zones' names.
  var headerRow: Int
  /// Left of each column, and right of the last one.
  var gutters: [Range<Int>]
  /// Above each tier, and below the last one (often empty).
  var channels: [Range<Int>]
  var subnets: [PlacedSubnet]
  /// The labels on the top border, brackets included.
  var topPorts: [Rect]
  var topLines: [Int]
  /// The word Internet above each of them; empty where there is no room or no need.
  var internet: [Rect]
  var sidePorts: [PlacedPort]
  /// The labels beside the box.
  var outside: [Rect]
  /// By side port: the lines to what it leads to.
  var branches: [[PlacedBranch]]
  /// The region's name above the box; empty when it is not shown.
  var region: Rect

  /// The column of the vertical line at a port of the top border: in the middle of its label, or where a line in the
  /// gutter below comes up.
  func lineColumn(ofTopPort port: Int) -> Int { topLines[port] }
}

struct PlacedSubnet: Hashable, Sendable {
  /// With its border, where it has one.
  var rect: Rect
  var hasBorder: Bool
  /// From the top; the first is the row below the border.
  var lines: [Line]

  enum Line: Hashable, Sendable {
    /// Name and badge, in a chip; in a box they are on the border.
    case name
    case cidr
    case node(Int)
    case more(Int)
    /// How many there are of each kind.
    case summary
    /// A square and a number.
    case glyph
  }

  /// The row of the drawing in which a node stands; nil when it is not shown.
  func row(of node: Int) -> Int? {
    lines.firstIndex(of: .node(node)).map { rect.y + (hasBorder ? 1 : 0) + $0 }
  }
}

/// The line from one end of a connection to another one.
struct PlacedBridge: Hashable, Sendable {
  var from: SceneLink.End
  var to: SceneLink.End
  /// The first and last are under the labels of the ports.
  var cells: [Point]
}

/// The line from a port to something beside the box.
struct PlacedBranch: Hashable, Sendable {
  /// Of the VPC's `outside`.
  var item: Int
  var cells: [Point]
}

/// The label of a port on one side border or on both.
struct PlacedPort: Hashable, Sendable {
  var left: Rect?
  var right: Rect?
}
