import NetworkMap
import NetworkModel
import Reports
import TerminalScreen

/// The map of what is chosen, with the path that is watched.
enum MapView {
  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    guard let drawn = state.map.drawn else { return }
    if state.network?.topology.vpcs.isEmpty == true {
      screen.put(
        state.text(en: "There is no VPC in the input.", ja: "入力にVPCがありません。"), at: Point(0, 0),
        style: .dim)
      return
    }
    screen.copy(drawn.screen)
    if state.focus == .map, let item = drawn.items.first(where: { $0.id == state.mapFocus }) {
      screen.placeFocus(at: item.rect.origin)
    }
  }

  /// The small map of the welcome screen.
  static func drawPreview(_ state: ExplorerState, on screen: inout Screen) {
    guard let network = state.welcome.network else { return }
    let drawn = NetworkMap.draw(
      MapRequest(
        topology: network.topology, badges: network.badges, viewport: screen.bounds.size))
    screen.copy(drawn.screen)
  }
}

extension ExplorerState {
  /// How many zones the map's edges cut off, for its border; empty when all are in sight.
  var hiddenZonesHint: [(text: String, style: Style)] {
    guard let hidden = map.drawn?.hiddenZones, hidden.left + hidden.right > 0 else { return [] }
    let unit = text(en: "AZ", ja: "AZ")
    let left = hidden.left > 0 ? "\(Glyph.moreLeft.text) \(hidden.left) \(unit)" : ""
    let right = hidden.right > 0 ? "\(hidden.right) \(unit) \(Glyph.moreRight.text)" : ""
    return [(" " + [left, right].filter { !$0.isEmpty }.joined(separator: "  ") + " ", .dim)]
  }
}
