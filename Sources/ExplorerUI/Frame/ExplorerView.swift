import NetworkModel
import Reports
import TerminalScreen

/// The explorer's screen: the header and the panes.
enum ExplorerView {
  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    let layout = state.layout
    HeaderView.draw(state, in: layout.header, on: &screen)
    // The pane with the focus comes last, so that its border lies over those it shares; titles come
    // after all borders.
    let ordered =
      layout.panes.filter { $0.pane != state.focus }
      + layout.panes.filter { $0.pane == state.focus }
    let frames = ordered.map { PaneFrame($0, state) }
    for frame in frames { frame.drawBorder(on: &screen) }
    for frame in frames { frame.drawTitles(on: &screen) }
    for placed in layout.panes {
      screen.draw(in: placed.inside) { inside in
        switch placed.pane {
        case .network: NetworkListView.draw(state, on: &inside)
        case .map: MapView.draw(state, on: &inside)
        case .table: TableView.draw(state, on: &inside)
        case .trace: TraceStripView.draw(state, on: &inside)
        case .details: DetailsView.draw(state, on: &inside)
        }
      }
    }
  }
}

/// The first line: where one is.
enum HeaderView {
  static func draw(_ state: ExplorerState, in area: Rect, on screen: inout Screen) {
    screen.draw(in: area) { screen in
      let width = screen.bounds.width
      let key = state.commands.shownKey(.help, in: state.context)?.shown ?? "?"
      let help: [(text: String, style: Style)] = [
        (key, .key), (" " + CommandID.help.title(in: state.language).lowercased() + " ", .dim),
      ]
      let helpWidth = help.reduce(0) { $0 + $1.text.cellWidth }
      var room = width - helpWidth - 1
      screen.put(help, at: Point(width - helpWidth, 0))
      let place = scope(of: state)
      let crumbs = breadcrumb(of: state)
      let crumbWidth = crumbs.reduce(0) { $0 + $1.text.cellWidth }
      let placeWidth = place.cellWidth
      if placeWidth > 0, crumbWidth + placeWidth + 4 <= room {
        room -= placeWidth + 3
        screen.put(place, at: Point(room + 1, 0), style: .dim)
      }
      screen.put(crumbs, at: Point(0, 0), width: room)
    }
  }

  private static func breadcrumb(of state: ExplorerState) -> [(text: String, style: Style)] {
    var pieces: [(text: String, style: Style)] = [(" waylight", .title), ("  ", .text)]
    guard let network = state.network, let row = state.list.row else { return pieces }
    let tree = network.tree
    let path = ([row] + tree.ancestors(row)).reversed().map { tree.rows[$0].item }
    let shown = path.filter { item in
      if case .scope = item { return false }
      if case .zone = item { return false }
      return true
    }
    if !network.changes.isEmpty {
      let word = state.text(en: "what if", ja: "仮の変更")
      pieces.append(("[\(word): \(network.changes.count)] ", .warn))
    }
    for (index, item) in shown.enumerated() {
      if index > 0 { pieces.append((" › ", .dim)) }
      let name = network.name(of: item, in: state.language).sanitised
      pieces.append((name, index == shown.count - 1 ? .header : .text))
    }
    return pieces
  }

  /// The region and account of what is chosen.
  private static func scope(of state: ExplorerState) -> String {
    guard let network = state.network else { return "" }
    let topology = network.topology
    let entity = state.item?.entity(in: topology)
    guard let handle = entity?.scope ?? topology.vpcs.first?.scope else { return "" }
    let scope = topology[handle]
    return [scope.region.text, scope.account.text].filter { !$0.isEmpty }.joined(separator: " · ")
      .sanitised
  }
}

/// What a terminal shows that is too small.
enum TooSmallView {
  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    let least = ScreenLayout.leastSize
    let message = state.text(
      en: "waylight needs \(least.width)x\(least.height), this is \(state.size)",
      ja: "\(least.width)x\(least.height) 以上が必要です（現在 \(state.size)）")
    let keys = state.text(en: "resize, or q to quit", ja: "広げるか、q で終了")
    let lines = message.wrapped(width: max(1, state.size.width)) + [keys]
    let top = max(0, (state.size.height - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      screen.put(
        line, at: Point(0, top + index), style: index == lines.count - 1 ? .dim : .text,
        width: state.size.width, align: .center)
    }
  }
}
