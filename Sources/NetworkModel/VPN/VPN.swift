public import IPAddressing

/// A virtual private gateway: the VPC's end of a VPN or of Direct Connect.
public struct VirtualPrivateGateway: Entity {
  public static let kind = ResourceKind.virtualPrivateGateway
  public static func all(in topology: Topology) -> [VirtualPrivateGateway] {
    topology.virtualPrivateGateways
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  /// Nil while it is attached to no VPC.
  public var vpc: Handle<VPC>?
  public var state: ResourceState

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>?,
    state: ResourceState = .available
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.state = state
  }
}

/// The customer's device at the other end of a VPN.
public struct CustomerGateway: Entity {
  public static let kind = ResourceKind.customerGateway
  public static func all(in topology: Topology) -> [CustomerGateway] { topology.customerGateways }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var address: IPAddress?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, address: IPAddress?
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.address = address
  }
}

/// A site-to-site VPN connection.
public struct VPNConnection: Entity {
  public static let kind = ResourceKind.vpnConnection
  public static func all(in topology: Topology) -> [VPNConnection] { topology.vpnConnections }

  /// What it ends at on AWS's side.
  public enum Termination: Hashable, Sendable {
    case virtualPrivateGateway(Handle<VirtualPrivateGateway>)
    case transitGateway(Handle<TransitGateway>)
    case unresolved(ResourceID)
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var termination: Termination?
  public var customerGateway: Handle<CustomerGateway>?
  public var state: ResourceState
  public var usesStaticRoutesOnly: Bool
  /// The customer's prefixes, as far as the input names them.
  public var routes: [IPPrefix]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, termination: Termination?,
    customerGateway: Handle<CustomerGateway>?, state: ResourceState = .available,
    usesStaticRoutesOnly: Bool = false, routes: [IPPrefix] = []
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.termination = termination
    self.customerGateway = customerGateway
    self.state = state
    self.usesStaticRoutesOnly = usesStaticRoutesOnly
    self.routes = routes
  }
}
