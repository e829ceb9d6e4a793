import IPAddressing
import NetworkModel

extension TopologyAssembler {
  mutating func addDirectConnect() {
    for item in declaration.directConnectGateways { addDirectConnectGateway(item) }
    for item in declaration.virtualInterfaces { addVirtualInterface(item) }
  }

  private mutating func addDirectConnectGateway(_ item: DirectConnectGatewayDeclaration) {
    let id = names.id(NameTable.Key(.directConnectGateway, in: nil, item.name.text))
    // It belongs to no region.
    let (label, scope) = place(item.name, region: "")
    let planned = item.associations.compactMap { association in
      gatewayID(of: association).map {
        (gateway: $0, prefixes: prefixes(of: association, $0), state: association.state)
      }
    }
    builder.add(DirectConnectGateway.self, id: id, locate: locator(item.name.position)) {
      references in
      DirectConnectGateway(
        id: id, name: label, scope: scope, state: item.state,
        associations: planned.map { plan in
          let virtual: Handle<VirtualPrivateGateway>? = references.known(plan.gateway)
          let transit: Handle<TransitGateway>? = references.known(plan.gateway)
          return DirectConnectGateway.Association(
            gateway: virtual.map { .virtualPrivateGateway($0) }
              ?? transit.map { .transitGateway($0) } ?? .unresolved(plan.gateway),
            allowedPrefixes: plan.prefixes, state: plan.state)
        })
    }
  }

  /// A VPN gateway or a transit gateway of the file.
  private mutating func gatewayID(
    of association: DirectConnectGatewayDeclaration.Association
  ) -> ResourceID? {
    let word = association.gateway
    if let id = vpnGatewayID(word, reporting: false) { return id }
    if let key = names.keys(word.text, [.transitGateway], in: nil).first { return names.id(key) }
    if let id = absent(word, [.transitGateway, .virtualPrivateGateway], in: nil) { return id }
    if !source.isCutOff {
      source.unknown(
        .danglingReference, word,
        LocalizedText(
          en: "there is no VPN gateway or transit gateway '\(word.text)'",
          ja: "VPNゲートウェイやTransit Gateway「\(word.text)」はありません"),
        among: declaration.vpcs.compactMap { $0.vpnGateway?.name.text }
          + declaration.transitGateways.map(\.name.text))
    }
    return nil
  }

  /// The prefixes that are announced: of a VPN gateway by default the VPC's own blocks, as with AWS.
  private mutating func prefixes(
    of association: DirectConnectGatewayDeclaration.Association, _ gateway: ResourceID
  ) -> [IPPrefix]? {
    if let named = association.allowedPrefixes { return named }
    if association.isUnknown { return nil }
    if gateway.kind == .transitGateway {
      source.error(
        .missingKey,
        LocalizedText(
          en: "a transit gateway needs 'allowed-prefixes', which are all that is announced",
          ja: "Transit Gatewayには、広告するものをすべて挙げた 'allowed-prefixes' が必要です"),
        at: association.gateway.position,
        hint: LocalizedText(
          en: "write '\(association.gateway.text): [10.0.0.0/8]'",
          ja: "'\(association.gateway.text): [10.0.0.0/8]' のように書きます"))
      return []
    }
    return declaration.vpcs.first { vpc in
      vpc.vpnGateway.map {
        names.id(NameTable.Key(.virtualPrivateGateway, in: vpc.name.text, $0.name.text))
      } == gateway
    }?.cidrs
  }

  private mutating func addVirtualInterface(_ item: VirtualInterfaceDeclaration) {
    let id = names.id(NameTable.Key(.virtualInterface, in: nil, item.name.text))
    let (label, scope) = place(item.name)
    let direct = item.directConnectGateway.flatMap { word in
      absent(word, [], in: nil).map { ResourceID($0.text, kind: .directConnectGateway) }
        ?? findID(word, .directConnectGateway, in: nil)
    }
    let vpnGateway = item.vpnGateway.flatMap { vpnGatewayID($0, reporting: true) }
    builder.add(VirtualInterface.self, id: id, locate: locator(item.name.position)) { references in
      var termination: VirtualInterface.Termination?
      if let gateway: Handle<DirectConnectGateway> = references.known(direct) {
        termination = .directConnectGateway(gateway)
      } else if let gateway: Handle<VirtualPrivateGateway> = references.known(vpnGateway) {
        termination = .virtualPrivateGateway(gateway)
      } else {
        termination = (direct ?? vpnGateway).map { .unresolved($0) }
      }
      return VirtualInterface(
        id: id, name: label, scope: scope, role: item.role,
        termination: termination, state: item.state, isBGPUp: item.isBGPUp, routes: item.routes)
    }
  }

  /// What is learnt from the virtual interfaces of a Direct Connect gateway.
  func routes(behindDirectConnectGateway word: YAMLWord) -> [IPPrefix] {
    declaration.virtualInterfaces.filter { $0.directConnectGateway?.text == word.text }
      .flatMap(\.routes)
  }

  /// What is learnt by Direct Connect and put into the tables of a VPN gateway.
  mutating func directConnectRoutes(of gateway: ResourceID) -> [IPPrefix] {
    var routes: [IPPrefix] = []
    for item in declaration.virtualInterfaces where item.role == .private {
      if let word = item.vpnGateway, vpnGatewayID(word, reporting: false) == gateway {
        routes += item.routes
      }
      guard let direct = item.directConnectGateway else { continue }
      let associations =
        declaration.directConnectGateways
        .first { $0.name.text == direct.text }?.associations ?? []
      for association in associations
      where vpnGatewayID(association.gateway, reporting: false) == gateway {
        routes += item.routes
      }
    }
    return routes
  }
}
