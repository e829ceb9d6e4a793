/// What hangs on a transit gateway.
public struct TransitGatewayAttachment: Entity {
  public static let kind = ResourceKind.transitGatewayAttachment
  public static func all(in topology: Topology) -> [TransitGatewayAttachment] {
    topology.transitGatewayAttachments
  }

  public enum Resource: Hashable, Sendable {
    case vpc(Handle<VPC>)
    case vpn(Handle<VPNConnection>)
    /// The transit gateway at the other end, which may be in another region or account.
    case peering(ResourceID)
    case directConnectGateway(ResourceID)
    /// Tunnels that stand on another attachment, of a VPC or of Direct Connect.
    case connect(ResourceID)
    /// A resource that is not in the input, or of another kind.
    case unresolved(ResourceID)
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var transitGateway: Handle<TransitGateway>
  public var resource: Resource
  /// VPC attachments: one subnet a zone.
  public var subnets: [Handle<Subnet>]
  public var state: ResourceState
  /// The table that routes what comes in by this attachment; nil when none is associated (T1).
  public var associatedTable: Handle<TransitGatewayRouteTable>?
  /// Nil when the input does not tell.
  public var supportsSecurityGroupReferences: Bool?
  public var isApplianceModeOn: Bool
  /// The tunnels of a Connect attachment; nil when the input does not tell.
  public var connectPeers: [ConnectPeer]?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>,
    transitGateway: Handle<TransitGateway>, resource: Resource, subnets: [Handle<Subnet>] = [],
    state: ResourceState = .available,
    associatedTable: Handle<TransitGatewayRouteTable>? = nil,
    supportsSecurityGroupReferences: Bool? = nil, isApplianceModeOn: Bool = false,
    connectPeers: [ConnectPeer]? = nil
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.transitGateway = transitGateway
    self.resource = resource
    self.subnets = subnets
    self.state = state
    self.associatedTable = associatedTable
    self.supportsSecurityGroupReferences = supportsSecurityGroupReferences
    self.isApplianceModeOn = isApplianceModeOn
    self.connectPeers = connectPeers
  }
}
