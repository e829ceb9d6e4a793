package import NetworkModel
import PathEngine

/// A route table in a few words: where its default routes lead, and what else one asks first.
package struct RouteTableGlance: Hashable, Sendable {
  /// Where the default route leads; of several the one that carries packets, IPv4 before IPv6.
  package let wayOut: WayOut
  /// The targets of all default routes: `nat-a, ✗ igw-old`; empty without one.
  package let defaultRoute: String
  /// The services of the endpoints that lines lead to: `s3, dynamodb`.
  package let endpoints: String
  package let blackholeCount: Int
  /// The targets of all other lines that lead out of the VPC: `tgw-core, pcx-office`.
  package let otherTargets: String

  package init(of table: Handle<RouteTable>, in tables: RouteTables) {
    let topology = tables.topology
    let entity = topology[table]
    let defaults = entity.routes.filter(\.isDefault)
    wayOut = WayOut(of: defaults, tier: tables.tier(table))
    defaultRoute = defaults.map { route in
      (route.isBlackhole ? "✗ " : "") + tables.targetText(route.target)
    }.joined(separator: ", ")
    endpoints = entity.routes.compactMap(\.endpoint).map(tables.endpointText)
      .joined(separator: ", ")
    var others: [String] = []
    for route in entity.routes where !route.isDefault && !route.isBlackhole {
      if route.target == .local || route.endpoint != nil { continue }
      let text = tables.targetText(route.target)
      if !others.contains(text) { others.append(text) }
    }
    otherTargets = others.joined(separator: ", ")
    blackholeCount = entity.routes.filter(\.isBlackhole).count
  }
}

/// The kinds of way out that a default route can be.
package enum WayOut: Int, CaseIterable, Hashable, Sendable {
  case internetGateway, natGateway, transitGateway, virtualPrivateGateway, peering
  /// A Gateway Load Balancer endpoint, behind which appliances look at packets.
  case inspection
  /// An interface: an instance that routes.
  case appliance
  /// IPv6 outward alone.
  case egressOnly
  /// A gateway of a kind that is not modelled, or one that is not in the input.
  case other
  /// The only default route leads nowhere.
  case blackhole
  /// There is no default route.
  case isolated

  /// - Parameter tier: of the table; an internet gateway that carries nothing makes no public subnet.
  fileprivate init(of defaults: [Route], tier: SubnetTier) {
    let ways = defaults.filter { !$0.isBlackhole }.map { WayOut($0.target) }
    if tier == .public {
      self = .internetGateway
    } else if let first = ways.first(where: { $0 != .internetGateway }) {
      self = first
    } else {
      self = defaults.isEmpty ? .isolated : .blackhole
    }
  }

  private init(_ target: RouteTarget) {
    self =
      switch target {
      case .internetGateway: .internetGateway
      case .natGateway: .natGateway
      case .transitGateway: .transitGateway
      case .virtualPrivateGateway: .virtualPrivateGateway
      case .peeringConnection: .peering
      case .vpcEndpoint: .inspection
      case .networkInterface: .appliance
      case .egressOnlyInternetGateway: .egressOnly
      case .local, .unresolved: .other
      }
  }

  /// A word of at most ten cells.
  package func text(_ language: Language) -> String {
    switch self {
    case .internetGateway: language.text(en: "public", ja: "パブリック")
    case .natGateway: "NAT"
    case .transitGateway: "TGW"
    case .virtualPrivateGateway: "VPN"
    case .peering: language.text(en: "peering", ja: "ピアリング")
    case .inspection: language.text(en: "inspection", ja: "検査")
    case .appliance: language.text(en: "appliance", ja: "機器")
    case .egressOnly: language.text(en: "IPv6 out", ja: "IPv6外向き")
    case .other: language.text(en: "other", ja: "その他")
    case .blackhole: language.text(en: "✗ nowhere", ja: "✗ 行先なし")
    case .isolated: language.text(en: "isolated", ja: "隔離")
    }
  }
}
