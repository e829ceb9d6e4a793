public import IPAddressing

/// What a VPC tells its hosts by DHCP.
public struct DHCPOptions: Entity {
  public static let kind = ResourceKind.dhcpOptions
  public static func all(in topology: Topology) -> [DHCPOptions] { topology.dhcpOptions }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var domainName: InternedText
  /// Empty stands for the VPC's own resolver (`AmazonProvidedDNS`).
  public var nameServers: [IPAddress]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>,
    domainName: InternedText = .empty, nameServers: [IPAddress] = []
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.domainName = domainName
    self.nameServers = nameServers
  }
}
