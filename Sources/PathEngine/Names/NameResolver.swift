public import IPAddressing
public import NetworkModel

/// Answers names as the resolver of a VPC, or the public DNS, would: rules D1 to D9 and P5.
///
/// A pure function of the topology: the same question always has the same answer (A6).
public struct NameResolver: Sendable {
  public let topology: Topology
  public let catalogue: ServiceCatalogue

  public init(_ topology: Topology, catalogue: ServiceCatalogue = .bundled) {
    self.topology = topology
    self.catalogue = catalogue
  }

  /// Resolves a DNS name.
  ///
  /// - Parameters:
  ///   - name: in any case, with or without a dot at the end.
  ///   - service: whose name it is, where the caller knows; else it is told from the name.
  ///   - family: which answers are wanted; the other family's where the name has none of it.
  ///   - dns64: whether the resolver makes IPv6 addresses where the name has none (V2).
  /// - Returns: the answers with why they are these, and every guess that they rest on (D7).
  /// - Complexity: O(endpoints + hosted zones and their records).
  public func resolve(
    _ name: String, service: ServiceReference? = nil, from origin: ResolverOrigin,
    family: AddressFamily = .ipv4, dns64: Bool = false
  ) -> (Resolution, [Assumption]) {
    var (resolution, assumptions) =
      origin == .onPremises ? resolveOnPremises(name, family) : lookUp(name, origin, family)
    if let service, resolution.service == nil { resolution.service = service }
    if dns64, family == .ipv6 { resolution.synthesizeIPv6() }
    return (resolution, assumptions)
  }

  private func lookUp(
    _ name: String, _ origin: ResolverOrigin, _ family: AddressFamily
  ) -> (Resolution, [Assumption]) {
    var lookup = NameLookup(topology, catalogue, origin: origin, family: family)
    let resolution = lookup.resolve(name)
    return (resolution, lookup.assumptions)
  }

  /// On premises, resolvers send what is private to an inbound endpoint: the first that has a private
  /// answer is taken to be asked, and all else to be asked of the public DNS.
  private func resolveOnPremises(
    _ name: String, _ family: AddressFamily
  ) -> (Resolution, [Assumption]) {
    for endpoint in topology.resolverEndpoints
    where endpoint.direction == .inbound && endpoint.state.isUsable {
      let origin = ResolverOrigin.inbound(endpoint.vpc, endpoint: endpoint.id)
      let (resolution, assumptions) = lookUp(name, origin, family)
      if resolution.isPrivate {
        return (resolution, assumptions + [.onPremisesAsksInbound(endpoint: endpoint.id)])
      }
    }
    return lookUp(name, .onPremises, family)
  }

  /// Resolves the name by which a client asks for a service.
  public func resolve(
    _ service: ServiceReference, from origin: ResolverOrigin, family: AddressFamily = .ipv4
  ) -> (Resolution, [Assumption]) {
    resolve(clientName(of: service), service: service, from: origin, family: family)
  }

  /// The name by which a client asks for a service: `s3.ap-northeast-1.amazonaws.com`.
  ///
  /// Where a service is asked by names of one's own alone, `example` stands for the part that is one's own.
  public func clientName(of service: ServiceReference) -> String {
    guard let known = catalogue.service(named: service.name) else {
      return "\(service.name).\(service.region).\(DNSName.suffix(forRegion: service.region))"
    }
    let names = known.publicNames(in: service.region)
    if let plain = names.first(where: { !$0.hasPrefix("*.") }) { return plain }
    return names.first.map { "example\($0.dropFirst())" } ?? service.name
  }
}

extension Resolution {
  /// Whether something other than the public DNS has answered.
  fileprivate var isPrivate: Bool {
    switch reason {
    case .privateDNS, .hostedZone, .hostName: true
    case .failed: forwardedBy != nil
    case .publicName, .unknownPublicName, .endpointName, .resourceName: false
    }
  }
}
