package import NetworkModel
import PathEngine
import TerminalScreen

/// One row of the list of the network.
package enum NetworkItem: Hashable, Sendable {
  case scope(Handle<Scope>)
  case vpc(Handle<VPC>)
  case zone(Handle<VPC>, InternedText)
  case subnet(Handle<Subnet>)
  case instance(Handle<Instance>)
  /// An interface that is not its instance's first one, or of no instance.
  case interface(Handle<NetworkInterface>)
  case natGateway(Handle<NATGateway>)
  /// An interface endpoint where it stands in a subnet.
  case endpointInterface(Handle<NetworkInterface>, Handle<VPCEndpoint>)
  case instanceConnectEndpoint(Handle<InstanceConnectEndpoint>)
  case group(NetworkGroup)
  case internetGateway(Handle<InternetGateway>)
  case egressOnlyInternetGateway(Handle<EgressOnlyInternetGateway>)
  case virtualPrivateGateway(Handle<VirtualPrivateGateway>)
  case endpoint(Handle<VPCEndpoint>)
  case peering(Handle<PeeringConnection>)
  case routeTable(Handle<RouteTable>)
  case securityGroup(Handle<SecurityGroup>)
  case networkACL(Handle<NetworkACL>)
  case transitGateway(Handle<TransitGateway>)
  case transitGatewayAttachment(Handle<TransitGatewayAttachment>)
  case transitGatewayRouteTable(Handle<TransitGatewayRouteTable>)
  case vpnConnection(Handle<VPNConnection>)
  case customerGateway(Handle<CustomerGateway>)
  case directConnectGateway(Handle<DirectConnectGateway>)
  case virtualInterface(Handle<VirtualInterface>)
  case resolverEndpoint(Handle<ResolverEndpoint>)
  case resolverRule(Handle<ResolverRule>)
  case hostedZone(Handle<HostedZone>)
  case multiRegionAccessPoint(Handle<MultiRegionAccessPoint>)
  case prefixList(Handle<PrefixList>)
  case loadBalancer(Handle<LoadBalancer>)
  case targetGroup(Handle<TargetGroup>)
  case database(Handle<Database>)
  case elasticIP(Handle<ElasticIP>)
  case dhcpOptions(Handle<DHCPOptions>)
  case bucket(Handle<Bucket>)
}

/// Things of one kind, of a VPC or (without one) of the whole input.
package struct NetworkGroup: Hashable, Sendable {
  package enum Kind: Int, CaseIterable, Hashable, Sendable {
    case gateways, endpoints, loadBalancers, databases, peerings, routeTables, securityGroups
    case networkACLs, transitGateways, onPremises, names, storage, addresses, prefixLists
  }

  package var kind: Kind
  package var vpc: Handle<VPC>?
}

extension NetworkItem {
  /// The resource itself; nil for groups and zones.
  package func entity(in topology: Topology) -> (any Entity)? {
    switch self {
    case .scope, .zone, .group: nil
    case .vpc(let handle): topology[handle]
    case .subnet(let handle): topology[handle]
    case .instance(let handle): topology[handle]
    case .interface(let handle): topology[handle]
    case .natGateway(let handle): topology[handle]
    case .endpointInterface(_, let handle): topology[handle]
    case .instanceConnectEndpoint(let handle): topology[handle]
    case .internetGateway(let handle): topology[handle]
    case .egressOnlyInternetGateway(let handle): topology[handle]
    case .virtualPrivateGateway(let handle): topology[handle]
    case .endpoint(let handle): topology[handle]
    case .peering(let handle): topology[handle]
    case .routeTable(let handle): topology[handle]
    case .securityGroup(let handle): topology[handle]
    case .networkACL(let handle): topology[handle]
    case .transitGateway(let handle): topology[handle]
    case .transitGatewayAttachment(let handle): topology[handle]
    case .transitGatewayRouteTable(let handle): topology[handle]
    case .vpnConnection(let handle): topology[handle]
    case .customerGateway(let handle): topology[handle]
    case .directConnectGateway(let handle): topology[handle]
    case .virtualInterface(let handle): topology[handle]
    case .resolverEndpoint(let handle): topology[handle]
    case .resolverRule(let handle): topology[handle]
    case .hostedZone(let handle): topology[handle]
    case .multiRegionAccessPoint(let handle): topology[handle]
    case .prefixList(let handle): topology[handle]
    case .loadBalancer(let handle): topology[handle]
    case .targetGroup(let handle): topology[handle]
    case .database(let handle): topology[handle]
    case .elasticIP(let handle): topology[handle]
    case .dhcpOptions(let handle): topology[handle]
    case .bucket(let handle): topology[handle]
    }
  }

  /// The VPC it belongs to, as far as it belongs to one.
  func vpc(in topology: Topology) -> Handle<VPC>? {
    switch self {
    case .scope, .transitGateway, .transitGatewayAttachment, .transitGatewayRouteTable,
      .vpnConnection, .customerGateway, .directConnectGateway, .virtualInterface, .resolverRule,
      .hostedZone, .multiRegionAccessPoint, .prefixList, .elasticIP, .dhcpOptions, .bucket:
      nil
    case .resolverEndpoint(let handle): topology[handle].vpc
    case .loadBalancer(let handle): topology[handle].vpc
    case .targetGroup(let handle): topology[handle].vpc
    case .database(let handle): topology[handle].vpc
    case .vpc(let vpc), .zone(let vpc, _): vpc
    case .subnet(let handle): topology[handle].vpc
    case .instance(let handle):
      topology[handle].interfaces.first.map { topology[$0].vpc }
    case .interface(let handle), .endpointInterface(let handle, _): topology[handle].vpc
    case .natGateway(let handle): topology[handle].vpc
    case .instanceConnectEndpoint(let handle): topology[handle].vpc
    case .group(let group): group.vpc
    case .internetGateway(let handle): topology[handle].vpc
    case .egressOnlyInternetGateway(let handle): topology[handle].vpc
    case .virtualPrivateGateway(let handle): topology[handle].vpc
    case .endpoint(let handle): topology[handle].vpc
    case .peering(let handle): topology[handle].requester.vpc ?? topology[handle].accepter.vpc
    case .routeTable(let handle): topology[handle].vpc
    case .securityGroup(let handle): topology[handle].vpc
    case .networkACL(let handle): topology[handle].vpc
    }
  }

  /// The subnet it stands in, or is.
  func subnet(in topology: Topology) -> Handle<Subnet>? {
    switch self {
    case .subnet(let subnet): subnet
    case .instance(let handle):
      topology[handle].interfaces.first.flatMap { topology[$0].subnet }
    case .interface(let handle), .endpointInterface(let handle, _): topology[handle].subnet
    case .natGateway(let handle): topology[handle].subnet
    case .instanceConnectEndpoint(let handle): topology[handle].subnet
    case .database(let handle): topology[handle].interface.flatMap { topology[$0].subnet }
    case .scope, .vpc, .zone, .group, .internetGateway, .egressOnlyInternetGateway,
      .virtualPrivateGateway, .endpoint, .peering, .routeTable, .securityGroup, .networkACL,
      .transitGateway, .transitGatewayAttachment, .transitGatewayRouteTable, .vpnConnection,
      .customerGateway, .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule,
      .hostedZone, .multiRegionAccessPoint, .prefixList, .loadBalancer, .targetGroup, .elasticIP,
      .dhcpOptions, .bucket:
      nil
    }
  }

  /// The interfaces that stand behind it, so that whoever looks for one of them finds it.
  func interfaces(in topology: Topology) -> [Handle<NetworkInterface>] {
    switch self {
    case .instance(let handle): topology[handle].interfaces
    case .interface(let handle), .endpointInterface(let handle, _): [handle]
    case .natGateway(let handle): topology[handle].addresses.compactMap(\.interface)
    case .instanceConnectEndpoint(let handle): topology[handle].interfaces
    case .endpoint(let handle): topology[handle].interfaces
    case .loadBalancer(let handle): topology[handle].interfaces
    case .database(let handle): topology[handle].interface.map { [$0] } ?? []
    case .scope, .vpc, .zone, .subnet, .group, .internetGateway, .egressOnlyInternetGateway,
      .virtualPrivateGateway, .peering, .routeTable, .securityGroup, .networkACL, .transitGateway,
      .transitGatewayAttachment, .transitGatewayRouteTable, .vpnConnection, .customerGateway,
      .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule, .hostedZone,
      .multiRegionAccessPoint, .prefixList, .targetGroup, .elasticIP, .dhcpOptions, .bucket:
      []
    }
  }

  /// The interface that packets would start from here, if they can.
  func sourceInterface(in topology: Topology) -> Handle<NetworkInterface>? {
    switch self {
    case .instance(let handle): topology[handle].interfaces.first
    case .interface(let handle): handle
    case .scope, .vpc, .zone, .subnet, .natGateway, .endpointInterface, .instanceConnectEndpoint,
      .group, .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .endpoint,
      .peering, .routeTable, .securityGroup, .networkACL, .transitGateway,
      .transitGatewayAttachment, .transitGatewayRouteTable, .vpnConnection, .customerGateway,
      .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule, .hostedZone,
      .multiRegionAccessPoint, .prefixList, .loadBalancer, .targetGroup, .database, .elasticIP,
      .dhcpOptions, .bucket:
      nil
    }
  }

  /// What a query says for packets that start here; nil where none do.
  func source(in topology: Topology) -> Query.Source? {
    if let handle = sourceInterface(in: topology) {
      return .interface(topology[handle].id, address: nil)
    }
    if case .subnet(let handle) = self { return .subnet(topology[handle].id) }
    if case .instanceConnectEndpoint(let handle) = self {
      return .instanceConnectEndpoint(topology[handle].id)
    }
    if case .customerGateway(let handle) = self { return .onPremises(topology[handle].id) }
    if case .vpnConnection(let handle) = self { return .onPremises(topology[handle].id) }
    if case .directConnectGateway(let handle) = self { return .onPremises(topology[handle].id) }
    if case .virtualInterface(let handle) = self { return .onPremises(topology[handle].id) }
    if case .internetGateway = self { return .internet(nil) }
    return nil
  }

  /// The sign in front of its name, and how it is drawn.
  func sign(in topology: Topology) -> (glyph: Glyph, style: Style)? {
    switch self {
    case .scope, .vpc, .zone, .subnet, .group: nil
    case .instance: (.instance, .nodeInstance)
    case .interface(let handle):
      switch topology[handle].purpose {
      case .loadBalancer: (.loadBalancer, .nodeEndpoint)
      case .database: (.database, .nodeInstance)
      case .host, .natGateway, .vpcEndpoint, .gatewayLoadBalancerEndpoint,
        .instanceConnectEndpoint, .transitGateway, .lambda, .container, .other:
        (.interface, .nodeInstance)
      }
    case .natGateway: (.nat, .nodeNAT)
    case .endpointInterface, .instanceConnectEndpoint: (.endpoint, .nodeEndpoint)
    case .endpoint: (.gatewayEndpoint, .nodeEndpoint)
    case .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .peering,
      .transitGateway, .vpnConnection, .customerGateway, .directConnectGateway, .virtualInterface:
      (.box, .gateway)
    case .resolverEndpoint: (.resolver, .nodeEndpoint)
    case .loadBalancer: (.loadBalancer, .nodeEndpoint)
    case .database: (.database, .nodeInstance)
    case .multiRegionAccessPoint: (.accessPoint, .service)
    case .routeTable, .securityGroup, .networkACL, .transitGatewayAttachment,
      .transitGatewayRouteTable, .resolverRule, .hostedZone, .prefixList, .targetGroup, .elasticIP,
      .dhcpOptions, .bucket:
      (.boxSmall, .dim)
    }
  }
}
