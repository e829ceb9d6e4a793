/// An internet gateway.
public struct InternetGateway: Entity {
  public static let kind = ResourceKind.internetGateway
  public static func all(in topology: Topology) -> [InternetGateway] { topology.internetGateways }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  /// The VPC it is attached to; nil while it is attached to none.
  public var vpc: Handle<VPC>?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>?
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
  }
}

/// An egress-only internet gateway: IPv6 outward only.
public struct EgressOnlyInternetGateway: Entity {
  public static let kind = ResourceKind.egressOnlyInternetGateway
  public static func all(in topology: Topology) -> [EgressOnlyInternetGateway] {
    topology.egressOnlyInternetGateways
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>?
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
  }
}
