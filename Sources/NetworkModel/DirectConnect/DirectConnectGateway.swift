public import IPAddressing

/// A Direct Connect gateway: joins virtual interfaces with the gateways of VPCs, in any region.
public struct DirectConnectGateway: Entity {
  public static let kind = ResourceKind.directConnectGateway
  public static func all(in topology: Topology) -> [DirectConnectGateway] {
    topology.directConnectGateways
  }

  /// A gateway on the side of AWS, with what of it the customer's network gets to know.
  public struct Association: Hashable, Sendable {
    public enum Gateway: Hashable, Sendable {
      case virtualPrivateGateway(Handle<VirtualPrivateGateway>)
      case transitGateway(Handle<TransitGateway>)
      /// Not in the input: of another account or region.
      case unresolved(ResourceID)
    }

    public var gateway: Gateway
    /// Of a transit gateway, exactly what is announced to the customer; of a virtual private gateway, a
    /// filter on the blocks of its VPC. Nil when the input does not tell.
    public var allowedPrefixes: [IPPrefix]?
    public var state: ResourceState

    public init(
      gateway: Gateway, allowedPrefixes: [IPPrefix]?, state: ResourceState = .associated
    ) {
      self.gateway = gateway
      self.allowedPrefixes = allowedPrefixes
      self.state = state
    }
  }

  /// A UUID.
  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var state: ResourceState
  public var associations: [Association]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>,
    state: ResourceState = .available, associations: [Association] = []
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.state = state
    self.associations = associations
  }
}
