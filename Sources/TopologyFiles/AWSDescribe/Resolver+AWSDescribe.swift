import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let endpointSchema = AttributeSchema(
    "ResolverEndpoints", used: "Id Arn Name Direction HostVPCId Status IpAddresses",
    notNeeded: """
      CreationTime CreatorRequestId IpAddressCount ModificationTime OutpostArn \
      PreferredInstanceType Protocols ResolverEndpointType SecurityGroupIds StatusMessage \
      RniEnhancedMetricsEnabled TargetNameServerMetricsEnabled
      """)

  private static let ruleSchema = AttributeSchema(
    "ResolverRules", used: "Id Arn Name DomainName RuleType TargetIps ResolverEndpointId Status",
    notNeeded: """
      CreationTime CreatorRequestId DelegationRecord ModificationTime OwnerId ShareStatus \
      StatusMessage
      """)

  private static let associationSchema = AttributeSchema(
    "ResolverRuleAssociations", used: "ResolverRuleId VPCId Status",
    notNeeded: "Id Name StatusMessage")

  /// `route53resolver list-resolver-endpoints`.
  mutating func readResolverEndpoint(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("Id", .resolverEndpoint),
      let vpc = record.requiredID("HostVPCId", .vpc)
    else { return }
    var record = record
    record.resource = id
    record.audit(Self.endpointSchema)
    let direction: ResolverEndpoint.Direction
    switch record.string("Direction") ?? "" {
    case "INBOUND", "INBOUND_DELEGATION": direction = .inbound
    case "OUTBOUND": direction = .outbound
    default:
      record.reportBadValue(
        "Direction",
        LocalizedText(en: "is neither INBOUND nor OUTBOUND", ja: "は INBOUND でも OUTBOUND でもありません"))
      return
    }
    let scope = scope(of: record, arn: "Arn", vpc: vpc)
    let state = Self.resolverState(record)
    let name = record.interned("Name")
    joins.addressesOfResolver[id, default: []] += Self.addresses(record)
    builder.add(
      ResolverEndpoint.self, id: id, requires: [.init(vpc, "HostVPCId")], locate: record.locator
    ) { [joins] references in
      ResolverEndpoint(
        id: id, name: name, scope: joins.scopes.handle(at: scope),
        direction: direction, vpc: references.required(vpc),
        addresses: Set(joins.addressesOfResolver[id] ?? []).sorted(), state: state)
    }
  }

  /// `route53resolver list-resolver-endpoint-ip-addresses`, whose endpoint is in the file's name alone.
  mutating func readResolverAddresses(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    // Resolver endpoints may carry such a list too; that is theirs.
    guard !record.has("HostVPCId") else { return }
    guard
      let id = idOrFileName(
        record, "ResolverEndpointId", .resolverEndpoint,
        command: "list-resolver-endpoint-ip-addresses")
    else { return }
    joins.addressesOfResolver[id, default: []] += Self.addresses(record)
  }

  private static func addresses(_ record: JSONRecord) -> [IPAddress] {
    record.records("IpAddresses").compactMap { item in
      item.has("Ip") ? item.address("Ip") : item.has("Ipv6") ? item.address("Ipv6") : nil
    }
  }

  /// Resolver's words for what works, and for all else.
  private static func resolverState(_ record: JSONRecord) -> ResourceState {
    switch record.string("Status") ?? "OPERATIONAL" {
    case "OPERATIONAL", "UPDATING", "AUTO_RECOVERING": .available
    case "CREATING": .pending
    case "DELETING": .deleting
    case "ACTION_NEEDED": .failed
    default: .unknown
    }
  }

  /// `route53resolver list-resolver-rules`.
  mutating func readResolverRule(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let text = record.string("Id") else {
      _ = record.requiredID("Id", .resolverRule)
      return
    }
    let id = ResourceID(text, kind: .resolverRule)
    var record = record
    record.resource = id
    record.audit(Self.ruleSchema)
    let endpoint = record.string("ResolverEndpointId").map {
      ResourceID($0, kind: .resolverEndpoint)
    }
    let targets = record.records("TargetIps").compactMap { item in
      item.has("Ip") ? item.address("Ip") : item.has("Ipv6") ? item.address("Ipv6") : nil
    }
    let action: ResolverRule.Action
    switch record.string("RuleType") ?? "" {
    case "FORWARD": action = .forward(to: targets, endpoint: endpoint)
    case "SYSTEM", "RECURSIVE": action = .system
    default:
      record.report(
        .note, .notModelled,
        LocalizedText(
          en: "the rule \(id) is of a type that is not modelled; it is left aside",
          ja: "ルール \(id) は扱えない種類のため無視しました"))
      return
    }
    let domain = Self.ruleDomain(record.string("DomainName") ?? "")
    let scope = scope(of: record, arn: "Arn")
    let name = record.interned("Name")
    builder.add(ResolverRule.self, id: id, locate: record.locator) { [joins] references in
      var seen: Set<ResourceID> = []
      let vpcs = (joins.vpcsOfResolverRule[id] ?? []).filter { seen.insert($0).inserted }
      return ResolverRule(
        id: id, name: name, scope: joins.scopes.handle(at: scope),
        domain: domain, action: action, vpcs: vpcs.compactMap { references.known($0) })
    }
  }

  /// `route53resolver list-resolver-rule-associations`.
  mutating func readResolverRuleAssociation(
    _ record: JSONRecord, _ builder: inout TopologyBuilder
  ) {
    record.audit(Self.associationSchema)
    guard let rule = record.string("ResolverRuleId"), let vpc = record.id("VPCId", .vpc) else {
      return
    }
    if let status = record.text("Status"), !(status == "COMPLETE" || status == "OVERRIDDEN") {
      return
    }
    joins.vpcsOfResolverRule[ResourceID(rule, kind: .resolverRule), default: []].append(vpc)
  }

  private static func ruleDomain(_ text: String) -> InternedText {
    let lowered = text.lowercased()
    return InternedText(lowered.hasSuffix(".") ? String(lowered.dropLast()) : lowered)
  }
}
