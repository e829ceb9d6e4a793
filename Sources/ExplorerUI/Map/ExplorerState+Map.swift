import NetworkMap
import NetworkModel
import TerminalScreen

/// The map: drawing it when something changed, and moving about on it.
extension ExplorerState {
  mutating func toggleLanes() {
    map.wantsLanes = !showsLanes
    map.scroll = .zero
  }

  /// Moves the window by a quarter of itself in either direction.
  mutating func pan(_ x: Int, _ y: Int) {
    let room = layout[.map]?.inside.size ?? Size(width: 60, height: 20)
    map.scroll.x = max(0, map.scroll.x + x * room.width / 4)
    map.scroll.y = max(0, map.scroll.y + y * room.height / 4)
  }

  /// How much the map tells now.
  var shownDetail: DetailLevel { map.detail ?? map.drawn?.detail ?? .list }

  mutating func fitMap() {
    map.detail = nil
    map.scroll = .zero
  }

  /// Whether lanes take the map's place: asked for, or because a map has no room.
  var showsLanes: Bool {
    guard let room = usualLayout[.map]?.inside.size else { return map.wantsLanes ?? false }
    return map.wantsLanes ?? LanesView.isBetter(for: room)
  }

  /// What the map's focus is on.
  ///
  /// What AWS gave a load balancer or a database an interface for stands there under its own name.
  var mapFocus: ResourceID? {
    if let cursor = map.cursor { return cursor }
    guard let network, case .interface(let handle)? = item else { return resource }
    return network.neighbours.holder(of: handle) ?? resource
  }

  mutating func moveOnMap(_ id: CommandID) {
    let directions: [CommandID: DrawnMap.Direction] = [
      .up: .up, .down: .down, .left: .left, .right: .right,
    ]
    guard let drawn = map.drawn, let direction = directions[id] else { return }
    // From a VPC as a whole, or from nowhere on the map, one goes to its first subnet.
    let current = drawn.items.first { $0.id == mapFocus }
    guard let from = mapFocus, let current, current.level != .vpc else {
      let boxes = drawn.items.filter { $0.level == .box }
      let inside = boxes.first { current?.rect.contains($0.rect) ?? true }
      (inside ?? boxes.first).map { chooseOnMap($0.id) }
      return
    }
    drawn.neighbour(of: from, direction: direction).map { chooseOnMap($0) }
  }

  /// Goes into the box that has the map's focus; false when it has nothing inside.
  mutating func enterMapBox() -> Bool {
    guard let id = mapFocus, let node = map.drawn?.firstNode(in: id) else { return false }
    chooseOnMap(node)
    return true
  }

  /// Goes from a thing on the map to the box that holds it; false when it is in none.
  mutating func leaveMapBox() -> Bool {
    guard let id = mapFocus, let box = map.drawn?.box(holding: id) else { return false }
    chooseOnMap(box)
    return true
  }

  mutating func chooseOnMap(_ id: ResourceID) {
    choose(id)
    map.cursor = id
    if let drawn = map.drawn { map.scroll = drawn.scroll(revealing: id) }
  }

  mutating func clickMap(_ point: Point) {
    guard let id = map.drawn?.item(at: point) else { return }
    choose(id)
    map.cursor = id
  }

  /// Draws the map anew when what it shows changed.
  mutating func settleMap(_ layout: ScreenLayout) {
    guard let network, let size = layout[.map]?.inside.size else { return }
    let vpc = item?.vpc(in: network.topology) ?? network.topology.handles(of: VPC.self).first
    var subject = MapPaneState.Subject(
      size: size, scroll: map.scroll, detail: map.detail, isLanes: showsLanes,
      focus: mapFocus, lightsFrame: focus == .map,
      focusVPC: watch == nil ? vpc.map { network.topology[$0].id } : nil,
      watchNumber: map.watchNumber, hop: watch?.litHop, isWayBack: watch?.isWayBack ?? false,
      goesBeyond: watch?.goesBeyond ?? false)
    guard subject != map.kept.drawnFor || map.drawn == nil else { return }
    let before = map.kept.drawnFor
    var drawn = draw(subject, of: network)
    // A new step, or a new thing in focus, is brought into sight; panning is left alone.
    var scroll = drawn.scroll
    if subject.hop != before?.hop || subject.watchNumber != before?.watchNumber,
      let place = drawn.currentPlace
    {
      scroll = drawn.scroll(revealing: place)
    } else if subject.focus != before?.focus, let focus = subject.focus {
      scroll = drawn.scroll(revealing: focus)
    }
    if scroll != drawn.scroll {
      subject.scroll = scroll
      drawn = draw(subject, of: network)
    }
    map.scroll = drawn.scroll
    subject.scroll = drawn.scroll
    map.drawn = drawn
    map.kept.drawnFor = subject
  }

  /// Beyond so many interfaces the map has no room for single nodes, and so does not look for the one in focus.
  private static let largeNetwork = 3000

  private mutating func draw(
    _ subject: MapPaneState.Subject, of network: LoadedNetwork
  ) -> DrawnMap {
    let request = MapRequest(
      topology: network.topology, badges: network.badges, focusVPC: subject.focusVPC,
      trace: watch?.trace, litHop: subject.hop, showsWayBack: subject.isWayBack,
      goesBeyondBlock: subject.goesBeyond, focus: subject.focus, lightsFrame: subject.lightsFrame,
      detail: subject.detail, scroll: subject.scroll, viewport: subject.size)
    if subject.isLanes { return LanesView.draw(request) }
    let arrangedFor = MapPaneState.ArrangedSubject(
      size: subject.size, detail: subject.detail, focusVPC: subject.focusVPC,
      watchNumber: subject.watchNumber, isWayBack: subject.isWayBack,
      goesBeyond: subject.goesBeyond)
    var arranging = request
    if network.topology.networkInterfaces.count > Self.largeNetwork { arranging.focus = nil }
    let arrangement: MapArrangement
    if let kept = map.kept.arrangement, map.kept.arrangedFor == arrangedFor, kept.serves(arranging)
    {
      arrangement = kept
    } else {
      arrangement = MapArrangement(arranging)
      map.kept.arrangement = arrangement
      map.kept.arrangedFor = arrangedFor
      map.kept.painted = nil
    }
    if let painted = map.kept.painted, map.kept.paintedFor == subject.hop {
      return arrangement.show(painted, for: request)
    }
    let painted = arrangement.paint(request)
    map.kept.painted = painted
    map.kept.paintedFor = subject.hop
    return arrangement.show(painted, for: request)
  }
}
