import IPAddressing
import NetworkModel

/// One name on its way through the resolver, with what had to be guessed so far.
struct NameLookup {
  let topology: Topology
  let catalogue: ServiceCatalogue
  let origin: ResolverOrigin
  let family: AddressFamily
  private(set) var assumptions: [Assumption] = []
  /// How many resolvers have sent the question on.
  var forwardings = 0
  /// The names that led to the one being looked up, by CNAME or alias.
  var chain: [DNSName] = []

  /// Route 53's resolver follows no longer chains.
  static let chainLimit = 8

  init(
    _ topology: Topology, _ catalogue: ServiceCatalogue, origin: ResolverOrigin,
    family: AddressFamily
  ) {
    self.topology = topology
    self.catalogue = catalogue
    self.origin = origin
    self.family = family
  }

  mutating func assume(_ assumption: Assumption) {
    if !assumptions.contains(assumption) { assumptions.append(assumption) }
  }

  /// The VPC whose resolver is asked.
  var vpc: Handle<VPC>? {
    switch origin {
    case .vpc(let vpc, _), .inbound(let vpc, _): vpc
    case .onPremises, .internet: nil
    }
  }

  mutating func resolve(_ text: String) -> Resolution {
    guard let name = DNSName(text) else {
      return Resolution(name: text, resolver: resolver, reason: .failed(.dnsNameUnknown))
    }
    if let vpc {
      switch resolver {
      case .custom(let servers):
        if let answer = answer(name, askedOf: servers) { return answer }
        assume(.customResolverAnswersAlike(vpc: topology[vpc].id))
      case .vpc, .inbound, .public:
        if !supportsDNS(vpc) {
          let match = serviceName(name)
          return Resolution(
            name: name.text, service: match?.reference, resolver: resolver,
            reason: .failed(.dnsSupportDisabled), passedOver: passedOver(by: name, match))
        }
      }
    }
    return lookUp(name)
  }

  /// Answers a name, or what it leads to: the VPC's private names first, the most specific zone of
  /// them, then the public ones (D9).
  mutating func lookUp(_ name: DNSName) -> Resolution {
    let match = serviceName(name)
    let managed = privateDNS(for: name, match)
    if let rule = forwardingRule(for: name, managed: managed?.zone) {
      return forward(name, match, by: rule)
    }
    if let zone = hostedZone(for: name), topology[zone].name.text.count >= managed?.zone.count ?? 0
    {
      return answer(name, in: zone)
    }
    if let managed { return answer(name, match, by: managed.endpoint) }
    if let answer = hostName(name) { return answer }
    if let answer = endpointName(name) { return answer }
    if let answer = resourceName(name) { return answer }
    return publicAnswer(name, match)
  }

  /// Who is asked (D1).
  var resolver: Resolution.Resolver {
    guard let vpc else { return .public }
    if case .inbound(_, let endpoint) = origin {
      return .inbound(endpoint, vpc: topology[vpc].id)
    }
    let own = topology[vpc].cidrs.first { $0.family == .ipv4 }?.address.advanced(by: 2)
    let linkLocal = IPAddress.v4(IPv4Address(169, 254, 169, 253))
    let named = topology[vpc].dhcpOptions.map { topology[$0].nameServers } ?? []
    if !named.isEmpty, !named.contains(linkLocal), own.map({ !named.contains($0) }) ?? true {
      return .custom(named)
    }
    return .vpc(topology[vpc].id, address: own ?? linkLocal)
  }

  /// A resolution with its answers in order and one of them chosen (D3).
  func resolution(
    _ name: DNSName, service: ServiceReference? = nil, _ answers: [Resolution.Answer],
    reason: Resolution.Reason, passedOver: [Resolution.PassedOver] = []
  ) -> Resolution {
    let wanted = answers.filter { $0.address.family == family }
    let sorted = (wanted.isEmpty ? answers : wanted).sorted { $0.address < $1.address }
    let near = sorted.firstIndex { $0.zone != nil && $0.zone == clientZone }
    return Resolution(
      name: name.text, service: service, resolver: resolver, answers: sorted,
      followed: sorted.isEmpty ? nil : near ?? 0, reason: reason, passedOver: passedOver)
  }

  func failure(_ name: DNSName, _ code: ExplanationCode) -> Resolution {
    Resolution(name: name.text, resolver: resolver, reason: .failed(code))
  }

  private var clientZone: String? {
    if case .vpc(_, let zone?) = origin { zone.text } else { nil }
  }

  /// An interface's addresses as answers.
  func answers(_ interface: Handle<NetworkInterface>) -> [Resolution.Answer] {
    topology.addresses(of: interface).map { answer($0.address, interface) }
  }

  func answer(_ address: IPAddress, _ interface: Handle<NetworkInterface>) -> Resolution.Answer {
    Resolution.Answer(
      address: address, interface: topology[interface].id,
      zone: topology[interface].subnet.map { topology[$0].zone.text })
  }
}
