import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Security groups, network ACLs and prefix lists, with who refers to them.
extension ItemDescriber {
  mutating func describe(group handle: Handle<SecurityGroup>) {
    let group = topology[handle]
    field("ID", "ID", group.id.text)
    link("VPC", "VPC", group.vpc)
    rules(
      group.ingress, text(en: "Lets in", ja: "インバウンド"), text(en: "from", ja: "送信元"))
    rules(
      group.egress, text(en: "Lets out", ja: "アウトバウンド"), text(en: "to", ja: "送信先"))
    section(
      "Named by the rules of", "規則で参照しているグループ",
      network.neighbours.groups(naming: handle)
    ) { describer, group in
      group == handle ? describer.text(en: "itself", ja: "自身") : ""
    }
    let members = network.neighbours.interfaces(in: handle)
    section("On these interfaces", "適用先のインターフェイス", members) {
      $0.network.address(of: $1) ?? ""
    }
    let endpoints = network.neighbours.endpoints(with: handle)
    section("On these endpoints", "適用先のエンドポイント", endpoints)
    let connects = network.neighbours.instanceConnectEndpoints(with: handle)
    let balancers = network.neighbours.balancers(with: handle)
    section("On these load balancers", "適用先のロードバランサー", balancers)
    section("On these Connect endpoints", "適用先のInstance Connect Endpoint", connects)
    if members.isEmpty && endpoints.isEmpty && connects.isEmpty && balancers.isEmpty {
      heading("On these interfaces", "適用先のインターフェイス")
      add(.text(text(en: "none of the input has it", ja: "入力の中に適用先はありません"), .warn))
    }
  }

  /// Rules as a table: what traffic, and the peer, which may be a neighbour.
  private mutating func rules(_ rules: [SecurityGroupRule], _ title: String, _ word: String) {
    add(.blank)
    add(.heading("\(title) (\(rules.count))"))
    for rule in rules {
      let note = rule.note.isEmpty ? "" : "  \(rule.note.text)"
      let name = rule.traffic.description
      let value = "\(word) \(peer(rule.peer))\(note)".sanitised
      switch rule.peer {
      case .group(let group): link(named: name, value, topology[group].id)
      case .prefixList(let list): link(named: name, value, topology[list].id)
      case .prefix:
        add(.field(name, value, .text))
      case .absent:
        add(.field(name, value + text(en: ", not in the input", ja: "（入力にありません）"), .warn))
      }
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
    link("VPC", "VPC", acl.vpc)
    field("Default", "デフォルト", acl.isDefault ? yes(true) : "")
    entries(acl.ingress, "In", "インバウンド")
    entries(acl.egress, "Out", "アウトバウンド")
    let users = topology.subnets(of: acl.vpc).filter { topology.networkACL(of: $0) == handle }
    add(users, "Subnets", "サブネット")
    if users.isEmpty { add(.text(text(en: "none", ja: "なし"), .dim)) }
  }

  private mutating func entries(_ entries: [NetworkACL.Entry], _ en: String, _ ja: String) {
    heading(en, ja)
    let traffic = entries.map { $0.traffic.description.cellWidth }.max() ?? 0
    for entry in entries {
      let sign = entry.action == .allow ? Glyph.pass.text : Glyph.fail.text
      let word =
        entry.action == .allow ? text(en: "allow", ja: "許可") : text(en: "deny", ja: "拒否")
      let number = entry.number >= 32767 ? "*" : "\(entry.number)"
      add(
        .field(
          number,
          "\(sign) \(word.padded(to: 5))  \(entry.traffic.description.padded(to: min(traffic, 16)))"
            + "  \(entry.prefix)",
          entry.action == .allow ? .text : .bad))
    }
  }

  mutating func describe(list handle: Handle<PrefixList>) {
    let list = topology[handle]
    field("ID", "ID", list.id.text)
    field("Name", "名前", list.name.text)
    section("Route tables that name it", "参照しているルートテーブル", network.neighbours.tables(naming: handle))
    { $0.network.badges[$1] }
    section(
      "Security groups that name it", "参照しているセキュリティグループ",
      network.neighbours.groups(naming: handle))
    guard let entries = list.entries else {
      field("Entries", "エントリー", text(en: "not in the input", ja: "入力にありません"), .warn)
      return
    }
    heading("\(entries.count) entries", "\(entries.count)個のエントリー")
    for entry in entries { add(.text(entry.description)) }
  }
}
