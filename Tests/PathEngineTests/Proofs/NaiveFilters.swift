import IPAddressing
import NetworkModel

/// Security groups and network ACLs, entry by entry (S1-S5).
extension NaiveWalk {
  mutating func passNetworkACL(_ subnet: Handle<Subnet>, isIngress: Bool) throws {
    let lists = net.networkACLs
    let own = lists.first { $0.subnets.contains(subnet) }
    let list = own ?? lists.first { $0.isDefault && $0.vpc == net[subnet].vpc }
    let step = "acl \(net[subnet].id) \(isIngress ? "in" : "out")"
    guard let list else { return note(step) }
    let entries = (isIngress ? list.ingress : list.egress).sorted { $0.number < $1.number }
    let address = isIngress ? packet.from : packet.to
    var open: [ClosedRange<Int>] = []
    var waiting = packet.protocol.hasPorts ? packet.toPorts : [0...0]
    for entry in entries {
      guard packet.isOf(entry.traffic), holds(entry.prefix, address, packet.family) else {
        continue
      }
      let ports: ClosedRange<Int> =
        if packet.protocol.hasPorts, entry.traffic.protocol != nil, let some = entry.traffic.ports {
          Int(some.lower)...Int(some.upper)
        } else { 0...65535 }
      var rest: [ClosedRange<Int>] = []
      for range in waiting {
        if !range.overlaps(ports) {
          rest.append(range)
          continue
        }
        let common = range.clamped(to: ports)
        if entry.action == .allow { open.append(common) }
        if range.lowerBound < common.lowerBound {
          rest.append(range.lowerBound...common.lowerBound - 1)
        }
        if range.upperBound > common.upperBound {
          rest.append(common.upperBound + 1...range.upperBound)
        }
      }
      waiting = rest
    }
    if open.isEmpty { throw stop(.blocked, step) }
    if packet.protocol.hasPorts { packet.toPorts = open }
    note(step)
  }

  mutating func passGroups(_ interface: Handle<NetworkInterface>, isIngress: Bool) throws {
    if isAnswer { return }
    let step = "groups \(net[interface].id) \(isIngress ? "in" : "out")"
    for group in net.securityGroups(of: interface).map({ net[$0] }) {
      for rule in isIngress ? group.ingress : group.egress where allows(rule, isIngress, interface)
      {
        if case .group = rule.peer { leansOnGroups = true }
        return note(step)
      }
    }
    throw stop(.blocked, step)
  }

  private func allows(
    _ rule: SecurityGroupRule, _ isIngress: Bool, _ interface: Handle<NetworkInterface>
  ) -> Bool {
    guard packet.isOf(rule.traffic) else { return false }
    if packet.protocol.hasPorts, rule.traffic.protocol != nil, let ports = rule.traffic.ports {
      let wanted = packet.toPorts[0].lowerBound
      if wanted < Int(ports.lower) || wanted > Int(ports.upper) { return false }
    }
    let other = isIngress ? packet.from : packet.to
    switch rule.peer {
    case .prefix(let prefix): return holds(prefix, other, packet.family)
    case .prefixList(let list):
      return (net[list].entries ?? []).contains { holds($0, other, packet.family) }
    case .absent: return false
    case .group(let group):
      return isIngress ? isSender(in: group) : isAddressee(in: group, from: interface)
    }
  }

  /// Whether the packet comes from a member of the group, by an address that the group stands for here.
  private func isSender(in group: Handle<SecurityGroup>) -> Bool {
    guard let sender, !isInspected, net.securityGroups(of: sender).contains(group) else {
      return false
    }
    switch came {
    case .own: return true
    case .peering(let isOneRegion): return isOneRegion
    case .transit(let carriesGroups): return carriesGroups
    case .internet, .vpn: return false
    }
  }

  /// Whether the packet goes to a member's private address, in this VPC or in one of a peer.
  private func isAddressee(
    in group: Handle<SecurityGroup>, from interface: Handle<NetworkInterface>
  ) -> Bool {
    let home = net[interface].vpc
    let away = net[group].vpc
    let isNear =
      home == away
      || net.peeringConnections.contains {
        $0.state == .active && $0.peer(of: home)?.vpc == away && isOneRegion($0)
      }
    guard isNear, let to = packet.to else { return false }
    return net.handles(of: NetworkInterface.self).contains {
      net[$0].vpc == away && net.securityGroups(of: $0).contains(group)
        && net.addresses(of: $0).contains { $0.address == to }
    }
  }

  func isOneRegion(_ peering: PeeringConnection) -> Bool {
    let ends = [peering.requester, peering.accepter].compactMap { $0.vpc }
    return ends.count == 2 && region(ends[0]) == region(ends[1])
  }

  private func region(_ vpc: Handle<VPC>) -> InternedText { net.region(of: net[vpc].scope) }
}
