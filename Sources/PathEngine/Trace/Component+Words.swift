extension Component.Kind {
  /// The word for it in files: `nat-gateway`.
  public var word: String {
    switch self {
    case .networkInterface: "network-interface"
    case .securityGroup: "security-group"
    case .networkACL: "network-acl"
    case .routeTable: "route-table"
    case .internetGateway: "internet-gateway"
    case .egressOnlyInternetGateway: "egress-only-internet-gateway"
    case .natGateway: "nat-gateway"
    case .gatewayEndpoint: "gateway-endpoint"
    case .interfaceEndpoint: "interface-endpoint"
    case .gatewayLoadBalancerEndpoint: "gateway-load-balancer-endpoint"
    case .instanceConnectEndpoint: "instance-connect-endpoint"
    case .peeringConnection: "peering-connection"
    case .transitGateway: "transit-gateway"
    case .transitGatewayAttachment: "transit-gateway-attachment"
    case .transitGatewayRouteTable: "transit-gateway-route-table"
    case .virtualPrivateGateway: "virtual-private-gateway"
    case .vpnConnection: "vpn-connection"
    case .customerGateway: "customer-gateway"
    case .directConnectGateway: "direct-connect-gateway"
    case .virtualInterface: "virtual-interface"
    case .loadBalancer: "load-balancer"
    case .vpcRouter: "vpc-router"
    case .service: "service"
    case .bucket: "bucket"
    case .internet: "internet"
    case .onPremises: "on-premises"
    }
  }
}
