import IPAddressing
import NetworkModel

/// Which of IPv4 and IPv6 a client uses (V1, V2).
///
/// Source: RFC 6724, whose default table puts IPv6 before IPv4 where both ends have it.
extension Origin {
  /// The family whose addresses are asked for first.
  func preferredFamily(in topology: Topology) -> AddressFamily {
    switch self {
    case .interface(_, let named?): named.family
    case .interface(_, nil): hasAddress(in: topology, family: .ipv6) ? .ipv6 : .ipv4
    // Of a host that may be put into a dual-stack subnet only IPv4 is sure.
    case .subnet: hasAddress(in: topology, family: .ipv4) ? .ipv4 : .ipv6
    case .instanceConnectEndpoint, .internet, .onPremises: .ipv4
    }
  }

  /// The family of "the internet", of which no address says it: IPv4 where the source has it.
  func internetFamily(in topology: Topology) -> AddressFamily {
    if case .interface(_, let named?) = self { return named.family }
    return hasAddress(in: topology, family: .ipv4) ? .ipv4 : .ipv6
  }

  /// Whether the resolver makes IPv6 addresses for it (V2).
  func hasDNS64(in topology: Topology) -> Bool {
    subnet(in: topology).map { topology[$0].isDNS64Enabled } ?? false
  }
}

extension Target {
  /// Documentation addresses (RFC 5737) are nobody's on the internet.
  private static let exampleAddress = IPAddress.v4(IPv4Address(192, 0, 2, 1))

  /// Where packets to a public name go that is nobody's here.
  mutating func findUnknownPublicName(
    _ name: String, from origin: Origin, in topology: Topology
  ) {
    let hasIPv4 = origin.hasAddress(in: topology, family: .ipv4)
    if origin.preferredFamily(in: topology) == .ipv6, origin.hasDNS64(in: topology) {
      // With an IPv6 address of its own or without: without, it is this way.
      let address = Self.exampleAddress.throughNAT64
      assumptions.append(.examplePublicAddress(name: name, address: address))
      destination = .address(address)
    } else if origin.internetFamily(in: topology) == .ipv6, !hasIPv4 {
      assumptions.append(.prefersIPv6(name: name, address: nil))
      destination = .anyPublic(.ipv6)
    } else {
      destination = .anyPublic(.ipv4)
    }
  }

  /// Says that the client uses IPv6, and keeps what it may fall back to (V1).
  mutating func noteFamily(
    _ name: String, _ client: ResolverOrigin, from origin: Origin, in topology: Topology
  ) {
    guard let address = destination?.single, address.family == .ipv6,
      case .interface(let handle, nil) = origin,
      topology.addresses(of: handle).contains(where: { $0.address.family == .ipv4 })
    else { return }
    let (resolution, _) = NameResolver(topology).resolve(name, from: client, family: .ipv4)
    guard let other = resolution.answer, other.family == .ipv4 else { return }
    assumptions.append(.prefersIPv6(name: name, address: address))
    fallback = other
  }
}

extension Resolution {
  fileprivate var answer: IPAddress? { followed.map { answers[$0].address } }
}
