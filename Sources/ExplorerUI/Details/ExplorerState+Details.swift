import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// All that is known of what is chosen.
extension ExplorerState {
  var detailLines: [DetailLine] {
    guard let network, let item else { return [] }
    var describer = ItemDescriber(network: network, language: language)
    describer.describe(item)
    return describer.lines
  }
}

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

  mutating func describe(_ item: NetworkItem) {
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
      heading("This interface", "このインターフェース")
      describe(interface: interface)
    case .endpoint(let handle): describe(endpoint: handle)
    case .instanceConnectEndpoint(let handle): describe(connect: handle)
    case .group(let group): describe(group: group)
    case .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .customerGateway,
      .transitGatewayAttachment, .transitGateway, .vpnConnection, .transitGatewayRouteTable,
      .peering:
      describe(gateway: item)
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

  private mutating func describe(_ scope: Scope, _ handle: Handle<Scope>) {
    field("Region", "リージョン", scope.region.text)
    field("Account", "アカウント", scope.account.text)
    let vpcs = topology.vpcs.filter { $0.scope == handle }
    field("VPCs", "VPC", "\(vpcs.count)")
  }

  private mutating func describe(zone: InternedText, of vpc: Handle<VPC>) {
    let subnets = topology.subnets(of: vpc).filter { topology[$0].zone == zone }
    field("Zone", "ゾーン", zone.text)
    field("VPC", "VPC", topology[vpc].label)
    heading("Subnets", "サブネット")
    for subnet in subnets { add(subnetLine(subnet)) }
  }

  func subnetLine(_ subnet: Handle<Subnet>) -> DetailLine {
    let entity = topology[subnet]
    let tier = network.tier(of: subnet)
    let badge = network.badge(of: subnet)
    return .field(
      entity.label.sanitised,
      [entity.cidrs.first?.description ?? "", badge, tier.word(in: language)]
        .filter { !$0.isEmpty }.joined(separator: "  "), tier.style)
  }

  private mutating func describe(vpc handle: Handle<VPC>) {
    let vpc = topology[handle]
    field("ID", "ID", vpc.id.text)
    field("Blocks", "CIDR", vpc.cidrs.map(\.description).joined(separator: "\n"))
    field("Default", "デフォルト", vpc.isDefault ? yes(true) : "")
    field("DNS support", "DNSサポート", on(vpc.dnsSupport))
    field("DNS hostnames", "DNSホスト名", on(vpc.dnsHostnames))
    if let options = vpc.dhcpOptions {
      let servers = topology[options].nameServers.map(\.description)
      field(
        "Resolver", "リゾルバー",
        servers.isEmpty ? "AmazonProvidedDNS" : servers.joined(separator: "\n"))
    }
    if let main = topology.mainRouteTable(of: handle) {
      field("Main table", "メインテーブル", "\(topology[main].label) (\(network.badges[main]))")
    }
    heading("Subnets", "サブネット")
    for subnet in topology.subnets(of: handle) { add(subnetLine(subnet)) }
  }

  private mutating func describe(subnet handle: Handle<Subnet>) {
    let subnet = topology[handle]
    let tier = network.tier(of: handle)
    field("ID", "ID", subnet.id.text)
    field("Blocks", "CIDR", subnet.cidrs.map(\.description).joined(separator: "\n"))
    field("Zone", "ゾーン", subnet.zone.text)
    field("Tier", "種別", tier.word(in: language), tier.style)
    if let table = topology.routeTable(of: handle) {
      let how =
        topology.hasExplicitRouteTable(handle)
        ? "" : text(en: ", main by default", ja: "、既定のメイン")
      field("Route table", "ルートテーブル", "\(topology[table].label) (\(network.badges[table]))\(how)")
    } else {
      field("Route table", "ルートテーブル", text(en: "not in the input", ja: "入力にありません"), .warn)
    }
    if let acl = topology.networkACL(of: handle) {
      field("Network ACL", "ネットワークACL", topology[acl].label)
    }
    field("Public IPv4", "パブリックIPv4", on(subnet.assignsPublicAddress))
    if subnet.isDNS64Enabled { field("DNS64", "DNS64", on(true)) }
    field("Interfaces", "インターフェース", "\(topology.interfaces(in: handle).count)")
  }
}
