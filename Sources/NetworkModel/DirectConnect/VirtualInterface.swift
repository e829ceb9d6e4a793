public import IPAddressing

/// A virtual interface of Direct Connect: the line to the customer's router.
public struct VirtualInterface: Entity {
  public static let kind = ResourceKind.virtualInterface
  public static func all(in topology: Topology) -> [VirtualInterface] {
    topology.virtualInterfaces
  }

  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// To virtual private gateways.
    case `private`
    /// To transit gateways.
    case transit
    /// To AWS's public addresses; it leads into no VPC.
    case `public`
  }

  /// What it ends at on AWS's side.
  public enum Termination: Hashable, Sendable {
    case directConnectGateway(Handle<DirectConnectGateway>)
    case virtualPrivateGateway(Handle<VirtualPrivateGateway>)
    case unresolved(ResourceID)
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var role: Role
  /// Nil for a public one.
  public var termination: Termination?
  public var state: ResourceState
  /// Whether a BGP session of it is up; nil when the input does not tell.
  public var isBGPUp: Bool?
  /// The customer's prefixes, as far as the input names them; AWS tells those of a public one alone.
  public var routes: [IPPrefix]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, role: Role,
    termination: Termination?, state: ResourceState = .available, isBGPUp: Bool? = nil,
    routes: [IPPrefix] = []
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.role = role
    self.termination = termination
    self.state = state
    self.isBGPUp = isBGPUp
    self.routes = routes
  }
}
