import IPAddressing
import NetworkModel

/// A Direct Connect gateway, as its own output tells of it, or as others name it.
struct DirectConnectGatewayDraft {
  var id: ResourceID
  var name = InternedText.empty
  var scope: Int
  var state = ResourceState.available
  var locate: TopologyBuilder.Locator
}

/// An association before its gateway is looked up.
struct DirectConnectAssociation: Hashable {
  var gateway: ResourceID
  var allowedPrefixes: [IPPrefix]?
  var state: ResourceState
}

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "directConnectGateways",
    used: "directConnectGatewayId directConnectGatewayName directConnectGatewayState ownerAccount",
    notNeeded: "amazonSideAsn stateChangeError tags")

  private static let associationSchema = AttributeSchema(
    "directConnectGatewayAssociations",
    used: """
      directConnectGatewayId associatedGateway virtualGatewayId associationState \
      allowedPrefixesToDirectConnectGateway directConnectGatewayOwnerAccount
      """,
    notNeeded: """
      associationId stateChangeError virtualGatewayOwnerAccount virtualGatewayRegion
      """,
    notModelled: "associatedCoreNetwork")

  private static let interfaceSchema = AttributeSchema(
    "virtualInterfaces",
    used: """
      virtualInterfaceId virtualInterfaceName virtualInterfaceType virtualInterfaceState \
      virtualGatewayId directConnectGatewayId ownerAccount region bgpPeers routeFilterPrefixes tags
      """,
    notNeeded: """
      addressFamily amazonAddress amazonSideAsn asn asnLong authKey awsDeviceV2 \
      awsLogicalDeviceId connectionId customerAddress customerRouterConfig jumboFrameCapable \
      location mtu siteLinkEnabled vlan
      """)

  /// `directconnect describe-direct-connect-gateways`.
  mutating func readDirectConnectGateway(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = Self.gatewayID(record, "directConnectGatewayId") else {
      _ = record.requiredID("directConnectGatewayId", .directConnectGateway)
      return
    }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    directConnectGateways.insert(
      DirectConnectGatewayDraft(
        id: id, name: record.interned("directConnectGatewayName"), scope: globalScope(of: record),
        state: state(of: record, "directConnectGatewayState", default: .available),
        locate: record.locator),
      at: 0)
  }

  /// `directconnect describe-direct-connect-gateway-associations`.
  mutating func readDirectConnectAssociation(
    _ record: JSONRecord, _ builder: inout TopologyBuilder
  ) {
    record.audit(Self.associationSchema)
    guard let id = Self.gatewayID(record, "directConnectGatewayId") else {
      _ = record.requiredID("directConnectGatewayId", .directConnectGateway)
      return
    }
    let other =
      record.record("associatedGateway")?.string("id") ?? record.string("virtualGatewayId")
    guard let other, !other.isEmpty else { return }
    let prefixes =
      record.has("allowedPrefixesToDirectConnectGateway")
      ? record.records("allowedPrefixesToDirectConnectGateway").compactMap { $0.prefix("cidr") }
      : nil
    // While it is changed, it goes on as it was.
    let state: ResourceState =
      record.text("associationState").map { $0 == "updating" } ?? false
      ? .associated : state(of: record, "associationState", default: .associated)
    if state != .disassociated {
      let association = DirectConnectAssociation(
        gateway: ResourceID(other), allowedPrefixes: prefixes, state: state)
      if !(joins.associationsOfDirectConnect[id] ?? []).contains(association) {
        joins.associationsOfDirectConnect[id, default: []].append(association)
      }
    }
    mention(id, record)
  }

  /// `directconnect describe-virtual-interfaces`.
  mutating func readVirtualInterface(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("virtualInterfaceId", .virtualInterface) else { return }
    var record = record
    record.resource = id
    record.audit(Self.interfaceSchema)
    let type = record.string("virtualInterfaceType") ?? ""
    guard let role = VirtualInterface.Role(rawValue: type) else {
      record.reportBadValue(
        "virtualInterfaceType", LocalizedText(en: "is no type that is known", ja: "は知られていない種類です"))
      return
    }
    let scope = scope(of: record, region: record.interned("region"), owner: "ownerAccount")
    // Words of its own for not yet: confirming, verifying, testing.
    let word = record.string("virtualInterfaceState") ?? "available"
    let state =
      ["confirming", "verifying", "testing"].contains(word)
      ? .pending : state(of: record, "virtualInterfaceState", default: .available)
    let sessions = record.records("bgpPeers").compactMap { $0.text("bgpStatus") }
      .filter { !($0 == "unknown") }
    let isBGPUp = sessions.isEmpty ? nil : sessions.contains { $0 == "up" }
    let routes = record.records("routeFilterPrefixes").compactMap { $0.prefix("cidr") }
    let virtualGateway = record.id("virtualGatewayId", .virtualPrivateGateway)
    let direct = Self.gatewayID(record, "directConnectGatewayId")
    let name = record.interned("virtualInterfaceName")
    if let direct { mention(direct, record) }
    builder.add(VirtualInterface.self, id: id, locate: record.locator) { [joins] references in
      var termination: VirtualInterface.Termination?
      if let direct {
        termination =
          references.known(direct).map { .directConnectGateway($0) } ?? .unresolved(direct)
      } else if let virtualGateway {
        termination =
          references.optional(virtualGateway, "virtualGatewayId")
          .map { .virtualPrivateGateway($0) } ?? .unresolved(virtualGateway)
      }
      return VirtualInterface(
        id: id, name: name, scope: joins.scopes.handle(at: scope), role: role,
        termination: termination, state: state, isBGPUp: isBGPUp, routes: routes)
    }
  }

  /// Notes a gateway that an output names without telling of it.
  private mutating func mention(_ id: ResourceID, _ record: JSONRecord) {
    directConnectGateways.append(
      DirectConnectGatewayDraft(id: id, scope: globalScope(of: record), locate: record.locator))
  }

  /// They belong to no region.
  private func globalScope(of record: JSONRecord) -> Int {
    joins.scopes.place(region: "", account: "", vpc: nil, in: surroundings)
  }

  private static func gatewayID(_ record: JSONRecord, _ key: StaticString) -> ResourceID? {
    record.string(key).flatMap { $0.isEmpty ? nil : ResourceID($0, kind: .directConnectGateway) }
  }

  /// Adds each gateway once: as its own output tells of it, where there is one.
  mutating func addDirectConnectGateways(to builder: inout TopologyBuilder) {
    for draft in directConnectGateways where !builder.contains(draft.id) {
      builder.add(
        DirectConnectGateway.self, id: draft.id, locate: draft.locate
      ) { [joins] references in
        DirectConnectGateway(
          id: draft.id, name: draft.name, scope: joins.scopes.handle(at: draft.scope),
          state: draft.state,
          associations: (joins.associationsOfDirectConnect[draft.id] ?? [])
            .sorted { $0.gateway < $1.gateway }
            .map { item in
              DirectConnectGateway.Association(
                gateway: Self.gateway(item.gateway, references),
                allowedPrefixes: item.allowedPrefixes, state: item.state)
            })
      }
    }
    directConnectGateways = []
  }

  private static func gateway(
    _ id: ResourceID, _ references: TopologyBuilder.References
  ) -> DirectConnectGateway.Association.Gateway {
    if let handle: Handle<VirtualPrivateGateway> = references.known(id) {
      return .virtualPrivateGateway(handle)
    }
    if let handle: Handle<TransitGateway> = references.known(id) { return .transitGateway(handle) }
    return .unresolved(id)
  }
}
