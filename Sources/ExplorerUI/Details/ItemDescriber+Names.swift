import IPAddressing
import NetworkModel
import Reports
import TerminalScreen

/// Direct Connect, and what answers for names.
extension ItemDescriber {
  mutating func describe(_ gateway: DirectConnectGateway) {
    field("State", "状態", gateway.state.rawValue)
    for association in gateway.associations {
      let id = topology.id(of: association.gateway)
      heading(
        topology.entity(id)?.label ?? id.text, topology.entity(id)?.label ?? id.text)
      field("State", "状態", association.state.rawValue)
      field(
        "Allowed prefixes", "許可されたプレフィックス",
        association.allowedPrefixes?.map(\.description).joined(separator: "\n")
          ?? text(en: "not in the input", ja: "入力にありません"),
        association.allowedPrefixes == nil ? .warn : .text)
    }
  }

  mutating func describe(_ line: VirtualInterface) {
    field("Type", "種類", line.role.rawValue)
    field("State", "状態", line.state.rawValue)
    field("Routes", "経路", line.routes.map(\.description).joined(separator: "\n"))
  }

  mutating func describe(names item: NetworkItem) {
    switch item {
    case .resolverEndpoint(let handle):
      let endpoint = topology[handle]
      field("Direction", "方向", endpoint.direction.rawValue)
      field("State", "状態", endpoint.state.rawValue)
      field("VPC", "VPC", topology[endpoint.vpc].label)
      lines("Addresses", "アドレス", endpoint.addresses)
    case .resolverRule(let handle):
      let rule = topology[handle]
      field("Domain", "ドメイン", rule.domain.isEmpty ? "." : rule.domain.text)
      switch rule.action {
      case .forward(let servers, _): lines("Forwards to", "転送先", servers)
      case .system: field("Answers", "応答元", text(en: "the VPC's resolver", ja: "VPCのリゾルバー"))
      }
      field("VPCs", "VPC", rule.vpcs.map { topology[$0].label }.joined(separator: "\n"))
    case .hostedZone(let handle):
      let zone = topology[handle]
      field("VPCs", "VPC", zone.vpcs.map { topology[$0].label }.joined(separator: "\n"))
      heading("Records", "レコード")
      for record in zone.records {
        let values = record.values.map(\.text).joined(separator: " ")
        add(.field(record.name.text, "\(record.type.rawValue) \(values)", .text))
      }
    case .multiRegionAccessPoint(let handle):
      for location in topology[handle].locations {
        add(.field(location.region.text, location.bucket.text, .text))
      }
    default:
      break
    }
  }

  private mutating func lines(_ en: String, _ ja: String, _ addresses: [IPAddress]) {
    field(en, ja, addresses.map(\.description).joined(separator: "\n"))
  }
}
