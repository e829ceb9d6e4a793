import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "SecurityGroups",
    used: "GroupId GroupName VpcId IpPermissions IpPermissionsEgress SecurityGroupArn OwnerId Tags",
    notNeeded: "Description")

  private static let permissionSchema = AttributeSchema(
    "SecurityGroups.IpPermissions",
    used: "IpProtocol FromPort ToPort IpRanges Ipv6Ranges PrefixListIds UserIdGroupPairs")

  private static let pairSchema = AttributeSchema(
    "SecurityGroups.UserIdGroupPairs", used: "GroupId Description",
    notNeeded: "UserId GroupName VpcId VpcPeeringConnectionId PeeringStatus")

  private static let ruleSchema = AttributeSchema(
    "SecurityGroupRules",
    used: """
      GroupId IsEgress IpProtocol FromPort ToPort CidrIpv4 CidrIpv6 PrefixListId \
      ReferencedGroupInfo Description
      """,
    notNeeded: "SecurityGroupRuleId GroupOwnerId Tags SecurityGroupRuleArn")

  /// `describe-security-groups`.
  mutating func readSecurityGroup(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("GroupId", .securityGroup) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let vpc = record.requiredID("VpcId", .vpc) else { return }
    let tags = tags(of: record)
    let name = tags.name.isEmpty ? record.interned("GroupName") : tags.name
    let scope = scope(of: record, arn: "SecurityGroupArn", vpc: vpc)
    let own: SecurityGroupRules? =
      record.has("IpPermissions") || record.has("IpPermissionsEgress")
      ? SecurityGroupRules(
        ingress: Self.permissions(record, "IpPermissions"),
        egress: Self.permissions(record, "IpPermissionsEgress")) : nil
    builder.add(
      SecurityGroup.self, id: id, requires: [.init(vpc, "VpcId")], tags: tags.rest,
      locate: record.locator
    ) { [joins] references in
      let rules = own ?? joins.rulesOfGroup[id] ?? SecurityGroupRules()
      return SecurityGroup(
        id: id, name: name, scope: joins.scopes.handle(at: scope), vpc: references.required(vpc),
        ingress: rules.ingress.map { $0.rule(with: &references) },
        egress: rules.egress.map { $0.rule(with: &references) })
    }
  }

  /// One rule for each peer of each permission.
  private static func permissions(
    _ record: JSONRecord, _ key: StaticString
  ) -> [SecurityGroupRules.Rule] {
    var rules: [SecurityGroupRules.Rule] = []
    for (index, permission) in record.records(key).enumerated() {
      permission.audit(permissionSchema)
      guard let traffic = TrafficClass(permission) else { continue }
      func add(_ peer: SecurityGroupRules.Peer?, _ record: JSONRecord) {
        guard let peer else { return }
        rules.append(
          .init(
            traffic: traffic, peer: peer, note: record.interned("Description"),
            path: "\(key)[\(index)]"))
      }
      for range in permission.records("IpRanges") {
        add(range.prefix("CidrIp").map { .prefix($0) }, range)
      }
      for range in permission.records("Ipv6Ranges") {
        add(range.prefix("CidrIpv6").map { .prefix($0) }, range)
      }
      for list in permission.records("PrefixListIds") {
        add(list.id("PrefixListId", .prefixList).map { .resource($0) }, list)
      }
      for pair in permission.records("UserIdGroupPairs") {
        pair.audit(pairSchema)
        add(pair.id("GroupId", .securityGroup).map { .resource($0) }, pair)
      }
    }
    return rules
  }

  /// `describe-security-group-rules`: the same rules once more, one by one. They count only for groups
  /// whose own output has none of its permissions.
  mutating func readSecurityGroupRule(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let group = record.requiredID("GroupId", .securityGroup) else { return }
    var record = record
    record.resource = group
    record.audit(Self.ruleSchema)
    guard let traffic = TrafficClass(record), let peer = Self.peer(ofRule: record) else { return }
    let rule = SecurityGroupRules.Rule(
      traffic: traffic, peer: peer, note: record.interned("Description"), path: "")
    if record.bool("IsEgress") ?? false {
      joins.rulesOfGroup[group, default: SecurityGroupRules()].egress.append(rule)
    } else {
      joins.rulesOfGroup[group, default: SecurityGroupRules()].ingress.append(rule)
    }
  }

  private static func peer(ofRule record: JSONRecord) -> SecurityGroupRules.Peer? {
    if let prefix = record.prefix("CidrIpv4") ?? record.prefix("CidrIpv6") {
      return .prefix(prefix)
    }
    if let list = record.id("PrefixListId", .prefixList) { return .resource(list) }
    return record.record("ReferencedGroupInfo")?.id("GroupId", .securityGroup).map {
      .resource($0)
    }
  }
}

/// The rules of a security group before its peers are looked up.
struct SecurityGroupRules {
  var ingress: [Rule] = []
  var egress: [Rule] = []

  enum Peer {
    case prefix(IPPrefix)
    /// A security group or prefix list.
    case resource(ResourceID)
  }

  struct Rule {
    var traffic: TrafficClass
    var peer: Peer
    var note: InternedText
    /// Where the permission stands in the group.
    var path: String

    func rule(with references: inout TopologyBuilder.References) -> SecurityGroupRule {
      SecurityGroupRule(traffic, resolved(with: &references), note: note)
    }

    private func resolved(
      with references: inout TopologyBuilder.References
    ) -> SecurityGroupRule.Peer {
      switch peer {
      case .prefix(let prefix): return .prefix(prefix)
      case .resource(let id):
        if let group = references.known(id, as: SecurityGroup.self) { return .group(group) }
        if let list = references.known(id, as: PrefixList.self) { return .prefixList(list) }
        references.note(id, path.isEmpty ? "peer" : path)
        return .absent(id)
      }
    }
  }
}

extension TrafficClass {
  /// The protocol and ports of a permission or rule; nil, with a finding, when they make no sense.
  init?(_ record: JSONRecord) {
    guard let text = record.value["IpProtocol"].flatMap({ $0.string ?? $0.int.map(String.init) })
    else {
      record.report(
        .warning, .missingKey,
        LocalizedText(
          en: "a rule has no IpProtocol; it is left aside", ja: "IpProtocol のないルールを無視しました"))
      return nil
    }
    if text == "-1" {
      self = .all
      return
    }
    guard let number = IPProtocol(text) else {
      record.reportBadValue("IpProtocol", LocalizedText(en: "is no protocol", ja: "はプロトコルではありません"))
      return nil
    }
    self.init(
      number, from: record.int("FromPort"), to: record.int("ToPort"),
      complain: { record.reportBadValue("FromPort", $0) })
  }

  /// AWS writes ICMP's type and code into the two ports, and -1 for any.
  init?(
    _ number: IPProtocol, from: Int?, to: Int?, complain: (_ complaint: LocalizedText) -> Void
  ) {
    if number.isICMP {
      self.init(
        protocol: number, icmpType: from.flatMap { UInt8(exactly: $0) },
        icmpCode: to.flatMap { UInt8(exactly: $0) })
      return
    }
    guard number.hasPorts, let from, from != -1 else {
      self.init(protocol: number)
      return
    }
    guard let first = UInt16(exactly: from), let last = UInt16(exactly: to ?? from),
      let ports = PortRange(first, last)
    else {
      complain(LocalizedText(en: "begins no range of ports", ja: "から始まるポートの範囲はありません"))
      return nil
    }
    self.init(protocol: number, ports: ports)
  }
}
