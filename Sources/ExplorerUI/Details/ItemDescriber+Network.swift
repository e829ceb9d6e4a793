import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// VPCs, subnets and route tables.
extension ItemDescriber {
  mutating func describe(_ scope: Scope, _ handle: Handle<Scope>) {
    field("Region", "リージョン", scope.region.text)
    field("Account", "アカウント", scope.account.text)
    section("VPCs", "VPC", network.vpcsInOrder.filter { topology[$0].scope == handle })
  }

  mutating func describe(zone: InternedText, of vpc: Handle<VPC>) {
    let subnets = topology.subnets(of: vpc).filter { topology[$0].zone == zone }
    field("Zone", "ゾーン", zone.text)
    link("VPC", "VPC", vpc)
    add(subnets, "Subnets", "サブネット")
  }

  /// Subnets under a heading, their badges, tiers and blocks in columns.
  mutating func add(_ subnets: [Handle<Subnet>], _ en: String, _ ja: String) {
    heading(en, ja)
    let badges = subnets.map { network.badge(of: $0) }
    let tiers = subnets.map { network.tier(of: $0) }
    let badgeWidth = badges.map(\.cellWidth).max() ?? 0
    let tierWidth = tiers.map { $0.word(in: language).cellWidth }.max() ?? 0
    for (index, subnet) in subnets.enumerated() {
      let entity = topology[subnet]
      // The block gives way where there is no room: the list has it too.
      let value = [
        badges[index].padded(to: badgeWidth),
        tiers[index].word(in: language).padded(to: tierWidth) + " ",
        entity.cidrs.first?.description ?? "",
      ]
      add(
        .link(
          entity.label.sanitised, value.filter { !$0.isEmpty }.joined(separator: " "),
          tiers[index].style, entity.id))
    }
  }

  mutating func describe(vpc handle: Handle<VPC>) {
    let vpc = topology[handle]
    field("ID", "ID", vpc.id.text)
    field("Blocks", "CIDR", vpc.cidrs.map(\.description).joined(separator: "\n"))
    field("Default", "デフォルト", vpc.isDefault ? yes(true) : "")
    describe(vpc.internetGatewayBlock)
    field("DNS support", "DNSサポート", on(vpc.dnsSupport))
    field("DNS hostnames", "DNSホスト名", on(vpc.dnsHostnames))
    if let options = vpc.dhcpOptions {
      let servers = topology[options].nameServers.map(\.description)
      field(
        "Resolver", "リゾルバー",
        servers.isEmpty ? "AmazonProvidedDNS" : servers.joined(separator: "\n"))
      field("Domain", "ドメイン", topology[options].domainName.text)
    }
    if let main = topology.mainRouteTable(of: handle) {
      link("Main table", "メインテーブル", main, remark: badge(main))
    }
    links(
      "Internet gateway", "インターネットゲートウェイ",
      topology.handles(of: InternetGateway.self).filter { topology[$0].vpc == handle })
    links(
      "Egress-only IGW", "Egress-Only IGW",
      topology.handles(of: EgressOnlyInternetGateway.self).filter { topology[$0].vpc == handle })
    links(
      "VPN gateway", "VPNゲートウェイ",
      topology.handles(of: VirtualPrivateGateway.self).filter { topology[$0].vpc == handle })
    add(topology.subnets(of: handle), "Subnets", "サブネット")
    section(
      "Endpoints", "エンドポイント",
      topology.handles(of: VPCEndpoint.self).filter { topology[$0].vpc == handle }
    ) { $0.topology[$1].type.word }
    section(
      "Load balancers", "ロードバランサー",
      topology.handles(of: LoadBalancer.self).filter { topology[$0].vpc == handle }
    ) { $0.network.remark(on: .loadBalancer($1), in: $0.language) }
    section(
      "Databases", "データベース",
      topology.handles(of: Database.self).filter { topology[$0].vpc == handle }
    ) { $0.network.remark(on: .database($1), in: $0.language) }
    section(
      "Peerings", "ピアリング",
      topology.handles(of: PeeringConnection.self).filter {
        topology[$0].requester.vpc == handle || topology[$0].accepter.vpc == handle
      })
    section(
      "Transit gateways", "Transit Gateway",
      topology.handles(of: TransitGatewayAttachment.self).filter {
        topology[$0].resource == .vpc(handle)
      })
    let zones = topology.hostedZones.filter { $0.vpcs.contains(handle) }
    if !zones.isEmpty {
      heading("Private hosted zones", "プライベートホストゾーン")
      for zone in zones {
        let count = language.count(zone.records.count, en: "record", "records", ja: "個のレコード")
        add(.field(zone.name.text.sanitised, count))
      }
    }
  }

  mutating func describe(subnet handle: Handle<Subnet>) {
    let subnet = topology[handle]
    let tier = network.tier(of: handle)
    field("ID", "ID", subnet.id.text)
    field("Blocks", "CIDR", subnet.cidrs.map(\.description).joined(separator: "\n"))
    field("Zone", "ゾーン", subnet.zone.text)
    field("Tier", "種別", tier.word(in: language), tier.style)
    link("VPC", "VPC", subnet.vpc)
    if let table = topology.routeTable(of: handle) {
      let how =
        topology.hasExplicitRouteTable(handle)
        ? "" : text(en: ", main by default", ja: "、既定のメイン")
      link("Route table", "ルートテーブル", table, remark: badge(table) + how)
    } else {
      field("Route table", "ルートテーブル", text(en: "not in the input", ja: "入力にありません"), .warn)
    }
    link("Network ACL", "ネットワークACL", topology.networkACL(of: handle))
    describeBlock(of: handle)
    field("Public IPv4", "パブリックIPv4", on(subnet.assignsPublicAddress))
    if subnet.isDNS64Enabled { field("DNS64", "DNS64", on(true)) }
    let interfaces = topology.interfaces(in: handle)
    field("Interfaces", "インターフェイス", "\(interfaces.count)")
    guard !interfaces.isEmpty else { return }
    heading("In it", "サブネット内")
    links("", "", interfaces) { $0.network.address(of: $1) ?? "" }
  }

  mutating func describe(table handle: Handle<RouteTable>) {
    let table = topology[handle]
    field("ID", "ID", table.id.text)
    field("Badge", "記号", network.badges[handle])
    link("VPC", "VPC", table.vpc)
    field("Main", "メイン", table.isMain ? yes(true) : "")
    let blackholes = table.routes.filter(\.isBlackhole).count
    if blackholes > 0 { field("Blackholes", "ブラックホール", "\(blackholes)", .bad) }
    for (ids, en, ja) in [
      (table.edgeAssociations, "Enters by", "受信ゲートウェイ"),
      (table.propagatingGateways, "Propagated by", "伝播元"),
    ] {
      for (index, id) in ids.enumerated() {
        link(
          named: index == 0 ? language.text(en: en, ja: ja) : "", network.label(of: id), id)
      }
    }
    heading("Lines", "ルート")
    let words = RouteTables(wordsFor: topology, badges: network.badges, language: language)
    for route in table.routes {
      let destination = words.destinationText(route)
      let target = words.targetText(route.target)
      let value =
        route.isBlackhole
        ? "\(Glyph.fail.text) \(target)  blackhole" : "\(Glyph.arrowRight.text) \(target)"
      let style: Style = route.isBlackhole ? .bad : .text
      if let id = route.target.id(in: topology) {
        link(named: destination, value, id, style)
      } else {
        add(.field(destination, value, style))
      }
    }
    let users = topology.subnets(of: table.vpc).filter { topology.routeTable(of: $0) == handle }
    add(users, "Subnets", "サブネット")
    if users.isEmpty { add(.text(text(en: "none", ja: "なし"), .dim)) }
  }
}
