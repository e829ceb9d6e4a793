import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

extension GlanceState {
  /// Every VPC endpoint, a row each.
  static func endpoints(
    of network: LoadedNetwork, near vpc: Handle<VPC>?, in language: Language
  ) -> GlanceState {
    var rows: [GlanceRow] = []
    for vpc in network.vpcsInOrder {
      let own = network.topology.handles(of: VPCEndpoint.self)
        .filter { network.topology[$0].vpc == vpc }
      rows += own.map { network.glanceRow(of: $0, in: language) }
        .sorted { $0.cells[0].text < $1.cells[0].text }
    }
    var state = GlanceState(
      .endpoints, columns: columns(in: language), all: rows, nearVPC: vpc)
    state.refresh()
    return state
  }

  private static func columns(in language: Language) -> [GlanceColumn] {
    [
      GlanceColumn(title: language.text(en: "endpoint", ja: "エンドポイント"), shrinks: true),
      GlanceColumn(title: language.text(en: "service", ja: "サービス"), shrinks: true),
      GlanceColumn(title: language.text(en: "type", ja: "種類")),
      GlanceColumn(title: language.text(en: "state", ja: "状態"), leaves: 2),
      GlanceColumn(title: language.text(en: "private DNS", ja: "プライベートDNS")),
      GlanceColumn(title: language.text(en: "subnets and tables", ja: "サブネット・テーブル"), shrinks: true),
      GlanceColumn(
        title: language.text(en: "addresses", ja: "アドレス"), shrinks: true, leaves: 3),
      GlanceColumn(
        title: language.text(en: "groups", ja: "グループ"), shrinks: true, leaves: 4),
      GlanceColumn(title: language.text(en: "policy", ja: "ポリシー"), shrinks: true, leaves: 1),
      GlanceColumn(title: language.text(en: "a month", ja: "月額")),
    ]
  }
}

extension LoadedNetwork {
  fileprivate func glanceRow(
    of handle: Handle<VPCEndpoint>, in language: Language
  ) -> GlanceRow {
    let endpoint = topology[handle]
    let isUp = endpoint.state.isUsable
    let places =
      endpoint.type == .gateway
      ? endpoint.routeTables.map { "\(topology[$0].label) (\(badges[$0]))" }
      : endpoint.interfaces.isEmpty
        ? endpoint.subnets.map { topology[$0].label }
        : endpoint.interfaces.compactMap { topology[$0].subnet.map { topology[$0].label } }
    let addresses = endpoint.interfaces.compactMap { address(of: $0) }
    let groups = endpoint.securityGroups.map { topology[$0].label }
    let vpc = topology[endpoint.vpc]
    return GlanceRow(
      id: endpoint.id, table: nil, vpc: endpoint.vpc,
      vpcName: [vpc.label, vpc.cidrs.first?.description ?? ""].filter { !$0.isEmpty }
        .joined(separator: "  ").sanitised,
      cells: [
        .init(name(of: .endpoint(handle), in: language)),
        .init(ServiceNames.short(endpoint.serviceName.text), .service),
        .init(endpoint.type.word, .nodeEndpoint),
        .init(
          (isUp ? "" : Glyph.fail.text + " ") + endpoint.state.rawValue, isUp ? .dim : .bad,
          rank: isUp ? 1 : 0),
        privateDNS(of: endpoint, language),
        .init(
          places.isEmpty
            ? language.text(en: "none", ja: "なし") : places.joined(separator: ", "),
          places.isEmpty ? .warn : .text,
          short: places.count < 2
            ? ""
            : endpoint.type == .gateway
              ? language.count(places.count, en: "table", "tables", ja: "個のテーブル")
              : language.count(places.count, en: "subnet", "subnets", ja: "個のサブネット")),
        .init(
          addresses.joined(separator: ", "), .dim,
          short: addresses.count < 2
            ? "" : language.count(addresses.count, en: "address", "addresses", ja: "個")),
        .init(
          groups.joined(separator: ", "), .dim,
          short: groups.count < 2
            ? "" : language.count(groups.count, en: "group", "groups", ja: "個")),
        .init(policyWord(of: endpoint, language), .dim),
        .init(
          monthlyCost(of: endpoint)?.description ?? "?", .text,
          rank: -(monthlyCost(of: endpoint)?.millionths ?? 0)),
      ])
  }

  /// What an endpoint costs a month at list prices, whether anything goes by it or not; nil where the list
  /// has no price.
  func monthlyCost(of endpoint: VPCEndpoint) -> USDollars? {
    let zones = max(1, endpoint.subnets.count, endpoint.interfaces.count)
    switch endpoint.type {
    case .gateway: return PriceList.bundled[.gatewayEndpoint]?.perMonth
    case .interface: return PriceList.bundled[.interfaceEndpoint].map { $0.perMonth * zones }
    case .gatewayLoadBalancer: return nil
    }
  }

  private func privateDNS(of endpoint: VPCEndpoint, _ language: Language) -> GlanceRow.Cell {
    guard endpoint.type == .interface else { return .init("", .dim, rank: 2) }
    return endpoint.privateDNSEnabled
      ? .init(language.text(en: "on", ja: "有効"), .ok, rank: 1)
      : .init(language.text(en: "off", ja: "無効"), .warn, rank: 0)
  }

  /// What the policy of an endpoint lets through, in a few words.
  func policyWord(of endpoint: VPCEndpoint, _ language: Language) -> String {
    guard let policy = endpoint.policy, policy != .allowAll else {
      return language.text(en: "allows all", ja: "すべて許可")
    }
    return language.count(
      policy.statements.count, en: "statement", "statements", ja: "個のステートメント")
  }
}
