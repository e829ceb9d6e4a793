import IPAddressing
import NetworkModel

/// Private hosted zones: rule D9.
///
/// Source: Route 53 Developer Guide, "Considerations when working with a private hosted zone".
extension NameLookup {
  /// The most specific zone that is associated with the client's VPC and holds the name.
  mutating func hostedZone(for name: DNSName) -> Handle<HostedZone>? {
    guard let vpc else { return nil }
    let zone = zones(holding: name).first { topology[$0].vpcs.contains(vpc) }
    guard let zone, answersPrivateNames(vpc) else { return nil }
    return zone
  }

  /// All zones that hold the name, the most specific first.
  private func zones(holding name: DNSName) -> [Handle<HostedZone>] {
    topology.handles(of: HostedZone.self).filter { name.isWithin(topology[$0].name.text) }
      .sorted { a, b in
        let (x, y) = (topology[a].name.text.count, topology[b].name.text.count)
        return x == y ? a < b : x > y
      }
  }

  /// What a zone says of a name that lies in it. A name that it does not have does not exist: the
  /// public DNS is not asked.
  mutating func answer(_ name: DNSName, in zone: Handle<HostedZone>) -> Resolution {
    let records = Self.records(for: name, in: topology[zone])
    let addresses = records.filter { $0.type == .a || $0.type == .aaaa }
      .flatMap(\.values).compactMap { try? IPAddress($0.text) }
    if !addresses.isEmpty {
      return resolution(
        name, addresses.map { hostAnswer($0, in: zone) }, reason: .hostedZone(topology[zone].id))
    }
    let target = records.first { $0.type == .cname || $0.type == .alias }?.values.first
    guard let target, let next = DNSName(target.text), !chain.contains(next), next != name,
      chain.count < Self.chainLimit
    else { return failure(name, .dnsNameUnknown) }
    chain.append(name)
    var resolution = lookUp(next)
    resolution.name = name.text
    if !resolution.answers.isEmpty { resolution.reason = .hostedZone(topology[zone].id) }
    return resolution
  }

  /// The records of the name itself, else of the wildcard at its closest encloser (RFC 4592).
  private static func records(for name: DNSName, in zone: HostedZone) -> [DNSRecord] {
    let own = zone.records.filter { $0.name.text == name.text }
    if !own.isEmpty { return own }
    for parent in name.parents {
      let wildcard = zone.records.filter { $0.name.text == "*.\(parent)" }
      if !wildcard.isEmpty { return wildcard }
      let isThere = zone.records.contains {
        $0.name.text == parent || $0.name.text.hasSuffix(".\(parent)")
      }
      if isThere || parent == zone.name.text { return [] }
    }
    return []
  }

  /// The host behind a record, in the client's VPC before others of the zone.
  private func hostAnswer(_ address: IPAddress, in zone: Handle<HostedZone>) -> Resolution.Answer {
    let vpcs = [vpc].compactMap { $0 } + topology[zone].vpcs
    let interface = vpcs.lazy.compactMap { topology.interface(at: address, in: $0) }.first
    return interface.map { answer(address, $0) } ?? Resolution.Answer(address: address)
  }

  /// Whether a zone of some other VPC has the name: a private name, asked from outside.
  func isPrivateElsewhere(_ name: DNSName) -> Bool {
    zones(holding: name).contains { zone in
      !(vpc.map { topology[zone].vpcs.contains($0) } ?? false)
        && !Self.records(for: name, in: topology[zone]).isEmpty
    }
  }

  /// The attribute whose absence keeps a zone of the client's VPC from answering a name.
  func attributeMissing(for name: DNSName) -> ExplanationCode? {
    guard let vpc else { return nil }
    let isHere = zones(holding: name).contains { topology[$0].vpcs.contains(vpc) }
    return isHere ? missingAttribute(vpc) : nil
  }
}
