import IPAddressing
import NetworkModel

/// Holds a packet against the union of an interface's security groups (S1).
struct SecurityGroupFilter {
  let topology: Topology
  /// Groups of a load balancer that the packet came through; a rule that names one fits it whatever its source.
  ///
  /// Source: NLB User Guide, "Update the security groups for your Network Load Balancer".
  var carriedGroups: [Handle<SecurityGroup>] = []

  struct Result {
    var matched: SecurityGroupDecision.RuleLine?
    var ruleCount: Int
    /// What a rule needs and the snapshot lacks, where it might have let it pass: groups, lists, options of
    /// transit gateways (A8, T3).
    var absent: [ResourceID]
    /// Prefix lists that AWS's published ranges stood in for.
    var published: [ResourceID]
  }

  /// - Parameter vpc: where the interface is: groups of peered VPCs are looked up from there (P4).
  func judge(
    _ packet: Packet, groups: [Handle<SecurityGroup>], in vpc: Handle<VPC>,
    direction: FilterDirection, crossing: Walker.Crossing = .none
  ) -> Result {
    var result = Result(matched: nil, ruleCount: 0, absent: [], published: [])
    let peer = direction == .ingress ? packet.source : packet.destination
    for handle in groups {
      let group = topology[handle]
      let rules = direction == .ingress ? group.ingress : group.egress
      result.ruleCount += rules.count
      for rule in rules where result.matched == nil && rule.traffic.matches(packet) {
        guard
          let peer = match(
            rule.peer, peer, in: vpc, direction: direction, crossing: crossing, result: &result)
        else { continue }
        result.matched = SecurityGroupDecision.RuleLine(
          group: group.id, groupLabel: group.label, traffic: rule.traffic, peer: peer)
      }
    }
    if result.matched != nil { result.absent = [] }
    return result
  }

  func match(
    _ rulePeer: SecurityGroupRule.Peer, _ address: PacketAddress, in vpc: Handle<VPC>,
    direction: FilterDirection, crossing: Walker.Crossing, result: inout Result
  ) -> SecurityGroupDecision.RuleLine.Peer? {
    switch rulePeer {
    case .prefix(let prefix):
      return address.isWithin(prefix) ? .prefix(prefix) : nil
    case .prefixList(let handle):
      let list = topology[handle]
      let content = PrefixListContent(of: list)
      guard let entries = content.entries else {
        result.absent.append(list.id)
        return nil
      }
      guard let entry = entries.filter({ address.isWithin($0) }).max(by: { $0.length < $1.length })
      else { return nil }
      if content.isPublished { result.published.append(list.id) }
      return .prefixList(list.id, matched: entry)
    case .group(let handle):
      if direction == .ingress, carriedGroups.contains(handle) {
        return .group(topology[handle].id)
      }
      guard isMember(address, of: handle) else { return nil }
      let isSeen =
        direction == .ingress
        ? isSeen(handle, from: vpc, crossing: crossing, silent: &result.absent)
        : topology[handle].vpc == vpc || isPeered(topology[handle].vpc, vpc)
      return isSeen ? .group(topology[handle].id) : nil
    case .absent(let id):
      result.absent.append(id)
      return nil
    }
  }

  /// Whether a private address belongs to a member of the group.
  private func isMember(_ address: PacketAddress, of group: Handle<SecurityGroup>) -> Bool {
    guard let address = address.single,
      let interface = topology.interface(at: address, in: topology[group].vpc)
    else { return false }
    return topology.securityGroups(of: interface).contains(group)
  }

  /// Whether members of the group are known as such to what comes in by this way: in the VPC itself, over
  /// an active peering of the same region (P4), over one transit gateway that has the option on, as its
  /// two attachments have (T3).
  private func isSeen(
    _ group: Handle<SecurityGroup>, from vpc: Handle<VPC>, crossing: Walker.Crossing,
    silent: inout [ResourceID]
  ) -> Bool {
    let home = topology[group].vpc
    switch crossing {
    case .none: return home == vpc
    case .peering: return isPeered(home, vpc)
    case .elsewhere, .transitGateway(_, nil): return false
    case .transitGateway(let first, let last?):
      guard topology[first].resource == .vpc(home), home != vpc else { return false }
      let gateway = topology[topology[first].transitGateway]
      let options = [
        (gateway.id, gateway.supportsSecurityGroupReferences),
        (topology[first].id, topology[first].supportsSecurityGroupReferences),
        (topology[last].id, topology[last].supportsSecurityGroupReferences),
      ]
      if options.contains(where: { $0.1 == false }) { return false }
      // One that the input does not tell might be off.
      let untold = options.filter { $0.1 == nil }.map(\.0)
      silent += untold
      return untold.isEmpty
    }
  }

  private func isPeered(_ a: Handle<VPC>, _ b: Handle<VPC>) -> Bool {
    topology.peeringConnections.contains { peering in
      peering.state == .active && peering.peer(of: a)?.vpc == b
        && topology.region(of: topology[a].scope) == topology.region(of: topology[b].scope)
    }
  }
}
