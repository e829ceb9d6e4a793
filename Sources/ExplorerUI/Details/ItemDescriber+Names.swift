import IPAddressing
import NetworkModel
import Reports
import TerminalScreen

/// What answers for names, and S3.
extension ItemDescriber {
  mutating func describe(names item: NetworkItem) {
    switch item {
    case .resolverEndpoint(let handle): describe(topology[handle])
    case .resolverRule(let handle): describe(topology[handle])
    case .hostedZone(let handle):
      let zone = topology[handle]
      links("VPCs", "VPC", zone.vpcs)
      heading("Records", "レコード")
      for record in zone.records {
        let values = record.values.map(\.text).joined(separator: " ")
        add(.field(record.name.text.sanitised, "\(record.type.rawValue) \(values)".sanitised))
      }
    case .multiRegionAccessPoint(let handle): describe(topology[handle])
    default:
      break
    }
  }

  private mutating func describe(_ endpoint: ResolverEndpoint) {
    field("Direction", "方向", endpoint.direction.rawValue)
    field("State", "状態", endpoint.state.rawValue, endpoint.state.isUsable ? .text : .warn)
    link("VPC", "VPC", endpoint.vpc)
    for (index, address) in endpoint.addresses.enumerated() {
      let name = index == 0 ? text(en: "Addresses", ja: "アドレス") : ""
      if let subnet = topology.subnet(holding: address, in: endpoint.vpc) {
        link(named: name, "\(address)  \(topology[subnet].label)", topology[subnet].id)
      } else {
        add(.field(name, address.description))
      }
    }
    section(
      "Forwards by", "使用するルール",
      topology.handles(of: ResolverRule.self).filter {
        if case .forward(_, endpoint.id) = topology[$0].action { true } else { false }
      }
    ) { $0.network.remark(on: .resolverRule($1), in: $0.language) }
  }

  private mutating func describe(_ rule: ResolverRule) {
    field("Domain", "ドメイン", rule.domain.isEmpty ? "." : rule.domain.text)
    switch rule.action {
    case .forward(let servers, let endpoint):
      field("Forwards to", "転送先", servers.map(\.description).joined(separator: "\n"))
      if let endpoint {
        link(named: text(en: "By", ja: "送信元"), network.label(of: endpoint), endpoint)
      }
    case .system: field("Answers", "応答元", text(en: "the VPC's resolver", ja: "VPCのリゾルバー"))
    }
    if rule.vpcs.isEmpty {
      field("VPCs", "VPC", text(en: "associated with none", ja: "関連付けなし"), .warn)
    }
    links("VPCs", "VPC", rule.vpcs)
  }

  private mutating func describe(_ point: MultiRegionAccessPoint) {
    field("Name", "名前", point.name.text)
    field("DNS name", "DNS名", "\(point.id.text).\(MultiRegionAccessPoint.domain)")
    if !point.isReady {
      field("State", "状態", text(en: "not ready", ja: "準備中"), .warn)
    }
    heading("Buckets", "バケット")
    for location in point.locations {
      let id = ResourceID(location.bucket.text, kind: .bucket)
      link(named: location.region.text, location.bucket.text, id)
    }
  }

  mutating func describe(_ bucket: Bucket) {
    field("Name", "名前", bucket.id.text)
    field("Region", "リージョン", topology.region(of: bucket.scope).text)
    section(
      "Behind access points", "アクセスポイント",
      topology.handles(of: MultiRegionAccessPoint.self).filter {
        topology[$0].locations.contains { $0.bucket.text == bucket.id.text }
      })
    guard let policy = bucket.policy else {
      field("Policy", "ポリシー", text(en: "not in the input", ja: "入力にありません"), .dim)
      return
    }
    describe(policy)
  }

  mutating func describe(dhcp handle: Handle<DHCPOptions>) {
    let options = topology[handle]
    field("ID", "ID", options.id.text)
    field("Domain", "ドメイン", options.domainName.text)
    let servers = options.nameServers.map(\.description)
    field(
      "Resolver", "リゾルバー",
      servers.isEmpty ? "AmazonProvidedDNS" : servers.joined(separator: "\n"))
    section(
      "VPCs", "VPC", topology.handles(of: VPC.self).filter { topology[$0].dhcpOptions == handle })
  }
}
