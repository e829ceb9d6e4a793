/// An EC2 Instance Connect Endpoint: a way in to private hosts without a public address.
public struct InstanceConnectEndpoint: Entity {
  public static let kind = ResourceKind.instanceConnectEndpoint
  public static func all(in topology: Topology) -> [InstanceConnectEndpoint] {
    topology.instanceConnectEndpoints
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  public var subnet: Handle<Subnet>
  public var interfaces: [Handle<NetworkInterface>]
  public var securityGroups: [Handle<SecurityGroup>]
  /// The instance sees the client's own address instead of the endpoint's.
  public var preservesClientIP: Bool
  public var state: ResourceState

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
    subnet: Handle<Subnet>, interfaces: [Handle<NetworkInterface>] = [],
    securityGroups: [Handle<SecurityGroup>] = [], preservesClientIP: Bool = false,
    state: ResourceState = .available
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.subnet = subnet
    self.interfaces = interfaces
    self.securityGroups = securityGroups
    self.preservesClientIP = preservesClientIP
    self.state = state
  }
}
