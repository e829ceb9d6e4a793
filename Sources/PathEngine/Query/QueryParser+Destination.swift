import IPAddressing
import NetworkModel

extension QueryParser {
  /// Reads a destination: all that a source may be, an address, a service (`s3`, `s3@us-east-1`,
  /// `com.amazonaws.…`), a bucket of the topology, an endpoint, a DNS name or a URL.
  /// - Throws: `QueryError`.
  public func destination(_ text: String) throws(QueryError) -> Query.Destination {
    try parsedDestination(text).destination
  }

  /// Reads a destination with the port that a URL's scheme, or `:PORT` after the name, asks for.
  /// - Throws: `QueryError`.
  public func parsedDestination(_ text: String) throws(QueryError) -> ParsedDestination {
    let text = Self.trimmed(text)
    // Names may hold slashes and colons; what is called so comes first.
    if let whole = try known(text) { return ParsedDestination(whole) }
    guard let parts = DestinationText(text) else { throw unknown(text, .destination) }
    let port = parts.port ?? parts.schemePort
    let isURL = parts.scheme != nil || parts.port != nil
    return ParsedDestination(
      try destination(parts), impliedPort: port, impliedProtocol: isURL ? .tcp : nil)
  }

  private func destination(_ parts: DestinationText) throws(QueryError) -> Query.Destination {
    if parts.scheme == "s3" { return .name(name(ofBucket: parts.host)) }
    let bucket = parts.path.split(separator: "/").first
    if let bucket, let match = catalogue.service(dnsName: parts.host), match.service.name == "s3",
      match.prefix == nil
    {
      // The path-style address of what has a name of its own too.
      return .name("\(bucket).\(parts.host)".lowercased())
    }
    if let known = try known(parts.host) { return known }
    if let name = DNSName(parts.host), looksLikeDNS(name) { return .name(name.text) }
    if let other = otherResource(named: parts.host) {
      throw .notAnEnd(other, role: .destination)
    }
    throw unknown(parts.host, .destination)
  }

  /// What is called so in the topology or by AWS; nil when nothing is.
  private func known(_ text: String) throws(QueryError) -> Query.Destination? {
    switch Self.place(text) {
    case .internet: return .internet
    case .onPremises: return .onPremises(nil)
    case nil: break
    }
    if let bundle = ServiceBundle.named(text) { throw .severalServices(bundle) }
    if let host = try hostOnPremises(text, role: .destination) {
      return .onPremises(host.link, address: host.address)
    }
    if let point = accessPoint(text) { return point }
    if let id = resource(Self.withoutARN(text)) { return try destination(id) }
    if let address = try? IPAddress(text) { return .address(address) }
    if let service = try fullService(text) { return service }

    let service = catalogue.service(named: text)
    var found = ends(named: text, .exact)
    if let service { found.append(ResourceID("com.amazonaws.\(service.name)", kind: .other)) }
    let bucket = ResourceID(Self.withoutARN(text), kind: .bucket)
    if topology.contains(bucket) { found.append(bucket) }
    if found.isEmpty { found = endpoints(named: text) }
    if found.isEmpty { found = ends(named: text, .anyCase) }
    if found.count > 1 { throw .ambiguous(text, role: .destination, candidates: found) }
    guard let only = found.first else { return nil }
    if let service, only.kind == .other { return .service(service.name, region: nil) }
    return try destination(only)
  }

  private func destination(_ id: ResourceID) throws(QueryError) -> Query.Destination {
    switch id.kind {
    case .instance:
      guard let interface = primaryInterface(of: id) else {
        throw .notAnEnd(id, role: .destination)
      }
      return .interface(interface, address: nil)
    case .networkInterface:
      return .interface(id, address: nil)
    case .customerGateway, .vpnConnection, .directConnectGateway, .virtualInterface:
      return .onPremises(id)
    case .loadBalancer, .database:
      if let name = dnsName(of: id) { return .name(name) }
      guard let interface = firstInterface(of: id) else { throw .notAnEnd(id, role: .destination) }
      return .interface(interface, address: nil)
    case .bucket:
      return .name(name(ofBucket: id.text))
    case .multiRegionAccessPoint:
      return .name("\(id.text).\(MultiRegionAccessPoint.domain)")
    case .elasticIP:
      guard let handle: Handle<ElasticIP> = topology.handle(of: id) else { break }
      return .address(.v4(topology[handle].publicAddress))
    case .vpcEndpoint:
      guard let handle: Handle<VPCEndpoint> = topology.handle(of: id),
        let destination = destination(topology[handle])
      else { break }
      return destination
    case .vpc, .subnet, .routeTable, .prefixList, .internetGateway, .egressOnlyInternetGateway,
      .natGateway, .instanceConnectEndpoint, .peeringConnection, .securityGroup, .networkACL,
      .dhcpOptions, .hostedZone, .transitGateway, .transitGatewayAttachment,
      .transitGatewayRouteTable, .virtualPrivateGateway, .resolverEndpoint, .resolverRule,
      .other, .targetGroup:
      break
    }
    throw .notAnEnd(id, role: .destination)
  }

  /// A Multi-Region Access Point by its name, its alias or its ARN (D8).
  private func accessPoint(_ text: String) -> Query.Destination? {
    let alias = Self.withoutARN(text).lowercased()
    let known = topology.multiRegionAccessPoints.first {
      $0.id.text == alias || $0.name.text == text
    }
    guard let point = known?.id.text ?? (alias.hasSuffix(".mrap") ? alias : nil) else {
      return nil
    }
    return .name("\(point).\(MultiRegionAccessPoint.domain)")
  }

  /// An interface endpoint is asked for by its own name (D5), or where it has none here by its lowest
  /// address. A gateway endpoint is no end: packets go to its service.
  private func destination(_ endpoint: VPCEndpoint) -> Query.Destination? {
    guard endpoint.type == .interface else { return nil }
    let own = endpoint.dnsNames.map(\.text).filter { $0.contains("\(endpoint.id.text)-") }
    if let name = own.min(by: { ($0.count, $0) < ($1.count, $1) }) {
      return .name(name.hasPrefix("*.") ? "bucket\(name.dropFirst())" : name)
    }
    let addresses = endpoint.interfaces.compactMap { interface in
      topology.addresses(of: interface).map(\.address).min().map { ($0, topology[interface].id) }
    }
    return addresses.min { $0.0 < $1.0 }.map { .interface($0.1, address: nil) }
  }

  /// `s3@us-east-1` and `com.amazonaws.us-east-1.s3`; nil for a text of another form.
  private func fullService(_ text: String) throws(QueryError) -> Query.Destination? {
    let lowered = text.lowercased()
    if lowered.hasPrefix("com.amazonaws.") || lowered.hasPrefix("cn.com.amazonaws.") {
      let region = ServiceCatalogue.region(inServiceName: text)
      if let service = catalogue.service(named: text) {
        return .service(service.name, region: region)
      }
      let endpoint = topology.vpcEndpoints.first { $0.serviceName.text == lowered }
      if let own = endpoint.flatMap({ destination($0) }) { return own }
      let nearest = catalogue.nearestNames(to: text, limit: 5)
      throw .unknown(text, role: .destination, nearest: nearest)
    }
    guard let at = text.lastIndex(of: "@"), !text.contains("://") else { return nil }
    let (name, region) = (String(text[..<at]), text[at...].dropFirst().lowercased())
    guard let service = catalogue.service(named: name) else {
      let nearest = catalogue.nearestNames(to: name, limit: 5).map { "\($0)@\(region)" }
      throw .unknown(text, role: .destination, nearest: nearest)
    }
    let regions = Set(catalogue.regions + topology.scopes.map(\.region.text)).sorted()
    guard regions.contains(region) else {
      let nearest = Spelling.nearest(to: region, among: regions, limit: 5)
      throw .unknown(text, role: .destination, nearest: nearest.map { "\(service.name)@\($0)" })
    }
    return .service(service.name, region: region)
  }

  /// The regional name of a bucket, of its own region where that is known.
  private func name(ofBucket bucket: String) -> String {
    let handle: Handle<Bucket>? = topology.handle(of: ResourceID(bucket, kind: .bucket))
    let own = handle.map { topology.region(of: topology[$0].scope).text } ?? ""
    let regions = Set(topology.scopes.map(\.region.text)).subtracting([""])
    let region = own.isEmpty && regions.count == 1 ? regions.first ?? "" : own
    if region.isEmpty { return "\(bucket).s3.amazonaws.com" }
    let s3 = NameResolver(topology).clientName(of: ServiceReference(name: "s3", region: region))
    return "\(bucket).\(s3)"
  }

  /// Whether an unknown text is a host's name somewhere, rather than a misspelt service such as
  /// `ecr.apii`.
  private func looksLikeDNS(_ name: DNSName) -> Bool {
    let labels = name.labels
    guard labels.count > 1, let first = labels.first, let top = labels.last, top.count > 1,
      top.contains(where: { !$0.isNumber })
    else { return false }
    return labels.count > 2 || !catalogue.services.contains { $0.name.hasPrefix("\(first).") }
  }
}
