import IPAddressing
import NetworkModel

/// A whole file as it tells itself, before any name is looked up.
struct TopologyDeclaration {
  var document = TopologyDocument()
  var region = YAMLWord(text: "us-east-1", position: TextPosition(line: 1, column: 1))
  var account = YAMLWord(text: "111122223333", position: TextPosition(line: 1, column: 1))
  var vpcs: [VPCDeclaration] = []
  var peerings: [PeeringDeclaration] = []
  var transitGateways: [TransitGatewayDeclaration] = []
  var customerGateways: [CustomerGatewayDeclaration] = []
  var vpnConnections: [VPNConnectionDeclaration] = []
  var prefixLists: [PrefixListDeclaration] = []
  var elasticIPs: [ElasticIPDeclaration] = []
  var buckets: [BucketDeclaration] = []
  var hostedZones: [HostedZoneDeclaration] = []
  var directConnectGateways: [DirectConnectGatewayDeclaration] = []
  var virtualInterfaces: [VirtualInterfaceDeclaration] = []
  var resolverEndpoints: [ResolverEndpointDeclaration] = []
  var resolverRules: [ResolverRuleDeclaration] = []
  var accessPoints: [MultiRegionAccessPointDeclaration] = []
  /// VPC Block Public Access, of every account and region of the file.
  var blockMode = InternetGatewayBlockMode.off

  init(_ root: YAMLValue, _ source: inout YAMLSource) {
    guard root.isMapping else {
      source.wrongType(root, expected: .aTopology)
      return
    }
    guard let keys = source.mapping(root, .document) else { return }
    checkVersion(keys["waylight"], root, &source)
    document.title = source.localizedText(keys["title"])
    document.description = source.localizedText(keys["description"])
    region = source.word(keys["region"], .aRegion) ?? region
    account = source.word(keys["account"], .anAccount) ?? account
    vpcs = source.declarations(keys["vpcs"], .vpcs, VPCDeclaration.init)
    peerings = source.declarations(keys["peerings"], .peerings, PeeringDeclaration.init)
    transitGateways = source.declarations(
      keys["transit-gateways"], .transitGateways, TransitGatewayDeclaration.init)
    customerGateways = source.declarations(
      keys["customer-gateways"], .customerGateways, CustomerGatewayDeclaration.init)
    vpnConnections = source.declarations(
      keys["vpn-connections"], .vpnConnections, VPNConnectionDeclaration.init)
    prefixLists = source.declarations(
      keys["prefix-lists"], .prefixLists, PrefixListDeclaration.init)
    elasticIPs = source.declarations(keys["elastic-ips"], .elasticIPs, ElasticIPDeclaration.init)
    buckets = source.declarations(keys["buckets"], .buckets, BucketDeclaration.init)
    hostedZones = source.declarations(
      keys["hosted-zones"], .hostedZones, HostedZoneDeclaration.init)
    directConnectGateways = source.declarations(
      keys["direct-connect-gateways"], .directConnectGateways,
      DirectConnectGatewayDeclaration.init)
    virtualInterfaces = source.declarations(
      keys["virtual-interfaces"], .virtualInterfaces, VirtualInterfaceDeclaration.init)
    resolverEndpoints = source.declarations(
      keys["resolver-endpoints"], .resolverEndpoints, ResolverEndpointDeclaration.init)
    resolverRules = source.declarations(
      keys["resolver-rules"], .resolverRules, ResolverRuleDeclaration.init)
    accessPoints = source.declarations(
      keys["multi-region-access-points"], .multiRegionAccessPoints,
      MultiRegionAccessPointDeclaration.init)
    let modes = InternetGatewayBlockMode.allCases.map { ($0.rawValue, $0) }
    blockMode =
      source.choice(
        keys["block-public-access"], LocalizedText(en: "a mode", ja: "モード"), modes) ?? .off
    document.expectations = source.list(keys["expect"]).compactMap { source.expectation($0) }
  }

  private func checkVersion(
    _ version: YAMLValue?, _ root: YAMLValue, _ source: inout YAMLSource
  ) {
    guard let version else {
      source.warn(
        .missingKey,
        LocalizedText(
          en: "the file does not say which version of the format it is", ja: "形式のバージョンが書かれていません"),
        at: root.position,
        hint: LocalizedText(en: "begin it with 'waylight: 1'", ja: "'waylight: 1' で始めてください"))
      return
    }
    if version.word?.text != "1" {
      source.error(
        .badValue,
        LocalizedText(
          en: "\(version.noun.en) is not a version of the format",
          ja: "\(version.noun.ja)は形式のバージョンではありません"), at: version.position,
        hint: LocalizedText(en: "write 'waylight: 1'", ja: "'waylight: 1' と書いてください"))
    }
  }
}

/// A prefix list of the customer's own: a list of prefixes, or a mapping with `entries`.
struct PrefixListDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var region: YAMLWord?
  var account: YAMLWord?
  var entries: [IPPrefix]

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    name = entry.key
    if entry.value.isMapping {
      guard let keys = source.mapping(entry.value, .prefixList) else { return nil }
      id = source.word(keys["id"], .anID)
      region = source.word(keys["region"], .aRegion)
      account = source.word(keys["account"], .anAccount)
      entries = source.prefixes(keys["entries"])
    } else {
      entries = source.prefixes(entry.value)
    }
  }
}

/// An Elastic IP address, on an instance or interface or on nothing.
struct ElasticIPDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var region: YAMLWord?
  var account: YAMLWord?
  var address: IPv4Address?
  var instance: YAMLWord?
  var interface: YAMLWord?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .elasticIP) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    region = source.word(keys["region"], .aRegion)
    account = source.word(keys["account"], .anAccount)
    address = source.addressV4(keys["ip"])
    instance = source.word(keys["instance"], .anInstanceName)
    interface = source.word(keys["interface"], .anInterfaceName)
  }
}

/// An S3 bucket; the name is its id.
struct BucketDeclaration {
  var name: YAMLWord
  var region: YAMLWord?
  var account: YAMLWord?
  var policy: PolicyDocument?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .bucket) else { return nil }
    name = entry.key
    region = source.word(keys["region"], .aRegion)
    account = source.word(keys["account"], .anAccount)
    policy = keys["policy"].flatMap { source.policy($0) }
  }
}

/// A private hosted zone; the name is its domain.
struct HostedZoneDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var vpcs: [YAMLWord]
  var records: [DNSRecord]

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.mapping(entry.value, .hostedZone) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    vpcs = source.words(keys["vpcs"], .aVPCName)
    records = []
    let zone = Self.plain(name.text)
    for record in source.named(keys["records"], .records) {
      guard let (type, values) = Self.record(record.value, &source) else { continue }
      // `www` stands for `www.` and the zone; `@` for the zone itself.
      let text = Self.plain(record.key.text)
      let full =
        text == "@" ? zone : text == zone || text.hasSuffix("." + zone) ? text : "\(text).\(zone)"
      records.append(
        DNSRecord(name: InternedText(full), type: type, values: values.map { InternedText($0) }))
    }
  }

  private static func plain(_ domain: String) -> String {
    let domain = domain.lowercased()
    return domain.hasSuffix(".") ? String(domain.dropLast()) : domain
  }

  private static func record(_ value: YAMLValue, _ source: inout YAMLSource)
    -> (DNSRecord.RecordType, [String])?
  {
    guard value.isMapping else {
      let values = source.words(value, .anAddressOrAName).map(\.text)
      guard let first = values.first else { return nil }
      switch try? IPAddress(first) {
      case .v4: return (.a, values)
      case .v6: return (.aaaa, values)
      case nil: return (.cname, values.map { plain($0) })
      }
    }
    guard let keys = source.mapping(value, .record) else { return nil }
    let types = DNSRecord.RecordType.allCases.map { ($0.rawValue, $0) }
    guard let type = source.choice(keys["type"], .aRecordType, types) else { return nil }
    return (type, source.words(keys["values"], .anAddressOrAName).map(\.text))
  }
}
