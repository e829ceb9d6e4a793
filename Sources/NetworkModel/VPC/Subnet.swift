public import IPAddressing

/// A subnet: a block of its VPC's addresses in one zone.
public struct Subnet: Entity {
  public static let kind = ResourceKind.subnet
  public static func all(in topology: Topology) -> [Subnet] { topology.subnets }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  /// `ap-northeast-1a`.
  public var zone: InternedText
  /// The IPv4 block, the IPv6 block, or both.
  public var cidrs: [IPPrefix]
  public var assignsPublicAddress: Bool
  public var isDNS64Enabled: Bool
  /// VPC Block Public Access where it is another than the VPC's (B1); nil where it is the same.
  public var internetGatewayBlock: InternetGatewayBlockMode?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
    zone: InternedText, cidrs: [IPPrefix], assignsPublicAddress: Bool = false,
    isDNS64Enabled: Bool = false, internetGatewayBlock: InternetGatewayBlockMode? = nil
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.zone = zone
    self.cidrs = cidrs
    self.assignsPublicAddress = assignsPublicAddress
    self.isDNS64Enabled = isDNS64Enabled
    self.internetGatewayBlock = internetGatewayBlock
  }
}
