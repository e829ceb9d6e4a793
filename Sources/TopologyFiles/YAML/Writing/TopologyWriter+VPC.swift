import IPAddressing
import NetworkModel

extension TopologyWriter {
  typealias Entry = WrittenMapping.Entry

  mutating func vpc(_ handle: Handle<VPC>) -> Entry {
    let vpc = topology[handle]
    let own = contents[handle.index]
    var mapping = resource(vpc)
    mapping.isBlock = true
    mapping.set("cidr", prefixes(vpc.cidrs))
    if vpc.isDefault { mapping.set("default", .flag(true)) }
    mapping.set("dns-support", unlessTrue(vpc.dnsSupport))
    mapping.set("dns-hostnames", unlessTrue(vpc.dnsHostnames))
    if vpc.internetGatewayBlock != blockMode {
      mapping.set(
        "block-public-access", .word(vpc.internetGatewayBlock?.rawValue ?? "unknown"))
    }
    mapping.set("dhcp-options", vpc.dhcpOptions.map { dhcpOptions($0, of: handle) })
    addGateways(handle, &mapping)
    mapping.section("subnets", own.subnets.map { subnet($0, in: handle) })
    mapping.section("nat-gateways", sorted(own.natGateways.map { natGateway($0, in: handle) }))
    mapping.section("route-tables", sorted(own.routeTables.compactMap { table($0, in: handle) }))
    mapping.section("endpoints", sorted(own.endpoints.map { endpoint($0, in: handle) }))
    mapping.section(
      "instance-connect-endpoints",
      sorted(own.instanceConnectEndpoints.map { connectEndpoint($0, in: handle) }))
    mapping.section(
      "security-groups", sorted(own.securityGroups.compactMap { group($0, in: handle) }))
    mapping.section("network-acls", sorted(own.networkACLs.compactMap { acl($0, in: handle) }))
    mapping.section(
      "load-balancers", sorted(own.loadBalancers.map { balancer($0, in: handle) }))
    mapping.section(
      "target-groups",
      sorted((groupsOf[handle] ?? []).map { targetGroup(topology[$0], in: handle) }))
    mapping.section(
      "instances", sorted((instancesOf[handle] ?? []).map { instance($0, in: handle) }))
    mapping.section(
      "interfaces",
      sorted(
        own.interfaces.filter { interfaceForms.standsAlone($0) }
          .map { interface($0, in: handle) }))
    mapping.section("databases", sorted(own.databases.map { database($0, in: handle) }))
    return Entry(key: key(vpc.id), value: .mapping(mapping))
  }

  private func unlessTrue(_ flag: Bool?) -> WrittenValue? {
    flag == true ? nil : flag.map { .flag($0) } ?? .unknown
  }

  // MARK: Its gateways

  private func addGateways(_ vpc: Handle<VPC>, _ mapping: inout WrittenMapping) {
    if let gateway = internetGateway(of: vpc) {
      mapping.set("internet-gateway", self.gateway(gateway, "igw", in: vpc))
    }
    if let gateway = egressOnlyInternetGateway(of: vpc) {
      mapping.set("egress-only-internet-gateway", self.gateway(gateway, "eigw", in: vpc))
    }
    if let gateway = vpnGateway(of: vpc) {
      mapping.set("vpn-gateway", self.gateway(gateway, "vgw", in: vpc, gateway.state))
    }
  }

  /// A name where that says all.
  private func gateway(
    _ gateway: some Entity, _ usualName: String, in vpc: Handle<VPC>,
    _ state: ResourceState = .available
  ) -> WrittenValue {
    var mapping = resource(gateway, home: topology[vpc].scope)
    mapping.set("state", self.state(state, else: .available))
    let key = key(gateway.id)
    if mapping.isEmpty { return .word(key) }
    if key != usualName {
      mapping.entries.insert(Entry(key: "name", value: .word(key)), at: 0)
    }
    return .mapping(mapping)
  }

  func dhcpOptions(_ handle: Handle<DHCPOptions>, of vpc: Handle<VPC>?) -> WrittenValue {
    let options = topology[handle]
    var mapping = WrittenMapping()
    if let vpc {
      mapping.set("id", .word(options.id.text))
      if !options.name.isEmpty { mapping.set("name-tag", .word(options.name.text)) }
      let (scope, home) = (topology[options.scope], topology[topology[vpc].scope])
      if scope.region != home.region { mapping.set("region", .word(scope.region.text)) }
      if scope.account != home.account { mapping.set("account", .word(scope.account.text)) }
    } else {
      mapping = resource(options)
    }
    if !options.domainName.isEmpty {
      mapping.set("domain-name", .word(options.domainName.text))
    }
    if !options.nameServers.isEmpty {
      mapping.set("name-servers", .wordOrWords(options.nameServers.map(\.description)))
    }
    return .mapping(mapping)
  }

  // MARK: Subnets

  private func subnet(_ subnet: Subnet, in vpc: Handle<VPC>) -> Entry {
    let place = place(vpc)
    let region = topology.region(of: topology[vpc].scope)
    var mapping = resource(subnet, home: topology[vpc].scope)
    mapping.set("cidr", prefixes(subnet.cidrs))
    mapping.set("az", .word(zone(subnet.zone, in: region)))
    guard let handle = topology.handle(of: subnet.id, as: Subnet.self) else {
      return Entry(key: key(subnet.id), value: .mapping(mapping))
    }
    if topology.hasExplicitRouteTable(handle), let table = topology.routeTable(of: handle) {
      mapping.set("route-table", .word(names.reference(topology[table].id, in: place)))
    }
    if let acl = topology.networkACL(of: handle), !topology[acl].isDefault {
      mapping.set("network-acl", .word(names.reference(topology[acl].id, in: place)))
    }
    if subnet.assignsPublicAddress { mapping.set("public-ips", .flag(true)) }
    if subnet.isDNS64Enabled { mapping.set("dns64", .flag(true)) }
    if let block = subnet.internetGatewayBlock {
      mapping.set("block-public-access", .word(block.rawValue))
    }
    return Entry(key: key(subnet.id), value: .mapping(mapping))
  }

  // MARK: NAT gateways

  private func natGateway(_ gateway: NATGateway, in vpc: Handle<VPC>) -> Entry {
    let place = place(vpc)
    let region = topology.region(of: topology[vpc].scope)
    var mapping = resource(gateway, home: topology[vpc].scope)
    let isRegional = gateway.subnet == nil
    if let subnet = gateway.subnet {
      mapping.set("subnet", .word(names.reference(topology[subnet].id, in: place)))
    }
    if isRegional { mapping.set("type", .word("regional")) }
    if gateway.connectivity == .private { mapping.set("type", .word("private")) }
    if interfaceForms.areMade(for: gateway.id), let address = gateway.addresses.first {
      mapping.set("ip", address.privateAddress.map { .word($0.description) })
      mapping.set("public-ip", address.publicAddress.map { .word($0.description) })
      if let interface = address.interface, !names.isDerived(topology[interface].id) {
        mapping.set("interface", .word(topology[interface].id.text))
      }
      if gateway.connectivity == .public {
        if let item = elasticIP(of: gateway) {
          if !addsDefaults || !names.isDerived(item.id) {
            mapping.set("elastic-ip", .word(item.id.text))
          }
        } else if addsDefaults {
          mapping.set("elastic-ip", .noValue)
        }
      }
    } else {
      mapping.set(
        "addresses",
        .list(
          gateway.addresses.map { address in
            var item = WrittenMapping()
            item.set("ip", address.privateAddress.map { .word($0.description) })
            item.set("public-ip", address.publicAddress.map { .word($0.description) })
            item.set(
              "interface",
              address.interface.map { .word(names.reference(topology[$0].id, in: place)) })
            if !address.zone.isEmpty {
              item.set("az", .word(zone(address.zone, in: region)))
            }
            return .mapping(item)
          }))
    }
    if isRegional {
      mapping.set(
        "route-table",
        gateway.routeTable.map { .word(names.reference(topology[$0].id, in: place)) } ?? .noValue)
    }
    mapping.set("state", state(gateway.state, else: .available))
    return Entry(key: key(gateway.id), value: .mapping(mapping))
  }
}
