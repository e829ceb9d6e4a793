import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "HostedZones", used: "Id Name Config VPCs",
    notNeeded: "CallerReference ResourceRecordSetCount LinkedService Features")

  private static let recordSchema = AttributeSchema(
    "ResourceRecordSets", used: "Name Type ResourceRecords AliasTarget",
    notNeeded: "TTL HealthCheckId",
    notModelled: """
      CidrRoutingConfig Failover GeoLocation GeoProximityLocation MultiValueAnswer Region \
      SetIdentifier TrafficPolicyInstanceId Weight
      """)

  /// `list-hosted-zones`, `list-hosted-zones-by-name`.
  mutating func readHostedZone(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let text = record.string("Id") else {
      _ = record.requiredID("Id", .hostedZone)
      return
    }
    let id = Self.zoneID(text)
    var record = record
    record.resource = id
    record.audit(Self.schema)
    // Public zones answer everybody; what they answer is not in the network's own hands.
    let isPrivate =
      record.record("Config")?.bool("PrivateZone") ?? !record.records("VPCs").isEmpty
    guard isPrivate else { return }
    takeVPCs(record, of: id)
    add(id, name: Self.domain(record.string("Name") ?? ""), record, to: &builder)
  }

  /// `list-hosted-zones-by-vpc`, whose VPC is in the file's name alone.
  mutating func readHostedZoneSummary(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let text = record.string("HostedZoneId") else {
      _ = record.requiredID("HostedZoneId", .hostedZone)
      return
    }
    let id = Self.zoneID(text)
    if let vpc = idInFileName(.vpc) { joins.vpcsOfZone[id, default: []].append(vpc) }
    add(id, name: Self.domain(record.string("Name") ?? ""), record, to: &builder)
  }

  /// `get-hosted-zone`.
  mutating func readHostedZoneOutput(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let zone = record.record("HostedZone"), let text = zone.string("Id") else { return }
    takeVPCs(record, of: Self.zoneID(text))
    readHostedZone(zone, &builder)
  }

  private func takeVPCs(_ record: JSONRecord, of zone: ResourceID) {
    for item in record.records("VPCs") {
      if let vpc = item.id("VPCId", .vpc) { joins.vpcsOfZone[zone, default: []].append(vpc) }
    }
  }

  private func add(
    _ id: ResourceID, name: InternedText, _ record: JSONRecord, to builder: inout TopologyBuilder
  ) {
    // Several commands tell of one zone, and none tells more of it than another.
    guard !builder.contains(id) else { return }
    let scope = joins.scopes.place(region: "", account: "", vpc: nil, in: surroundings)
    builder.add(HostedZone.self, id: id, locate: record.locator) { [joins] references in
      var seen: Set<ResourceID> = []
      let vpcs = (joins.vpcsOfZone[id] ?? []).filter { seen.insert($0).inserted }
      return HostedZone(
        id: id, name: name, scope: joins.scopes.handle(at: scope),
        vpcs: vpcs.compactMap { references.known($0) },
        records: joins.recordsOfZone[id] ?? joins.recordsOfZoneName[name] ?? [])
    }
  }

  /// `list-resource-record-sets`: the zone is beside it, in the file's name, or told by its own SOA record.
  mutating func readRecordSets(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    var zoneName: InternedText?
    var records: [DNSRecord] = []
    for item in record.records("ResourceRecordSets") {
      item.audit(Self.recordSchema)
      guard let name = item.string("Name"), let type = item.string("Type") else { continue }
      if type == "SOA" { zoneName = Self.domain(name) }
      if let record = Self.dnsRecord(Self.domain(name), type, item) { records.append(record) }
    }
    if let id = record.id("HostedZoneId", .hostedZone) ?? zoneIDInFileName {
      joins.recordsOfZone[id, default: []] += records
    } else if let zoneName {
      joins.recordsOfZoneName[zoneName, default: []] += records
    } else {
      record.report(
        .warning, .missingKey,
        LocalizedText(
          en: "the record sets do not say which hosted zone they are of", ja: "どのホストゾーンのレコードかわかりません"
        ),
        hint: LocalizedText(
          en: "name the file list-resource-record-sets.ZONE-ID.json",
          ja: "ファイル名を list-resource-record-sets.ZONE-ID.json にしてください"))
    }
  }

  private static func dnsRecord(
    _ name: InternedText, _ type: String, _ record: JSONRecord
  ) -> DNSRecord? {
    if let alias = record.record("AliasTarget")?.string("DNSName") {
      return DNSRecord(name: name, type: .alias, values: [domain(alias)])
    }
    guard let type = DNSRecord.RecordType(rawValue: type) else { return nil }
    let values = record.records("ResourceRecords").compactMap { item in
      item.string("Value").map { type == .cname ? domain($0) : InternedText($0) }
    }
    return DNSRecord(name: name, type: type, values: values)
  }

  /// `Z0123` of `/hostedzone/Z0123`.
  private static func zoneID(_ text: String) -> ResourceID {
    ResourceID(text.split(separator: "/").last.map(String.init) ?? text, kind: .hostedZone)
  }

  private var zoneIDInFileName: ResourceID? {
    fileName.split(separator: ".").first { part in
      part.hasPrefix("Z") && part.utf8.count > 6
        && part.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
    }.map { ResourceID(String($0), kind: .hostedZone) }
  }

  /// A domain as names are compared: in lower case, without the dot at the end, and with Route 53's
  /// `\052` as the `*` that it stands for.
  private static func domain(_ text: String) -> InternedText {
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    if name.hasPrefix("\\052.") { name = "*" + name.dropFirst(4) }
    return InternedText(name)
  }
}
