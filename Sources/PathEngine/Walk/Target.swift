import IPAddressing
import NetworkModel

/// What a query's destination comes down to: an address, found by name where it has one.
struct Target {
  var destination: PacketAddress?
  var resolution: Resolution?
  var request = ServiceRequest()
  var explanations: [Explanation] = []
  var assumptions: [Assumption] = []
  /// The IPv4 address that a client may fall back to from the IPv6 one (V1).
  var fallback: IPAddress?

  init(_ query: Query, from origin: Origin, in topology: Topology) {
    switch query.destination {
    case .address(let address):
      destination = .address(address)
    case .internet:
      destination = .anyPublic(origin.hasAddress(in: topology, family: .ipv4) ? .ipv4 : .ipv6)
    case .interface(let id, let address):
      find(interface: id, address: address, from: origin, in: topology)
    case .name(let name):
      let match = ServiceCatalogue.bundled.service(dnsName: name)
      let service = match.map { ServiceReference(name: $0.service.name, region: $0.region) }
      resolve(name, service: service, from: origin, in: topology)
    case .service(let name, let region):
      let region = region ?? origin.region(in: topology)
      let service = ServiceReference(name: name, region: region)
      let asked = NameResolver(topology).clientName(of: service)
      resolve(asked, service: service, from: origin, in: topology)
    case .onPremises(_, let address?):
      destination = .address(address)
    case .onPremises(let id, nil):
      find(onPremises: id, from: origin, in: topology)
    }
  }

  /// An address behind a line: behind the one that is named, else behind one that leads to the source's VPC.
  private mutating func find(onPremises id: ResourceID?, from origin: Origin, in topology: Topology)
  {
    let routes = OnPremisesRoutes(topology: topology)
    let all = OnPremisesLink.all(of: id, in: topology)
    let near =
      origin.vpc(in: topology).map { vpc in all.filter { routes.leads($0, to: vpc) } } ?? []
    for link in near + all {
      if let address = routes.exampleAddress(behind: link, family: .ipv4) {
        destination = .address(address)
        assumptions = [
          .exampleOnPremisesAddress(
            link: link.id(in: topology), address: address,
            blocks: routes.blocks(behind: link, family: .ipv4).count)
        ]
        return
      }
    }
    let missing = all.map { $0.id(in: topology) }
    explanations = [
      Explanation(
        .missingInput, .unknown, .forward,
        subjects: missing.isEmpty ? id.map { [$0] } ?? [] : missing)
    ]
  }

  private mutating func find(
    interface id: ResourceID, address: IPAddress?, from origin: Origin, in topology: Topology
  ) {
    guard let handle: Handle<NetworkInterface> = topology.handle(of: id) else {
      explanations = [Explanation(.missingInput, .unknown, .forward, subjects: [id])]
      return
    }
    let all = topology.addresses(of: handle)
    let named = address.flatMap { address in
      all.first { $0.address == address || $0.publicAddress.map { .v4($0) } == address }
    }
    // Its first address of a family that the source has one of, too (A7).
    let first = all.first { origin.hasAddress(in: topology, family: $0.address.family) }
    guard let chosen = named ?? first ?? all.first else {
      explanations = [Explanation(.missingInput, .unknown, .forward, subjects: [id])]
      return
    }
    // From outside, a host is known by its public address alone (I4).
    if case .internet = origin, let publicAddress = chosen.publicAddress {
      destination = .address(.v4(publicAddress))
    } else if let address, chosen.publicAddress.map({ .v4($0) }) == address {
      destination = .address(address)
    } else {
      destination = .address(chosen.address)
    }
  }

  private mutating func resolve(
    _ name: String, service: ServiceReference?, from origin: Origin, in topology: Topology
  ) {
    let client: ResolverOrigin
    switch origin {
    case .interface, .subnet, .instanceConnectEndpoint:
      guard let vpc = origin.vpc(in: topology) else { return }
      client = .vpc(vpc, zone: origin.subnet(in: topology).map { topology[$0].zone })
    case .internet: client = .internet
    case .onPremises: client = .onPremises
    }
    let (resolution, assumptions) = NameResolver(topology)
      .resolve(
        name, service: service, from: client, family: origin.preferredFamily(in: topology),
        dns64: origin.hasDNS64(in: topology))
    self.resolution = resolution
    self.assumptions = assumptions
    request = ServiceRequest(
      service: resolution.service, bucket: ServiceRequest.bucket(in: name),
      accessPoint: ServiceRequest.accessPoint(in: name))
    request.clientRegion = origin.ownRegion(in: topology)
    switch resolution.reason {
    case .failed(let code):
      explanations = [
        Explanation(
          code, code == .missingInput ? .unknown : .blocks, .name,
          subjects: resolution.forwardedBy.map { [$0] } ?? [])
      ]
    case .unknownPublicName:
      findUnknownPublicName(name, from: origin, in: topology)
    case .privateDNS(let endpoint) where resolution.answers.isEmpty,
      .endpointName(let endpoint) where resolution.answers.isEmpty:
      // The name leads to the endpoint, but its interfaces are not in the snapshot (A8).
      explanations = [Explanation(.missingInput, .unknown, .name, subjects: [endpoint])]
    case .resourceName(let id) where resolution.answers.isEmpty:
      explanations = [Explanation(.missingInput, .unknown, .name, subjects: [id])]
    case .publicName, .privateDNS, .endpointName, .resourceName, .hostName, .hostedZone:
      let answer = resolution.followed.map { resolution.answers[$0].address }
      destination = answer.map { .address($0) }
      if answer == nil { explanations = [Explanation(.dnsNameUnknown, .blocks, .name)] }
      noteFamily(name, client, from: origin, in: topology)
    }
  }
}
