import IPAddressing
import NetworkModel
import PathEngine
import Reports

/// What a person typed into the filter of the list: words that all have to hold.
///
/// `web` keeps what holds that text in its name, id or address; `!web` what does not; `zone:1a` looks
/// into one field. In `ip:` and `cidr:` an address also finds the blocks that hold it.
struct NetworkFilter: Hashable, Sendable {
  enum Field: String, CaseIterable, Sendable {
    case name, id, ip, cidr, kind, tier, table, zone, vpc, state, tag
  }

  struct Term: Hashable, Sendable {
    var field: Field?
    var text: String
    var isInverted: Bool
    var address: IPAddress?
  }

  let terms: [Term]

  init(_ text: String) {
    terms = text.lowercased().split(separator: " ").compactMap { word in
      let isInverted = word.hasPrefix("!")
      var word = isInverted ? word.dropFirst() : word
      var field: Field?
      if let colon = word.firstIndex(of: ":"), let known = Field(rawValue: String(word[..<colon])) {
        field = known
        word = word[word.index(after: colon)...]
      }
      guard !word.isEmpty else { return nil }
      return Term(
        field: field, text: String(word), isInverted: isInverted, address: try? IPAddress(word))
    }
  }

  var isEmpty: Bool { terms.isEmpty }

  /// The rows to be kept for their own sake, in ascending order.
  /// - Complexity: O(n) in the number of rows; words without a field cost least.
  func rows(of network: LoadedNetwork) -> [Int32] {
    let all = network.tree.rows
    var kept = all.indices.compactMap { all[$0].item.isGroup ? nil : Int32($0) }
    for term in terms.filter({ $0.field == nil }) {
      let found = network.search.rows(holding: term.text, among: kept)
      kept = term.isInverted ? kept.subtracting(found) : found
    }
    for term in terms {
      guard let field = term.field else { continue }
      kept = kept.filter { row in
        holds(term, field, all[Int(row)].item, network) != term.isInverted
      }
    }
    return kept
  }

  private func holds(
    _ term: Term, _ field: Field, _ item: NetworkItem, _ network: LoadedNetwork
  ) -> Bool {
    guard let address = term.address, field == .ip || field == .cidr else {
      return values(field, item, network).contains { $0.contains(term.text) }
    }
    let topology = network.topology
    if case .subnet(let handle) = item {
      return topology[handle].cidrs.contains { $0.contains(address) }
    }
    if case .vpc(let handle) = item { return topology[handle].contains(address) }
    return network.addresses(of: item).contains(term.text)
  }

  /// What an item has in a field, in lower case.
  private func values(_ field: Field, _ item: NetworkItem, _ network: LoadedNetwork) -> [String] {
    let topology = network.topology
    switch field {
    case .name: return [network.name(of: item, in: .en).lowercased()]
    case .id: return [item.entity(in: topology)?.id.text].compactMap { $0 }
    case .ip, .cidr: return network.addresses(of: item)
    case .kind: return [item.kindWord]
    case .tier: return item.subnet(in: topology).map { [network.tier(of: $0).word(in: .en)] } ?? []
    case .table:
      guard let table = item.subnet(in: topology).flatMap({ topology.routeTable(of: $0) }) else {
        return []
      }
      return [topology[table].label.lowercased(), network.badges[table].lowercased()]
    case .zone:
      if case .zone(_, let zone) = item { return [zone.text] }
      return item.subnet(in: topology).map { [topology[$0].zone.text] } ?? []
    case .vpc: return item.vpc(in: topology).map { [topology[$0].label.lowercased()] } ?? []
    case .state:
      if case .instance(let handle) = item { return [topology[handle].state.rawValue] }
      if case .natGateway(let handle) = item { return [topology[handle].state.rawValue] }
      if case .endpoint(let handle) = item { return [topology[handle].state.rawValue] }
      if case .loadBalancer(let handle) = item { return [topology[handle].state.rawValue] }
      if case .database(let handle) = item { return [topology[handle].state.rawValue] }
      return []
    case .tag:
      guard let id = item.entity(in: topology)?.id else { return [] }
      return topology.tags(of: id).map { "\($0.key.text)=\($0.value.text)".lowercased() }
    }
  }
}

extension NetworkItem {
  /// The word that `kind:` compares with.
  var kindWord: String {
    switch self {
    case .scope: "region"
    case .vpc: "vpc"
    case .zone: "zone"
    case .subnet: "subnet"
    case .instance: "instance"
    case .interface, .endpointInterface: "interface"
    case .natGateway: "nat"
    case .instanceConnectEndpoint, .endpoint: "endpoint"
    case .group: "group"
    case .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway: "gateway"
    case .peering: "peering"
    case .routeTable: "table"
    case .securityGroup: "sg"
    case .networkACL: "acl"
    case .transitGateway: "tgw"
    case .transitGatewayAttachment: "attachment"
    case .transitGatewayRouteTable: "tgw-table"
    case .vpnConnection: "vpn"
    case .customerGateway: "cgw"
    case .directConnectGateway: "dxgw"
    case .virtualInterface: "dxvif"
    case .resolverEndpoint: "resolver"
    case .resolverRule: "rule"
    case .hostedZone: "zone"
    case .multiRegionAccessPoint: "mrap"
    case .prefixList: "prefix-list"
    case .loadBalancer: "load-balancer"
    case .targetGroup: "target-group"
    case .database: "database"
    case .elasticIP: "eip"
    case .dhcpOptions: "dhcp"
    case .bucket: "bucket"
    }
  }
}

extension [Int32] {
  /// These without others; both in ascending order.
  fileprivate func subtracting(_ others: [Int32]) -> [Int32] {
    var next = 0
    return filter { row in
      while next < others.count, others[next] < row { next += 1 }
      return next == others.count || others[next] != row
    }
  }
}
