import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// The list of the network.
enum NetworkListView {
  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    guard let network = state.network else { return }
    var area = screen.bounds
    if state.isFiltering || !state.filterText.text.isEmpty {
      let (line, rest) = area.splitTop(1)
      area = rest
      drawFilter(state, in: line, on: &screen)
    }
    let list = state.list
    if list.visible.isEmpty {
      screen.put(
        state.text(en: "nothing fits", ja: "該当なし"), at: Point(1, area.y), style: .dim,
        width: area.width - 2)
      return
    }
    let last = min(list.visible.count, list.top + area.height)
    guard list.top < last else { return }
    // A column for how many there are in folded subnets, where there are such, with a blank before it.
    let counts = list.visible[list.top..<last].compactMap { row -> Int? in
      guard case .subnet = network.tree.rows[Int(row)].item, list.isFolded(Int(row)) else {
        return nil
      }
      return String(network.tree.childCount(Int(row))).utf8.count
    }
    let countWidth = counts.max().map { max(3, $0 + 1) } ?? 0
    for position in list.top..<last {
      let row = area.row(position - list.top)
      screen.draw(in: row) { screen in
        drawRow(
          Int(list.visible[position]), isChosen: position == list.cursor,
          countWidth: countWidth, state, network, on: &screen)
      }
    }
  }

  private static func drawFilter(_ state: ExplorerState, in line: Rect, on screen: inout Screen) {
    let text = state.filterText.text
    let count = " \(state.list.matches.count)"
    let room = max(1, line.width - count.cellWidth - 3)
    // The end of a long text is what is being typed.
    let shown = text.cellWidth <= room ? text : String(text.suffix(room))
    screen.put([("/", .key), (shown, .text)], at: Point(0, line.y), width: line.width)
    if !text.isEmpty {
      screen.put(
        count, at: Point(line.width - count.cellWidth - 1, line.y),
        style: state.list.matches.isEmpty ? .bad : .dim)
    }
    if state.isFiltering {
      screen.placeCursor(at: Point(min(line.width - 1, 1 + shown.cellWidth), line.y))
    }
  }

  private static func drawRow(
    _ index: Int, isChosen: Bool, countWidth: Int, _ state: ExplorerState,
    _ network: LoadedNetwork, on screen: inout Screen
  ) {
    let tree = network.tree
    let row = tree.rows[index]
    let width = screen.bounds.width
    let hasFocus = state.focus == .network && state.showsFocus
    let isDimmed = !state.list.isMatch(index)

    var x = Int(row.depth)
    let marker: Glyph? =
      tree.hasChildren(index) ? (state.list.isFolded(index) ? .collapsed : .expanded) : nil
    if let marker { screen.put(marker.text, at: Point(x, 0), style: .dim) }
    x += 2
    if let sign = row.item.sign(in: network.topology) {
      screen.put(sign.glyph.text, at: Point(x - (marker == nil ? 1 : 0), 0), style: sign.style)
      x += marker == nil ? 1 : 2
    }
    let end = mark(of: row.item, state, network)
    var limit = width - 1
    if let end {
      limit -= end.text.cellWidth
      screen.put(end.text, at: Point(limit + 1, 0), style: end.style)
    }
    let remark = remark(
      on: row.item, index, isFolded: marker == .collapsed, countWidth, state, network)
    let remarkWidth = remark.reduce(0) { $0 + $1.text.cellWidth }
    let name = network.name(of: row.item, in: state.language).sanitised
    let room = max(0, limit - x)
    let nameRoom = max(room - remarkWidth - 1, min(room, 8))
    let used = screen.put(
      name.shortened(to: nameRoom), at: Point(x, 0), style: isDimmed ? .dim : nameStyle(row.item))
    let remarkRoom = limit - x - used - 1
    if remarkRoom >= 3 || remarkWidth <= remarkRoom {
      drawEnd(remark, width: remarkWidth, room: remarkRoom, limit: limit, on: &screen)
    }
    if isChosen {
      if hasFocus {
        screen.select()
      } else {
        screen.restyle(Rect(x: 0, y: 0, width: width, height: 1), adding: [.bold, .underline])
      }
    }
  }

  /// Right-aligned; of an address that does not fit, its end is what tells it apart.
  private static func drawEnd(
    _ pieces: [(text: String, style: Style)], width: Int, room: Int, limit: Int,
    on screen: inout Screen
  ) {
    if width <= room {
      screen.put(pieces, at: Point(limit - width, 0))
    } else if let only = pieces.first, pieces.count == 1, only.text.utf8.allSatisfy({ $0 < 0x80 }) {
      let text = Glyph.ellipsis.text + only.text.suffix(max(0, room - 1))
      screen.put(text, at: Point(limit - text.cellWidth, 0), style: only.style)
    }
  }

  private static func nameStyle(_ item: NetworkItem) -> Style {
    switch item {
    case .scope, .vpc: .title
    case .zone: .dim
    case .subnet, .instance, .interface, .natGateway, .endpointInterface, .instanceConnectEndpoint,
      .group, .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .endpoint,
      .peering, .routeTable, .securityGroup, .networkACL, .transitGateway,
      .transitGatewayAttachment, .transitGatewayRouteTable, .vpnConnection, .customerGateway,
      .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule, .hostedZone,
      .multiRegionAccessPoint, .prefixList, .loadBalancer, .targetGroup, .database, .elasticIP,
      .dhcpOptions, .bucket:
      .text
    }
  }

  private static func remark(
    on item: NetworkItem, _ index: Int, isFolded: Bool, _ countWidth: Int,
    _ state: ExplorerState, _ network: LoadedNetwork
  ) -> [(text: String, style: Style)] {
    switch item {
    case .subnet(let handle):
      let tier = network.tier(of: handle)
      let badge = network.badge(of: handle).padded(to: 2)
      let word = tier.word(in: state.language)
      let column = SubnetTier.allCases.map { $0.word(in: state.language).cellWidth }.max() ?? 0
      let count = isFolded ? "\(network.tree.childCount(index))" : ""
      return [
        (badge + " ", tier.style.bold), (word.padded(to: column), tier.style),
        (count.padded(to: countWidth, align: .trailing), .dim),
      ]
    case .group, .scope: return [("\(network.tree.childCount(index))", .dim)]
    case .zone:
      return isFolded ? [("\(network.tree.childCount(index))", .dim)] : []
    case .instance(let handle):
      let state = network.topology[handle].state
      let style: Style = state == .running || state == .unknown ? .dim : .warn
      return [(network.remark(on: item, in: .en).sanitised, style)]
    case .vpc, .interface, .natGateway, .endpointInterface, .instanceConnectEndpoint,
      .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .endpoint, .peering,
      .routeTable, .securityGroup, .networkACL, .transitGateway, .transitGatewayAttachment,
      .transitGatewayRouteTable, .vpnConnection, .customerGateway, .directConnectGateway,
      .virtualInterface, .resolverEndpoint, .resolverRule, .hostedZone, .multiRegionAccessPoint,
      .prefixList, .loadBalancer, .targetGroup, .database, .elasticIP, .dhcpOptions, .bucket:
      return [(network.remark(on: item, in: state.language).sanitised, .dim)]
    }
  }

  /// What marks an end of the path.
  private static func mark(
    of item: NetworkItem, _ state: ExplorerState, _ network: LoadedNetwork
  ) -> (text: String, style: Style)? {
    if let handle = item.sourceInterface(in: network.topology) {
      let id = network.topology[handle].id
      if case .interface(id, _)? = state.question.source?.source { return (" S", .path) }
      if case .interface(id, _)? = state.question.destination?.destination { return (" D", .path) }
    } else if let source = item.source(in: network.topology),
      source == state.question.source?.source
    {
      return (" S", .path)
    }
    return nil
  }
}

extension SubnetTier {
  var style: Style {
    switch self {
    case .public: .tierPublic
    case .private: .tierPrivate
    case .isolated: .tierIsolated
    }
  }
}
