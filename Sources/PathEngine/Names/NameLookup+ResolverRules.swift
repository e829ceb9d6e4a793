import IPAddressing
import NetworkModel

/// Route 53 Resolver rules and endpoints: the rest of D9.
///
/// Source: Route 53 Developer Guide, "How Route 53 VPC Resolver determines whether the domain name in a
/// query matches any rules".
extension NameLookup {
  /// The rule of the client's VPC that sends a question away: the most specific one, where no hosted zone
  /// and no private DNS is more specific. At the same domain the rule comes first.
  mutating func forwardingRule(
    for name: DNSName, managed zone: String?
  ) -> Handle<ResolverRule>? {
    guard let vpc else { return nil }
    let rules = topology.handles(of: ResolverRule.self).filter {
      topology[$0].vpcs.contains(vpc) && name.isWithinZone(topology[$0].domain.text)
    }
    let best = rules.min { a, b in
      let (x, y) = (topology[a].domain.text.count, topology[b].domain.text.count)
      return x == y ? a < b : x > y
    }
    guard let best, case .forward = topology[best].action else { return nil }
    let hosted = hostedZone(for: name).map { topology[$0].name.text.count } ?? 0
    let own = max(hosted, zone?.count ?? 0, name.reservedDomain?.count ?? 0)
    let length = topology[best].domain.text.count
    return length >= own && (length > 0 || own == 0) ? best : nil
  }

  /// The answer of those that a rule sends the question to. It is known where they are the inbound endpoint
  /// of a VPC of the input.
  mutating func forward(
    _ name: DNSName, _ match: ServiceName?, by handle: Handle<ResolverRule>
  ) -> Resolution {
    let rule = topology[handle]
    guard case .forward(let servers, _) = rule.action else { return lookUp(name) }
    var resolution: Resolution
    if let answer = answer(name, askedOf: servers) {
      resolution = answer
    } else if rule.domain.isEmpty, match?.service != nil || endpointName(name) != nil {
      // A rule for every name leads to resolvers that know the public ones.
      assume(.forwardedAnswersAlike(rule: rule.id))
      resolution = endpointName(name) ?? publicAnswer(name, match)
    } else {
      resolution = failure(name, .missingInput)
    }
    resolution.forwardedBy = resolution.forwardedBy ?? rule.id
    return resolution
  }

  /// What resolvers answer that are all addresses of one inbound endpoint of the input; nil where they are
  /// not, or where the question has been sent on too often.
  mutating func answer(_ name: DNSName, askedOf servers: [IPAddress]) -> Resolution? {
    guard !servers.isEmpty, forwardings < Self.chainLimit else { return nil }
    let endpoint = topology.resolverEndpoints.first { endpoint in
      endpoint.direction == .inbound && endpoint.state.isUsable
        && servers.allSatisfy(endpoint.addresses.contains)
    }
    guard let endpoint else { return nil }
    let there = ResolverOrigin.inbound(endpoint.vpc, endpoint: endpoint.id)
    guard there != origin else { return failure(name, .dnsNameUnknown) }
    var other = NameLookup(topology, catalogue, origin: there, family: family)
    other.chain = chain
    other.forwardings = forwardings + 1
    let resolution = other.resolve(name.text)
    for assumption in other.assumptions { assume(assumption) }
    return resolution
  }
}

extension DNSName {
  /// Whether the name lies in a domain; all names lie in the empty one.
  fileprivate func isWithinZone(_ domain: String) -> Bool { domain.isEmpty || isWithin(domain) }

  /// The domain of Amazon's own host names, for which every VPC's resolver has a rule of its own.
  fileprivate var reservedDomain: String? {
    if isWithin("ec2.internal") { return "ec2.internal" }
    guard isWithin("compute.internal") else { return nil }
    return labels.suffix(3).joined(separator: ".")
  }
}
