import IPAddressing
import NetworkModel

extension TopologyWriter {
  /// What joins VPCs with each other and with the customer's network.
  mutating func addConnections(_ root: inout WrittenMapping) {
    addFreeGateways(&root)
    addFreeHosts(&root)
    root.section("peerings", sorted(topology.peeringConnections.map { peering($0) }))
    root.section(
      "transit-gateways",
      sorted(topology.handles(of: TransitGateway.self).map { transitGateway($0) }))
    root.section(
      "customer-gateways",
      sorted(
        topology.customerGateways.map { gateway in
          var mapping = resource(gateway)
          mapping.set("ip", gateway.address.map { .word($0.description) })
          return Entry(key: key(gateway.id), value: .mapping(mapping))
        }))
    root.section("vpn-connections", sorted(topology.vpnConnections.map { vpn($0) }))
    root.section(
      "direct-connect-gateways",
      sorted(topology.directConnectGateways.map { directConnectGateway($0) }))
    root.section("virtual-interfaces", sorted(topology.virtualInterfaces.map { line($0) }))
  }

  // MARK: Gateways that stand in no VPC

  private mutating func addFreeGateways(_ root: inout WrittenMapping) {
    let vpcs = topology.handles(of: VPC.self)
    let own = Set(
      vpcs.flatMap {
        [
          internetGateway(of: $0)?.id, egressOnlyInternetGateway(of: $0)?.id,
          vpnGateway(of: $0)?.id,
        ]
      }.compactMap { $0 })
    func free<E: Entity>(
      _ gateways: [E], _ vpc: KeyPath<E, Handle<VPC>?>,
      _ state: (E) -> ResourceState = { _ in .available }
    ) -> [Entry] {
      sorted(
        gateways.filter { !own.contains($0.id) }.map { gateway in
          var mapping = resource(gateway)
          mapping.set(
            "vpc",
            gateway[keyPath: vpc].map { .word(names.reference(topology[$0].id, in: nil)) })
          mapping.set("state", self.state(state(gateway), else: .available))
          return Entry(key: key(gateway.id), value: .mapping(mapping))
        })
    }
    root.section("internet-gateways", free(topology.internetGateways, \.vpc))
    root.section(
      "egress-only-internet-gateways", free(topology.egressOnlyInternetGateways, \.vpc))
    root.section("vpn-gateways", free(topology.virtualPrivateGateways, \.vpc) { $0.state })
    let used = Set(topology.vpcs.compactMap(\.dhcpOptions))
    root.section(
      "dhcp-options",
      sorted(
        topology.handles(of: DHCPOptions.self).filter { !used.contains($0) }.map {
          Entry(key: key(topology[$0].id), value: dhcpOptions($0, of: nil))
        }))
  }

  /// Functions' target groups, and instances without interfaces.
  private mutating func addFreeHosts(_ root: inout WrittenMapping) {
    root.section("target-groups", sorted(freeGroups.map { targetGroup(topology[$0], in: nil) }))
    root.section(
      "instances",
      sorted(
        freeInstances.map { handle in
          let instance = topology[handle]
          var mapping = resource(instance)
          mapping.set("interfaces", .list([]))
          add(instance, &mapping)
          return Entry(key: key(instance.id), value: .mapping(mapping))
        }))
  }

  // MARK: Peering

  private func peering(_ peering: PeeringConnection) -> Entry {
    var mapping = resource(
      peering, region: peering.requester.region, account: peering.requester.account)
    // One word for both sides, where both tell and neither says it itself.
    let both = [peering.requester.allowsRemoteDNS, peering.accepter.allowsRemoteDNS]
    let word: String? =
      switch (both[0], both[1]) {
      case (true?, true?): "both"
      case (true?, false?): "requester"
      case (false?, true?): "accepter"
      case (nil, nil): "unknown"
      case (false?, false?), (nil, _), (_, nil): nil
      }
    let saysItself = word == nil && (both[0] == nil) != (both[1] == nil)
    mapping.set("requester", side(peering.requester, saysItself: saysItself))
    mapping.set("accepter", side(peering.accepter, saysItself: saysItself))
    mapping.set("dns-resolution", word.map { .word($0) })
    mapping.set("state", state(peering.state, else: .active))
    return Entry(key: key(peering.id), value: .mapping(mapping))
  }

  private func side(_ side: PeeringConnection.Side, saysItself: Bool) -> WrittenValue {
    var mapping = WrittenMapping()
    var home = (region: region, account: account)
    if let handle = side.vpc {
      let vpc = topology[handle]
      let scope = topology[vpc.scope]
      home = (scope.region, scope.account)
      mapping.set("vpc", .word(names.reference(vpc.id, in: nil)))
      if side.cidrs != vpc.cidrs { mapping.set("cidr", prefixes(side.cidrs)) }
    } else {
      mapping.set("id", .word(side.vpcID.text))
      if !side.cidrs.isEmpty { mapping.set("cidr", prefixes(side.cidrs)) }
    }
    if side.region != home.region { mapping.set("region", .word(side.region.text)) }
    if side.account != home.account { mapping.set("account", .word(side.account.text)) }
    if saysItself {
      mapping.set("dns-resolution", side.allowsRemoteDNS.map { .flag($0) } ?? .unknown)
    }
    if let first = mapping.entries.first, mapping.entries.count == 1, first.key == "vpc" {
      return first.value
    }
    return .mapping(mapping)
  }

  // MARK: VPN and Direct Connect

  private func vpn(_ connection: VPNConnection) -> Entry {
    var end: (key: String, id: ResourceID, scope: Handle<Scope>?)?
    switch connection.termination {
    case .virtualPrivateGateway(let handle):
      let gateway = topology[handle]
      // A gateway that stands in a VPC is in the region of that.
      let isOwn = gateway.vpc.map { vpnGateway(of: $0)?.id == gateway.id } ?? false
      end = ("vpn-gateway", gateway.id, isOwn ? gateway.vpc.map { topology[$0].scope } : nil)
    case .transitGateway(let handle):
      end = ("transit-gateway", topology[handle].id, topology[handle].scope)
    case .unresolved(let id):
      end = (id.kind == .transitGateway ? "transit-gateway" : "vpn-gateway", id, nil)
    case nil: break
    }
    let home = end?.scope.map { topology[$0] }
    var mapping = resource(connection, region: home?.region, account: home?.account)
    mapping.set(
      "customer-gateway",
      connection.customerGateway.map { .word(names.reference(topology[$0].id, in: nil)) })
    if let end { mapping.set(end.key, .word(gatewayWord(end.id))) }
    if !connection.routes.isEmpty { mapping.set("routes", prefixes(connection.routes)) }
    if connection.usesStaticRoutesOnly { mapping.set("static-routes-only", .flag(true)) }
    mapping.set("state", state(connection.state, else: .available))
    return Entry(key: key(connection.id), value: .mapping(mapping))
  }

  /// A VPN gateway as words outside of all VPCs name it: by its key where no other VPC's has the same.
  func gatewayWord(_ id: ResourceID) -> String {
    guard id.kind == .virtualPrivateGateway, names.hasKey(id) else {
      return names.reference(id, in: nil)
    }
    let namesakes = topology.virtualPrivateGateways.count { key($0.id) == key(id) }
    return namesakes == 1 ? key(id) : names.reference(id, in: nil)
  }

  private func directConnectGateway(_ gateway: DirectConnectGateway) -> Entry {
    var mapping = resource(gateway, region: "")
    mapping.set("state", state(gateway.state, else: .available))
    let entries = gateway.associations.map { association in
      let id: ResourceID =
        switch association.gateway {
        case .virtualPrivateGateway(let handle): topology[handle].id
        case .transitGateway(let handle): topology[handle].id
        case .unresolved(let id): id
        }
      return Entry(
        key: gatewayWord(id), value: self.association(association, usualPrefixes(of: id)))
    }
    if !entries.isEmpty {
      mapping.set("associations", .mapping(WrittenMapping(entries: sorted(entries))))
    }
    return Entry(key: key(gateway.id), value: .mapping(mapping))
  }

  /// What the reader takes for granted of a VPN gateway: the blocks of its VPC.
  private func usualPrefixes(of id: ResourceID) -> [IPPrefix]? {
    topology.handle(of: id, as: VirtualPrivateGateway.self).flatMap { handle in
      topology[handle].vpc.flatMap { vpc in
        vpnGateway(of: vpc)?.id == id ? topology[vpc].cidrs : nil
      }
    }
  }

  private func association(
    _ association: DirectConnectGateway.Association, _ usual: [IPPrefix]?
  ) -> WrittenValue {
    let isUsual = usual != nil && association.allowedPrefixes == usual
    let prefixes: WrittenValue =
      association.allowedPrefixes.map { .words($0.map(\.description)) } ?? .unknown
    if association.state == .associated {
      return isUsual ? .mapping(WrittenMapping()) : prefixes
    }
    var mapping = WrittenMapping()
    if !isUsual { mapping.set("allowed-prefixes", prefixes) }
    mapping.set("state", .word(association.state.rawValue))
    return .mapping(mapping)
  }

  private func line(_ line: VirtualInterface) -> Entry {
    var mapping = resource(line)
    if line.role != .private { mapping.set("type", .word(line.role.rawValue)) }
    switch line.termination {
    case .directConnectGateway(let handle):
      mapping.set(
        "direct-connect-gateway", .word(names.reference(topology[handle].id, in: nil)))
    case .virtualPrivateGateway(let handle):
      mapping.set("vpn-gateway", .word(gatewayWord(topology[handle].id)))
    case .unresolved(let id):
      mapping.set(
        id.kind == .virtualPrivateGateway ? "vpn-gateway" : "direct-connect-gateway",
        .word(WrittenNames.absent(id, among: [.virtualPrivateGateway])))
    case nil: break
    }
    if !line.routes.isEmpty { mapping.set("routes", prefixes(line.routes)) }
    mapping.set("bgp", line.isBGPUp.map { .flag($0) })
    mapping.set("state", state(line.state, else: .available))
    return Entry(key: key(line.id), value: .mapping(mapping))
  }
}
