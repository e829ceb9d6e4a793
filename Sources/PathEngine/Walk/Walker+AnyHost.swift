import IPAddressing
import NetworkModel

/// Queries that start from a subnet, and mean any host that is or may be put there.
///
/// Nothing is known of such a host but where it is: its own security groups are taken to let the packet out,
/// and its address is one that is free.
extension Walker.AnyHost {
  /// Nil when the subnet has no block of the family.
  init?(in subnet: Handle<Subnet>, family: AddressFamily, _ topology: Topology) {
    let entity = topology[subnet]
    guard let block = entity.cidrs.first(where: { $0.family == family }) else { return nil }
    // AWS keeps the first four addresses and the last; the smallest block has sixteen.
    let candidates = (4..<UInt64(1 << 12)).lazy.map { block.address.advanced(by: $0) }
      .prefix { block.contains($0) && $0 != block.lastAddress }
    let free = candidates.first { topology.interface(at: $0, in: entity.vpc) == nil }
    self.init(subnet: subnet, address: free ?? block.address.advanced(by: 4))
  }
}

extension Walker {
  /// Sends the packet off from a host of the subnet.
  mutating func leave(_ subnet: Handle<Subnet>) {
    let entity = topology[subnet]
    pass(component(ofHostsIn: subnet), .originate)
    guard let host = anyHost else {
      explain(.cannotRoute, subjects: [entity.id])
      return
    }
    assume(.anyHost(subnet: entity.id, address: host.address))
    if packet.destination.single?.isLinkLocal == true {
      arriveLinkLocal(in: entity.vpc)
      return
    }
    forward(from: subnet)
  }

  /// The answer is back.
  mutating func arrive(at host: AnyHost) {
    pass(component(ofHostsIn: host.subnet), .arrive)
    end = .anyHost(host.subnet)
  }

  private func component(ofHostsIn subnet: Handle<Subnet>) -> Component {
    component(.networkInterface, topology[subnet], vpc: topology[subnet].vpc, subnet: subnet)
  }

  /// A host has a public address where its subnet gives one to each (I1).
  mutating func publicAddress(of host: AnyHost) -> PacketAddress? {
    let subnet = topology[host.subnet]
    assume(.hostsHavePublicAddress(subnet: subnet.id, subnet.assignsPublicAddress))
    return subnet.assignsPublicAddress ? .anyPublic(.ipv4) : nil
  }

  /// Whether a rule for the members of some group might have let the host in.
  func mayMatchGroup(
    of host: AnyHost, _ groups: [Handle<SecurityGroup>], _ filter: FilterDirection
  ) -> Bool {
    guard filter == .ingress, packet.source == .address(host.address) else { return false }
    return groups.contains { group in
      topology[group].ingress.contains { rule in
        guard case .group = rule.peer else { return false }
        return rule.traffic.matches(packet)
      }
    }
  }
}
