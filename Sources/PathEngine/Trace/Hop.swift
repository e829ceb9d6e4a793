public import NetworkModel

/// One step of a path: a component, and what it did with the packet.
public struct Hop: Hashable, Sendable {
  public var component: Component
  public var step: Step
  /// As it comes in, and as it goes out (they differ where an address is translated).
  public var packet: Packet
  public var packetOut: Packet
  public var outcome: Outcome

  public enum Outcome: Hashable, Sendable {
    case passes
    case blocks
    /// It cannot be judged from the snapshot.
    case unknown
  }

  public init(
    _ component: Component, _ step: Step, packet: Packet, packetOut: Packet? = nil,
    outcome: Outcome = .passes
  ) {
    self.component = component
    self.step = step
    self.packet = packet
    self.packetOut = packetOut ?? packet
    self.outcome = outcome
  }
}

/// Something a packet meets.
public struct Component: Hashable, Sendable {
  public enum Kind: Hashable, Sendable, CaseIterable {
    case networkInterface, securityGroup, networkACL, routeTable
    case internetGateway, egressOnlyInternetGateway, natGateway
    case gatewayEndpoint, interfaceEndpoint, gatewayLoadBalancerEndpoint, instanceConnectEndpoint
    case peeringConnection
    case transitGateway, transitGatewayAttachment, transitGatewayRouteTable
    case virtualPrivateGateway, vpnConnection, customerGateway
    case directConnectGateway, virtualInterface
    case loadBalancer
    /// AWS's own network: the VPC's local delivery, metadata and resolver.
    case vpcRouter
    case service, bucket, internet, onPremises
  }

  public var kind: Kind
  /// The id as AWS writes it; for what has none, a word such as `internet` or the service's name.
  public var id: ResourceID
  /// What a person calls it.
  public var label: String
  /// Where it is, as far as it is anywhere.
  public var vpc: ResourceID?
  public var subnet: ResourceID?
  public var region: String?

  public init(
    _ kind: Kind, id: ResourceID, label: String, vpc: ResourceID? = nil, subnet: ResourceID? = nil,
    region: String? = nil
  ) {
    self.kind = kind
    self.id = id
    self.label = label
    self.vpc = vpc
    self.subnet = subnet
    self.region = region
  }
}

/// What a component decided, with all that it considered.
public enum Step: Hashable, Sendable {
  /// The packet leaves the interface it starts from.
  case originate
  case securityGroup(SecurityGroupDecision)
  case networkACL(NetworkACLDecision)
  case route(RouteDecision)
  /// Delivered inside the subnet, past table and ACL (R7), or to a link-local service (R6).
  case deliverDirectly
  /// A gateway's own rules: attachment, state, addresses.
  case gateway
  /// One address became another: the packet in and out of the hop say which.
  case translate
  case policy(PolicyDecision)
  /// A load balancer hands the packet to one of its targets.
  case balance(BalanceDecision)
  /// The packet is where it was going.
  case arrive
}
