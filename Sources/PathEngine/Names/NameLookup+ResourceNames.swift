import IPAddressing
import NetworkModel

/// The names that AWS gives to load balancers and databases: D10.
///
/// Source: ELB User Guides, "Routing traffic to an ELB load balancer"; Amazon RDS User Guide, "Working
/// with a DB instance in a VPC".
extension NameLookup {
  /// The answer for such a name; nil for a name that is of another form, or of nothing here.
  func resourceName(_ name: DNSName) -> Resolution? {
    for balancer in topology.loadBalancers where !balancer.dnsName.isEmpty {
      if let answer = answer(name, of: balancer) { return answer }
    }
    for database in topology.databases where database.dnsName.text == name.text {
      return answer(name, of: database)
    }
    return nil
  }

  /// The addresses of the zones: all of them by the plain name, one by a Network Load Balancer's zonal name.
  private func answer(_ name: DNSName, of balancer: LoadBalancer) -> Resolution? {
    let own = balancer.dnsName.text.lowercased()
    var interfaces = balancer.interfaces
    if name.text == own || name.text == "dualstack.\(own)" {
      interfaces = answering(balancer)
    } else if balancer.type == .network, name.text.hasSuffix(".\(own)") {
      let zone = name.text.dropLast(own.utf8.count + 1)
      interfaces.removeAll { self.zone(of: $0).text != zone }
      if interfaces.isEmpty, !balancer.interfaces.isEmpty {
        return failure(name, .dnsNameUnknown)
      }
    } else {
      return nil
    }
    return resolution(
      name, interfaces.flatMap { answers($0, isPublic: balancer.isInternetFacing) },
      reason: .resourceName(balancer.id))
  }

  /// The interfaces of zones that the name gives: those whose groups have targets, or all where none has.
  private func answering(_ balancer: LoadBalancer) -> [Handle<NetworkInterface>] {
    guard let handle: Handle<LoadBalancer> = topology.handle(of: balancer.id) else { return [] }
    let chooser = TargetChooser(topology: topology, balancer: handle)
    let working = balancer.interfaces.filter { chooser.answers(for: zone(of: $0)) }
    return working.isEmpty ? balancer.interfaces : working
  }

  /// Within its VPC a database is known by its private address, and elsewhere by the public one it has.
  private func answer(_ name: DNSName, of database: Database) -> Resolution {
    let isPublic = database.isPubliclyAccessible && database.vpc != vpc
    return resolution(
      name, database.interface.map { answers($0, isPublic: isPublic) } ?? [],
      reason: .resourceName(database.id))
  }

  private func answers(
    _ interface: Handle<NetworkInterface>, isPublic: Bool
  ) -> [Resolution.Answer] {
    topology.addresses(of: interface).compactMap { address in
      guard isPublic, address.address.family == .ipv4 else {
        return answer(address.address, interface)
      }
      return address.publicAddress.map { answer(.v4($0), interface) }
    }
  }

  private func zone(of interface: Handle<NetworkInterface>) -> InternedText {
    topology[interface].subnet.map { topology[$0].zone } ?? .empty
  }
}
