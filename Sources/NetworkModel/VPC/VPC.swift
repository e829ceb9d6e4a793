public import IPAddressing

/// A virtual private cloud.
public struct VPC: Entity {
  public static let kind = ResourceKind.vpc
  public static func all(in topology: Topology) -> [VPC] { topology.vpcs }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  /// Every associated block of both families, the primary one first.
  public var cidrs: [IPPrefix]
  public var isDefault: Bool
  /// `enableDnsSupport`; nil when the input does not tell.
  public var dnsSupport: Bool?
  /// `enableDnsHostnames`; nil when the input does not tell.
  public var dnsHostnames: Bool?
  public var dhcpOptions: Handle<DHCPOptions>?
  /// VPC Block Public Access (B1), exclusions of the VPC counted in; nil when the input does not tell.
  public var internetGatewayBlock: InternetGatewayBlockMode?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, cidrs: [IPPrefix],
    isDefault: Bool = false, dnsSupport: Bool? = nil, dnsHostnames: Bool? = nil,
    dhcpOptions: Handle<DHCPOptions>? = nil,
    internetGatewayBlock: InternetGatewayBlockMode? = nil
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.cidrs = cidrs
    self.isDefault = isDefault
    self.dnsSupport = dnsSupport
    self.dnsHostnames = dnsHostnames
    self.dhcpOptions = dhcpOptions
    self.internetGatewayBlock = internetGatewayBlock
  }

  public func contains(_ address: IPAddress) -> Bool { cidrs.contains { $0.contains(address) } }
}
