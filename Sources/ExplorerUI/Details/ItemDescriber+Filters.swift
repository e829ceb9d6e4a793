import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

extension ItemDescriber {
  mutating func describe(table handle: Handle<RouteTable>) {
    let table = topology[handle]
    field("ID", "ID", table.id.text)
    field("Badge", "記号", network.badges[handle])
    field("VPC", "VPC", topology[table.vpc].label)
    field("Main", "メイン", table.isMain ? yes(true) : "")
    field("Lines", "行数", "\(table.routes.count)")
    let blackholes = table.routes.filter(\.isBlackhole).count
    if blackholes > 0 { field("Blackholes", "ブラックホール", "\(blackholes)", .bad) }
    heading("Subnets", "サブネット")
    let users = topology.subnets(of: table.vpc).filter { topology.routeTable(of: $0) == handle }
    for subnet in users { add(subnetLine(subnet)) }
    if users.isEmpty { add(.text(text(en: "none", ja: "なし"), .dim)) }
  }

  mutating func describe(group handle: Handle<SecurityGroup>) {
    let group = topology[handle]
    field("ID", "ID", group.id.text)
    field("VPC", "VPC", topology[group.vpc].label)
    rules(group.ingress, "Lets in", "インバウンド")
    rules(group.egress, "Lets out", "アウトバウンド")
  }

  private mutating func rules(_ rules: [SecurityGroupRule], _ en: String, _ ja: String) {
    heading(en, ja)
    for rule in rules {
      let note = rule.note.isEmpty ? "" : "  \(rule.note.text)"
      add(.field(rule.traffic.description, peer(rule.peer).sanitised + note.sanitised, .text))
    }
    if rules.isEmpty { add(.text(text(en: "nothing", ja: "なし"), .dim)) }
  }

  private func peer(_ peer: SecurityGroupRule.Peer) -> String {
    switch peer {
    case .prefix(let prefix): prefix.description
    case .prefixList(let list): "pl-" + ServiceNames.short(topology[list].label)
    case .group(let group): topology[group].label
    case .absent(let id): id.text
    }
  }

  mutating func describe(acl handle: Handle<NetworkACL>) {
    let acl = topology[handle]
    field("ID", "ID", acl.id.text)
    field("VPC", "VPC", topology[acl.vpc].label)
    field("Default", "デフォルト", acl.isDefault ? yes(true) : "")
    let users = topology.subnets(of: acl.vpc).filter { topology.networkACL(of: $0) == handle }
    field("Subnets", "サブネット", users.map { topology[$0].label }.joined(separator: "\n"))
    entries(acl.ingress, "In", "インバウンド")
    entries(acl.egress, "Out", "アウトバウンド")
  }

  private mutating func entries(_ entries: [NetworkACL.Entry], _ en: String, _ ja: String) {
    heading(en, ja)
    for entry in entries {
      let sign = entry.action == .allow ? Glyph.pass.text : Glyph.fail.text
      let word =
        entry.action == .allow ? text(en: "allow", ja: "許可") : text(en: "deny", ja: "拒否")
      let number = entry.number >= 32767 ? "*" : "\(entry.number)"
      add(
        .field(
          number, "\(sign) \(word)  \(entry.traffic)  \(entry.prefix)",
          entry.action == .allow ? .text : .bad))
    }
  }

  mutating func describe(list handle: Handle<PrefixList>) {
    let list = topology[handle]
    field("ID", "ID", list.id.text)
    field("Name", "名前", list.name.text)
    guard let entries = list.entries else {
      field("Entries", "エントリー", text(en: "not in the input", ja: "入力にありません"), .warn)
      return
    }
    heading("\(entries.count) entries", "\(entries.count)個のエントリー")
    for entry in entries { add(.text(entry.description)) }
  }

  mutating func describe(gateway item: NetworkItem) {
    if let entity = item.entity(in: topology) { field("ID", "ID", entity.id.text) }
    switch item {
    case .internetGateway(let handle): vpc(topology[handle].vpc)
    case .egressOnlyInternetGateway(let handle): vpc(topology[handle].vpc)
    case .virtualPrivateGateway(let handle):
      vpc(topology[handle].vpc)
      field("State", "状態", topology[handle].state.rawValue)
    case .customerGateway(let handle):
      field("Address", "アドレス", topology[handle].address?.description ?? "")
    case .transitGateway(let handle):
      let attachments = topology.transitGatewayAttachments.filter { $0.transitGateway == handle }
      field("State", "状態", topology[handle].state.rawValue)
      field("Attachments", "アタッチメント", "\(attachments.count)")
    case .transitGatewayAttachment(let handle): describe(topology[handle], item)
    case .transitGatewayRouteTable(let handle): describe(topology[handle])
    case .vpnConnection(let handle):
      let connection = topology[handle]
      field("State", "状態", connection.state.rawValue)
      field("Routes", "経路", connection.routes.map(\.description).joined(separator: "\n"))
    case .peering(let handle): describe(topology[handle])
    case .scope, .vpc, .zone, .subnet, .instance, .interface, .natGateway, .endpointInterface,
      .instanceConnectEndpoint, .group, .endpoint, .routeTable, .securityGroup, .networkACL,
      .prefixList:
      break
    }
  }

  private mutating func vpc(_ handle: Handle<VPC>?) {
    field(
      "VPC", "VPC", handle.map { topology[$0].label } ?? text(en: "attached to none", ja: "未アタッチ"),
      handle == nil ? .warn : .text)
  }

  private mutating func describe(_ attachment: TransitGatewayAttachment, _ item: NetworkItem) {
    field("State", "状態", attachment.state.rawValue)
    field("To", "接続先", network.remark(on: item, in: language))
    field(
      "Route table", "ルートテーブル",
      attachment.associatedTable.map { topology[$0].label }
        ?? text(en: "none is associated", ja: "関連付けなし"),
      attachment.associatedTable == nil ? .warn : .text)
    field("Appliance mode", "アプライアンスモード", attachment.isApplianceModeOn ? on(true) : "")
    field(
      "Subnets", "サブネット",
      attachment.subnets.map { topology[$0].label }.joined(separator: "\n"))
  }

  private mutating func describe(_ table: TransitGatewayRouteTable) {
    guard let routes = table.routes else {
      field("Routes", "経路", text(en: "not in the input", ja: "入力にありません"), .warn)
      return
    }
    heading("Routes", "経路")
    for route in routes {
      let destination =
        switch route.destination {
        case .prefix(let prefix): prefix.description
        case .prefixList(let id): id.text
        }
      let target =
        route.isBlackhole ? "blackhole" : route.attachments.map(\.text).joined(separator: " ")
      add(.field(destination, target, route.isBlackhole ? .bad : .text))
    }
  }

  private mutating func describe(_ peering: PeeringConnection) {
    field("State", "状態", peering.state.rawValue, peering.state == .active ? .text : .warn)
    for (side, en, ja) in [
      (peering.requester, "Requester", "リクエスタ"), (peering.accepter, "Accepter", "アクセプタ"),
    ] {
      heading(en, ja)
      field("VPC", "VPC", side.vpc.map { topology[$0].label } ?? side.vpcID.text)
      field("Region", "リージョン", side.region.text)
      field("Account", "アカウント", side.account.text)
      field("Blocks", "CIDR", side.cidrs.map(\.description).joined(separator: "\n"))
      field("Remote DNS", "リモートDNS", on(side.allowsRemoteDNS))
    }
  }
}
