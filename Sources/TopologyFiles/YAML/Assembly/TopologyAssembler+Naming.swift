import NetworkModel

extension TopologyAssembler {
  /// Declares every name of the file, and those of what AWS makes by itself.
  mutating func declareNames() {
    // Before the lists of AWS's own that VPCs bring with them, which the file may name itself.
    for item in declaration.prefixLists { declare(.prefixList, in: nil, item.name, item.id) }
    for item in declaration.internetGateways {
      declare(.internetGateway, in: nil, item.name, item.id)
    }
    for item in declaration.egressOnlyInternetGateways {
      declare(.egressOnlyInternetGateway, in: nil, item.name, item.id)
    }
    for item in declaration.vpnGateways {
      declare(.virtualPrivateGateway, in: nil, item.name, item.id)
    }
    for item in declaration.targetGroups {
      names.declare(
        NameTable.Key(.targetGroup, in: nil, item.name.text),
        given: item.id?.text ?? Self.targetGroupID(item.name.text, in: ""))
    }
    for item in declaration.instances { declare(.instance, in: nil, item.name, item.id) }
    for item in declaration.dhcpOptions { declare(.dhcpOptions, in: nil, item.name, item.id) }
    for vpc in declaration.vpcs {
      declare(.vpc, in: nil, vpc.name, vpc.id)
      declareContents(of: vpc)
      declareDefaults(of: vpc)
      declareInterfaces(of: vpc)
      declareAWSPrefixLists(of: vpc)
      declareLoadBalancers(of: vpc)
    }
    for item in declaration.peerings { declare(.peeringConnection, in: nil, item.name, item.id) }
    for item in declaration.customerGateways {
      declare(.customerGateway, in: nil, item.name, item.id)
    }
    for item in declaration.vpnConnections { declare(.vpnConnection, in: nil, item.name, item.id) }
    for item in declaration.directConnectGateways {
      declare(.directConnectGateway, in: nil, item.name, item.id)
    }
    for item in declaration.virtualInterfaces {
      declare(.virtualInterface, in: nil, item.name, item.id)
    }
    for item in declaration.resolverEndpoints {
      let side = item.direction == .inbound ? "in" : "out"
      names.declare(
        NameTable.Key(.resolverEndpoint, in: nil, item.name.text),
        base: "\(side)-\(item.name.text)", given: item.id?.text)
    }
    for item in declaration.resolverRules { declare(.resolverRule, in: nil, item.name, item.id) }
    for item in declaration.accessPoints {
      names.declare(
        NameTable.Key(.multiRegionAccessPoint, in: nil, item.name.text), given: item.id)
    }
    for item in declaration.elasticIPs { declare(.elasticIP, in: nil, item.name, item.id) }
    for item in declaration.buckets { declare(.bucket, in: nil, item.name, nil) }
    for item in declaration.hostedZones { declare(.hostedZone, in: nil, item.name, item.id) }
    for gateway in declaration.transitGateways {
      declare(.transitGateway, in: nil, gateway.name, gateway.id)
      // Attachments and tables are named inside of their gateway, as subnets are in their VPC.
      for item in gateway.attachments {
        declare(.transitGatewayAttachment, in: gateway.name.text, item.name, item.id)
      }
      for item in gateway.tables {
        declare(.transitGatewayRouteTable, in: gateway.name.text, item.name, item.id)
      }
    }
  }

  private mutating func declare(
    _ kind: ResourceKind, in vpc: String?, _ name: YAMLWord, _ given: YAMLWord?
  ) {
    names.declare(NameTable.Key(kind, in: vpc, name.text), given: given?.text)
  }

  private mutating func declareContents(of vpc: VPCDeclaration) {
    let name = vpc.name.text
    if let item = vpc.internetGateway { declare(.internetGateway, in: name, item.name, item.id) }
    if let item = vpc.egressOnlyInternetGateway {
      declare(.egressOnlyInternetGateway, in: name, item.name, item.id)
    }
    if let item = vpc.vpnGateway { declare(.virtualPrivateGateway, in: name, item.name, item.id) }
    for item in vpc.subnets { declare(.subnet, in: name, item.name, item.id) }
    for item in vpc.natGateways { declare(.natGateway, in: name, item.name, item.id) }
    for item in vpc.routeTables { declare(.routeTable, in: name, item.name, item.id) }
    for item in vpc.endpoints { declare(.vpcEndpoint, in: name, item.name, item.id) }
    for item in vpc.instanceConnectEndpoints {
      declare(.instanceConnectEndpoint, in: name, item.name, item.id)
    }
    for item in vpc.securityGroups { declare(.securityGroup, in: name, item.name, item.id) }
    for item in vpc.networkACLs { declare(.networkACL, in: name, item.name, item.id) }
    for item in vpc.instances { declare(.instance, in: name, item.name, item.id) }
    for item in vpc.interfaces { declare(.networkInterface, in: name, item.name, item.id) }
    for item in vpc.databases {
      names.declare(
        NameTable.Key(.database, in: name, item.name.text), given: item.id?.text ?? item.name.text)
    }
  }

  /// What every VPC has from the beginning.
  private mutating func declareDefaults(of vpc: VPCDeclaration) {
    let name = vpc.name.text
    if declaration.addsDefaults {
      if !vpc.routeTables.contains(where: \.isMain) {
        names.declare(NameTable.Key(.routeTable, in: name, "main"))
      }
      if !vpc.networkACLs.contains(where: \.isDefault) {
        names.declare(NameTable.Key(.networkACL, in: name, "default"))
      }
      names.declare(NameTable.Key(.securityGroup, in: name, "default"))
    }
    if let options = vpc.dhcpOptions {
      names.declare(
        NameTable.Key(.dhcpOptions, in: name, name, for: .vpc), given: options.id?.text)
    }
  }

  /// The interfaces that hosts, gateways and endpoints bring with them.
  private mutating func declareInterfaces(of vpc: VPCDeclaration) {
    let name = vpc.name.text
    func declare(_ owner: ResourceKind, _ base: String, _ given: YAMLWord? = nil) {
      names.declare(
        NameTable.Key(.networkInterface, in: name, base, for: owner), given: given?.text)
    }
    for item in vpc.instances {
      if item.primary != nil { declare(.instance, item.name.text, item.interface) }
      for case .own(let more) in item.more {
        let key = NameTable.Key(.networkInterface, in: name, more.name.text)
        if names.contains(key) {
          source.error(
            .inconsistent,
            LocalizedText(
              en: "there is another interface '\(more.name.text)' in the VPC",
              ja: "VPCに同じ名前のインターフェイス「\(more.name.text)」があります"),
            at: more.name.position,
            hint: LocalizedText(en: "add a 'name' of its own", ja: "別の 'name' を付けてください"))
        }
        names.declare(key, given: more.id?.text)
      }
    }
    for item in vpc.natGateways {
      if item.kind == .regional, item.routeTable == nil {
        names.declare(NameTable.Key(.routeTable, in: name, item.name.text, for: .natGateway))
      }
      if item.addresses == nil, item.kind != .regional {
        declare(.natGateway, item.name.text, item.interface)
      }
      if hasElasticIP(item) {
        names.declare(
          NameTable.Key(.elasticIP, in: name, item.name.text, for: .natGateway),
          given: item.elasticIP?.text)
      }
    }
    for item in vpc.instanceConnectEndpoints
    where !nameDeclaredInterfaces(item.interface.map { [$0] }) {
      declare(.instanceConnectEndpoint, item.name.text, item.interface)
    }
    for item in vpc.endpoints
    where item.type != .gateway && !nameDeclaredInterfaces(item.interfaces) {
      for (index, subnet) in item.subnets.enumerated() {
        declare(
          .vpcEndpoint, "\(item.name.text)-\(subnet.text)", item.interfaces?.at(index))
      }
    }
  }

  /// Whether AWS made an address for the gateway alone.
  func hasElasticIP(_ item: NATGatewayDeclaration) -> Bool {
    guard item.kind == .public, item.addresses == nil else { return false }
    return item.elasticIP.map { $0.text != "none" } ?? declaration.addsDefaults
  }

  /// AWS's own prefix lists, as far as the VPC names them: for its gateway endpoints, and as `s3` or
  /// `dynamodb` in routes and rules.
  private mutating func declareAWSPrefixLists(of vpc: VPCDeclaration) {
    let routes = vpc.routeTables.flatMap { $0.routes.map(\.destination.text) }
    let rules = vpc.securityGroups.flatMap { ($0.ingress ?? []) + ($0.egress ?? []) }
    let mentioned = Set(routes + rules.flatMap { $0.peers.map(\.text) })
    for service in Self.gatewayServices {
      let full = "com.amazonaws.\(region(vpc)).\(service)"
      let hasEndpoint = vpc.endpoints.contains {
        $0.type == .gateway && serviceName($0.service.text, region: region(vpc)) == full
      }
      guard declaration.addsDefaults,
        hasEndpoint || mentioned.contains(service) || mentioned.contains(full)
      else { continue }
      names.declare(
        NameTable.Key(.prefixList, in: nil, full), base: service, qualifier: region(vpc))
    }
  }

  /// The services that have gateway endpoints (E1).
  static let gatewayServices = ServiceCatalogue.bundled.services
    .filter { $0.endpointTypes.contains(.gateway) }.map(\.name)

  /// The endpoint service's name in full, of `s3` or of the full name itself.
  func serviceName(_ text: String, region: String) -> String {
    if text.hasPrefix("com.amazonaws.") || text.hasPrefix("aws.") { return text }
    return ServiceCatalogue.bundled.service(named: text)?.serviceName(in: region)
      ?? "com.amazonaws.\(region).\(text)"
  }

  /// The prefix list that a word means: one of the file's, or AWS's for a service of the region.
  func prefixListKey(_ text: String, in vpc: VPCDeclaration) -> NameTable.Key? {
    let own = NameTable.Key(.prefixList, in: nil, text)
    if names.contains(own) { return own }
    let aws = NameTable.Key(.prefixList, in: nil, serviceName(text, region: region(vpc)))
    return names.contains(aws) ? aws : names.keys(text, [.prefixList], in: nil).first
  }
}

extension Array {
  /// The element at a place; nil past the end.
  func at(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
