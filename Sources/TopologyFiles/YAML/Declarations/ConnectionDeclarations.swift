import IPAddressing
import NetworkModel

/// A peering connection. Each side is a VPC of the file by name, or one elsewhere.
struct PeeringDeclaration {
  enum Side {
    case vpc(YAMLWord)
    case described(Description)

    /// A VPC elsewhere, or one of the file of which the peering says something else than the VPC.
    struct Description {
      var vpc: YAMLWord?
      var id: YAMLWord?
      var region: YAMLWord?
      var account: YAMLWord?
      /// Nil for those of the VPC.
      var cidrs: [IPPrefix]?
      /// Nil for what the peering says of both sides, and of the inner kind where it is not known.
      var allowsRemoteDNS: Bool??
    }
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
    guard let keys = source.resource(entry, .peering) else { return nil }
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
    if keys["dns-resolution"]?.isUnknown != true {
      let dns = source.choice(keys["dns-resolution"], .aResolvingSide, sides)
      requesterDNS = dns?.0 ?? false
      accepterDNS = dns?.1 ?? false
    }
  }

  private static func side(_ value: YAMLValue?, _ source: inout YAMLSource) -> Side? {
    guard let value else { return nil }
    if let word = source.word(value.word == nil ? nil : value, .aVPCName) {
      return .vpc(word)
    }
    guard let keys = source.mapping(value, .remoteVPC) else { return nil }
    let vpc = source.word(keys["vpc"], .aVPCName)
    let id = source.word(keys["id"], .aVPCID)
    guard vpc != nil || id != nil else {
      source.error(
        .missingKey,
        LocalizedText(en: "a VPC elsewhere needs the key 'id'", ja: "ほかの場所のVPCにはキー「id」が必要です"),
        at: value.position)
      return nil
    }
    var description = Side.Description(
      vpc: vpc, id: id, region: source.word(keys["region"], .aRegion),
      account: source.word(keys["account"], .anAccount),
      cidrs: keys["cidr"].map { source.prefixes($0) })
    if let value = keys["dns-resolution"] {
      description.allowsRemoteDNS = .some(source.knownBool(value, else: nil))
    }
    return .described(description)
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
    guard let keys = source.resource(entry, .customerGateway) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    region = source.marks[name]?.region
    account = source.marks[name]?.account
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
    guard let keys = source.resource(entry, .vpnConnection) else { return nil }
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
      /// Of a kind that is not modelled, or not in the file, by its id.
      case other(YAMLWord)
    }

    struct Peer {
      var id: YAMLWord?
      var address: IPAddress?
      var state = ResourceState.available
      var isBGPUp: Bool?
    }

    var name: YAMLWord
    var id: YAMLWord?
    var resource: Resource
    var subnets: [YAMLWord]
    /// The file lists them, even where there are none.
    var hasToldSubnets: Bool
    var routeTable: YAMLWord?
    /// None is associated, not even the default one.
    var hasNoRouteTable: Bool
    /// Nil for the default.
    var propagateTo: [YAMLWord]?
    var state: ResourceState
    var isApplianceModeOn: Bool
    /// The customer's ends of the tunnels; nil where the file says that they are not known.
    var peers: [Peer]?
    /// What it has learnt by BGP, of Connect and of Direct Connect.
    var routes: [IPPrefix]
    /// Nil where the file says that it is not known.
    var supportsSecurityGroupReferences: Bool?
  }

  struct Table {
    var name: YAMLWord
    var id: YAMLWord?
    struct Route {
      var destination: YAMLWord
      var attachments: [YAMLWord]
      var isBlackhole: Bool
    }

    /// Nil where the file says that they are not known.
    var routes: [Route]?
    /// What attachments have put into it; nil for what they would put there.
    var propagated: [Route]?
    /// Attachments that put their routes into it, beside those that say so themselves.
    var propagations: [YAMLWord] = []
    var isCutShort = false
  }

  var name: YAMLWord
  var id: YAMLWord?
  var region: YAMLWord?
  var account: YAMLWord?
  var state: ResourceState
  /// Nil where the file says that it is not known.
  var supportsSecurityGroupReferences: Bool?
  var attachments: [Attachment]
  var tables: [Table]
  /// The table of attachments that name none; nil when those have none.
  var defaultTable: YAMLWord?
  /// The table that their routes go to; the same where the file does not say.
  var defaultPropagationTable: YAMLWord?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .transitGateway) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    region = source.marks[name]?.region
    account = source.marks[name]?.account
    state = source.state(keys["state"]) ?? .available
    supportsSecurityGroupReferences = source.knownBool(
      keys["security-group-references"], else: false)
    attachments = source.declarations(keys["attachments"], .attachments, Self.attachment)
    tables = source.declarations(keys["route-tables"], .routeTables, Self.table)
    defaultTable = source.word(keys["default-route-table"], .aRouteTableName)
    if keys["route-tables"] == nil, defaultTable == nil {
      let name = YAMLWord(text: "default", position: entry.key.position)
      tables = [Table(name: name, routes: [])]
      defaultTable = name
    }
    defaultPropagationTable = defaultTable
    if let value = keys["default-propagation-table"] {
      defaultPropagationTable = value.isNone ? nil : source.word(value, .aRouteTableName)
    }
  }

  private static func attachment(_ entry: YAMLEntry, _ source: inout YAMLSource) -> Attachment? {
    guard let keys = source.resource(entry, .attachment) else { return nil }
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
    if let other = source.word(keys["resource"], .anID) { resources.append(.other(other)) }
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
      hasToldSubnets: keys["subnets"] != nil,
      routeTable: keys["route-table"]?.isNone == true
        ? nil : source.word(keys["route-table"], .aRouteTableName),
      hasNoRouteTable: keys["route-table"]?.isNone == true,
      propagateTo: keys["propagate-to"].map { source.words($0, .aRouteTableName) },
      state: source.state(keys["state"]) ?? .available,
      isApplianceModeOn: source.bool(keys["appliance-mode"]) ?? false,
      peers: keys["peers"]?.isUnknown == true
        ? nil : source.list(keys["peers"]).compactMap { peer($0, &source) },
      routes: source.prefixes(keys["routes"]),
      supportsSecurityGroupReferences: source.knownBool(
        keys["security-group-references"], else: false))
  }

  private static func peer(_ value: YAMLValue, _ source: inout YAMLSource) -> Attachment.Peer? {
    guard value.isMapping else {
      return source.address(value).map { Attachment.Peer(address: $0) }
    }
    guard let keys = source.mapping(value, .connectPeer) else { return nil }
    return Attachment.Peer(
      id: source.word(keys["id"], .anID), address: source.address(keys["ip"]),
      state: source.state(keys["state"]) ?? .available, isBGPUp: source.bool(keys["bgp"]))
  }

  private static func table(_ entry: YAMLEntry, _ source: inout YAMLSource) -> Table? {
    guard let entries = source.entries(entry.value, YAMLShape.transitGatewayTable.noun) else {
      return nil
    }
    var table = Table(name: entry.key, routes: [])
    var marks: [String: YAMLValue] = [:]
    for entry in entries {
      switch entry.key.text {
      case "id":
        table.id = source.word(entry.value, .anID)
        marks["id"] = entry.value
      case "name-tag", "region", "account": marks[entry.key.text] = entry.value
      case "additional-routes": table.isCutShort = source.bool(entry.value) ?? false
      case "propagations": table.propagations = source.words(entry.value, .anAttachmentName)
      case "propagated": table.propagated = routes(source.entries(entry.value, .routes), &source)
      case "routes" where entry.value.isUnknown: table.routes = nil
      case "routes": table.routes? += routes(source.entries(entry.value, .routes), &source)
      default: table.routes? += routes([entry], &source)
      }
    }
    source.mark(table.name, .transitGatewayTable, marks)
    // A mapping has no order of its own.
    table.routes?.sort { $0.destination.text < $1.destination.text }
    return table
  }

  /// Destinations with an attachment, several, `blackhole`, or a mapping.
  private static func routes(
    _ entries: [YAMLEntry]?, _ source: inout YAMLSource
  ) -> [Table.Route] {
    (entries ?? []).compactMap { entry in
      var attachments = entry.value
      var isBlackhole = false
      if entry.value.isMapping {
        guard let keys = source.mapping(entry.value, .transitGatewayRoute) else { return nil }
        let states = [("active", false), ("blackhole", true)]
        isBlackhole = source.choice(keys["state"], .aRouteState, states) ?? false
        guard let via = keys["via"] else {
          return Table.Route(destination: entry.key, attachments: [], isBlackhole: isBlackhole)
        }
        attachments = via
      }
      let words = source.words(attachments, .anAttachmentName)
      if words.map(\.text) == ["blackhole"] {
        return Table.Route(destination: entry.key, attachments: [], isBlackhole: true)
      }
      if words.isEmpty, !attachments.isList { return nil }
      return Table.Route(
        destination: entry.key, attachments: words, isBlackhole: isBlackhole)
    }
  }
}
