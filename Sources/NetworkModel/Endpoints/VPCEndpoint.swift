/// A VPC endpoint of any type.
public struct VPCEndpoint: Entity {
  public static let kind = ResourceKind.vpcEndpoint
  public static func all(in topology: Topology) -> [VPCEndpoint] { topology.vpcEndpoints }

  public enum EndpointType: UInt8, Hashable, Sendable, CaseIterable {
    case gateway, interface, gatewayLoadBalancer
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  public var type: EndpointType
  /// `com.amazonaws.ap-northeast-1.s3`.
  public var serviceName: InternedText
  /// The service's region where it differs from the endpoint's own (E10); empty otherwise.
  public var serviceRegion: InternedText
  public var state: ResourceState
  /// Nil stands for AWS's default policy, which allows everything (E7).
  public var policy: PolicyDocument?
  public var privateDNSEnabled: Bool
  /// `PrivateDnsOnlyForInboundResolverEndpoint` (D6); nil when the input does not tell.
  public var privateDNSOnlyForInboundResolver: Bool?
  /// The names AWS gave the endpoint (D5): regional first, then zonal.
  public var dnsNames: [InternedText]
  /// Gateway endpoints only.
  public var routeTables: [Handle<RouteTable>]
  public var subnets: [Handle<Subnet>]
  public var interfaces: [Handle<NetworkInterface>]
  public var securityGroups: [Handle<SecurityGroup>]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
    type: EndpointType, serviceName: InternedText, serviceRegion: InternedText = .empty,
    state: ResourceState = .available, policy: PolicyDocument? = nil,
    privateDNSEnabled: Bool = false, privateDNSOnlyForInboundResolver: Bool? = nil,
    dnsNames: [InternedText] = [], routeTables: [Handle<RouteTable>] = [],
    subnets: [Handle<Subnet>] = [], interfaces: [Handle<NetworkInterface>] = [],
    securityGroups: [Handle<SecurityGroup>] = []
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.type = type
    self.serviceName = serviceName
    self.serviceRegion = serviceRegion
    self.state = state
    self.policy = policy
    self.privateDNSEnabled = privateDNSEnabled
    self.privateDNSOnlyForInboundResolver = privateDNSOnlyForInboundResolver
    self.dnsNames = dnsNames
    self.routeTables = routeTables
    self.subnets = subnets
    self.interfaces = interfaces
    self.securityGroups = securityGroups
  }
}
