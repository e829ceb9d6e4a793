import IPAddressing
import NetworkModel

/// A Direct Connect gateway with the gateways that are associated with it.
struct DirectConnectGatewayDeclaration {
  struct Association {
    /// A VPN gateway or a transit gateway.
    var gateway: YAMLWord
    /// Nil where the file names none: then AWS takes the blocks of the VPC.
    var allowedPrefixes: [IPPrefix]?
    /// The file says that they are not known.
    var isUnknown = false
    var state: ResourceState
  }

  var name: YAMLWord
  var id: YAMLWord?
  var state: ResourceState
  var associations: [Association]

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .directConnectGateway) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    state = source.state(keys["state"]) ?? .available
    associations = source.declarations(keys["associations"], .associations, Self.association)
  }

  private static func association(
    _ entry: YAMLEntry, _ source: inout YAMLSource
  ) -> Association? {
    guard entry.value.isMapping else {
      if entry.value.isUnknown {
        return Association(
          gateway: entry.key, allowedPrefixes: nil, isUnknown: true, state: .associated)
      }
      let prefixes = entry.value.isNull ? nil : source.prefixes(entry.value)
      return Association(gateway: entry.key, allowedPrefixes: prefixes, state: .associated)
    }
    guard let keys = source.mapping(entry.value, .directConnectAssociation) else { return nil }
    let isUnknown = keys["allowed-prefixes"]?.isUnknown == true
    return Association(
      gateway: entry.key,
      allowedPrefixes: isUnknown ? nil : keys["allowed-prefixes"].map { source.prefixes($0) },
      isUnknown: isUnknown,
      state: source.state(keys["state"]) ?? .associated)
  }
}

/// A virtual interface of Direct Connect.
struct VirtualInterfaceDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var region: YAMLWord?
  var account: YAMLWord?
  var role: VirtualInterface.Role
  var directConnectGateway: YAMLWord?
  var vpnGateway: YAMLWord?
  var routes: [IPPrefix]
  var state: ResourceState
  var isBGPUp: Bool?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .virtualInterface) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    region = source.marks[name]?.region
    account = source.marks[name]?.account
    let roles = VirtualInterface.Role.allCases.map { ($0.rawValue, $0) }
    role = source.choice(keys["type"], .aTypeOfVirtualInterface, roles) ?? .private
    directConnectGateway = source.word(
      keys["direct-connect-gateway"], .aDirectConnectGatewayName)
    vpnGateway = source.word(keys["vpn-gateway"], .aVPNGatewayName)
    routes = source.prefixes(keys["routes"])
    state = source.state(keys["state"]) ?? .available
    isBGPUp = source.bool(keys["bgp"])
    if let second = keys["direct-connect-gateway"], vpnGateway != nil {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "'\(name.text)' ends at a VPN gateway and at a Direct Connect gateway",
          ja: "「\(name.text)」の端がVPNゲートウェイとDirect Connectゲートウェイの両方です"),
        at: second.position,
        hint: LocalizedText(
          en: "keep one of 'vpn-gateway' and 'direct-connect-gateway'",
          ja: "'vpn-gateway' と 'direct-connect-gateway' の一方だけにしてください"))
    }
  }
}
