public import IPAddressing

/// A Route 53 Resolver endpoint: where other networks ask a VPC's resolver, or where it asks theirs.
public struct ResolverEndpoint: Entity {
  public static let kind = ResourceKind.resolverEndpoint
  public static func all(in topology: Topology) -> [ResolverEndpoint] {
    topology.resolverEndpoints
  }

  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// Takes queries from outside to the VPC's resolver.
    case inbound
    /// Sends queries of the VPC's resolver to others, as rules say.
    case outbound
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var direction: Direction
  public var vpc: Handle<VPC>
  public var addresses: [IPAddress]
  public var state: ResourceState

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, direction: Direction,
    vpc: Handle<VPC>, addresses: [IPAddress] = [], state: ResourceState = .available
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.direction = direction
    self.vpc = vpc
    self.addresses = addresses
    self.state = state
  }
}
