import IPAddressing
import NetworkModel

extension TopologyAssembler {
  mutating func addTransitGateways() {
    for gateway in declaration.transitGateways { addTransitGateway(gateway) }
  }

  private mutating func addTransitGateway(_ gateway: TransitGatewayDeclaration) {
    let id = names.id(NameTable.Key(.transitGateway, in: nil, gateway.name.text))
    let (label, scope) = place(gateway.name)
    let defaultTable = gateway.defaultTable.flatMap { tableID($0, of: gateway) }
    let defaultPropagationTable = gateway.defaultPropagationTable.flatMap {
      tableID($0, of: gateway)
    }
    builder.add(TransitGateway.self, id: id, locate: locator(gateway.name.position)) { references in
      TransitGateway(
        id: id, name: label, scope: scope, state: gateway.state,
        supportsSecurityGroupReferences: gateway.supportsSecurityGroupReferences,
        defaultAssociationTable: references.known(defaultTable),
        defaultPropagationTable: references.known(defaultPropagationTable))
    }
    var propagations: [ResourceID: [ResourceID]] = [:]
    for attachment in gateway.attachments {
      guard let attachmentID = addAttachment(attachment, of: gateway, id, defaultTable)
      else { continue }
      let tables =
        attachment.propagateTo.map { words in words.compactMap { tableID($0, of: gateway) } }
        ?? [defaultPropagationTable].compactMap { $0 }
      for table in tables { propagations[table, default: []].append(attachmentID) }
    }
    for table in gateway.tables {
      let tableID = names.id(
        NameTable.Key(.transitGatewayRouteTable, in: gateway.name.text, table.name.text))
      let further = table.propagations.compactMap { attachmentID($0, of: gateway) }
      add(table, tableID, (propagations[tableID] ?? []) + further, of: gateway, id)
    }
  }

  private mutating func tableID(_ word: YAMLWord, of gateway: TransitGatewayDeclaration)
    -> ResourceID?
  {
    findTransit(word, .transitGatewayRouteTable, of: gateway)
  }

  /// An attachment of the gateway, or one that is not in the file by its id.
  private mutating func attachmentID(
    _ word: YAMLWord, of gateway: TransitGatewayDeclaration
  ) -> ResourceID? {
    absent(word, [.transitGatewayAttachment], in: gateway.name.text)
      ?? findTransit(word, .transitGatewayAttachment, of: gateway)
  }

  /// Like `findID`, of what is in a transit gateway instead of a VPC.
  private mutating func findTransit(
    _ word: YAMLWord, _ kind: ResourceKind, of gateway: TransitGatewayDeclaration
  ) -> ResourceID? {
    let found = names.keys(word.text, [kind], in: gateway.name.text)
    if let key = found.first { return names.id(key) }
    if source.isCutOff || source.namesLeftOut.contains(word.text) { return nil }
    source.unknown(
      .danglingReference, word,
      LocalizedText(
        en: "'\(gateway.name.text)' has no \(kind.noun.en) '\(word.text)'",
        ja: "「\(gateway.name.text)」に\(kind.noun.ja)「\(word.text)」はありません"),
      among: names.candidates([kind], in: gateway.name.text))
    return nil
  }

  private enum PlannedResource {
    case vpc(ResourceID)
    case vpn(ResourceID)
    case peer(ResourceID)
    case directConnectGateway(ResourceID)
    case connect(ResourceID)
    case absent(ResourceID)
  }

  /// - Returns: the attachment's id, or nil when what it attaches is not there.
  private mutating func addAttachment(
    _ item: TransitGatewayDeclaration.Attachment, of gateway: TransitGatewayDeclaration,
    _ gatewayID: ResourceID, _ defaultTable: ResourceID?
  ) -> ResourceID? {
    let id = names.id(
      NameTable.Key(.transitGatewayAttachment, in: gateway.name.text, item.name.text))
    guard let resource = resource(of: item, on: gateway) else { return nil }
    let subnets = attachedSubnets(of: item)
    let table = item.routeTable.flatMap { tableID($0, of: gateway) }
    let associated = item.routeTable == nil && !item.hasNoRouteTable ? defaultTable : table
    let home = (gateway.region?.text, gateway.account?.text)
    let (label, scope) = place(item.name, region: home.0, account: home.1)
    builder.add(
      TransitGatewayAttachment.self, id: id,
      requires: [TopologyBuilder.Reference(gatewayID, "transit-gateway")],
      locate: locator(item.name.position)
    ) { references in
      TransitGatewayAttachment(
        id: id, name: label, scope: scope,
        transitGateway: references.required(gatewayID),
        resource: Self.made(resource, &references),
        subnets: subnets.compactMap { references.known($0) }, state: item.state,
        associatedTable: references.known(associated),
        supportsSecurityGroupReferences: item.supportsSecurityGroupReferences,
        isApplianceModeOn: item.isApplianceModeOn, connectPeers: Self.peers(of: item))
    }
    return id
  }

  /// The tunnels of a Connect attachment, called after their far ends.
  private static func peers(of item: TransitGatewayDeclaration.Attachment) -> [ConnectPeer]? {
    guard case .connect = item.resource else { return nil }
    return item.peers?.map { peer in
      let name = peer.address.map { "tgw-connect-peer-\($0)" } ?? "tgw-connect-peer"
      return ConnectPeer(
        id: ResourceID(peer.id?.text ?? name, kind: .other), peerAddress: peer.address,
        state: peer.state, isBGPUp: peer.isBGPUp)
    }
  }

  private mutating func resource(
    of item: TransitGatewayDeclaration.Attachment, on gateway: TransitGatewayDeclaration
  ) -> PlannedResource? {
    switch item.resource {
    case .vpc(let word):
      if let id = absent(word, [.vpc], in: nil) { return .absent(id) }
      return findID(word, .vpc, in: nil).map { .vpc($0) }
    case .vpn(let word):
      if let id = absent(word, [.vpnConnection], in: nil) { return .absent(id) }
      return findID(word, .vpnConnection, in: nil).map { .vpn($0) }
    case .peer(let word):
      if let id = absent(word, [.transitGateway], in: nil) { return .peer(id) }
      return findID(word, .transitGateway, in: nil).map { .peer($0) }
    case .directConnectGateway(let word):
      let known = names.keys(word.text, [.directConnectGateway], in: nil).first
      return .directConnectGateway(
        known.map { names.id($0) }
          ?? ResourceID(
            NameTable.absentID(word.text) ?? word.text, kind: .directConnectGateway))
    case .connect(let word):
      return attachmentID(word, of: gateway)
        .map { .connect($0) }
    case .other(let word): return .absent(ResourceID(word.text))
    }
  }

  private mutating func attachedSubnets(of item: TransitGatewayDeclaration.Attachment)
    -> [ResourceID]
  {
    guard case .vpc(let word) = item.resource,
      let key = names.keys(word.text, [.vpc], in: nil).first,
      let vpc = declaration.vpcs.first(where: { $0.name.text == key.name })
    else { return [] }
    if item.subnets.isEmpty, !item.hasToldSubnets {
      source.error(
        .missingKey,
        LocalizedText(
          en: "the attachment '\(item.name.text)' is in no subnet of the VPC",
          ja: "アタッチメント「\(item.name.text)」のサブネットがVPCにありません"),
        at: item.name.position,
        hint: LocalizedText(
          en: "add 'subnets: [...]', one for each zone", ja: "ゾーンごとに1つの 'subnets: [...]' を加えてください"))
    }
    return item.subnets.compactMap { word in
      subnetIndex(word, in: vpc).map { subnetID(vpc.subnets[$0], in: vpc) }
    }
  }

  private static func made(
    _ resource: PlannedResource, _ references: inout TopologyBuilder.References
  ) -> TransitGatewayAttachment.Resource {
    switch resource {
    case .vpc(let id): references.known(id).map { .vpc($0) } ?? .unresolved(id)
    case .vpn(let id): references.known(id).map { .vpn($0) } ?? .unresolved(id)
    case .peer(let id): .peering(id)
    case .directConnectGateway(let id): .directConnectGateway(id)
    case .connect(let id): .connect(id)
    case .absent(let id): .unresolved(id)
    }
  }

  private mutating func add(
    _ table: TransitGatewayDeclaration.Table, _ id: ResourceID, _ propagations: [ResourceID],
    of gateway: TransitGatewayDeclaration, _ gatewayID: ResourceID
  ) {
    let home = (gateway.region?.text, gateway.account?.text)
    let (label, scope) = place(table.name, region: home.0, account: home.1)
    var routes = table.routes?.compactMap { route($0, .static, gateway) }
    if let propagated = table.propagated {
      routes = (routes ?? []) + propagated.compactMap { route($0, .propagated, gateway) }
    }
    for attachment in gateway.attachments where routes != nil && table.propagated == nil {
      let attachmentID = names.id(
        NameTable.Key(.transitGatewayAttachment, in: gateway.name.text, attachment.name.text))
      guard propagations.contains(attachmentID) else { continue }
      routes? += propagatedPrefixes(of: attachment).map {
        TransitGatewayRouteTable.Route(.prefix($0), to: [attachmentID], origin: .propagated)
      }
    }
    builder.add(
      TransitGatewayRouteTable.self, id: id,
      requires: [TopologyBuilder.Reference(gatewayID, "transit-gateway")],
      locate: locator(table.name.position)
    ) { references in
      TransitGatewayRouteTable(
        id: id, name: label, scope: scope,
        transitGateway: references.required(gatewayID), propagations: propagations, routes: routes,
        isCutShort: table.isCutShort)
    }
  }

  private mutating func route(
    _ route: TransitGatewayDeclaration.Table.Route, _ origin: TransitGatewayRouteTable.Route.Origin,
    _ gateway: TransitGatewayDeclaration
  ) -> TransitGatewayRouteTable.Route? {
    let place: TransitGatewayRouteTable.Route.Destination
    if let prefix = try? IPPrefix(route.destination.text) {
      place = .prefix(prefix)
    } else if let key = names.keys(route.destination.text, [.prefixList], in: nil).first {
      place = .prefixList(names.id(key))
    } else if let id = absent(route.destination, [.prefixList], in: nil) {
      place = .prefixList(id)
    } else {
      if !source.isCutOff { _ = source.prefix(route.destination) }
      return nil
    }
    let attachments = route.attachments.compactMap { attachmentID($0, of: gateway) }
    guard attachments.count == route.attachments.count else { return nil }
    return TransitGatewayRouteTable.Route(
      place, to: attachments, origin: origin, isBlackhole: route.isBlackhole)
  }

  /// What an attachment puts into a table by itself; peerings put nothing (T2).
  private func propagatedPrefixes(of attachment: TransitGatewayDeclaration.Attachment)
    -> [IPPrefix]
  {
    switch attachment.resource {
    case .vpc(let word):
      declaration.vpcs.first { $0.name.text == word.text }?.cidrs ?? []
    case .vpn(let word):
      declaration.vpnConnections.first { $0.name.text == word.text }?.routes ?? []
    case .connect:
      attachment.routes
    case .directConnectGateway(let word):
      attachment.routes + routes(behindDirectConnectGateway: word)
    case .peer, .other:
      []
    }
  }
}
