public import IPAddressing

/// An Elastic IP address.
public struct ElasticIP: Entity {
  public static let kind = ResourceKind.elasticIP
  public static func all(in topology: Topology) -> [ElasticIP] { topology.elasticIPs }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var publicAddress: IPv4Address
  public var privateAddress: IPv4Address?
  public var interface: Handle<NetworkInterface>?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, publicAddress: IPv4Address,
    privateAddress: IPv4Address? = nil, interface: Handle<NetworkInterface>? = nil
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.publicAddress = publicAddress
    self.privateAddress = privateAddress
    self.interface = interface
  }
}
