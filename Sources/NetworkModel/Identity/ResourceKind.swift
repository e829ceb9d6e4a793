/// The kinds of resource that the model holds.
public enum ResourceKind: UInt8, Hashable, Sendable, CaseIterable {
  case vpc, subnet, routeTable, prefixList
  case internetGateway, egressOnlyInternetGateway, natGateway
  case vpcEndpoint, instanceConnectEndpoint
  case peeringConnection
  case securityGroup, networkACL
  case networkInterface, instance, elasticIP
  case dhcpOptions, hostedZone
  case transitGateway, transitGatewayAttachment, transitGatewayRouteTable
  case virtualPrivateGateway, customerGateway, vpnConnection
  case directConnectGateway, virtualInterface
  case resolverEndpoint, resolverRule
  case bucket, multiRegionAccessPoint
  case loadBalancer, targetGroup, database
  /// Named somewhere, but of a kind that is not modelled.
  case other

  /// What AWS puts before the dash in ids of this kind; empty where ids have no such prefix.
  public var idPrefix: String {
    switch self {
    case .vpc: "vpc"
    case .subnet: "subnet"
    case .routeTable: "rtb"
    case .prefixList: "pl"
    case .internetGateway: "igw"
    case .egressOnlyInternetGateway: "eigw"
    case .natGateway: "nat"
    case .vpcEndpoint: "vpce"
    case .instanceConnectEndpoint: "eice"
    case .peeringConnection: "pcx"
    case .securityGroup: "sg"
    case .networkACL: "acl"
    case .networkInterface: "eni"
    case .instance: "i"
    case .elasticIP: "eipalloc"
    case .dhcpOptions: "dopt"
    case .hostedZone: ""
    case .transitGateway: "tgw"
    case .transitGatewayAttachment: "tgw-attach"
    case .transitGatewayRouteTable: "tgw-rtb"
    case .virtualPrivateGateway: "vgw"
    case .customerGateway: "cgw"
    case .vpnConnection: "vpn"
    case .virtualInterface: "dxvif"
    case .resolverEndpoint: "rslvr"
    case .resolverRule: "rslvr-rr"
    case .directConnectGateway, .loadBalancer, .targetGroup, .database, .bucket,
      .multiRegionAccessPoint, .other:
      ""
    }
  }

  /// CloudFormation's name for the type.
  public var cloudFormationType: String {
    switch self {
    case .vpc: "AWS::EC2::VPC"
    case .subnet: "AWS::EC2::Subnet"
    case .routeTable: "AWS::EC2::RouteTable"
    case .prefixList: "AWS::EC2::PrefixList"
    case .internetGateway: "AWS::EC2::InternetGateway"
    case .egressOnlyInternetGateway: "AWS::EC2::EgressOnlyInternetGateway"
    case .natGateway: "AWS::EC2::NatGateway"
    case .vpcEndpoint: "AWS::EC2::VPCEndpoint"
    case .instanceConnectEndpoint: "AWS::EC2::InstanceConnectEndpoint"
    case .peeringConnection: "AWS::EC2::VPCPeeringConnection"
    case .securityGroup: "AWS::EC2::SecurityGroup"
    case .networkACL: "AWS::EC2::NetworkAcl"
    case .networkInterface: "AWS::EC2::NetworkInterface"
    case .instance: "AWS::EC2::Instance"
    case .elasticIP: "AWS::EC2::EIP"
    case .dhcpOptions: "AWS::EC2::DHCPOptions"
    case .hostedZone: "AWS::Route53::HostedZone"
    case .transitGateway: "AWS::EC2::TransitGateway"
    case .transitGatewayAttachment: "AWS::EC2::TransitGatewayAttachment"
    case .transitGatewayRouteTable: "AWS::EC2::TransitGatewayRouteTable"
    case .virtualPrivateGateway: "AWS::EC2::VPNGateway"
    case .customerGateway: "AWS::EC2::CustomerGateway"
    case .vpnConnection: "AWS::EC2::VPNConnection"
    case .directConnectGateway: "AWS::DirectConnect::DirectConnectGateway"
    case .virtualInterface: "AWS::DirectConnect::VirtualInterface"
    case .resolverEndpoint: "AWS::Route53Resolver::ResolverEndpoint"
    case .resolverRule: "AWS::Route53Resolver::ResolverRule"
    case .loadBalancer: "AWS::ElasticLoadBalancingV2::LoadBalancer"
    case .targetGroup: "AWS::ElasticLoadBalancingV2::TargetGroup"
    case .database: "AWS::RDS::DBInstance"
    case .bucket: "AWS::S3::Bucket"
    case .multiRegionAccessPoint: "AWS::S3::MultiRegionAccessPoint"
    case .other: "Other"
    }
  }

  static let byPrefix: [String: ResourceKind] = Dictionary(
    uniqueKeysWithValues: allCases.filter { !$0.idPrefix.isEmpty }.map { ($0.idPrefix, $0) })
}
