import IPAddressing
public import NetworkModel

/// How far a subnet's route table lets its hosts go.
///
/// AWS calls a subnet public when its table leads to an internet gateway, and private otherwise
/// (VPC user guide, "Subnet types"); of the private ones, those without any way out are told apart.
public enum SubnetTier: UInt8, Hashable, Sendable, CaseIterable, Comparable {
  /// A default route leads to the VPC's internet gateway.
  case `public`
  /// A default route leads elsewhere: NAT, transit gateway, peering, an appliance, IPv6 outward only.
  case `private`
  /// No default route that carries anything.
  case isolated

  /// The tier of a subnet, by the table it uses (R1); isolated when that is not in the input.
  public init(of subnet: Handle<Subnet>, in topology: Topology) {
    guard let table = topology.routeTable(of: subnet) else {
      self = .isolated
      return
    }
    self.init(of: topology[table], in: topology)
  }

  /// The tier of the subnets that use a table.
  /// - Complexity: O(*n*) in the table's lines.
  public init(of table: RouteTable, in topology: Topology) {
    let ways = table.routes.filter { $0.isDefault && $0.isUsable(in: table.vpc, topology) }
    if ways.contains(where: \.leadsToInternetGateway) {
      self = .public
    } else {
      self = ways.isEmpty ? .isolated : .private
    }
  }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension Route {
  /// Whether the line is a default route: 0.0.0.0/0, ::/0, or all of IPv6's global addresses.
  public var isDefault: Bool {
    switch destination {
    case .prefix(let prefix): prefix.isDefault || prefix == .ipv6Global
    case .prefixList, .absentPrefixList: false
    }
  }

  var leadsToInternetGateway: Bool {
    if case .internetGateway = target { true } else { false }
  }

  /// Whether packets get anywhere by it: not a blackhole, and the gateway hangs on the table's VPC.
  func isUsable(in vpc: Handle<VPC>, _ topology: Topology) -> Bool {
    if isBlackhole { return false }
    return switch target {
    case .internetGateway(let gateway): topology[gateway].vpc == vpc
    case .egressOnlyInternetGateway(let gateway): topology[gateway].vpc == vpc
    case .virtualPrivateGateway(let gateway): topology[gateway].vpc == vpc
    case .local: false
    case .natGateway, .vpcEndpoint, .networkInterface, .peeringConnection, .transitGateway,
      .unresolved:
      true
    }
  }
}
