/// A rule that almost let a packet pass, with what about it differs from the packet.
public struct NearMiss<Rule: Hashable & Sendable>: Hashable, Sendable {
  public var rule: Rule
  /// Never empty; in this order: protocol, ports, ICMP type, peer.
  public var differs: [RuleDifference]

  public init(_ rule: Rule, differs: [RuleDifference]) {
    self.rule = rule
    self.differs = differs
  }
}

/// What of a rule is not as the packet has it.
public enum RuleDifference: String, Hashable, Sendable, CaseIterable {
  case `protocol`, ports, icmpType
  /// The source of an ingress rule, the destination of an egress rule.
  case peer
}
