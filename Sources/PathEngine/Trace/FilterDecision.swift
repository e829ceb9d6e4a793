public import IPAddressing
public import NetworkModel

/// Which way a filter looked at the packet.
public enum FilterDirection: String, Hashable, Sendable { case ingress, egress }

/// What an interface's security groups decided together.
public struct SecurityGroupDecision: Hashable, Sendable {
  public var direction: FilterDirection
  public var interface: ResourceID
  /// All groups of the interface; their rules add up (S1).
  public var groups: [ResourceID]
  /// The answer to what was let through already: stateful, so no rule was asked.
  public var isReply: Bool
  /// The rule that let the packet pass.
  public var matched: RuleLine?
  /// How many rules of that direction there were in all.
  public var ruleCount: Int
  /// Where no rule let it pass, the one that almost did.
  public var nearest: NearMiss<RuleLine>?

  /// One rule as a person reads it.
  public struct RuleLine: Hashable, Sendable {
    public var group: ResourceID
    public var groupLabel: String
    public var traffic: TrafficClass
    public var peer: Peer

    public enum Peer: Hashable, Sendable {
      case prefix(IPPrefix)
      case prefixList(ResourceID, matched: IPPrefix?)
      case group(ResourceID)
    }

    public init(group: ResourceID, groupLabel: String, traffic: TrafficClass, peer: Peer) {
      self.group = group
      self.groupLabel = groupLabel
      self.traffic = traffic
      self.peer = peer
    }
  }

  public init(
    direction: FilterDirection, interface: ResourceID, groups: [ResourceID], isReply: Bool,
    matched: RuleLine?, ruleCount: Int, nearest: NearMiss<RuleLine>? = nil
  ) {
    self.direction = direction
    self.interface = interface
    self.groups = groups
    self.isReply = isReply
    self.matched = matched
    self.ruleCount = ruleCount
    self.nearest = nearest
  }
}

/// What a subnet's network ACL decided.
public struct NetworkACLDecision: Hashable, Sendable {
  public var direction: FilterDirection
  public var subnet: ResourceID
  /// The first entry that matches; nil for the `*` entry that denies the rest. With ports that are
  /// treated apart, the entry of the first port range.
  public var entry: NetworkACL.Entry?
  /// Which of the packet's destination ports pass; nil when ports do not matter.
  public var allowedPorts: [PortRange]?
  public var deniedPorts: [PortRange]?
  /// Where the `*` entry denied, the entry that almost let the packet pass.
  public var nearest: NearMiss<NetworkACL.Entry>?

  public init(
    direction: FilterDirection, subnet: ResourceID, entry: NetworkACL.Entry?,
    allowedPorts: [PortRange]? = nil, deniedPorts: [PortRange]? = nil,
    nearest: NearMiss<NetworkACL.Entry>? = nil
  ) {
    self.direction = direction
    self.subnet = subnet
    self.entry = entry
    self.allowedPorts = allowedPorts
    self.deniedPorts = deniedPorts
    self.nearest = nearest
  }
}

/// What an endpoint's or bucket's policy says to an anonymous request (E7).
public struct PolicyDecision: Hashable, Sendable {
  public enum Result: Hashable, Sendable {
    case allowsAll
    /// It allows some requests; the principals, actions, resources or conditions that it names decide.
    case allowsSome
    case denies
    /// It rests on something the snapshot or the query does not tell, such as who asks.
    case dependsOn(keys: [String])
  }

  public var result: Result
  /// The statement that decides, from 0, and its Sid.
  public var statement: Int?
  public var sid: String?
  /// The condition keys that decided, such as `aws:SourceVpce`.
  public var conditionKeys: [String]

  public init(
    result: Result, statement: Int? = nil, sid: String? = nil, conditionKeys: [String] = []
  ) {
    self.result = result
    self.statement = statement
    self.sid = sid
    self.conditionKeys = conditionKeys
  }
}
