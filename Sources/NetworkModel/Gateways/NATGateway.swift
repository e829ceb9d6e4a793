public import IPAddressing

/// A NAT gateway, public or private, zonal or regional.
public struct NATGateway: Entity {
  public static let kind = ResourceKind.natGateway
  public static func all(in topology: Topology) -> [NATGateway] { topology.natGateways }

  public enum Connectivity: UInt8, Hashable, Sendable { case `public`, `private` }

  /// A private address and the public one that the internet gateway turns it into.
  public struct Address: Hashable, Sendable {
    public var privateAddress: IPv4Address?
    public var publicAddress: IPv4Address?
    public var interface: Handle<NetworkInterface>?
    /// The zone whose traffic it serves, of a regional NAT gateway; empty otherwise.
    public var zone: InternedText

    public init(
      privateAddress: IPv4Address?, publicAddress: IPv4Address?,
      interface: Handle<NetworkInterface>? = nil, zone: InternedText = .empty
    ) {
      self.privateAddress = privateAddress
      self.publicAddress = publicAddress
      self.interface = interface
      self.zone = zone
    }
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  /// Nil for a regional NAT gateway (N5).
  public var subnet: Handle<Subnet>?
  /// The table of a regional NAT gateway's own; nil for one that uses its subnet's.
  public var routeTable: Handle<RouteTable>?
  public var connectivity: Connectivity
  public var state: ResourceState
  public var addresses: [Address]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
    subnet: Handle<Subnet>?, routeTable: Handle<RouteTable>? = nil,
    connectivity: Connectivity = .public, state: ResourceState = .available, addresses: [Address]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.subnet = subnet
    self.routeTable = routeTable
    self.connectivity = connectivity
    self.state = state
    self.addresses = addresses
  }
}
