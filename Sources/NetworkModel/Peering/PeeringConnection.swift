public import IPAddressing

/// A VPC peering connection.
public struct PeeringConnection: Entity {
  public static let kind = ResourceKind.peeringConnection
  public static func all(in topology: Topology) -> [PeeringConnection] {
    topology.peeringConnections
  }

  /// One of the two VPCs, which may belong to another region or account and so be known by name alone.
  public struct Side: Hashable, Sendable {
    public var vpcID: ResourceID
    /// Nil when the VPC is not in the input.
    public var vpc: Handle<VPC>?
    public var region: InternedText
    public var account: InternedText
    public var cidrs: [IPPrefix]
    /// Whether queries from this side's VPC to the other's host names get private addresses; nil when not told.
    public var allowsRemoteDNS: Bool?

    public init(
      vpcID: ResourceID, vpc: Handle<VPC>?, region: InternedText = .empty,
      account: InternedText = .empty, cidrs: [IPPrefix] = [], allowsRemoteDNS: Bool? = nil
    ) {
      self.vpcID = vpcID
      self.vpc = vpc
      self.region = region
      self.account = account
      self.cidrs = cidrs
      self.allowsRemoteDNS = allowsRemoteDNS
    }
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var requester: Side
  public var accepter: Side
  public var state: ResourceState

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, requester: Side,
    accepter: Side, state: ResourceState = .active
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.requester = requester
    self.accepter = accepter
    self.state = state
  }

  /// The other side as seen from a VPC; nil when the VPC is on neither.
  public func peer(of vpc: Handle<VPC>) -> Side? {
    if requester.vpc == vpc { return accepter }
    if accepter.vpc == vpc { return requester }
    return nil
  }
}
