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

  /// Whether a row is to be kept for its own sake.
  func keeps(_ item: NetworkItem, of network: LoadedNetwork) -> Bool {
    terms.allSatisfy { term in holds(term, item, network) != term.isInverted }
  }

  private func holds(_ term: Term, _ item: NetworkItem, _ network: LoadedNetwork) -> Bool {
    guard let field = term.field else {
      return [Field.name, .id, .ip, .cidr].contains { field in
        values(field, item, network).contains { $0.contains(term.text) }
      }
    }
    if let address = term.address, field == .ip || field == .cidr {
      let topology = network.topology
      if case .subnet(let handle) = item,
        topology[handle].cidrs.contains(where: { $0.contains(address) })
      {
        return true
      }
      if case .vpc(let handle) = item, topology[handle].contains(address) { return true }
      return values(.ip, item, network).contains(term.text)
    }
    return values(field, item, network).contains { $0.contains(term.text) }
  }

  /// What an item has in a field, in lower case.
  private func values(_ field: Field, _ item: NetworkItem, _ network: LoadedNetwork) -> [String] {
    let topology = network.topology
    switch field {
    case .name: return [network.name(of: item, in: .en).lowercased()]
    case .id: return [item.entity(in: topology)?.id.text].compactMap { $0 }
    case .ip:
      switch item {
      case .instance(let handle):
        return topology[handle].interfaces.flatMap { addresses(of: $0, topology) }
      case .interface(let handle), .endpointInterface(let handle, _):
        return addresses(of: handle, topology)
      case .natGateway(let handle):
        return topology[handle].addresses.flatMap { [$0.privateAddress, $0.publicAddress] }
          .compactMap { $0?.description }
      default: return []
      }
    case .cidr:
      switch item {
      case .vpc(let handle): return topology[handle].cidrs.map(\.description)
      case .subnet(let handle): return topology[handle].cidrs.map(\.description)
      default: return []
      }
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
      return []
    case .tag:
      guard let id = item.entity(in: topology)?.id else { return [] }
      return topology.tags(of: id).map { "\($0.key.text)=\($0.value.text)".lowercased() }
    }
  }

  private func addresses(of handle: Handle<NetworkInterface>, _ topology: Topology) -> [String] {
    topology.addresses(of: handle).flatMap { address in
      [address.address.description] + (address.publicAddress.map { [$0.description] } ?? [])
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
    case .prefixList: "prefix-list"
    }
  }
}
