import IPAddressing
import NetworkModel

extension TopologyAssembler {
  // MARK: Peering

  private struct PlannedSide {
    var id: ResourceID
    var region: String
    var account: String
    var cidrs: [IPPrefix]
    var allowsRemoteDNS: Bool?
  }

  mutating func addPeerings() {
    for item in declaration.peerings {
      guard let requester = side(item.requester, item.requesterDNS),
        let accepter = side(item.accepter, item.accepterDNS)
      else { continue }
      let id = names.id(NameTable.Key(.peeringConnection, in: nil, item.name.text))
      let (label, scope) = place(
        item.name, region: requester.region, account: requester.account)
      builder.add(PeeringConnection.self, id: id, locate: locator(item.name.position)) {
        references in
        func made(_ side: PlannedSide) -> PeeringConnection.Side {
          PeeringConnection.Side(
            vpcID: side.id, vpc: references.known(side.id), region: InternedText(side.region),
            account: InternedText(side.account), cidrs: side.cidrs,
            allowsRemoteDNS: side.allowsRemoteDNS)
        }
        return PeeringConnection(
          id: id, name: label, scope: scope, requester: made(requester),
          accepter: made(accepter), state: item.state)
      }
    }
  }

  private mutating func side(_ side: PeeringDeclaration.Side, _ dns: Bool?) -> PlannedSide? {
    switch side {
    case .vpc(let word):
      guard let key = find(word, .vpc, in: nil),
        let vpc = declaration.vpcs.first(where: { $0.name.text == key.name })
      else { return nil }
      return PlannedSide(
        id: names.id(key), region: region(vpc), account: account(vpc), cidrs: vpc.cidrs,
        allowsRemoteDNS: dns)
    case .described(let side):
      let dns = side.allowsRemoteDNS ?? dns
      if let word = side.vpc {
        guard var planned = self.side(.vpc(word), dns) else { return nil }
        planned.region = side.region?.text ?? planned.region
        planned.account = side.account?.text ?? planned.account
        planned.cidrs = side.cidrs ?? planned.cidrs
        return planned
      }
      return side.id.map {
        PlannedSide(
          id: ResourceID($0.text, kind: .vpc), region: (side.region ?? declaration.region).text,
          account: (side.account ?? declaration.account).text, cidrs: side.cidrs ?? [],
          allowsRemoteDNS: dns)
      }
    }
  }

  // MARK: VPN

  /// A VPN gateway by name, looked for in all VPCs, or as `vpc/name`, or by id.
  mutating func vpnGatewayID(_ word: YAMLWord, reporting: Bool) -> ResourceID? {
    let kinds: [ResourceKind] = [.virtualPrivateGateway]
    var found = names.keys(word.text, kinds, in: nil)
    if found.isEmpty {
      found = declaration.vpcs.flatMap { names.keys(word.text, kinds, in: $0.name.text) }
    }
    if found.count == 1 { return names.id(found[0]) }
    if found.isEmpty, let id = absent(word, kinds, in: nil) { return id }
    guard reporting, !source.isCutOff else { return nil }
    let candidates = declaration.vpcs.compactMap { $0.vpnGateway?.name.text }
    if found.isEmpty {
      source.unknown(
        .danglingReference, word,
        LocalizedText(
          en: "there is no VPN gateway '\(word.text)'", ja: "VPNゲートウェイ「\(word.text)」はありません"),
        among: candidates)
    } else {
      source.error(
        .badValue,
        LocalizedText(
          en: "'\(word.text)' fits VPN gateways of several VPCs",
          ja: "「\(word.text)」というVPNゲートウェイが複数のVPCにあります"), at: word.position,
        hint: LocalizedText(
          en: "write it as 'vpc/\(word.text)'", ja: "'vpc/\(word.text)' の形で書いてください"))
    }
    return nil
  }

  mutating func addVPNs() {
    for item in declaration.customerGateways {
      let id = names.id(NameTable.Key(.customerGateway, in: nil, item.name.text))
      let (label, scope) = place(item.name)
      builder.add(CustomerGateway.self, id: id, locate: locator(item.name.position)) { _ in
        CustomerGateway(
          id: id, name: label, scope: scope, address: item.address)
      }
    }
    for item in declaration.vpnConnections { addVPN(item) }
  }

  private mutating func addVPN(_ item: VPNConnectionDeclaration) {
    let id = names.id(NameTable.Key(.vpnConnection, in: nil, item.name.text))
    let customer = item.customerGateway.flatMap {
      findID($0, .customerGateway, in: nil)
    }
    let vpnGateway = item.vpnGateway.flatMap { vpnGatewayID($0, reporting: true) }
    let transitGateway = item.transitGateway.flatMap { word in
      absent(word, [.transitGateway], in: nil)
        ?? findID(word, .transitGateway, in: nil)
    }
    let home = placeOfVPN(item, vpnGateway)
    let (label, scope) = place(item.name, region: home.region, account: home.account)
    builder.add(VPNConnection.self, id: id, locate: locator(item.name.position)) { references in
      var termination: VPNConnection.Termination?
      if let gateway: Handle<VirtualPrivateGateway> = references.known(vpnGateway) {
        termination = .virtualPrivateGateway(gateway)
      } else if let gateway: Handle<TransitGateway> = references.known(transitGateway) {
        termination = .transitGateway(gateway)
      } else {
        termination = (vpnGateway ?? transitGateway).map { .unresolved($0) }
      }
      return VPNConnection(
        id: id, name: label, scope: scope, termination: termination,
        customerGateway: references.known(customer), state: item.state,
        usesStaticRoutesOnly: item.usesStaticRoutesOnly, routes: item.routes)
    }
  }

  /// A connection is where its gateway is.
  private func placeOfVPN(
    _ item: VPNConnectionDeclaration, _ gateway: ResourceID?
  ) -> (region: String?, account: String?) {
    if let gateway {
      let vpc = declaration.vpcs.first { vpc in
        vpc.vpnGateway.map {
          names.id(NameTable.Key(.virtualPrivateGateway, in: vpc.name.text, $0.name.text))
        } == gateway
      }
      if let vpc { return (region(vpc), account(vpc)) }
    }
    let transit = declaration.transitGateways.first { $0.name.text == item.transitGateway?.text }
    return (transit?.region?.text, transit?.account?.text)
  }
}
