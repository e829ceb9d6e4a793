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
  public var supportsSecurityGroupReferences: Bool
  public var isApplianceModeOn: Bool

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>,
    transitGateway: Handle<TransitGateway>, resource: Resource, subnets: [Handle<Subnet>] = [],
    state: ResourceState = .available,
    associatedTable: Handle<TransitGatewayRouteTable>? = nil,
    supportsSecurityGroupReferences: Bool = false, isApplianceModeOn: Bool = false
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
  }
}
