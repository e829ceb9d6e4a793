public import IPAddressing

/// A security group: stateful, and it only allows (S1).
public struct SecurityGroup: Entity {
  public static let kind = ResourceKind.securityGroup
  public static func all(in topology: Topology) -> [SecurityGroup] { topology.securityGroups }

  public var id: ResourceID
  /// The Name tag, else the group's own name.
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  public var ingress: [SecurityGroupRule]
  public var egress: [SecurityGroupRule]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
    ingress: [SecurityGroupRule], egress: [SecurityGroupRule]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.ingress = ingress
    self.egress = egress
  }
}

/// One allowance of a security group: a class of traffic and one peer.
public struct SecurityGroupRule: Hashable, Sendable {
  /// The source of an ingress rule, the destination of an egress rule.
  public enum Peer: Hashable, Sendable {
    case prefix(IPPrefix)
    case prefixList(Handle<PrefixList>)
    /// The private addresses of the group's members.
    case group(Handle<SecurityGroup>)
    /// A group or prefix list that is not in the input (A8).
    case absent(ResourceID)
  }

  public var traffic: TrafficClass
  public var peer: Peer
  public var note: InternedText

  public init(_ traffic: TrafficClass, _ peer: Peer, note: InternedText = .empty) {
    self.traffic = traffic
    self.peer = peer
    self.note = note
  }
}
