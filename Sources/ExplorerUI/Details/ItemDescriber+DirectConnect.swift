import IPAddressing
import NetworkModel
import Reports
import TerminalScreen

/// Direct Connect: its gateways, and the lines to the customer.
extension ItemDescriber {
  mutating func describe(directConnect handle: Handle<DirectConnectGateway>) {
    let gateway = topology[handle]
    field("State", "状態", gateway.state.rawValue, gateway.state.isUsable ? .text : .warn)
    section(
      "Virtual interfaces", "仮想インターフェイス",
      topology.handles(of: VirtualInterface.self).filter {
        topology[$0].termination == .directConnectGateway(handle)
      }
    ) { $0.network.remark(on: .virtualInterface($1), in: $0.language) }
    for association in gateway.associations {
      let id = topology.id(of: association.gateway)
      heading("Joined with", "関連付け")
      link(named: text(en: "Gateway", ja: "ゲートウェイ"), network.label(of: id), id)
      field(
        "State", "状態", association.state.rawValue,
        association.state == .associated ? .text : .warn)
      field(
        "Allowed prefixes", "許可プレフィックス",
        association.allowedPrefixes?.map(\.description).joined(separator: "\n")
          ?? text(en: "not in the input", ja: "入力にありません"),
        association.allowedPrefixes == nil ? .warn : .text)
    }
    if gateway.associations.isEmpty {
      field("Joined with", "関連付け", text(en: "no gateway", ja: "なし"), .warn)
    }
  }

  mutating func describe(_ line: VirtualInterface) {
    field("Type", "種類", line.role.rawValue)
    field("State", "状態", line.state.rawValue, line.state.isUsable ? .text : .warn)
    switch line.isBGPUp {
    case true?: field("BGP", "BGP", text(en: "up", ja: "確立"))
    case false?: field("BGP", "BGP", text(en: "down", ja: "切断"), .bad)
    case nil: field("BGP", "BGP", text(en: "not told", ja: "不明"), .dim)
    }
    switch line.termination {
    case .directConnectGateway(let gateway): link("AWS side", "AWS側", gateway)
    case .virtualPrivateGateway(let gateway): link("AWS side", "AWS側", gateway)
    case .unresolved(let id): field("AWS side", "AWS側", id.text, .warn)
    case nil:
      field("AWS side", "AWS側", text(en: "AWS's public addresses", ja: "AWSのパブリックアドレス"))
    }
    field("Routes", "経路", line.routes.map(\.description).joined(separator: "\n"))
  }
}
