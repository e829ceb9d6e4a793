import IPAddressing
import NetworkModel

/// How far a rule is from a packet: the fewer and the smaller the differences, the nearer.
///
/// A person who wrote the rule for this packet most likely mistook a port; less likely the other end; least
/// likely the protocol. Of several rules with the same differences the nearest port decides, then the order.
struct RuleDistance: Comparable {
  let differs: [RuleDifference]
  private let weight: Int
  private let portsAway: Int

  init(_ traffic: TrafficClass, of packet: Packet, peerFits: Bool) {
    differs = traffic.differences(from: packet) + (peerFits ? [] : [.peer])
    weight = differs.map(Self.weight).reduce(0, +)
    portsAway = differs.contains(.ports) ? traffic.portsAway(from: packet) : 0
  }

  private static func weight(_ difference: RuleDifference) -> Int {
    switch difference {
    case .ports, .icmpType: 2
    case .peer: 3
    case .protocol: 4
    }
  }

  static func < (a: Self, b: Self) -> Bool {
    (a.weight, a.portsAway) < (b.weight, b.portsAway)
  }

  static func == (a: Self, b: Self) -> Bool {
    (a.weight, a.portsAway) == (b.weight, b.portsAway)
  }
}

extension NearMiss {
  /// The nearest of some rules; nil when there is none that differs in anything.
  static func nearest(_ rules: [(rule: Rule, distance: RuleDistance)]) -> NearMiss? {
    // `min` takes the first of equals.
    rules.filter { !$0.distance.differs.isEmpty }.min { $0.distance < $1.distance }
      .map { NearMiss($0.rule, differs: $0.distance.differs) }
  }
}

extension TrafficClass {
  /// What of the packet's protocol, ports and ICMP type the class does not hold.
  func differences(from packet: Packet) -> [RuleDifference] {
    guard let wanted = self.protocol else { return [] }
    var differs: [RuleDifference] = wanted == packet.protocol ? [] : [.protocol]
    if wanted.hasPorts, let ports, let asked = packet.destinationPorts, !ports.contains(asked) {
      differs.append(.ports)
    }
    if wanted == packet.protocol, !matchesICMP(packet) { differs.append(.icmpType) }
    return differs
  }

  fileprivate func portsAway(from packet: Packet) -> Int {
    guard let ports, let asked = packet.destinationPorts else { return 0 }
    return max(0, Int(ports.lower) - Int(asked.lower), Int(asked.upper) - Int(ports.upper))
  }
}

extension SecurityGroupFilter {
  /// The rule that comes nearest to letting a packet pass that none lets pass.
  func nearest(
    to packet: Packet, groups: [Handle<SecurityGroup>], in vpc: Handle<VPC>,
    direction: FilterDirection, crossing: Walker.Crossing
  ) -> NearMiss<SecurityGroupDecision.RuleLine>? {
    let address = direction == .ingress ? packet.source : packet.destination
    var rules: [(SecurityGroupDecision.RuleLine, RuleDistance)] = []
    for handle in groups {
      let group = topology[handle]
      for rule in direction == .ingress ? group.ingress : group.egress {
        var unused = Result(matched: nil, ruleCount: 0, absent: [], published: [])
        let fitting = match(
          rule.peer, address, in: vpc, direction: direction, crossing: crossing, result: &unused)
        guard let peer = fitting ?? named(rule.peer) else { continue }
        rules.append(
          (
            SecurityGroupDecision.RuleLine(
              group: group.id, groupLabel: group.label, traffic: rule.traffic, peer: peer),
            RuleDistance(rule.traffic, of: packet, peerFits: fitting != nil)
          ))
      }
    }
    return .nearest(rules.map { (rule: $0.0, distance: $0.1) })
  }

  /// A peer that does not fit; nil for one that is not known.
  private func named(_ peer: SecurityGroupRule.Peer) -> SecurityGroupDecision.RuleLine.Peer? {
    switch peer {
    case .prefix(let prefix): .prefix(prefix)
    case .prefixList(let list): .prefixList(topology[list].id, matched: nil)
    case .group(let group): .group(topology[group].id)
    case .absent: nil
    }
  }
}

extension NetworkACLFilter {
  /// The entry that allows and comes nearest to a packet that none of them fits.
  func nearest(to packet: Packet, direction: FilterDirection) -> NearMiss<NetworkACL.Entry>? {
    let address = direction == .ingress ? packet.source : packet.destination
    let entries = direction == .ingress ? acl.ingress : acl.egress
    return .nearest(
      entries.filter { $0.action == .allow }.map { entry in
        (
          rule: entry,
          distance: RuleDistance(
            entry.traffic, of: packet, peerFits: address.isWithin(entry.prefix))
        )
      })
  }
}
