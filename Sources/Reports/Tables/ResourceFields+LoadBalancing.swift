import NetworkModel

/// Load balancers, target groups and databases.
extension ResourceFields {
  func balancerFields(_ kind: ResourceKind, _ index: Int) -> [ResourceField] {
    switch kind {
    case .loadBalancer:
      let balancer = topology.loadBalancers[index]
      return [
        field("LoadBalancerType", "type", "タイプ", .text("\(balancer.type)")),
        field(
          "Scheme", "scheme", "スキーム",
          .text(balancer.isInternetFacing ? "internet-facing" : "internal")),
        field("DNSName", "name", "DNS名", .text(balancer.dnsName.text)), state(balancer.state),
        ours("Listeners", "listeners", "リスナー", .text(listeners(of: balancer))),
        ours(
          "CrossZone", "cross-zone", "クロスゾーン",
          balancer.isCrossZone.map { .flag($0) } ?? .text("")),
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
        ours("HealthyCount", "healthy", "正常", .text(healthyCount(of: group))),
        ours("LoadBalancers", "sent to by", "転送元", .references(balancers(of: index))),
        vpc(group.vpc),
      ]
    default:
      let database = topology.databases[index]
      return [
        field("EndpointAddress", "name", "エンドポイント", .text(database.dnsName.text)),
        field("EndpointPort", "port", "ポート", .number(database.port.map { Int($0) } ?? 0)),
        field(
          "NetworkInterfaceId", "interface", "インターフェイス",
          .reference(database.interface.map { topology[$0].id })),
        field(
          "PubliclyAccessible", "public", "パブリック", .flag(database.isPubliclyAccessible)),
        state(database.state),
        vpc(database.vpc),
      ]
    }
  }

  /// `TCP/443 web, TCP/80 redirect`: each with the groups it sends to.
  private func listeners(of balancer: LoadBalancer) -> String {
    (balancer.listeners ?? []).sorted { $0.port < $1.port }.map { listener in
      let groups = listener.targetGroups.map { topology[$0].label }
      return (["\(listener.protocol.rawValue)/\(listener.port)"] + groups).joined(separator: " ")
    }.joined(separator: ", ")
  }

  /// Empty where nobody tells of the targets' health.
  private func healthyCount(of group: TargetGroup) -> String {
    guard let targets = group.targets, targets.contains(where: { $0.health != .unknown }) else {
      return ""
    }
    return "\(targets.count { $0.health == .healthy })"
  }

  private func balancers(of group: Int) -> [ResourceID] {
    topology.loadBalancers.filter { balancer in
      (balancer.listeners ?? []).contains { $0.targetGroups.contains { $0.index == group } }
    }.map(\.id)
  }
}
