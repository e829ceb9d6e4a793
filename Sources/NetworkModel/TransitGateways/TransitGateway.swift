/// A transit gateway.
public struct TransitGateway: Entity {
  public static let kind = ResourceKind.transitGateway
  public static func all(in topology: Topology) -> [TransitGateway] { topology.transitGateways }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var state: ResourceState
  /// `SecurityGroupReferencingSupport` (T3); nil when the input does not tell.
  public var supportsSecurityGroupReferences: Bool?
  public var defaultAssociationTable: Handle<TransitGatewayRouteTable>?
  public var defaultPropagationTable: Handle<TransitGatewayRouteTable>?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>,
    state: ResourceState = .available, supportsSecurityGroupReferences: Bool? = nil,
    defaultAssociationTable: Handle<TransitGatewayRouteTable>? = nil,
    defaultPropagationTable: Handle<TransitGatewayRouteTable>? = nil
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.state = state
    self.supportsSecurityGroupReferences = supportsSecurityGroupReferences
    self.defaultAssociationTable = defaultAssociationTable
    self.defaultPropagationTable = defaultPropagationTable
  }
}
