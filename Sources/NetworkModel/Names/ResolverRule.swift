public import IPAddressing

/// A Route 53 Resolver rule: who answers for a domain in the VPCs that it is associated with.
public struct ResolverRule: Entity {
  public static let kind = ResourceKind.resolverRule
  public static func all(in topology: Topology) -> [ResolverRule] { topology.resolverRules }

  public enum Action: Hashable, Sendable {
    /// Other resolvers, asked by an outbound endpoint.
    case forward(to: [IPAddress], endpoint: ResourceID?)
    /// The VPC's resolver itself, where a rule for a wider domain would forward.
    case system
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  /// In lower case, without the dot at the end; empty for `.`, which is every name.
  public var domain: InternedText
  public var action: Action
  public var vpcs: [Handle<VPC>]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, domain: InternedText,
    action: Action, vpcs: [Handle<VPC>] = []
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.domain = domain
    self.action = action
    self.vpcs = vpcs
  }
}
