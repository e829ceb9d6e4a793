public import IPAddressing

/// One change to a network, as one call of AWS's API would make it.
///
/// A change is data: it names resources by id, so that it can be kept, compared, shown, and made to any
/// topology that has them. ``Topology/applying(_:)-(Change)`` makes it.
public enum Change: Hashable, Sendable {
  /// Which way the traffic goes that a filter lets through.
  public enum Direction: String, Hashable, Sendable { case ingress, egress }

  /// What a route, or a rule of a security group, speaks of.
  public enum Range: Hashable, Sendable {
    case prefix(IPPrefix)
    case prefixList(ResourceID)
  }

  /// A line of a route table, in place of the one with the same destination where there is one.
  case addRoute(table: ResourceID, to: Range, target: ResourceID)
  case removeRoute(table: ResourceID, to: Range)
  /// The subnet uses this table, and no longer the one it used (R1).
  case associateRouteTable(ResourceID, subnet: ResourceID)
  /// A gateway endpoint's route in one more table (E1).
  case associateEndpoint(ResourceID, table: ResourceID)
  /// A new gateway endpoint for a service of the catalogue in the VPC's region, with its route in a table (E1).
  case createGatewayEndpoint(service: String, vpc: ResourceID, table: ResourceID)
  case allowInSecurityGroup(ResourceID, Direction, TrafficClass, Range)
  /// An entry that allows; the number decides what it comes before (S2).
  case allowInNetworkACL(ResourceID, Direction, number: Int, TrafficClass, IPPrefix)
  case setPrivateDNS(endpoint: ResourceID, Bool)
  case setDNSSupport(vpc: ResourceID, Bool)
  case setDNSHostnames(vpc: ResourceID, Bool)
  case acceptPeering(ResourceID)
  case attachInternetGateway(ResourceID, vpc: ResourceID)
  /// An Elastic IP address for the interface's primary address.
  case assignPublicAddress(interface: ResourceID)
  case setSourceDestinationCheck(interface: ResourceID, Bool)

  /// The resource that is changed.
  public var resource: ResourceID {
    switch self {
    case .addRoute(let table, _, _), .removeRoute(let table, _): table
    case .associateRouteTable(let table, _): table
    case .associateEndpoint(let endpoint, _), .setPrivateDNS(let endpoint, _): endpoint
    case .allowInSecurityGroup(let group, _, _, _): group
    case .allowInNetworkACL(let acl, _, _, _, _): acl
    case .setDNSSupport(let vpc, _), .setDNSHostnames(let vpc, _): vpc
    case .createGatewayEndpoint(_, let vpc, _): vpc
    case .acceptPeering(let peering): peering
    case .attachInternetGateway(let gateway, _): gateway
    case .assignPublicAddress(let interface), .setSourceDestinationCheck(let interface, _):
      interface
    }
  }

  /// The action of EC2's API that makes the change.
  public var action: String {
    switch self {
    case .addRoute: "CreateRoute"
    case .removeRoute: "DeleteRoute"
    case .associateRouteTable: "AssociateRouteTable"
    case .associateEndpoint, .setPrivateDNS: "ModifyVpcEndpoint"
    case .createGatewayEndpoint: "CreateVpcEndpoint"
    case .allowInSecurityGroup(_, .ingress, _, _): "AuthorizeSecurityGroupIngress"
    case .allowInSecurityGroup(_, .egress, _, _): "AuthorizeSecurityGroupEgress"
    case .allowInNetworkACL: "CreateNetworkAclEntry"
    case .setDNSSupport, .setDNSHostnames: "ModifyVpcAttribute"
    case .acceptPeering: "AcceptVpcPeeringConnection"
    case .attachInternetGateway: "AttachInternetGateway"
    case .assignPublicAddress: "AssociateAddress"
    case .setSourceDestinationCheck: "ModifyNetworkInterfaceAttribute"
    }
  }
}
