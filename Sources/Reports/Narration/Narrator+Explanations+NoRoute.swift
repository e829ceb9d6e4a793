import IPAddressing
import NetworkModel
import PathEngine

extension TraceNarrator {
  /// A table that has no line for the packet (R2).
  func noRoute(_ item: Explanation) -> Wording {
    let dropped =
      isReply(item) ? text(en: "the answer", ja: "応答") : text(en: "the packet", ja: "パケット")
    guard let address = item.packet?.destination.single else {
      return Wording(
        title: noRouteTitle(nil),
        sentence: text(
          en: "\(whom(item)) has no default route, so \(dropped) is dropped.",
          ja: "\(whom(item)) にはデフォルトルートがないため、\(dropped)は破棄されます。"),
        fix: wayForService(item) ?? defaultRoute(item))
    }
    return Wording(
      title: noRouteTitle(.address(address)),
      sentence: text(
        en: "No line of \(whom(item)) holds \(destination(item)), so \(dropped) is dropped.",
        ja: "\(whom(item)) に \(destination(item)) に一致するルートがないため、\(dropped)は破棄されます。"),
      fix: wayHome(item) ?? wayForService(item)
        ?? (address.isPublic ? defaultRoute(item) : wayToNetwork(item)))
  }

  private func wayHome(_ item: Explanation) -> String? {
    guard isReply(item) else { return nil }
    let wanted = host(item.packet?.destination)
    return text(
      en: """
        Add a route to \(wanted), or its network, to \(label(item)): the answer needs its own way home.
        """,
      ja: "\(label(item)) に \(wanted) またはそのネットワークへのルートを追加します。応答にも戻りの経路が必要です。")
  }

  private func defaultRoute(_ item: Explanation) -> String {
    text(
      en: """
        Add a default route to \(label(item)): to a NAT gateway for a private subnet, to the internet \
        gateway for a public one.
        """,
      ja: """
        \(label(item)) にデフォルトルートを追加します。プライベートサブネットならNATゲートウェイ、\
        パブリックサブネットならインターネットゲートウェイに向けます。
        """)
  }

  private func wayToNetwork(_ item: Explanation) -> String {
    let wanted = host(item.packet?.destination)
    return text(
      en: """
        Add a route for \(wanted), or its network, to \(label(item)): to the peering connection, transit \
        gateway or VPN that leads there.
        """,
      ja: """
        \(label(item)) に \(wanted) またはそのネットワークへのルートを追加し、\
        そこへ通じるピアリング接続、Transit Gateway、VPNに向けます。
        """)
  }

  // MARK: AWS's services

  private func wayForService(_ item: Explanation) -> String? {
    guard !isReply(item), let service = trace.resolution?.service else { return nil }
    if let here = item.component?.region, service.region != here {
      return wayToRegion(of: service, from: here, item)
    }
    if ["s3", "dynamodb"].contains(service.name) { return gatewayEndpoint(for: service, item) }
    return zoneElsewhere(item) ?? interfaceEndpoint(for: service, item)
  }

  /// One that the VPC has is to be associated; a second one for the same service it does not need (E1).
  private func gatewayEndpoint(for service: ServiceReference, _ item: Explanation) -> String {
    let table = label(item)
    let existing = trace.resolution?.passedOver.first { $0.why == .gatewayEndpoint }?.endpoint
    if let existing {
      return text(
        en: "Associate \(the(existing)) with the route table \(table).",
        ja: "\(the(existing)) をルートテーブル \(table) に関連付けます。")
    }
    return text(
      en: """
        Make a gateway endpoint for \(service.name), associated with the route table \(table): it is free, \
        and the subnet stays without a way to the internet.
        """,
      ja: """
        \(service.name) のゲートウェイエンドポイントを作成し、ルートテーブル \(table) に関連付けます。\
        無料で、サブネットはインターネットへの経路を持たないままです。
        """)
  }

  private func interfaceEndpoint(for service: ServiceReference, _ item: Explanation) -> String {
    text(
      en: """
        Make an interface endpoint for \(service.name) with private DNS in this VPC, or add a default \
        route to a NAT gateway to the route table \(label(item)).
        """,
      ja: """
        このVPCにプライベートDNSを有効にした \(service.name) のインターフェイスエンドポイントを作成するか、\
        ルートテーブル \(label(item)) にNATゲートウェイへのデフォルトルートを追加します。
        """)
  }

  /// A private hosted zone answers for the name in other VPCs, which is how endpoints are shared.
  private func zoneElsewhere(_ item: Explanation) -> String? {
    guard let topology = names.topology, let resolution = trace.resolution,
      case .vpc(let id, _) = resolution.resolver, let vpc: Handle<VPC> = topology.handle(of: id),
      let zone = topology.hostedZones.first(where: { zone in
        !zone.vpcs.contains(vpc)
          && zone.records.contains { $0.name.text == resolution.name.lowercased() }
      })
    else { return nil }
    let (name, here) = (names.clean(zone.name.text), names.label(id))
    return text(
      en: "Associate the private hosted zone \(name) with the VPC \(here): other VPCs have it.",
      ja: "プライベートホストゾーン \(name) をVPC \(here) に関連付けます (ほかのVPCには関連付け済みです)。")
  }

  private func wayToRegion(
    of service: ServiceReference, from here: String, _ item: Explanation
  ) -> String {
    let nat = text(
      en: "add a default route to a NAT gateway to the route table \(label(item))",
      ja: "ルートテーブル \(label(item)) にNATゲートウェイへのデフォルトルートを追加する")
    if let endpoint = endpoint(for: service) {
      return text(
        en: """
          Ask by the own name of \(the(endpoint)), which is in \(service.region), where the routes lead to \
          it; or \(nat).
          """,
        ja: """
          \(service.region) にある \(the(endpoint)) へのルートがあれば、その固有の名前を使います。\
          または、\(nat)こともできます。
          """)
    }
    return text(
      en: """
        \(service.name) is asked in \(service.region), and endpoints of this VPC serve \(here): \(nat), or \
        peer with a VPC of \(service.region) that has an interface endpoint and ask for that endpoint's own \
        name.
        """,
      ja: """
        宛先は \(service.region) の \(service.name) ですが、このVPCのエンドポイントが扱うのは \(here) です。\
        \(nat)か、インターフェイスエンドポイントを持つ \
        \(service.region) のVPCとピアリングし、そのエンドポイント固有の名前を使います。
        """)
  }

  /// An interface endpoint for a service of another region, wherever it is.
  private func endpoint(for service: ServiceReference) -> ResourceID? {
    guard let topology = names.topology,
      let known = ServiceCatalogue.bundled.service(named: service.name)
    else { return nil }
    let name = known.serviceName(in: service.region)
    return topology.vpcEndpoints.first {
      $0.type == .interface && $0.state.isUsable && $0.serviceName.text == name
        && !$0.dnsNames.isEmpty
    }?.id
  }
}
