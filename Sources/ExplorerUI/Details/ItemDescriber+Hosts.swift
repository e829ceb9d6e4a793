import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Instances, interfaces, NAT gateways and endpoints.
extension ItemDescriber {
  mutating func describe(instance handle: Handle<Instance>) {
    let instance = topology[handle]
    field("ID", "ID", instance.id.text)
    field("Type", "タイプ", instance.instanceType.text)
    field(
      "State", "状態", instance.state.rawValue, instance.state == .running ? .text : .warn)
    if let first = instance.interfaces.first { describe(interface: first) }
    for interface in instance.interfaces.dropFirst() {
      heading("Another interface", "別のインターフェイス")
      describe(interface: interface)
    }
  }

  mutating func describe(interface handle: Handle<NetworkInterface>) {
    let interface = topology[handle]
    field("Interface", "インターフェイス", interface.id.text)
    if let holder = network.neighbours.holder(of: handle) {
      link(named: text(en: "Made for", ja: "用途"), network.label(of: holder), holder)
    }
    for address in topology.addresses(of: handle) {
      field("Address", "アドレス", address.address.description)
      if let outside = address.publicAddress {
        field("Public", "パブリック", outside.description)
      }
    }
    if let subnet = interface.subnet {
      link("Subnet", "サブネット", subnet)
      field("Zone", "ゾーン", topology[subnet].zone.text)
      if let table = topology.routeTable(of: subnet) {
        link("Route table", "ルートテーブル", table, remark: badge(table))
      }
      link("Network ACL", "ネットワークACL", topology.networkACL(of: subnet))
    }
    links("Groups", "グループ", topology.securityGroups(of: handle))
    if interface.lacksSecurityGroups {
      field("", "", text(en: "some groups are not in the input", ja: "入力にないグループがあります"), .warn)
    }
    if !interface.checksSourceDestination {
      field("Source check", "送信元チェック", on(false))
    }
    let tables = network.neighbours.tables(to: .networkInterface(handle))
    section("Tables that lead here", "ここへ向かうルートテーブル", tables) { $0.network.badges[$1] }
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
    cost(PriceList.bundled[.natGateway], times: 1)
    if let subnet = gateway.subnet {
      link("Subnet", "サブネット", subnet)
      field("Zone", "ゾーン", topology[subnet].zone.text)
    }
    link("VPC", "VPC", gateway.vpc)
    tablesThatLead(to: .natGateway(handle))
  }

  /// What a thing costs at list prices, and which.
  private mutating func cost(_ price: PriceList.Price?, times count: Int) {
    guard let price else { return }
    let prices = PriceList.bundled
    let month = price.perMonth * count
    field(
      "Cost", "料金",
      text(
        en:
          "\(month) a month, \(price.perGB) per GB\nlist prices of \(prices.region), \(prices.date)",
        ja: "月額\(month)、1GBあたり\(price.perGB)\n\(prices.region)の\(prices.date)時点の定価"))
  }

  /// The route tables with a line to a gateway, and the subnets that so use it.
  mutating func tablesThatLead(to target: RouteTarget) {
    let tables = network.neighbours.tables(to: target)
    heading("Tables that lead here", "ここへ向かうルートテーブル")
    if tables.isEmpty { add(.text(text(en: "no route table", ja: "なし"), .dim)) }
    let width = tables.map { network.badges[$0].cellWidth }.max() ?? 0
    links("", "", tables) { describer, table in
      let topology = describer.topology
      let users = topology.subnets(of: topology[table].vpc)
        .count { topology.routeTable(of: $0) == table }
      return describer.network.badges[table].padded(to: width) + "  "
        + describer.language.count(users, en: "subnet", "subnets", ja: "個のサブネット")
    }
  }

  mutating func describe(endpoint handle: Handle<VPCEndpoint>) {
    let endpoint = topology[handle]
    field("ID", "ID", endpoint.id.text)
    field("Type", "種類", endpoint.type.word)
    field("Service", "サービス", endpoint.serviceName.text)
    field("Region", "リージョン", endpoint.serviceRegion.text)
    field("State", "状態", endpoint.state.rawValue, endpoint.state == .available ? .text : .warn)
    link("VPC", "VPC", endpoint.vpc)
    if endpoint.type == .interface {
      field("Private DNS", "プライベートDNS", on(endpoint.privateDNSEnabled))
    }
    if endpoint.interfaces.isEmpty {
      links("Subnets", "サブネット", endpoint.subnets)
    }
    for (index, interface) in endpoint.interfaces.enumerated() {
      let address = network.address(of: interface) ?? "?"
      let name = index == 0 ? text(en: "Addresses", ja: "アドレス") : ""
      if let subnet = topology[interface].subnet {
        link(named: name, "\(address)  \(topology[subnet].label)", topology[subnet].id)
      } else {
        add(.field(name, address, .text))
      }
    }
    links("Groups", "グループ", endpoint.securityGroups)
    links("Route tables", "ルートテーブル", endpoint.routeTables) { $0.network.badges[$1] }
    field("Policy", "ポリシー", network.policyWord(of: endpoint, language))
    switch endpoint.type {
    case .gateway: cost(PriceList.bundled[.gatewayEndpoint], times: 1)
    case .interface:
      cost(
        PriceList.bundled[.interfaceEndpoint],
        times: max(1, endpoint.subnets.count, endpoint.interfaces.count))
    case .gatewayLoadBalancer: break
    }
    field("DNS names", "DNS名", endpoint.dnsNames.map(\.text).joined(separator: "\n"))
    if endpoint.type == .gatewayLoadBalancer { tablesThatLead(to: .vpcEndpoint(handle)) }
    if let policy = endpoint.policy, policy != .allowAll { describe(policy) }
  }

  /// The statements of a policy, a block each.
  mutating func describe(_ policy: PolicyDocument) {
    heading("Policy", "ポリシー")
    for statement in policy.statements {
      let word =
        statement.effect == .allow
        ? "\(Glyph.pass.text) Allow" : "\(Glyph.fail.text) Deny"
      add(
        .text(
          word + (statement.sid.isEmpty ? "" : "  \(statement.sid.text.sanitised)"),
          statement.effect == .allow ? .text : .bad))
      field("Principal", "Principal", words(statement.principal))
      field("Action", "Action", words(statement.actions))
      field("Resource", "Resource", words(statement.resources))
      for condition in statement.conditions {
        field(
          condition.operator.text, condition.operator.text,
          condition.key.text + "\n" + condition.values.map(\.text).joined(separator: "\n"))
      }
    }
  }

  private func words(_ principal: PolicyDocument.Principal) -> String {
    switch principal {
    case .any: "*"
    case .some(let all): all.map(\.text).joined(separator: "\n")
    case .not(let all):
      text(en: "all but ", ja: "次を除くすべて: ") + all.map(\.text).joined(separator: ", ")
    }
  }

  private func words(_ patterns: PolicyDocument.Patterns) -> String {
    switch patterns {
    case .matching(let all): all.map(\.text).joined(separator: "\n")
    case .notMatching(let all):
      text(en: "all but ", ja: "次を除くすべて: ") + all.map(\.text).joined(separator: ", ")
    }
  }

  mutating func describe(connect handle: Handle<InstanceConnectEndpoint>) {
    let endpoint = topology[handle]
    field("ID", "ID", endpoint.id.text)
    field("State", "状態", endpoint.state.rawValue)
    link("Subnet", "サブネット", endpoint.subnet)
    for interface in endpoint.interfaces {
      field("Address", "アドレス", network.address(of: interface) ?? "")
    }
    links("Groups", "グループ", endpoint.securityGroups)
    field("Client IP", "クライアントIP", endpoint.preservesClientIP ? text(en: "kept", ja: "維持") : "")
  }

  /// What is in a group of the list, each a neighbour.
  mutating func describe(group: NetworkGroup) {
    let tree = network.tree
    guard let index = tree.rows.firstIndex(where: { $0.item == .group(group) }) else { return }
    for row in tree.rows[(index + 1)..<Int(tree.rows[index].end)] {
      let name = network.name(of: row.item, in: language).sanitised
      let remark = network.remark(on: row.item, in: language).sanitised
      if let id = row.item.entity(in: topology)?.id {
        add(.link(name, remark, .text, id))
      } else {
        add(.field(name, remark, .text))
      }
    }
  }
}
