/// An RDS database instance, of which the network sees one interface.
///
/// Source: Amazon RDS API, DBInstance.
public struct Database: Entity {
  public static let kind = ResourceKind.database
  public static func all(in topology: Topology) -> [Database] { topology.databases }

  /// The identifier that a person gave it.
  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  /// Its endpoint's name: `orders.c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com`.
  public var dnsName: InternedText
  public var port: UInt16?
  /// Outside of its VPC the name leads to a public address.
  public var isPubliclyAccessible: Bool
  public var state: ResourceState
  /// Nil when the input does not tell which of AWS's interfaces is the database's.
  public var interface: Handle<NetworkInterface>?

  public init(
    id: ResourceID, name: InternedText, scope: Handle<Scope>, vpc: Handle<VPC>,
    dnsName: InternedText, port: UInt16?, isPubliclyAccessible: Bool = false,
    state: ResourceState = .available, interface: Handle<NetworkInterface>?
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.dnsName = dnsName
    self.port = port
    self.isPubliclyAccessible = isPubliclyAccessible
    self.state = state
    self.interface = interface
  }
}
