import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "LoadBalancers",
    used: """
      LoadBalancerArn DNSName LoadBalancerName Scheme VpcId State Type AvailabilityZones \
      SecurityGroups
      """,
    notNeeded: """
      CanonicalHostedZoneId CreatedTime IpAddressType CustomerOwnedIpv4Pool \
      EnablePrefixForIpv6SourceNat
      """,
    notModelled: "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic IpamPools")

  private static let listenerSchema = AttributeSchema(
    "Listeners", used: "ListenerArn LoadBalancerArn Port Protocol DefaultActions",
    notNeeded: "Certificates SslPolicy AlpnPolicy MutualAuthentication")

  /// `elbv2 describe-load-balancers`.
  mutating func readLoadBalancer(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = Self.balancerID(record.string("LoadBalancerArn")) else {
      _ = record.requiredID("LoadBalancerArn", .loadBalancer)
      return
    }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let type: LoadBalancer.BalancerType
    switch record.string("Type") {
    case "application": type = .application
    case "network", nil: type = .network
    // A Gateway Load Balancer is met at its endpoints alone (E8).
    default: return
    }
    guard let vpc = record.requiredID("VpcId", .vpc) else { return }
    let zones = record.records("AvailabilityZones")
    let scope = scope(
      of: record, zone: zones.first?.interned("ZoneName") ?? .empty, arn: "LoadBalancerArn",
      vpc: vpc)
    let subnets = zones.compactMap { $0.id("SubnetId", .subnet) }
    let groups = record.ids("SecurityGroups", .securityGroup)
    let code = record.record("State")?.string("Code") ?? "active"
    // It works, with less than it should have.
    let state = code == "active_impaired" ? .active : ResourceState(aws: code)
    let name = record.interned("LoadBalancerName")
    let dnsName = InternedText((record.string("DNSName") ?? "").lowercased())
    let isInternetFacing = record.string("Scheme") == "internet-facing"
    builder.add(
      LoadBalancer.self, id: id, requires: [.init(vpc, "VpcId")], locate: record.locator
    ) { [joins] references in
      let crossZone = joins.attribute("load_balancing.cross_zone.enabled", of: id)
      return LoadBalancer(
        id: id, name: name, scope: joins.scopes.handle(at: scope), vpc: references.required(vpc),
        type: type, isInternetFacing: isInternetFacing, dnsName: dnsName, state: state,
        subnets: references.list(subnets, "AvailabilityZones"),
        interfaces: (joins.interfacesOfBalancer[id.text] ?? []).sorted()
          .compactMap { references.known($0) },
        securityGroups: references.list(groups, "SecurityGroups"),
        isCrossZone: crossZone.map { $0 == "true" },
        listeners: joins.listenersOfBalancer[id].map { listeners in
          listeners.map { $0.listener(with: references) }
        }, lacksListeners: joins.balancersLackingListeners.contains(id))
    }
  }

  /// `elbv2 describe-listeners`.
  mutating func readListener(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = Self.balancerID(record.string("LoadBalancerArn")) else {
      record.report(
        .warning, .missingKey,
        LocalizedText(
          en: "a listener has no LoadBalancerArn; it is left aside",
          ja: "リスナーに LoadBalancerArn がないため、無視しました"),
        hint: LocalizedText(en: "capture it again, without --query", ja: "--query を付けずに取り直してください"))
      return
    }
    var record = record
    record.resource = id
    record.audit(Self.listenerSchema)
    guard let text = record.string("Protocol"),
      let proto = LoadBalancer.Listener.ListenerProtocol(rawValue: text),
      let port = record.int("Port").flatMap({ UInt16(exactly: $0) })
    else {
      // Gateway Load Balancers have listeners without either.
      joins.listenersOfBalancer[id, default: []] += []
      return
    }
    var groups: [ResourceID] = []
    for action in record.records("DefaultActions") where action.string("Type") == "forward" {
      let weighted = action.record("ForwardConfig")?.records("TargetGroups") ?? []
      let all = weighted.compactMap { item in
        (item.int("Weight") ?? 1) > 0 ? item.string("TargetGroupArn") : nil
      }
      let named = all.isEmpty ? [action.string("TargetGroupArn")].compactMap(\.self) : all
      groups += named.compactMap { Self.targetGroupID($0) }
    }
    joins.listenersOfBalancer[id, default: []].append(
      ListenerDraft(protocol: proto, port: port, targetGroups: groups))
  }

  /// `elbv2 describe-load-balancer-attributes` and `describe-target-group-attributes`, which do not say of
  /// what; the file's name does, or an ARN beside them.
  mutating func readBalancerAttributes(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    let keys = record.records("Attributes").compactMap { item -> (String, String)? in
      guard let key = item.string("Key"), let value = item.string("Value") else { return nil }
      return (key, value)
    }
    guard keys.contains(where: { Self.usedAttributes.contains($0.0) }) else { return }
    let arn = record.string("LoadBalancerArn") ?? record.string("TargetGroupArn")
    let owner = arn.flatMap { Self.balancerID($0) ?? Self.targetGroupID($0) }
    let place = owner.map { Joins.AttributePlace.resource($0) } ?? .fileName(fileName)
    for (key, value) in keys where Self.usedAttributes.contains(key) {
      joins.balancerAttributes.append((place, key, value))
    }
  }

  private static let usedAttributes = [
    "load_balancing.cross_zone.enabled", "preserve_client_ip.enabled",
  ]

  /// `LoadBalancerListeners` and `LoadBalancerAttributes`: the same outputs, each under its balancer's ARN.
  mutating func readBalancerListeners(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    for listener in record.records("Listeners") { readListener(listener, &builder) }
    // Written by the reader of Terraform's output, of a balancer that was only looked up.
    if record.bool("LacksListeners") == true,
      let id = Self.balancerID(record.string("LoadBalancerArn"))
    {
      joins.balancersLackingListeners.insert(id)
    }
  }

  /// `net/front/50dc6c495c0c9188`, of the ARN that ends so.
  static func balancerID(_ arn: String?) -> ResourceID? {
    arn.flatMap { arn in
      arn.firstRange(of: ":loadbalancer/").map {
        ResourceID(String(arn[$0.upperBound...]), kind: .loadBalancer)
      }
    }
  }

  /// `targetgroup/web/73e2d6bc24d8a067`, of the ARN that ends so.
  static func targetGroupID(_ arn: String?) -> ResourceID? {
    arn.flatMap { arn in
      arn.firstRange(of: ":targetgroup/").map {
        ResourceID("targetgroup/" + arn[$0.upperBound...], kind: .targetGroup)
      }
    }
  }
}

/// A listener before its target groups are looked up.
struct ListenerDraft {
  var `protocol`: LoadBalancer.Listener.ListenerProtocol
  var port: UInt16
  var targetGroups: [ResourceID]

  func listener(with references: TopologyBuilder.References) -> LoadBalancer.Listener {
    let known = targetGroups.compactMap { references.known($0, as: TargetGroup.self) }
    return LoadBalancer.Listener(
      `protocol`, port: port, targetGroups: known,
      lacksTargetGroups: known.count < targetGroups.count)
  }
}
