import NetworkModel

/// Load balancers, target groups and databases.
extension ResourceFields {
  func balancerFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    switch kind {
    case .loadBalancer:
      let balancer = topology.loadBalancers[index]
      return [
        field("Type", "type", "タイプ", .text("\(balancer.type)")),
        field(
          "Scheme", "scheme", "スキーム",
          .text(balancer.isInternetFacing ? "internet-facing" : "internal")),
        field("DNSName", "name", "DNS名", .text(balancer.dnsName.text)), state(balancer.state),
        subnets(balancer.subnets), vpc(balancer.vpc),
      ]
    case .targetGroup:
      let group = topology.targetGroups[index]
      return [
        field("TargetType", "type", "タイプ", .text(group.type.rawValue)),
        field("Protocol", "protocol", "プロトコル", .text(group.protocol?.rawValue ?? "")),
        field("Port", "port", "ポート", .number(group.port.map { Int($0) } ?? 0)),
        ours(
          "TargetCount", "targets", "ターゲット",
          group.targets.map { .number($0.count) } ?? .text(language.text(en: "not known", ja: "不明"))
        ),
        vpc(group.vpc),
      ]
    default:
      let database = topology.databases[index]
      return [
        field("EndpointAddress", "name", "エンドポイント", .text(database.dnsName.text)),
        field("EndpointPort", "port", "ポート", .number(database.port.map { Int($0) } ?? 0)),
        field(
          "NetworkInterfaceId", "interface", "インターフェイス",
          .reference(database.interface.map { topology[$0].id })), state(database.state),
        vpc(database.vpc),
      ]
    }
  }
}
