import NetworkModel

extension TopologyAssembler {
  mutating func addEndpoints(_ index: Int) {
    let vpc = declaration.vpcs[index]
    for item in vpc.endpoints { addEndpoint(item, in: vpc) }
    for item in vpc.instanceConnectEndpoints { addInstanceConnectEndpoint(item, in: vpc) }
  }

  private mutating func addEndpoint(_ item: EndpointDeclaration, in vpc: VPCDeclaration) {
    check(item, in: vpc)
    let id = names.id(NameTable.Key(.vpcEndpoint, in: vpc.name.text, item.name.text))
    let vpcID = vpcID(vpc)
    let (label, scope) = place(item.name, in: vpc)
    let ownRegion = region(vpc)
    let serviceRegion = item.serviceRegion?.text ?? ownRegion
    let service =
      item.service.text.isEmpty
      ? "com.amazonaws.vpce.\(ownRegion).vpce-svc-\(item.name.text)"
      : serviceName(item.service.text, region: serviceRegion)
    let own = interfaceIDs(of: id)
    let places = subnets(of: item, in: vpc)
    let subnets = places.map { subnetID(vpc.subnets[$0], in: vpc) }
    let groups =
      item.type != .interface || (item.securityGroups == nil && own.isEmpty)
      ? [] : groupIDs(item.securityGroups, in: vpc)
    let tables = item.routeTables.compactMap {
      findID($0, .routeTable, in: vpc.name.text)
    }
    // A service of another region has its regional name alone (E10).
    let zones =
      serviceRegion == ownRegion ? places.map { zone(of: vpc.subnets[$0], in: vpc) } : []
    let dnsNames =
      item.dnsNames
      ?? (item.type == .interface
        ? EndpointName.names(
          endpoint: id, service: service, region: serviceRegion, zones: zones.sorted()) : [])
    let privateDNS = hasPrivateDNS(item, service: service)
    let inboundOnly = isForInboundResolverOnly(item, privateDNS: privateDNS, in: vpc)
    builder.add(
      VPCEndpoint.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      VPCEndpoint(
        id: id, name: label, scope: scope, vpc: references.required(vpcID), type: item.type,
        serviceName: InternedText(service),
        serviceRegion: serviceRegion == ownRegion ? .empty : InternedText(serviceRegion),
        state: item.state, policy: item.policy, privateDNSEnabled: privateDNS,
        privateDNSOnlyForInboundResolver: inboundOnly, dnsNames: dnsNames.map { InternedText($0) },
        routeTables: tables.compactMap { references.known($0) },
        subnets: subnets.compactMap { references.known($0) },
        interfaces: own.compactMap { references.known($0) },
        securityGroups: groups.compactMap { references.known($0) })
    }
  }

  /// The places of its subnets; AWS takes one of each zone, and of interfaces that are made so do we.
  private mutating func subnets(
    of item: EndpointDeclaration, in vpc: VPCDeclaration
  ) -> [Int] {
    var zones: Set<String> = []
    return item.subnets.compactMap { subnetIndex($0, in: vpc) }.filter {
      zones.insert(zone(of: vpc.subnets[$0], in: vpc)).inserted
    }
  }

  /// On where AWS's own tools turn it on: for interface endpoints of services that have public names;
  /// S3 and DynamoDB keep their public addresses unless the file says otherwise.
  private func hasPrivateDNS(_ item: EndpointDeclaration, service: String) -> Bool {
    guard item.type == .interface else { return false }
    if let told = item.privateDNS { return told }
    guard let known = ServiceCatalogue.bundled.service(named: service) else { return false }
    return !known.endpointTypes.contains(.gateway)
  }

  /// D6: of S3 alone, and only where the VPC has a gateway endpoint for the rest.
  private func isForInboundResolverOnly(
    _ item: EndpointDeclaration, privateDNS: Bool, in vpc: VPCDeclaration
  ) -> Bool? {
    guard item.type == .interface,
      ServiceCatalogue.bundled.service(named: item.service.text)?.name == "s3"
    else { return item.privateDNSOnlyForInboundResolver ?? nil }
    if let told = item.privateDNSOnlyForInboundResolver { return told }
    return privateDNS && hasS3GatewayEndpoint(vpc)
  }

  private func hasS3GatewayEndpoint(_ vpc: VPCDeclaration) -> Bool {
    vpc.endpoints.contains {
      $0.type == .gateway && ServiceCatalogue.bundled.service(named: $0.service.text)?.name == "s3"
    }
  }

  private mutating func check(_ item: EndpointDeclaration, in vpc: VPCDeclaration) {
    if item.type != .gateway, item.subnets.isEmpty, item.interfaces == nil {
      source.error(
        .missingKey,
        LocalizedText(
          en: "the endpoint '\(item.name.text)' is in no subnet, so nothing can reach it",
          ja: "エンドポイント「\(item.name.text)」はサブネットになく、どこからも届きません"),
        at: item.name.position,
        hint: LocalizedText(en: "add 'subnets: [...]'", ja: "'subnets: [...]' を加えてください"))
    }
    guard item.type != .gatewayLoadBalancer else { return }
    let text = item.service.text
    guard let service = ServiceCatalogue.bundled.service(named: text) else {
      // A name in full may be of a service that the catalogue does not know, or of a customer's own.
      guard !text.hasPrefix("com.amazonaws."), !text.hasPrefix("aws.") else { return }
      source.error(
        .unrecognised,
        LocalizedText(en: "'\(text)' is not the name of a service", ja: "「\(text)」はサービスの名前ではありません"),
        at: item.service.position,
        hint: ServiceCatalogue.bundled.nearestNames(to: text, limit: 1).first.map {
          .didYouMean($0)
        }
          ?? LocalizedText(
            en: "write the name in full: com.amazonaws.REGION.NAME",
            ja: "完全な名前を書いてください: com.amazonaws.REGION.NAME"))
      return
    }
    let wanted: ServiceCatalogue.EndpointType = item.type == .gateway ? .gateway : .interface
    if !service.endpointTypes.contains(wanted) {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "\(service.name) has no \(wanted.rawValue.lowercased()) endpoints",
          ja: "\(service.name) に \(wanted.rawValue.lowercased()) エンドポイントはありません"),
        at: item.typePosition)
    }
    if item.privateDNSOnlyForInboundResolver == .some(true), !hasS3GatewayEndpoint(vpc) {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "private DNS for the inbound Resolver alone needs an S3 gateway endpoint in the VPC",
          ja: "インバウンドResolver専用のプライベートDNSには、VPCにS3のゲートウェイエンドポイントが必要です"),
        at: item.name.position)
    }
  }

  private mutating func addInstanceConnectEndpoint(
    _ item: InstanceConnectEndpointDeclaration, in vpc: VPCDeclaration
  ) {
    let id = names.id(NameTable.Key(.instanceConnectEndpoint, in: vpc.name.text, item.name.text))
    guard let subnet = subnetIndex(item.subnet, in: vpc) else { return }
    let own = interfaceIDs(of: id)
    let groups = groupIDs(item.securityGroups, in: vpc)
    let vpcID = vpcID(vpc)
    let subnetID = subnetID(vpc.subnets[subnet], in: vpc)
    let (label, scope) = place(item.name, in: vpc)
    builder.add(
      InstanceConnectEndpoint.self, id: id,
      requires: [
        TopologyBuilder.Reference(vpcID, "vpc"), TopologyBuilder.Reference(subnetID, "subnet"),
      ],
      locate: locator(item.name.position)
    ) { references in
      InstanceConnectEndpoint(
        id: id, name: label, scope: scope, vpc: references.required(vpcID),
        subnet: references.required(subnetID),
        interfaces: own.compactMap { references.known($0) },
        securityGroups: groups.compactMap { references.known($0) },
        preservesClientIP: item.preservesClientIP, state: item.state)
    }
  }
}
