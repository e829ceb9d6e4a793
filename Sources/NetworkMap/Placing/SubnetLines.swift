/// Chooses what the rows of a subnet tell: what must be seen first, then as much as there is room for.
struct SubnetLines {
  var lines: [PlacedSubnet.Line]

  init(_ subnet: SceneSubnet, detail: DetailLevel, room: Int) {
    let pinned = subnet.pinned
    switch detail {
    case .glyph where pinned.isEmpty:
      lines = [.glyph]
    case .glyph, .chip:
      lines = [.name] + pinned.map { .node($0) }
    case .summary:
      // Of a single node the name says more than its number.
      let named = pinned.isEmpty && subnet.nodeCount == 1 ? Array(subnet.nodes.indices) : pinned
      lines = named.isEmpty ? [.summary] : named.map { .node($0) }
    case .list, .addresses:
      lines = Self.list(subnet, room: room)
    }
  }

  private static func list(_ subnet: SceneSubnet, room: Int) -> [PlacedSubnet.Line] {
    let total = subnet.nodeCount
    let cidr: [PlacedSubnet.Line] = subnet.cidr.isEmpty ? [] : [.cidr]
    if total == 0 { return cidr }
    if subnet.uncounted == 0, cidr.count + total <= room {
      return cidr + subnet.nodes.indices.map { .node($0) }
    }
    if subnet.uncounted == 0, total <= room {
      return subnet.nodes.indices.map { .node($0) }
    }
    let pinned = subnet.pinned
    if room <= pinned.count { return pinned.prefix(room).map { .node($0) } }
    // With so few rows a count of each kind says more than one node and "+12 more".
    if pinned.isEmpty, room <= 2 { return (room == 2 ? cidr : []) + [.summary] }
    let showsCIDR = room >= pinned.count + 2 && !cidr.isEmpty
    let nodes = room - 1 - (showsCIDR ? 1 : 0)
    var shown = pinned
    for node in subnet.nodes.indices where shown.count < nodes {
      if !pinned.contains(node) { shown.append(node) }
    }
    return (showsCIDR ? cidr : []) + shown.sorted().map { .node($0) } + [.more(total - shown.count)]
  }
}
