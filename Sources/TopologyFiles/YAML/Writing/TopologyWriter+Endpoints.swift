import IPAddressing
import NetworkModel

extension TopologyWriter {
  mutating func endpoint(_ endpoint: VPCEndpoint, in vpc: Handle<VPC>) -> Entry {
    let place = place(vpc)
    let region = topology.region(of: topology[vpc].scope).text
    let serviceRegion = endpoint.serviceRegion.isEmpty ? region : endpoint.serviceRegion.text
    var mapping = resource(endpoint, home: topology[vpc].scope)
    mapping.set("service", .word(service(endpoint.serviceName.text, in: serviceRegion)))
    switch endpoint.type {
    case .gateway: if endpoint.routeTables.isEmpty { mapping.set("type", .word("gateway")) }
    case .interface: break
    case .gatewayLoadBalancer: mapping.set("type", .word("gateway-load-balancer"))
    }
    if serviceRegion != region { mapping.set("service-region", .word(serviceRegion)) }
    if !endpoint.routeTables.isEmpty {
      mapping.set(
        "route-tables",
        .wordOrWords(endpoint.routeTables.map { names.reference(topology[$0].id, in: place) }))
    }
    if endpoint.type != .gateway {
      addInterfaces(
        endpoint.interfaces, endpoint.subnets, of: endpoint.id, in: vpc, &mapping)
    }
    if endpoint.type == .interface {
      addGroups(
        endpoint.securityGroups, in: vpc,
        isUsual: endpoint.securityGroups.isEmpty && endpoint.interfaces.isEmpty, &mapping)
      addNames(of: endpoint, region: region, serviceRegion: serviceRegion, in: vpc, &mapping)
    }
    mapping.set("policy", endpoint.policy.map(policy))
    mapping.set("state", state(endpoint.state, else: .available))
    return Entry(key: key(endpoint.id), value: .mapping(mapping))
  }

  /// `s3`, where that is what the reader makes the whole name of.
  private func service(_ name: String, in region: String) -> String {
    guard let service = ServiceCatalogue.bundled.service(named: name),
      service.serviceName(in: region) == name
    else { return name }
    return service.name
  }

  /// Where its interfaces are and which they are, if the reader does not make them just so.
  func addInterfaces(
    _ interfaces: [Handle<NetworkInterface>], _ subnets: [Handle<Subnet>], of owner: ResourceID,
    in vpc: Handle<VPC>, _ mapping: inout WrittenMapping
  ) {
    let place = place(vpc)
    let isMade = interfaceForms.areMade(for: owner)
    // The reader makes them in the order of the subnets.
    let subnets = isMade ? interfaces.compactMap { topology[$0].subnet } : subnets
    mapping.set(
      "subnets", .words(subnets.map { names.reference(topology[$0].id, in: place) }))
    guard isMade else {
      mapping.set(
        "interfaces", .words(interfaces.map { names.reference(topology[$0].id, in: place) }))
      return
    }
    mapping.set(
      "ips",
      .wordOrWords(interfaces.compactMap { topology[$0].primaryAddress?.description }))
    if !interfaces.allSatisfy({ names.isDerived(topology[$0].id) }) {
      mapping.set("interfaces", .words(interfaces.map { topology[$0].id.text }))
    }
  }

  private func addNames(
    of endpoint: VPCEndpoint, region: String, serviceRegion: String, in vpc: Handle<VPC>,
    _ mapping: inout WrittenMapping
  ) {
    let service = ServiceCatalogue.bundled.service(named: endpoint.serviceName.text)
    let hasUsualNames = service.map { !$0.endpointTypes.contains(.gateway) } ?? false
    if endpoint.privateDNSEnabled != hasUsualNames {
      mapping.set("private-dns", .flag(endpoint.privateDNSEnabled))
    }
    let usual = usualInboundOnly(endpoint, service, in: vpc)
    if endpoint.privateDNSOnlyForInboundResolver != usual {
      mapping.set(
        "private-dns-only-for-inbound-resolver",
        endpoint.privateDNSOnlyForInboundResolver.map { .flag($0) } ?? .unknown)
    }
    let zones = endpoint.subnets.map { topology[$0].zone.text }
    let made = EndpointName.names(
      endpoint: endpoint.id, service: endpoint.serviceName.text, region: serviceRegion,
      zones: serviceRegion == region ? zones.sorted() : [])
    if endpoint.dnsNames.map(\.text) != made {
      mapping.set("dns-names", .words(endpoint.dnsNames.map(\.text)))
    }
  }

  /// What the reader takes for granted (D6).
  private func usualInboundOnly(
    _ endpoint: VPCEndpoint, _ service: ServiceCatalogue.Service?, in vpc: Handle<VPC>
  ) -> Bool? {
    guard service?.name == "s3" else { return nil }
    return endpoint.privateDNSEnabled
      && contents[vpc.index].endpoints.contains {
        $0.type == .gateway
          && ServiceCatalogue.bundled.service(named: $0.serviceName.text)?.name == "s3"
      }
  }

  mutating func connectEndpoint(
    _ endpoint: InstanceConnectEndpoint, in vpc: Handle<VPC>
  ) -> Entry {
    let place = place(vpc)
    var mapping = resource(endpoint, home: topology[vpc].scope)
    mapping.set("subnet", .word(names.reference(topology[endpoint.subnet].id, in: place)))
    if let interface = endpoint.interfaces.first {
      if !interfaceForms.areMade(for: endpoint.id) {
        mapping.set("interface", .word(names.reference(topology[interface].id, in: place)))
      } else {
        if !names.isDerived(topology[interface].id) {
          mapping.set("interface", .word(topology[interface].id.text))
        }
        mapping.set(
          "ip", topology[interface].primaryAddress.map { .word($0.description) })
      }
    } else {
      mapping.set("interface", .noValue)
    }
    addGroups(endpoint.securityGroups, in: vpc, &mapping)
    if endpoint.preservesClientIP { mapping.set("preserve-client-ip", .flag(true)) }
    mapping.set("state", state(endpoint.state, else: .createComplete))
    return Entry(key: key(endpoint.id), value: .mapping(mapping))
  }

  // MARK: Policies

  /// In IAM's own words.
  func policy(_ policy: PolicyDocument) -> WrittenValue {
    var mapping = WrittenMapping()
    mapping.set(
      "Statement", .list(policy.statements.map { .mapping(statement($0)) }))
    return .mapping(mapping)
  }

  private func statement(_ statement: PolicyDocument.Statement) -> WrittenMapping {
    func words(_ texts: [InternedText]) -> WrittenValue { .wordOrWords(texts.map(\.text)) }
    var mapping = WrittenMapping()
    if !statement.sid.isEmpty { mapping.set("Sid", .word(statement.sid.text)) }
    mapping.set("Effect", .word(statement.effect == .allow ? "Allow" : "Deny"))
    switch statement.principal {
    case .any: mapping.set("Principal", .word("*"))
    case .some(let names): mapping.set("Principal", words(names))
    case .not(let names): mapping.set("NotPrincipal", words(names))
    }
    switch statement.actions {
    case .matching(let patterns): mapping.set("Action", words(patterns))
    case .notMatching(let patterns): mapping.set("NotAction", words(patterns))
    }
    switch statement.resources {
    case .matching(let patterns): mapping.set("Resource", words(patterns))
    case .notMatching(let patterns): mapping.set("NotResource", words(patterns))
    }
    var conditions: [(test: String, keys: WrittenMapping)] = []
    for condition in statement.conditions {
      let test = condition.operator.text
      if conditions.last?.test != test { conditions.append((test, WrittenMapping())) }
      conditions[conditions.count - 1].keys.set(condition.key.text, words(condition.values))
    }
    if !conditions.isEmpty {
      mapping.set(
        "Condition",
        .mapping(
          WrittenMapping(entries: conditions.map { Entry(key: $0.test, value: .mapping($0.keys)) }))
      )
    }
    return mapping
  }
}
