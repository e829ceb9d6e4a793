import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Collects the lines for one item.
struct ItemDescriber {
  let network: LoadedNetwork
  let language: Language
  private(set) var lines: [DetailLine] = []

  var topology: Topology { network.topology }

  init(network: LoadedNetwork, language: Language) {
    self.network = network
    self.language = language
  }

  func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    language.text(en: en(), ja: ja())
  }

  mutating func add(_ line: DetailLine) { lines.append(line) }

  mutating func field(_ en: String, _ ja: String, _ value: String, _ style: Style = .text) {
    guard !value.isEmpty else { return }
    // Line by line: a line's end is ours, what is in the lines may be anybody's.
    let clean = value.split(separator: "\n").map { String($0).sanitised }.joined(separator: "\n")
    lines.append(.field(language.text(en: en, ja: ja), clean, style))
  }

  mutating func heading(_ en: String, _ ja: String) {
    if !lines.isEmpty { lines.append(.blank) }
    lines.append(.heading(language.text(en: en, ja: ja)))
  }

  /// A neighbour under a name. What the list has no row for cannot be gone to.
  mutating func link(
    named name: String, _ value: String, _ id: ResourceID, _ style: Style = .text
  ) {
    let value = value.sanitised
    let isThere = network.tree.row(of: id, in: topology) != nil
    lines.append(
      isThere
        ? .link(name, value, style, id)
        : name.isEmpty ? .text(value, style) : .field(name, value, style))
  }

  mutating func link<E: Entity>(
    _ en: String, _ ja: String, _ handle: Handle<E>?, remark: String = ""
  ) {
    guard let handle else { return }
    let entity = topology[handle]
    link(named: language.text(en: en, ja: ja), network.label(of: entity.id) + remark, entity.id)
  }

  /// Neighbours under one name, or without a name under a heading.
  mutating func links<E: Entity>(
    _ en: String, _ ja: String, _ handles: [Handle<E>],
    remark: (Self, Handle<E>) -> String = { _, _ in "" }
  ) {
    let shown = handles.prefix(Self.manyLinks)
    let labels = shown.map { network.label(of: topology[$0].id).sanitised }
    // Remarks stand below each other, unless a long name would push them out.
    let width = labels.map(\.cellWidth).filter { $0 <= Self.longName }.max() ?? 0
    for (index, handle) in shown.enumerated() {
      let remark = remark(self, handle)
      let label = remark.isEmpty ? labels[index] : labels[index].padded(to: width) + "  " + remark
      link(
        named: index == 0 ? language.text(en: en, ja: ja) : "", label, topology[handle].id)
    }
    if handles.count > Self.manyLinks {
      let rest = handles.count - Self.manyLinks
      add(.text(text(en: "and \(rest) more", ja: "ほか\(rest)件"), .dim))
    }
  }

  private static let longName = 24

  /// Nobody reads more neighbours of one kind than this.
  private static let manyLinks = 200

  /// Neighbours under a heading of their own; nothing where there are none.
  mutating func section<E: Entity>(
    _ en: String, _ ja: String, _ handles: [Handle<E>],
    remark: (Self, Handle<E>) -> String = { _, _ in "" }
  ) {
    guard !handles.isEmpty else { return }
    heading(en, ja)
    links("", "", handles, remark: remark)
  }

  func yes(_ value: Bool) -> String {
    value ? text(en: "yes", ja: "はい") : text(en: "no", ja: "いいえ")
  }

  func on(_ value: Bool?) -> String {
    switch value {
    case true?: text(en: "on", ja: "有効")
    case false?: text(en: "off", ja: "無効")
    case nil: text(en: "not told", ja: "不明")
    }
  }

  func badge(_ table: Handle<RouteTable>) -> String { " (\(network.badges[table]))" }

  mutating func describe(_ item: NetworkItem) {
    if let what = item.explanation(in: language) {
      add(.sentence(what))
      add(.blank)
    }
    switch item {
    case .scope(let handle): describe(topology[handle], handle)
    case .vpc(let handle): describe(vpc: handle)
    case .zone(let vpc, let zone): describe(zone: zone, of: vpc)
    case .subnet(let handle): describe(subnet: handle)
    case .instance(let handle): describe(instance: handle)
    case .interface(let handle): describe(interface: handle)
    case .natGateway(let handle): describe(nat: handle)
    case .endpointInterface(let interface, let endpoint):
      describe(endpoint: endpoint)
      heading("This interface", "このインターフェイス")
      describe(interface: interface)
    case .endpoint(let handle): describe(endpoint: handle)
    case .instanceConnectEndpoint(let handle): describe(connect: handle)
    case .group(let group): describe(group: group)
    case .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .customerGateway,
      .transitGatewayAttachment, .transitGateway, .vpnConnection, .transitGatewayRouteTable,
      .peering, .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule,
      .hostedZone, .multiRegionAccessPoint:
      describe(gateway: item)
    case .loadBalancer(let handle): describe(balancer: handle)
    case .targetGroup(let handle): describe(targets: handle)
    case .database(let handle): describe(topology[handle])
    case .elasticIP(let handle): describe(topology[handle])
    case .dhcpOptions(let handle): describe(dhcp: handle)
    case .bucket(let handle): describe(topology[handle])
    case .routeTable(let handle): describe(table: handle)
    case .securityGroup(let handle): describe(group: handle)
    case .networkACL(let handle): describe(acl: handle)
    case .prefixList(let handle): describe(list: handle)
    }
    if let id = item.entity(in: topology)?.id { describeTags(of: id) }
  }

  private mutating func describeTags(of id: ResourceID) {
    let tags = topology.tags(of: id)
    guard !tags.isEmpty else { return }
    heading("Tags", "タグ")
    for tag in tags { add(.field(tag.key.text.sanitised, tag.value.text.sanitised, .text)) }
  }

  /// What the input itself says of an item.
  mutating func describe(_ source: DetailsPaneState.Source, of item: NetworkItem) {
    switch source {
    case .isBeingRead: add(.sentence(text(en: "Reading the input again…", ja: "入力を読み直しています…")))
    case .parts(let parts):
      if parts.isEmpty {
        add(
          .sentence(
            text(
              en:
                "The input was read again, and nothing in it is this resource by itself: it may come "
                + "from standard input, be made by default, or have gone since.",
              ja: "入力を読み直しましたが、このリソースそのものの記述はありません。標準入力から読んだもの、既定で作られたもの、"
                + "またはその後なくなったものと考えられます。")))
      }
      for part in parts {
        if !lines.isEmpty { add(.blank) }
        var place = part.location
        let path = place.file
        place.file = path.split(separator: "/").last.map(String.init) ?? path
        add(.heading(place.description.sanitised))
        if place.file != path { add(.sentence(path.sanitised)) }
        for line in part.text.split(separator: "\n", omittingEmptySubsequences: false) {
          add(.text(String(line).sanitised, .text))
        }
      }
    }
  }
}

extension LoadedNetwork {
  /// What a person calls a resource; of an interface without a name, the instance it belongs to.
  func label(of id: ResourceID) -> String {
    if let row = tree.row(of: id, in: topology) {
      let name = name(of: tree.rows[row].item, in: .en)
      if !name.isEmpty { return name }
    }
    return topology.entity(id)?.label ?? id.text
  }
}
