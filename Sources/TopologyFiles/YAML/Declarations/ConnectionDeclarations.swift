import IPAddressing
import NetworkModel

/// A peering connection. Each side is a VPC of the file by name, or one elsewhere.
struct PeeringDeclaration {
  enum Side {
    case vpc(YAMLWord)
    case elsewhere(id: YAMLWord, region: YAMLWord?, account: YAMLWord?, cidrs: [IPPrefix])
  }

  var name: YAMLWord
  var id: YAMLWord?
  var requester: Side
  var accepter: Side
  var state: ResourceState
  /// By side; nil where the file does not tell.
  var requesterDNS: Bool?
  var accepterDNS: Bool?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .peering) else { return nil }
    name = entry.key
    for key in ["requester", "accepter"] where keys[key] == nil {
      source.missing(key, .peering, named: name)
      return nil
    }
    guard let requester = Self.side(keys["requester"], &source),
      let accepter = Self.side(keys["accepter"], &source)
    else { return nil }
    self.requester = requester
    self.accepter = accepter
    id = source.word(keys["id"], .anID)
    state = source.state(keys["state"]) ?? .active
    let sides = [
      ("both", (true, true)), ("requester", (true, false)), ("accepter", (false, true)),
      ("none", (false, false)),
    ]
    let dns = source.choice(keys["dns-resolution"], .aResolvingSide, sides)
    requesterDNS = dns?.0 ?? false
    accepterDNS = dns?.1 ?? false
  }

  private static func side(_ value: YAMLValue?, _ source: inout YAMLSource) -> Side? {
    guard let value else { return nil }
    if let word = source.word(value.word == nil ? nil : value, .aVPCName) {
      return .vpc(word)
    }
    guard let keys = source.mapping(value, .remoteVPC) else { return nil }
    guard let id = source.word(keys["id"], .aVPCID) else {
      source.error(
        .missingKey,
        LocalizedText(en: "a VPC elsewhere needs the key 'id'", ja: "ほかの場所のVPCにはキー「id」が必要です"),
        at: value.position)
      return nil
    }
    return .elsewhere(
      id: id, region: source.word(keys["region"], .aRegion),
      account: source.word(keys["account"], .anAccount), cidrs: source.prefixes(keys["cidr"]))
  }
}

/// The customer's device at the other end of a VPN.
struct CustomerGatewayDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var region: YAMLWord?
  var account: YAMLWord?
  var address: IPAddress?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .customerGateway) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    region = source.word(keys["region"], .aRegion)
    account = source.word(keys["account"], .anAccount)
    address = source.address(keys["ip"])
  }
}

/// A site-to-site VPN connection.
struct VPNConnectionDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var customerGateway: YAMLWord?
  var vpnGateway: YAMLWord?
  var transitGateway: YAMLWord?
  var routes: [IPPrefix]
  var usesStaticRoutesOnly: Bool
  var state: ResourceState

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .vpnConnection) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    customerGateway = source.word(keys["customer-gateway"], .aCustomerGatewayName)
    vpnGateway = source.word(keys["vpn-gateway"], .aVPNGatewayName)
    transitGateway = source.word(keys["transit-gateway"], .aTransitGatewayName)
    routes = source.prefixes(keys["routes"])
    usesStaticRoutesOnly = source.bool(keys["static-routes-only"]) ?? false
    state = source.state(keys["state"]) ?? .available
    if let second = keys["transit-gateway"], vpnGateway != nil {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "'\(name.text)' ends at a VPN gateway and at a transit gateway",
          ja: "「\(name.text)」の端がVPNゲートウェイとTransit Gatewayの両方です"),
        at: second.position,
        hint: LocalizedText(
          en: "keep one of 'vpn-gateway' and 'transit-gateway'",
          ja: "'vpn-gateway' と 'transit-gateway' の一方だけにしてください"))
    }
  }
}

/// A transit gateway with its attachments and tables.
struct TransitGatewayDeclaration {
  struct Attachment {
    enum Resource {
      case vpc(YAMLWord)
      case vpn(YAMLWord)
      case peer(YAMLWord)
      case directConnectGateway(YAMLWord)
      /// Tunnels on another attachment, by its name.
      case connect(YAMLWord)
    }

    var name: YAMLWord
    var id: YAMLWord?
    var resource: Resource
    var subnets: [YAMLWord]
    var routeTable: YAMLWord?
    /// Nil for the default.
    var propagateTo: [YAMLWord]?
    var state: ResourceState
    var isApplianceModeOn: Bool
    /// The customer's ends of the tunnels.
    var peers: [IPAddress]
    /// What it has learnt by BGP, of Connect and of Direct Connect.
    var routes: [IPPrefix]
    var supportsSecurityGroupReferences: Bool
  }

  struct Table {
    var name: YAMLWord
    var id: YAMLWord?
    var routes: [(destination: YAMLWord, attachment: YAMLWord)]
    var isCutShort = false
  }

  var name: YAMLWord
  var id: YAMLWord?
  var region: YAMLWord?
  var account: YAMLWord?
  var state: ResourceState
  var supportsSecurityGroupReferences: Bool
  var attachments: [Attachment]
  var tables: [Table]
  /// The table of attachments that name none; nil when those have none.
  var defaultTable: YAMLWord?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .transitGateway) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    region = source.word(keys["region"], .aRegion)
    account = source.word(keys["account"], .anAccount)
    state = source.state(keys["state"]) ?? .available
    supportsSecurityGroupReferences = source.bool(keys["security-group-references"]) ?? false
    attachments = source.declarations(keys["attachments"], .attachments, Self.attachment)
    tables = source.declarations(keys["route-tables"], .routeTables, Self.table)
    defaultTable = source.word(keys["default-route-table"], .aRouteTableName)
    if keys["route-tables"] == nil, defaultTable == nil {
      let name = YAMLWord(text: "default", position: entry.key.position)
      tables = [Table(name: name, routes: [])]
      defaultTable = name
    }
  }

  private static func attachment(_ entry: YAMLEntry, _ source: inout YAMLSource) -> Attachment? {
    guard let keys = source.mapping(entry.value, .attachment) else { return nil }
    var resources: [Attachment.Resource] = []
    if let vpc = source.word(keys["vpc"], .aVPCName) { resources.append(.vpc(vpc)) }
    if let vpn = source.word(keys["vpn"], .aVPNConnectionName) { resources.append(.vpn(vpn)) }
    if let peer = source.word(keys["peer"], .aTransitGatewayNameOrID) {
      resources.append(.peer(peer))
    }
    if let gateway = source.word(keys["direct-connect-gateway"], .aNameOrID) {
      resources.append(.directConnectGateway(gateway))
    }
    if let other = source.word(keys["connect"], .anAttachmentName) {
      resources.append(.connect(other))
    }
    guard let resource = resources.first, resources.count == 1 else {
      source.error(
        .missingKey,
        LocalizedText(
          en: """
            '\(entry.key.text)' needs exactly one of 'vpc', 'vpn', 'peer', 'direct-connect-gateway' and \
            'connect'
            """,
          ja: """
            「\(entry.key.text)」には 'vpc'、'vpn'、'peer'、'direct-connect-gateway'、'connect' のうち1つだけが必要です
            """),
        at: entry.key.position)
      return nil
    }
    return Attachment(
      name: entry.key, id: source.word(keys["id"], .anID), resource: resource,
      subnets: source.words(keys["subnets"], .aSubnetName),
      routeTable: source.word(keys["route-table"], .aRouteTableName),
      propagateTo: keys["propagate-to"].map { source.words($0, .aRouteTableName) },
      state: source.state(keys["state"]) ?? .available,
      isApplianceModeOn: source.bool(keys["appliance-mode"]) ?? false,
      peers: source.words(keys["peers"], .anAddress).compactMap { source.address($0) },
      routes: source.prefixes(keys["routes"]),
      supportsSecurityGroupReferences: source.bool(keys["security-group-references"]) ?? false)
  }

  private static func table(_ entry: YAMLEntry, _ source: inout YAMLSource) -> Table? {
    guard let entries = source.entries(entry.value, YAMLShape.transitGatewayTable.noun) else {
      return nil
    }
    var table = Table(name: entry.key, routes: [])
    func add(_ routes: [YAMLEntry]) {
      for route in routes {
        guard let attachment = source.word(route.value, .anAttachmentName) else { continue }
        table.routes.append((route.key, attachment))
      }
    }
    for entry in entries {
      switch entry.key.text {
      case "id": table.id = source.word(entry.value, .anID)
      case "additional-routes": table.isCutShort = source.bool(entry.value) ?? false
      case "routes": add(source.entries(entry.value, .routes) ?? [])
      default: add([entry])
      }
    }
    // A mapping has no order of its own.
    table.routes.sort { $0.destination.text < $1.destination.text }
    return table
  }
}
