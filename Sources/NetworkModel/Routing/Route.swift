public import IPAddressing

/// One line of a route table.
public struct Route: Hashable, Sendable {
  public enum Destination: Hashable, Sendable {
    case prefix(IPPrefix)
    case prefixList(Handle<PrefixList>)
    /// A prefix list that is not in the input.
    case absentPrefixList(ResourceID)
  }

  /// How the line came into the table; the order is AWS's priority at equal length (R2).
  public enum Origin: UInt8, Hashable, Sendable, Comparable {
    /// Made with the table: the VPC's own blocks.
    case local
    /// Put there by a person or by an endpoint.
    case `static`
    /// Learnt from a virtual private gateway.
    case propagated

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public var destination: Destination
  public var target: RouteTarget
  public var origin: Origin
  /// The target does not exist or does not work any more: the packet is dropped (R5).
  public var isBlackhole: Bool

  public init(
    _ destination: Destination, to target: RouteTarget, origin: Origin = .static,
    isBlackhole: Bool = false
  ) {
    self.destination = destination
    self.target = target
    self.origin = origin
    self.isBlackhole = isBlackhole
  }
}

/// Where a route sends what it matches.
public enum RouteTarget: Hashable, Sendable {
  case local
  case internetGateway(Handle<InternetGateway>)
  case egressOnlyInternetGateway(Handle<EgressOnlyInternetGateway>)
  case natGateway(Handle<NATGateway>)
  /// A gateway endpoint or a Gateway Load Balancer endpoint.
  case vpcEndpoint(Handle<VPCEndpoint>)
  case networkInterface(Handle<NetworkInterface>)
  case peeringConnection(Handle<PeeringConnection>)
  case transitGateway(Handle<TransitGateway>)
  case virtualPrivateGateway(Handle<VirtualPrivateGateway>)
  /// A kind that is not modelled (carrier or local gateway, core network), or a target that is not in the input.
  case unresolved(ResourceID)
}
