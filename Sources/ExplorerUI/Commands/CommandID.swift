/// Everything a person can ask the explorer to do. The raw value is what the palette, scripts and
/// keymap files call it.
package enum CommandID: String, CaseIterable, Hashable, Sendable {
  // Moving about.
  case up, down, left, right
  case pageUp = "page-up"
  case pageDown = "page-down"
  case halfUp = "half-up"
  case halfDown = "half-down"
  case top, bottom
  case first, last
  case open
  case back
  case close

  // Panes.
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case showNetwork = "network"
  case showMap = "map"
  case showTable = "table"
  case showTrace = "trace-strip"
  case showDetails = "details"
  case showEndpoints = "endpoints"
  case showRouteTables = "route-tables"
  case wholeNetwork = "all-vpcs"
  case zoom
  case undo, redo
  case narrower, wider

  // Asking for a path.
  case source
  case pickSource = "pick-source"
  case destination
  case trace

  // Watching one.
  case nextHop = "next-hop"
  case previousHop = "previous-hop"
  case play
  case slower, faster
  case wayBack = "way-back"
  case beyond
  case compare
  case tryFix = "try"

  // The map.
  case lanes
  case panUp = "pan-up"
  case panDown = "pan-down"
  case panLeft = "pan-left"
  case panRight = "pan-right"
  case moreDetail = "more-detail"
  case lessDetail = "less-detail"
  case fit

  // Looking things up.
  case filter
  case jump
  case sort
  case sortBackwards = "sort-backwards"
  case palette
  case help
  case findings
  case fields
  case copy
  case export

  // The program.
  case samples
  case tour
  case reload
  case theme
  case language
  case mouse
  case redraw
  case suspend
  case quit
  case interrupt
}
