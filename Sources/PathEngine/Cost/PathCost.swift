public import NetworkModel

/// What the components on a trace's way there cost: for each GB that goes by, and for each month that
/// they exist.
///
/// List prices of one region and month (``PriceList``). What AWS charges for the transfer of data itself,
/// between zones, regions or out to the internet, is not counted.
public struct PathCost: Hashable, Sendable {
  /// A component that has a price.
  public struct Line: Hashable, Sendable {
    public var component: Component
    public var item: PriceList.Item
    /// For how many zones it is paid.
    public var zones: Int
    public var perGB: USDollars
    public var perMonth: USDollars
  }

  /// In the order of the way there.
  public var lines: [Line]
  /// What AWS charges for as well, and the list has no price of.
  public var unpriced: [Component]
  public var prices: PriceList

  /// - Parameter topology: the topology of the trace, to count an endpoint's zones; one without it.
  public init(_ trace: Trace, in topology: Topology?, prices: PriceList = .bundled) {
    self.prices = prices
    lines = []
    unpriced = []
    var seen: Set<ResourceID> = []
    for component in trace.forward.map(\.component) where seen.insert(component.id).inserted {
      switch component.kind {
      case .natGateway: add(component, .natGateway, zones: component.zones(topology))
      case .interfaceEndpoint: add(component, .interfaceEndpoint, zones: component.zones(topology))
      case .gatewayEndpoint: add(component, .gatewayEndpoint)
      case .transitGateway, .vpnConnection, .virtualInterface, .gatewayLoadBalancerEndpoint,
        .loadBalancer:
        unpriced.append(component)
      case .networkInterface, .securityGroup, .networkACL, .routeTable, .internetGateway,
        .egressOnlyInternetGateway, .instanceConnectEndpoint, .peeringConnection,
        .transitGatewayAttachment, .transitGatewayRouteTable, .virtualPrivateGateway,
        .customerGateway, .directConnectGateway, .vpcRouter, .service, .bucket, .internet,
        .onPremises:
        break
      }
    }
  }

  public var perGB: USDollars { lines.map(\.perGB).reduce(.zero, +) }
  public var perMonth: USDollars { lines.map(\.perMonth).reduce(.zero, +) }

  /// Whether nothing on the way is known to cost anything for itself.
  public var isEmpty: Bool { lines.isEmpty && unpriced.isEmpty }

  /// Regions of priced components other than the one that the prices are of.
  public var otherRegions: [String] {
    Set(lines.compactMap(\.component.region)).subtracting([prices.region]).sorted()
  }

  private mutating func add(_ component: Component, _ item: PriceList.Item, zones: Int = 1) {
    guard let price = prices[item] else {
      unpriced.append(component)
      return
    }
    lines.append(
      Line(
        component: component, item: item, zones: zones, perGB: price.perGB,
        perMonth: price.perMonth * zones))
  }
}

extension Component {
  fileprivate func zones(_ topology: Topology?) -> Int {
    guard let topology else { return 1 }
    if let handle: Handle<NATGateway> = topology.handle(of: id) {
      // A regional one is paid for in each of its zones (N5).
      return max(1, Set(topology[handle].addresses.map(\.zone)).count)
    }
    guard let handle: Handle<VPCEndpoint> = topology.handle(of: id) else { return 1 }
    let endpoint = topology[handle]
    return max(1, endpoint.subnets.count, endpoint.interfaces.count)
  }
}
