import IPAddressing
import NetworkModel

extension TopologyWriter {
  mutating func transitGateway(_ handle: Handle<TransitGateway>) -> Entry {
    let gateway = topology[handle]
    let place = key(gateway.id)
    var mapping = resource(gateway)
    mapping.isBlock = true
    mapping.set(
      "security-group-references", unlessFalse(gateway.supportsSecurityGroupReferences))
    mapping.set("state", state(gateway.state, else: .available))
    let table = gateway.defaultAssociationTable.map { topology[$0].id }
    mapping.set("default-route-table", table.map { .word(names.reference($0, in: place)) })
    if gateway.defaultPropagationTable != gateway.defaultAssociationTable {
      mapping.set(
        "default-propagation-table",
        gateway.defaultPropagationTable.map {
          .word(names.reference(topology[$0].id, in: place))
        } ?? .noValue)
    }
    let attachments = topology.attachments(of: handle).map { topology[$0] }
    let tables = topology.transitGatewayRouteTables.filter { $0.transitGateway == handle }
    mapping.section(
      "attachments", sorted(attachments.map { attachment($0, of: gateway, tables) }))
    let written = sorted(tables.map { self.table($0, of: gateway, attachments) })
    mapping.set(
      "route-tables",
      .mapping(WrittenMapping(entries: written, isBlock: !written.isEmpty)))
    return Entry(key: place, value: .mapping(mapping))
  }

  private func unlessFalse(_ flag: Bool?) -> WrittenValue? {
    flag == false ? nil : flag.map { .flag($0) } ?? .unknown
  }

  // MARK: Attachments

  private func attachment(
    _ attachment: TransitGatewayAttachment, of gateway: TransitGateway,
    _ tables: [TransitGatewayRouteTable]
  ) -> Entry {
    let place = key(gateway.id)
    var mapping = resource(attachment, home: gateway.scope)
    let (key, word) = end(of: attachment, in: place)
    mapping.set(key, .word(word))
    if case .vpc(let vpc) = attachment.resource {
      mapping.set(
        "subnets",
        .words(
          attachment.subnets.map { names.reference(topology[$0].id, in: self.place(vpc)) }))
    }
    if case .connect = attachment.resource { mapping.set("peers", peers(of: attachment)) }
    if attachment.associatedTable != gateway.defaultAssociationTable {
      mapping.set(
        "route-table",
        attachment.associatedTable.map { .word(names.reference(topology[$0].id, in: place)) }
          ?? .noValue)
    }
    let propagated = tables.filter { $0.propagations.contains(attachment.id) }.map(\.id)
    let usual = gateway.defaultPropagationTable.map { [topology[$0].id] } ?? []
    if propagated != usual {
      mapping.set(
        "propagate-to", .wordOrWords(propagated.map { names.reference($0, in: place) }))
    }
    if attachment.isApplianceModeOn { mapping.set("appliance-mode", .flag(true)) }
    mapping.set(
      "security-group-references", unlessFalse(attachment.supportsSecurityGroupReferences))
    mapping.set("state", state(attachment.state, else: .available))
    return Entry(key: self.key(attachment.id), value: .mapping(mapping))
  }

  private func end(
    of attachment: TransitGatewayAttachment, in place: String
  ) -> (key: String, word: String) {
    switch attachment.resource {
    case .vpc(let handle): ("vpc", names.reference(topology[handle].id, in: nil))
    case .vpn(let handle): ("vpn", names.reference(topology[handle].id, in: nil))
    case .peering(let id): ("peer", names.reference(id, in: nil))
    case .directConnectGateway(let id):
      ("direct-connect-gateway", names.reference(id, in: nil))
    case .connect(let id): ("connect", names.reference(id, in: place))
    case .unresolved(let id):
      switch id.kind {
      case .vpc where NameTable.isAWSID(id.text, [.vpc]): ("vpc", id.text)
      case .vpnConnection where NameTable.isAWSID(id.text, [.vpnConnection]): ("vpn", id.text)
      default: ("resource", id.text)
      }
    }
  }

  private func peers(of attachment: TransitGatewayAttachment) -> WrittenValue {
    guard let peers = attachment.connectPeers else { return .unknown }
    return .list(
      peers.map { peer in
        var mapping = WrittenMapping()
        let made = peer.peerAddress.map { "tgw-connect-peer-\($0)" } ?? "tgw-connect-peer"
        if peer.id.text != made { mapping.set("id", .word(peer.id.text)) }
        mapping.set("ip", peer.peerAddress.map { .word($0.description) })
        mapping.set("state", state(peer.state, else: .available))
        mapping.set("bgp", peer.isBGPUp.map { .flag($0) })
        if let only = mapping.entries.first, mapping.entries.count == 1, only.key == "ip" {
          return only.value
        }
        return .mapping(mapping)
      })
  }

  // MARK: Tables

  private func table(
    _ table: TransitGatewayRouteTable, of gateway: TransitGateway,
    _ attachments: [TransitGatewayAttachment]
  ) -> Entry {
    let place = key(gateway.id)
    var mapping = resource(table, home: gateway.scope)
    let known = Set(attachments.map(\.id))
    let further = table.propagations.filter { !known.contains($0) }
    if !further.isEmpty { mapping.set("propagations", .wordOrWords(further.map(\.text))) }
    if table.isCutShort { mapping.set("additional-routes", .flag(true)) }
    guard let routes = table.routes else {
      mapping.set("routes", .unknown)
      return Entry(key: key(table.id), value: .mapping(mapping))
    }
    for route in routes.filter({ $0.origin == .static }).sorted(by: isBefore) {
      mapping.set(destination(route.destination), self.route(route, in: place))
    }
    let propagated = routes.filter { $0.origin == .propagated }
    if Set(propagated) != usualRoutes(of: table, attachments) {
      mapping.set(
        "propagated",
        .mapping(
          WrittenMapping(
            entries: propagated.sorted(by: isBefore).map {
              Entry(key: destination($0.destination), value: self.route($0, in: place))
            })))
    }
    return Entry(key: key(table.id), value: .mapping(mapping))
  }

  /// What the reader takes the attachments to have put into a table.
  private func usualRoutes(
    of table: TransitGatewayRouteTable, _ attachments: [TransitGatewayAttachment]
  ) -> Set<TransitGatewayRouteTable.Route> {
    var routes: Set<TransitGatewayRouteTable.Route> = []
    for attachment in attachments where table.propagations.contains(attachment.id) {
      let prefixes: [IPPrefix] =
        switch attachment.resource {
        case .vpc(let handle): topology[handle].cidrs
        case .vpn(let handle): topology[handle].routes
        case .directConnectGateway(let id):
          topology.virtualInterfaces.filter { line in
            guard case .directConnectGateway(let handle)? = line.termination else { return false }
            return topology[handle].id == id
          }.flatMap(\.routes)
        case .peering, .connect, .unresolved: []
        }
      for prefix in prefixes {
        routes.insert(.init(.prefix(prefix), to: [attachment.id], origin: .propagated))
      }
    }
    return routes
  }

  private func isBefore(
    _ a: TransitGatewayRouteTable.Route, _ b: TransitGatewayRouteTable.Route
  ) -> Bool {
    func order(_ route: TransitGatewayRouteTable.Route) -> (Int, IPPrefix, String) {
      switch route.destination {
      case .prefix(let prefix): (0, prefix, "")
      case .prefixList(let id): (1, .allIPv4, id.text)
      }
    }
    return order(a) < order(b)
  }

  private func destination(_ destination: TransitGatewayRouteTable.Route.Destination) -> String {
    switch destination {
    case .prefix(let prefix): prefix.description
    case .prefixList(let id): names.reference(id, in: nil)
    }
  }

  private func route(
    _ route: TransitGatewayRouteTable.Route, in place: String
  ) -> WrittenValue {
    let words = route.attachments.map { names.reference($0, in: place) }
    if !route.isBlackhole { return .wordOrWords(words) }
    if words.isEmpty { return .word("blackhole") }
    var mapping = WrittenMapping()
    mapping.set("via", .wordOrWords(words))
    mapping.set("state", .word("blackhole"))
    return .mapping(mapping)
  }
}
