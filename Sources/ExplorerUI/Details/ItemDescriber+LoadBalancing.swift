import IPAddressing
import NetworkModel
import Reports
import TerminalScreen

/// Load balancers, what they send to, and databases.
extension ItemDescriber {
  mutating func describe(balancer handle: Handle<LoadBalancer>) {
    let balancer = topology[handle]
    field("ID", "ID", balancer.id.text)
    field("Type", "タイプ", balancer.type.name)
    field(
      "Scheme", "スキーム",
      balancer.isInternetFacing
        ? text(en: "internet-facing", ja: "インターネット向け") : text(en: "internal", ja: "内部"))
    field("State", "状態", balancer.state.rawValue, balancer.state.isUsable ? .text : .warn)
    field("DNS name", "DNS名", balancer.dnsName.text)
    link("VPC", "VPC", balancer.vpc)
    field("Cross-zone", "クロスゾーン", crossZone(of: balancer))
    links("Groups", "グループ", balancer.securityGroups)
    if balancer.securityGroups.isEmpty {
      field("Groups", "グループ", text(en: "none: it filters nothing", ja: "なし（何も制限しません）"), .dim)
    }
    listeners(of: balancer)
    heading("Zones", "ゾーン")
    for subnet in balancer.subnets {
      let addresses = balancer.interfaces.filter { topology[$0].subnet == subnet }
        .flatMap { topology.addresses(of: $0) }
        .map { [$0.address.description, $0.publicAddress?.description] }
        .map { $0.compactMap(\.self).joined(separator: " = ") }
      link(
        named: topology[subnet].zone.text,
        ([topology[subnet].label] + addresses).joined(separator: "  "), topology[subnet].id)
    }
  }

  private func crossZone(of balancer: LoadBalancer) -> String {
    switch (balancer.isCrossZone, balancer.type) {
    case (let told?, _): on(told)
    case (nil, .network): text(en: "not told; off by default", ja: "不明（既定は無効）")
    case (nil, .application): text(en: "on", ja: "有効")
    }
  }

  /// A line a listener and group: `TCP/443 → web  2 of 3 healthy`.
  private mutating func listeners(of balancer: LoadBalancer) {
    heading("Listeners", "リスナー")
    guard let listeners = balancer.listeners else {
      add(.text(text(en: "not in the input", ja: "入力にありません"), .warn))
      return
    }
    if listeners.isEmpty { add(.text(text(en: "none: it takes nothing", ja: "なし"), .warn)) }
    for listener in listeners.sorted(by: { $0.port < $1.port }) {
      let name = "\(listener.protocol.rawValue)/\(listener.port)"
      for (index, group) in listener.targetGroups.enumerated() {
        let (tally, style) = health(of: topology[group])
        let value = "\(Glyph.arrowRight.text) \(topology[group].label)  \(tally)"
        link(named: index == 0 ? name : "", value, topology[group].id, style)
      }
      if listener.lacksTargetGroups {
        add(.field(name, text(en: "a group that is not in the input", ja: "入力にないグループ"), .warn))
      } else if listener.targetGroups.isEmpty {
        add(.field(name, text(en: "answers by itself", ja: "自身で応答"), .text))
      }
    }
  }

  private func health(of group: TargetGroup) -> (text: String, style: Style) {
    guard let targets = group.targets else {
      return (text(en: "targets not in the input", ja: "ターゲットは入力にありません"), .warn)
    }
    let healthy = targets.count { $0.health == .healthy }
    if targets.isEmpty { return (text(en: "no targets", ja: "ターゲットなし"), .bad) }
    if targets.allSatisfy({ $0.health == .unknown }) {
      return (language.count(targets.count, en: "target", "targets", ja: "個のターゲット"), .text)
    }
    return (
      text(en: "\(healthy) of \(targets.count) healthy", ja: "\(targets.count)個中\(healthy)個が正常"),
      healthy == 0 ? .bad : healthy < targets.count ? .warn : .text
    )
  }

  mutating func describe(targets handle: Handle<TargetGroup>) {
    let group = topology[handle]
    field("ID", "ID", group.id.text)
    field("Targets are", "ターゲット種別", group.type.words(language))
    field("Listens on", "待ち受け", group.listening)
    link("VPC", "VPC", group.vpc)
    field("Client IP", "クライアントIP", clientAddress(of: group))
    section(
      "Sent to by", "転送元", network.neighbours.balancers(sendingTo: handle)
    ) { $0.network.remark(on: .loadBalancer($1), in: $0.language) }
    heading("Targets", "ターゲット")
    guard let targets = group.targets else {
      add(.text(text(en: "not in the input", ja: "入力にありません"), .warn))
      return
    }
    if targets.isEmpty { add(.text(text(en: "none", ja: "なし"), .bad)) }
    let rows = targets.map { (target: $0, place: place(of: $0, in: group)) }
    let column = rows.map(\.place.end.cellWidth).max() ?? 0
    for row in rows {
      let (sign, word, style) = words(row.target.health)
      let zone = row.target.zone.text
      let value = [row.place.end.padded(to: column), "\(sign) \(word)", zone]
        .filter { !$0.isEmpty }.joined(separator: "  ")
      if let id = row.place.id {
        link(named: row.place.name, value, id, style)
      } else {
        add(.field(row.place.name, value, style))
      }
    }
  }

  private func clientAddress(of group: TargetGroup) -> String {
    switch group.preservesClientAddress {
    case true?: text(en: "kept", ja: "維持")
    case false?: text(en: "replaced by the balancer's", ja: "ロードバランサーのものに置換")
    case nil: ""
    }
  }

  /// What a target is called, and the address and port that connections go to.
  private func place(
    of target: TargetGroup.Target, in group: TargetGroup
  ) -> (name: String, end: String, id: ResourceID?) {
    let port = (target.port ?? group.port).map { ":\($0)" } ?? ""
    switch target.place {
    case .instance(let handle):
      let address = topology[handle].interfaces.first.flatMap { network.address(of: $0) } ?? ""
      return (topology[handle].label.sanitised, address + port, topology[handle].id)
    case .address(let address):
      let interface = group.vpc.flatMap { topology.interface(at: address, in: $0) }
      let name = interface.map { network.label(of: topology[$0].id).sanitised }
      return (
        name ?? text(en: "address", ja: "アドレス"), address.description + port,
        interface.map { topology[$0].id }
      )
    case .loadBalancer(let handle):
      return (topology[handle].label.sanitised, "ALB" + port, topology[handle].id)
    case .unresolved(let id):
      return (id.text.sanitised, port, nil)
    }
  }

  private func words(
    _ health: TargetGroup.Target.Health
  ) -> (sign: String, word: String, style: Style) {
    switch health {
    case .healthy: (Glyph.pass.text, text(en: "healthy", ja: "正常"), .text)
    case .unhealthy: (Glyph.fail.text, text(en: "unhealthy", ja: "異常"), .bad)
    case .unused: (Glyph.pending.text, text(en: "unused", ja: "未使用"), .warn)
    case .unknown: (Glyph.pending.text, text(en: "not told", ja: "不明"), .dim)
    }
  }

  mutating func describe(_ database: Database) {
    field("ID", "ID", database.id.text)
    field("State", "状態", database.state.rawValue, database.state.isUsable ? .text : .warn)
    field("DNS name", "DNS名", database.dnsName.text)
    field("Port", "ポート", database.port.map { "\($0)" } ?? "")
    field(
      "Public", "パブリック",
      database.isPubliclyAccessible
        ? text(
          en: "outside of the VPC the name leads to a public address",
          ja: "VPCの外では名前がパブリックアドレスを指します")
        : text(en: "no", ja: "いいえ"))
    link("VPC", "VPC", database.vpc)
    if let interface = database.interface {
      heading("Its interface", "インターフェイス")
      describe(interface: interface)
    } else {
      field(
        "Interface", "インターフェイス",
        text(en: "the input does not tell which is the database's", ja: "どれがデータベースのものか入力から分かりません"),
        .warn)
    }
  }

  mutating func describe(_ address: ElasticIP) {
    field("ID", "ID", address.id.text)
    field("Public", "パブリック", address.publicAddress.description)
    field("Private", "プライベート", address.privateAddress?.description ?? "")
    if let holder = network.holder(of: address) {
      link(named: text(en: "Belongs to", ja: "割り当て先"), network.label(of: holder), holder)
    } else {
      field(
        "Belongs to", "割り当て先", text(en: "nothing; it costs all the same", ja: "なし（料金は発生します）"), .warn
      )
    }
  }
}

extension LoadBalancer.BalancerType {
  /// AWS's name for it, the same in every language.
  fileprivate var name: String {
    switch self {
    case .application: "Application Load Balancer"
    case .network: "Network Load Balancer"
    }
  }
}

extension TargetGroup.TargetType {
  fileprivate func words(_ language: Language) -> String {
    switch self {
    case .instance: language.text(en: "instances", ja: "インスタンス")
    case .ip: language.text(en: "addresses", ja: "IPアドレス")
    case .lambda: language.text(en: "a Lambda function", ja: "Lambda関数")
    case .alb: "Application Load Balancer"
    }
  }
}
