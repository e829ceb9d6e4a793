import NetworkModel

extension ResourceKind {
  /// What a sentence calls one resource of the kind.
  var singular: String {
    switch self {
    case .vpc: "VPC"
    case .subnet: "subnet"
    case .routeTable: "route table"
    case .prefixList: "prefix list"
    case .internetGateway: "internet gateway"
    case .egressOnlyInternetGateway: "egress-only internet gateway"
    case .natGateway: "NAT gateway"
    case .vpcEndpoint: "VPC endpoint"
    case .instanceConnectEndpoint: "instance connect endpoint"
    case .peeringConnection: "peering connection"
    case .securityGroup: "security group"
    case .networkACL: "network ACL"
    case .networkInterface: "network interface"
    case .instance: "instance"
    case .elasticIP: "Elastic IP address"
    case .dhcpOptions: "DHCP option set"
    case .hostedZone: "hosted zone"
    case .transitGateway: "transit gateway"
    case .transitGatewayAttachment: "transit gateway attachment"
    case .transitGatewayRouteTable: "transit gateway route table"
    case .virtualPrivateGateway: "virtual private gateway"
    case .customerGateway: "customer gateway"
    case .vpnConnection: "VPN connection"
    case .directConnectGateway: "Direct Connect gateway"
    case .virtualInterface: "virtual interface"
    case .resolverEndpoint: "Resolver endpoint"
    case .resolverRule: "Resolver rule"
    case .loadBalancer: "load balancer"
    case .targetGroup: "target group"
    case .database: "database instance"
    case .bucket: "bucket"
    case .multiRegionAccessPoint: "Multi-Region Access Point"
    case .other: "resource"
    }
  }
}
