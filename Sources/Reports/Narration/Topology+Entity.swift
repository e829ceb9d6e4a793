package import NetworkModel

extension Topology {
  /// The resource with this id, of whichever kind.
  package func entity(_ id: ResourceID) -> (any Entity)? {
    func find<E: Entity>(_ type: E.Type) -> (any Entity)? {
      handle(of: id, as: type).map { self[$0] }
    }
    return switch id.kind {
    case .vpc: find(VPC.self)
    case .subnet: find(Subnet.self)
    case .routeTable: find(RouteTable.self)
    case .prefixList: find(PrefixList.self)
    case .internetGateway: find(InternetGateway.self)
    case .egressOnlyInternetGateway: find(EgressOnlyInternetGateway.self)
    case .natGateway: find(NATGateway.self)
    case .vpcEndpoint: find(VPCEndpoint.self)
    case .instanceConnectEndpoint: find(InstanceConnectEndpoint.self)
    case .peeringConnection: find(PeeringConnection.self)
    case .securityGroup: find(SecurityGroup.self)
    case .networkACL: find(NetworkACL.self)
    case .networkInterface: find(NetworkInterface.self)
    case .instance: find(Instance.self)
    case .elasticIP: find(ElasticIP.self)
    case .dhcpOptions: find(DHCPOptions.self)
    case .hostedZone: find(HostedZone.self)
    case .transitGateway: find(TransitGateway.self)
    case .transitGatewayAttachment: find(TransitGatewayAttachment.self)
    case .transitGatewayRouteTable: find(TransitGatewayRouteTable.self)
    case .virtualPrivateGateway: find(VirtualPrivateGateway.self)
    case .customerGateway: find(CustomerGateway.self)
    case .vpnConnection: find(VPNConnection.self)
    case .directConnectGateway: find(DirectConnectGateway.self)
    case .virtualInterface: find(VirtualInterface.self)
    case .resolverEndpoint: find(ResolverEndpoint.self)
    case .resolverRule: find(ResolverRule.self)
    case .loadBalancer: find(LoadBalancer.self)
    case .targetGroup: find(TargetGroup.self)
    case .database: find(Database.self)
    case .bucket: find(Bucket.self)
    case .multiRegionAccessPoint: find(MultiRegionAccessPoint.self)
    case .other: nil
    }
  }

  /// The state of a resource of a kind that has one.
  func state(of id: ResourceID) -> ResourceState? {
    switch entity(id) {
    case let gateway as NATGateway: gateway.state
    case let endpoint as VPCEndpoint: endpoint.state
    case let endpoint as InstanceConnectEndpoint: endpoint.state
    case let peering as PeeringConnection: peering.state
    case let gateway as TransitGateway: gateway.state
    case let attachment as TransitGatewayAttachment: attachment.state
    case let gateway as VirtualPrivateGateway: gateway.state
    case let connection as VPNConnection: connection.state
    case let gateway as DirectConnectGateway: gateway.state
    case let line as VirtualInterface: line.state
    case let endpoint as ResolverEndpoint: endpoint.state
    case let instance as Instance: instance.state
    case let balancer as LoadBalancer: balancer.state
    case let database as Database: database.state
    default: nil
    }
  }
}

extension Topology {
  /// The gateway of an association of a Direct Connect gateway.
  package func id(of gateway: DirectConnectGateway.Association.Gateway) -> ResourceID {
    switch gateway {
    case .virtualPrivateGateway(let handle): self[handle].id
    case .transitGateway(let handle): self[handle].id
    case .unresolved(let id): id
    }
  }
}
