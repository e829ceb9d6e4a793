import IPAddressing
import NetworkModel
package import PathEngine

extension TraceNarrator {
  /// What an explanation says, and what would put it right.
  ///
  /// Where there is advice, which has been tried and names what is really there, it alone says how what blocks
  /// is put right.
  package func explanation(_ item: Explanation) -> ExplanationNarration {
    var words = wording(item)
    if item.severity == .blocks, !advice.isEmpty { words.fix = nil }
    return ExplanationNarration(
      code: item.code, severity: item.severity, direction: item.direction, hop: item.hop,
      title: words.title, sentence: sentenceCase(words.sentence), fix: words.fix.map(sentenceCase))
  }

  struct Wording {
    var title: String
    var sentence: String
    var fix: String?
  }

  private func wording(_ item: Explanation) -> Wording {
    switch item.code {
    case .badState, .badStateRoute, .cannotRoute, .noRoute, .noPossibleDestination, .routeAmbiguous,
      .unknownDestination, .asymmetricReturn, .availabilityZoneCrossed:
      routingWording(item)
    case .badStateAttachment, .transitGatewayZone, .transitGatewayNoAssociation,
      .transitGatewayCannotRoute, .transitGatewayBadStateRoute, .badStateVPN,
      .virtualGatewayNeedsVPCSource, .virtualGatewayNeedsVPCDestination, .applianceModeRecommended:
      transitWording(item)
    case .securityGroupMismatch, .securityGroupHasNoRules, .networkACLRestriction,
      .ephemeralPortsPartlyBlocked, .endpointPolicyDenies, .bucketPolicyDenies, .policyNotJudged:
      filterWording(item)
    case .sourceDestinationCheck, .internetGatewayNeedsPublicAddress,
      .internetGatewayNeedsPrivateAddress, .internetGatewayRFC1918, .internetGatewayRFC6598,
      .internetGatewayVPCAddress, .natRequiresSourceInVPC, .peeringRequiresAddressInVPC,
      .gatewayEndpointProtocol, .gatewayEndpointSource, .protocolRestriction,
      .targetPortRestriction, .gatewayLoadBalancerNotChecked, .egressOnlyGatewayRequiresIPv6,
      .gatewayRejectsSpoofedTraffic, .regionalNATZone, .blockPublicAccess, .applianceNotChecked:
      gatewayWording(item)
    case .dnsSupportDisabled, .dnsHostnamesDisabled, .dnsNameUnknown, .dnsPrivateNameOutsideVPC,
      .dnsAnswersDiffer:
      nameWording(item)
    case .balancerListenersMismatch, .balancerHasNoTargets, .balancerRequiresTarget,
      .balancerHasNoTargetsInZone, .balancerSourcePreservation, .targetsDiffer:
      balancerWording(item)
    case .missingInput, .notJudged:
      limitWording(item)
    }
  }

  // MARK: What sentences are made of

  /// The component an explanation is about.
  func whom(_ item: Explanation) -> String {
    item.component.map { the($0.id) } ?? text(en: "the path", ja: "経路")
  }

  func label(_ item: Explanation) -> String {
    item.component.map { names.label($0.id) } ?? text(en: "it", ja: "該当のリソース")
  }

  func source(_ item: Explanation) -> String {
    item.packet.map { text($0.source) } ?? text(en: "the source", ja: "送信元")
  }

  func destination(_ item: Explanation) -> String {
    item.packet.map { text($0.destination) } ?? text(en: "the destination", ja: "宛先")
  }

  func traffic(_ item: Explanation) -> String { item.packet.map { traffic($0) } ?? service }

  func decision(_ item: Explanation) -> Step? {
    guard let index = item.hop else { return nil }
    let hops = item.direction == .back ? trace.back : trace.forward
    return hops.indices.contains(index) ? hops[index].step : nil
  }

  func isReply(_ item: Explanation) -> Bool { item.direction == .back }

  /// `10.0.5.9/32`, as a rule would name an address.
  func host(_ address: PacketAddress?) -> String {
    switch address {
    case .address(let address): "\(address)/\(address.family.bitWidth)"
    case .anyPublic(.ipv4): "0.0.0.0/0"
    case .anyPublic(.ipv6): "::/0"
    case nil: text(en: "its address", ja: "そのアドレス")
    }
  }

  /// The service's prefix list, where the way there leaves by one.
  var prefixListOnTheWay: ResourceID? {
    for hop in trace.forward {
      if case .route(let decision) = hop.step,
        case .prefixList(let id, _, _) = decision.chosen?.destination
      {
        return id
      }
    }
    return nil
  }

  // MARK: Names

  private func nameWording(_ item: Explanation) -> Wording {
    let name = names.clean(trace.resolution?.name ?? destination)
    let subjects = item.subjects.map(the)
    var asked = item.subjects.first
    if case .vpc(let id, _)? = trace.resolution?.resolver { asked = asked ?? id }
    let vpc = asked.map(names.label) ?? text(en: "the VPC", ja: "VPC")
    switch item.code {
    case .dnsSupportDisabled:
      return Wording(
        title: text(en: "DNS support is off", ja: "DNSサポートが無効"),
        sentence: text(
          en: """
            enableDnsSupport of \(vpc) is off, so its resolver answers nothing: \(name) fails before any \
            packet is sent.
            """,
          ja: "\(vpc) の enableDnsSupport が無効なため、リゾルバーは何も答えません。\(name) はパケットを送る前に失敗します。"),
        fix: text(
          en: "Turn enableDnsSupport on for \(vpc).", ja: "\(vpc) の enableDnsSupport を有効にします。"))
    case .dnsHostnamesDisabled:
      return Wording(
        title: text(en: "DNS host names are off", ja: "DNSホスト名が無効"),
        sentence: text(
          en: "enableDnsHostnames of \(vpc) is off, so its resolver does not know \(name).",
          ja: "\(vpc) の enableDnsHostnames が無効なため、リゾルバーは \(name) を知りません。"),
        fix: text(
          en: "Turn enableDnsHostnames on for \(vpc).", ja: "\(vpc) の enableDnsHostnames を有効にします。"))
    case .dnsPrivateNameOutsideVPC:
      let owner = subjects.first ?? text(en: "another VPC", ja: "別のVPC")
      return Wording(
        title: text(en: "a private name of another VPC", ja: "別のVPCのプライベートな名前"),
        sentence: text(
          en:
            "\(name) is a private name of \(owner); it is answered only inside the VPCs it belongs to.",
          ja: "\(name) は \(owner) のプライベートな名前で、それに属するVPCの中でしか引けません。"),
        fix: text(
          en: """
            Use the endpoint's own regional name, or share the name: associate a private hosted zone \
            with this VPC, or forward it by a Resolver rule.
            """,
          ja: """
            エンドポイント固有のリージョン名を使うか、プライベートホストゾーンをこのVPCに関連付ける、\
            またはResolverルールで転送して名前を共有します。
            """))
    case .dnsAnswersDiffer:
      let bad = trace.otherAnswers.filter { $0.verdict != .reachable }.map { "\($0.address)" }
      return Wording(
        title: text(en: "the name's addresses differ", ja: "アドレスにより結果が異なる"),
        sentence: text(
          en: """
            The name has several addresses and they do not all fare alike; a client may use any, so this \
            fails now and then.
            """,
          ja: """
            この名前には複数のアドレスがあり、結果が同じではありません。クライアントはどれを使うか分からないため、\
            ときどき失敗します。
            """),
        fix: bad.isEmpty
          ? nil
          : text(
            en: "Look at what stops \(language.list(bad)).",
            ja: "\(language.list(bad)) を妨げているものを確認します。"))
    default:
      return Wording(
        title: text(en: "the name is unknown", ja: "名前が見つからない"),
        sentence: text(
          en: "Nothing in this network answers for \(name), and it is no AWS service's name.",
          ja: "\(name) に答えるものがこのネットワークになく、AWSサービスの名前でもありません。"),
        fix: text(
          en:
            "Check the spelling and the region; a private name needs its hosted zone in the input.",
          ja: "つづりとリージョンを確認します。プライベートな名前なら、そのホストゾーンが入力に必要です。"))
    }
  }

  // MARK: What is not known

  private func limitWording(_ item: Explanation) -> Wording {
    let subjects = item.subjects.isEmpty ? [item.component?.id].compactMap(\.self) : item.subjects
    let what =
      subjects.isEmpty ? text(en: "something", ja: "必要な情報") : language.list(subjects.map(the))
    guard item.code == .missingInput else {
      return Wording(
        title: text(en: "not judged by this version", ja: "このバージョンでは未対応"),
        sentence: text(
          en: "What \(whom(item)) does with \(traffic(item)) is not judged by this version.",
          ja: "\(whom(item)) が \(traffic(item)) をどう扱うかは、このバージョンでは判定できません。"),
        fix: nil)
    }
    if let wording = missingTransitWording(item) ?? missingNameWording(item) { return wording }
    if let subnet = item.subjects.first, case .subnet(subnet) = trace.query.source {
      return Wording(
        title: text(en: "groups of the host unknown", ja: "ホストのSGが不明"),
        sentence: text(
          en: """
            A rule lets the members of a group in, and which groups a host in \(names.label(subnet)) has \
            is not known.
            """,
          ja: """
            グループのメンバーを許可するルールがありますが、\(names.label(subnet)) のホストがどのグループを持つかは\
            分かりません。
            """),
        fix: text(
          en: "Ask from one of its hosts.", ja: "サブネットではなく、その中のホストを送信元に指定します。"))
    }
    if item.component?.kind == .securityGroup, subjects.allSatisfy({ $0.kind != .securityGroup }) {
      return Wording(
        title: text(en: "security groups not in the input", ja: "SGが入力にない"),
        sentence: text(
          en: "The security groups of \(what) decide here, and are not all in the input.",
          ja: "ここでは \(what) のセキュリティグループが決め手ですが、入力に揃っていません。"),
        fix: text(
          en:
            "Add the output of `aws ec2 describe-security-groups` and `aws ec2 describe-network-interfaces`.",
          ja:
            "`aws ec2 describe-security-groups` と `aws ec2 describe-network-interfaces` の出力を加えます。"))
    }
    let commands = Set(subjects.compactMap { $0.kind.captureCommand }).sorted()
    return Wording(
      title: text(en: "not in the input", ja: "入力にない"),
      sentence: text(
        en: "\(what) decides here, and is not in the input.", ja: "ここでは \(what) が決め手ですが、入力にありません。"),
      fix: commands.isEmpty
        ? nil
        : text(
          en: "Add the output of `aws ec2 \(commands.joined(separator: "`, `aws ec2 "))`.",
          ja: "`aws ec2 \(commands.joined(separator: "`、`aws ec2 "))` の出力を加えます。"))
  }
}

extension ResourceKind {
  /// The command of `aws ec2` whose output holds resources of the kind.
  var captureCommand: String? {
    switch self {
    case .vpc: "describe-vpcs"
    case .subnet: "describe-subnets"
    case .routeTable: "describe-route-tables"
    case .prefixList: "get-managed-prefix-list-entries"
    case .internetGateway: "describe-internet-gateways"
    case .egressOnlyInternetGateway: "describe-egress-only-internet-gateways"
    case .natGateway: "describe-nat-gateways"
    case .vpcEndpoint: "describe-vpc-endpoints"
    case .instanceConnectEndpoint: "describe-instance-connect-endpoints"
    case .peeringConnection: "describe-vpc-peering-connections"
    case .securityGroup: "describe-security-groups"
    case .networkACL: "describe-network-acls"
    case .networkInterface: "describe-network-interfaces"
    case .instance: "describe-instances"
    case .elasticIP: "describe-addresses"
    case .dhcpOptions: "describe-dhcp-options"
    case .transitGateway: "describe-transit-gateways"
    case .transitGatewayAttachment: "describe-transit-gateway-attachments"
    case .transitGatewayRouteTable: "search-transit-gateway-routes"
    case .virtualPrivateGateway: "describe-vpn-gateways"
    case .customerGateway: "describe-customer-gateways"
    case .vpnConnection: "describe-vpn-connections"
    case .hostedZone, .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule,
      .loadBalancer, .targetGroup, .database, .bucket, .multiRegionAccessPoint, .other:
      nil
    }
  }
}
