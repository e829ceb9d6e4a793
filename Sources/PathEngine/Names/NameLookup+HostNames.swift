import IPAddressing
import NetworkModel

/// The names that Amazon gives to hosts.
///
/// Source: EC2 User Guide, "EC2 instance hostnames and domains"; VPC Peering Guide, "Enable DNS
/// resolution for a VPC peering connection" (P5).
extension NameLookup {
  private enum HostName {
    /// `ip-10-0-0-10.eu-west-1.compute.internal`.
    case privateAddress(IPv4Address, region: String)
    /// `i-0123456789abcdef0.eu-west-1.compute.internal`.
    case instance(ResourceID, region: String)
    /// `ec2-203-0-113-25.eu-west-1.compute.amazonaws.com`.
    case publicAddress(IPv4Address, region: String)
  }

  /// The answer for a host's name; nil for a name that is of another form.
  mutating func hostName(_ name: DNSName) -> Resolution? {
    switch Self.parse(name) {
    case .privateAddress(let address, let region):
      return privateHost(name, region: region) { topology, vpc in
        topology.interface(at: .v4(address), in: vpc).map { ($0, .v4(address)) }
      }
    case .instance(let id, let region):
      return privateHost(name, region: region) { topology, vpc in
        topology.handle(of: id, as: Instance.self).flatMap { instance in
          topology[instance].interfaces.first { topology[$0].vpc == vpc }.flatMap { interface in
            topology.addresses(of: interface).first.map { (interface, $0.address) }
          }
        }
      }
    case .publicAddress(let address, let region):
      return publicHost(name, address, region: region)
    case nil:
      return nil
    }
  }

  private mutating func privateHost(
    _ name: DNSName, region: String,
    find: (Topology, Handle<VPC>) -> (Handle<NetworkInterface>, IPAddress)?
  ) -> Resolution {
    if let vpc, isRegion(of: vpc, region), let (interface, address) = find(topology, vpc) {
      guard answersPrivateNames(vpc) else { return failure(name, missingAttribute(vpc)) }
      return resolution(
        name, [answer(address, interface)], reason: .hostName(interface: topology[interface].id))
    }
    let isElsewhere = topology.handles(of: VPC.self).contains {
      isRegion(of: $0, region) && find(topology, $0) != nil
    }
    return failure(
      name, isElsewhere || vpc == nil ? .dnsPrivateNameOutsideVPC : .dnsNameUnknown)
  }

  private mutating func publicHost(
    _ name: DNSName, _ address: IPv4Address, region: String
  ) -> Resolution {
    guard let owner = topology.owner(ofPublic: address) else {
      // The name says its address, whoever has it.
      return resolution(name, [.init(address: .v4(address))], reason: .publicName)
    }
    let interface = owner.interface
    guard isRegion(of: topology[interface].vpc, region) else {
      return failure(name, .dnsNameUnknown)
    }
    let seen = seesPrivately(topology[interface].vpc) ? owner.privateAddress : .v4(address)
    return resolution(
      name, [answer(seen, interface)], reason: .hostName(interface: topology[interface].id))
  }

  /// Whether the client gets the private address of a host of this VPC for its public name (P5).
  private mutating func seesPrivately(_ host: Handle<VPC>) -> Bool {
    guard let vpc else { return false }
    if vpc == host { return answersPrivateNames(vpc) }
    let peerings = topology.peeringConnections.filter {
      $0.state == .active && $0.peer(of: vpc)?.vpc == host
    }
    func option(_ peering: PeeringConnection) -> Bool? {
      (peering.requester.vpc == vpc ? peering.requester : peering.accepter).allowsRemoteDNS
    }
    guard peerings.contains(where: { option($0) == true }) else {
      // A side in another account does not show its options.
      for peering in peerings where option(peering) == nil {
        assume(.remoteDNSOff(peering: peering.id))
      }
      return false
    }
    let clientAnswers = answersPrivateNames(vpc)
    return answersPrivateNames(host) && clientAnswers
  }

  private func isRegion(of vpc: Handle<VPC>, _ region: String) -> Bool {
    let own = topology.region(of: topology[vpc].scope)
    return own.isEmpty || own.text == region
  }

  private static func parse(_ name: DNSName) -> HostName? {
    let labels = name.labels
    guard let host = labels.first, labels.count > 1 else { return nil }
    switch labels.dropFirst().joined(separator: ".") {
    case "ec2.internal":
      return privateName(host, region: "us-east-1")
    case "compute-1.amazonaws.com":
      return publicName(host, region: "us-east-1")
    default:
      guard labels.count > 3, labels[2] == "compute" else { return nil }
      let region = String(labels[1])
      switch labels[3...].joined(separator: ".") {
      case "internal": return privateName(host, region: region)
      case DNSName.suffix(forRegion: region): return publicName(host, region: region)
      default: return nil
      }
    }
  }

  private static func privateName(_ host: Substring, region: String) -> HostName? {
    if let address = address(in: host, after: "ip-") {
      return .privateAddress(address, region: region)
    }
    return host.hasPrefix("i-") ? .instance(ResourceID(String(host)), region: region) : nil
  }

  private static func publicName(_ host: Substring, region: String) -> HostName? {
    address(in: host, after: "ec2-").map { .publicAddress($0, region: region) }
  }

  private static func address(in label: Substring, after start: String) -> IPv4Address? {
    guard label.hasPrefix(start) else { return nil }
    let dotted = label.dropFirst(start.count).split(
      separator: "-", omittingEmptySubsequences: false)
    return try? IPv4Address(dotted.joined(separator: "."))
  }
}
