import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

extension ItemDescriber {
  mutating func describe(instance handle: Handle<Instance>) {
    let instance = topology[handle]
    field("ID", "ID", instance.id.text)
    field("Type", "タイプ", instance.instanceType.text)
    field(
      "State", "状態", instance.state.rawValue, instance.state == .running ? .text : .warn)
    if let first = instance.interfaces.first { describe(interface: first) }
    for interface in instance.interfaces.dropFirst() {
      heading("Another interface", "別のインターフェース")
      describe(interface: interface)
    }
  }

  mutating func describe(interface handle: Handle<NetworkInterface>) {
    let interface = topology[handle]
    field("Interface", "インターフェース", interface.id.text)
    for address in topology.addresses(of: handle) {
      field("Address", "アドレス", address.address.description)
      if let outside = address.publicAddress {
        field("Public", "パブリック", outside.description)
      }
    }
    if let subnet = interface.subnet {
      let badge = network.badge(of: subnet)
      field(
        "Subnet", "サブネット",
        topology[subnet].label + (badge.isEmpty ? "" : " (\(badge))"))
      field("Zone", "ゾーン", topology[subnet].zone.text)
    }
    field("Groups", "グループ", groups(topology.securityGroups(of: handle)))
    if !interface.checksSourceDestination {
      field("Source check", "送信元チェック", on(false))
    }
  }

  func groups(_ handles: [Handle<SecurityGroup>]) -> String {
    handles.map { topology[$0].label }.joined(separator: "\n")
  }

  mutating func describe(nat handle: Handle<NATGateway>) {
    let gateway = topology[handle]
    field("ID", "ID", gateway.id.text)
    field("State", "状態", gateway.state.rawValue, gateway.state == .available ? .text : .warn)
    field(
      "Connectivity", "接続",
      gateway.connectivity == .public
        ? text(en: "public", ja: "パブリック") : text(en: "private", ja: "プライベート"))
    for address in gateway.addresses {
      field("Private", "プライベート", address.privateAddress?.description ?? "")
      field("Public", "パブリック", address.publicAddress?.description ?? "")
    }
    if let subnet = gateway.subnet {
      field("Subnet", "サブネット", topology[subnet].label)
      field("Zone", "ゾーン", topology[subnet].zone.text)
    }
    heading("Used by", "利用元")
    var isUsed = false
    for table in topology.routeTables
    where table.routes.contains(where: { $0.target == .natGateway(handle) }) {
      add(.text(table.label.sanitised))
      isUsed = true
    }
    if !isUsed { add(.text(text(en: "no route table", ja: "なし"), .dim)) }
  }

  mutating func describe(endpoint handle: Handle<VPCEndpoint>) {
    let endpoint = topology[handle]
    field("ID", "ID", endpoint.id.text)
    field("Type", "種類", endpoint.type.word)
    field("Service", "サービス", endpoint.serviceName.text)
    field("Region", "リージョン", endpoint.serviceRegion.text)
    field("State", "状態", endpoint.state.rawValue, endpoint.state == .available ? .text : .warn)
    if endpoint.type == .interface {
      field("Private DNS", "プライベートDNS", on(endpoint.privateDNSEnabled))
    }
    for interface in endpoint.interfaces {
      let subnet = topology[interface].subnet.map { topology[$0].label } ?? ""
      field("Address", "アドレス", "\(network.address(of: interface) ?? "?")  \(subnet)")
    }
    if endpoint.interfaces.isEmpty {
      field(
        "Subnets", "サブネット",
        endpoint.subnets.map { topology[$0].label }.joined(separator: "\n"))
    }
    field("Groups", "グループ", groups(endpoint.securityGroups))
    field(
      "Route tables", "ルートテーブル",
      endpoint.routeTables.map { "\(topology[$0].label) (\(network.badges[$0]))" }
        .joined(separator: "\n"))
    field("Policy", "ポリシー", policy(endpoint.policy))
    field("DNS names", "DNS名", endpoint.dnsNames.map(\.text).joined(separator: "\n"))
  }

  private func policy(_ policy: PolicyDocument?) -> String {
    guard let policy, policy != .allowAll else { return text(en: "allows all", ja: "すべて許可") }
    let count = policy.statements.count
    return language.count(count, en: "statement", "statements", ja: "個のステートメント")
  }

  mutating func describe(connect handle: Handle<InstanceConnectEndpoint>) {
    let endpoint = topology[handle]
    field("ID", "ID", endpoint.id.text)
    field("State", "状態", endpoint.state.rawValue)
    field("Subnet", "サブネット", topology[endpoint.subnet].label)
    for interface in endpoint.interfaces {
      field("Address", "アドレス", network.address(of: interface) ?? "")
    }
    field("Groups", "グループ", groups(endpoint.securityGroups))
    field("Client IP", "クライアントIP", endpoint.preservesClientIP ? text(en: "kept", ja: "維持") : "")
  }

  /// What is in a group; of endpoints all that matters, so that a VPC's are seen at a glance.
  mutating func describe(group: NetworkGroup) {
    let tree = network.tree
    guard let index = tree.rows.firstIndex(where: { $0.item == .group(group) }) else { return }
    add(.heading(group.kind.title(in: language)))
    for row in tree.rows[(index + 1)..<Int(tree.rows[index].end)] {
      let name = network.name(of: row.item, in: language).sanitised
      if case .endpoint(let handle) = row.item {
        add(.blank)
        summarise(endpoint: topology[handle], name: name)
      } else {
        add(.field(name, network.remark(on: row.item, in: language).sanitised, .text))
      }
    }
  }

  private mutating func summarise(endpoint: VPCEndpoint, name: String) {
    let isUp = endpoint.state.isUsable
    let sign = isUp ? Glyph.pass.text : Glyph.fail.text
    add(.text("\(sign) \(name)", isUp ? .title : .bad))
    field("Service", "サービス", endpoint.serviceName.text)
    field(
      "Type", "種類", "\(endpoint.type.word)  \(endpoint.state.rawValue)", isUp ? .text : .warn)
    switch endpoint.type {
    case .interface:
      field("Private DNS", "プライベートDNS", on(endpoint.privateDNSEnabled))
      let addresses = endpoint.interfaces.map { interface in
        let subnet = topology[interface].subnet.map { topology[$0].label } ?? ""
        return "\(network.address(of: interface) ?? "?")  \(subnet)"
      }
      field("Addresses", "アドレス", addresses.joined(separator: "\n"))
      field("Groups", "グループ", groups(endpoint.securityGroups))
    case .gateway:
      field(
        "Tables", "テーブル",
        endpoint.routeTables.map { "\(topology[$0].label) (\(network.badges[$0]))" }
          .joined(separator: "\n"))
    case .gatewayLoadBalancer:
      field(
        "Subnets", "サブネット",
        endpoint.subnets.map { topology[$0].label }.joined(separator: "\n"))
    }
    field("Policy", "ポリシー", policy(endpoint.policy))
  }
}
