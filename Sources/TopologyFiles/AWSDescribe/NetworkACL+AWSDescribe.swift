import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "NetworkAcls", used: "NetworkAclId VpcId IsDefault Associations Entries OwnerId Tags")

  private static let entrySchema = AttributeSchema(
    "NetworkAcls.Entries",
    used: "RuleNumber RuleAction Egress Protocol CidrBlock Ipv6CidrBlock PortRange IcmpTypeCode")

  /// `describe-network-acls`.
  mutating func readNetworkACL(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("NetworkAclId", .networkACL) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let vpc = record.requiredID("VpcId", .vpc) else { return }
    let tags = tags(of: record)
    let scope = scope(of: record, vpc: vpc)
    let isDefault = record.bool("IsDefault") ?? false
    let subnets = record.records("Associations").compactMap { $0.id("SubnetId", .subnet) }
    var ingress: [NetworkACL.Entry] = []
    var egress: [NetworkACL.Entry] = []
    for entry in record.records("Entries") {
      entry.audit(Self.entrySchema)
      guard let line = Self.entry(entry) else { continue }
      if entry.bool("Egress") ?? false { egress.append(line) } else { ingress.append(line) }
    }
    builder.add(
      NetworkACL.self, id: id, requires: [.init(vpc, "VpcId")], tags: tags.rest,
      locate: record.locator
    ) { [joins, ingress, egress] references in
      NetworkACL(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        vpc: references.required(vpc), isDefault: isDefault,
        subnets: subnets.enumerated().compactMap { index, subnet in
          references.optional(subnet, "Associations[\(index)].SubnetId")
        },
        ingress: ingress, egress: egress)
    }
  }

  /// Nil, with a finding, for an entry that cannot be understood.
  private static func entry(_ record: JSONRecord) -> NetworkACL.Entry? {
    guard let number = record.int("RuleNumber"),
      let prefix = record.prefix("CidrBlock") ?? record.prefix("Ipv6CidrBlock"),
      let traffic = traffic(of: record)
    else {
      record.report(
        .warning, .missingKey,
        LocalizedText(
          en: "an entry lacks its rule number, CIDR block or protocol; it is left aside",
          ja: "ルール番号、CIDRブロック、プロトコルのいずれかがない項目を無視しました"))
      return nil
    }
    let action: NetworkACL.Action
    switch record.string("RuleAction") {
    case "allow": action = .allow
    case "deny": action = .deny
    default:
      record.reportBadValue(
        "RuleAction", LocalizedText(en: "is neither allow nor deny", ja: "は allow でも deny でもありません"))
      return nil
    }
    return NetworkACL.Entry(number: number, action: action, traffic: traffic, prefix: prefix)
  }

  private static func traffic(of record: JSONRecord) -> TrafficClass? {
    guard let text = record.value["Protocol"].flatMap({ $0.string ?? $0.int.map(String.init) })
    else { return nil }
    if text == "-1" || text == "all" { return .all }
    guard let number = IPProtocol(text) else {
      record.reportBadValue("Protocol", LocalizedText(en: "is no protocol", ja: "はプロトコルではありません"))
      return nil
    }
    let complain = { (complaint: LocalizedText) in record.reportBadValue("PortRange", complaint) }
    if number.isICMP, let icmp = record.record("IcmpTypeCode") {
      return TrafficClass(number, from: icmp.int("Type"), to: icmp.int("Code"), complain: complain)
    }
    let ports = record.record("PortRange")
    return TrafficClass(
      number, from: ports?.int("From"), to: ports?.int("To"), complain: complain)
  }
}
