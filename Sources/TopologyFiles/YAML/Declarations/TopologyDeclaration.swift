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
  /// Nil where the file says that it is not known.
  var blockMode: InternetGatewayBlockMode? = .off
  /// Gateways outside of all VPCs, and sets of DHCP options that no VPC uses.
  var internetGateways: [GatewayDeclaration] = []
  var egressOnlyInternetGateways: [GatewayDeclaration] = []
  var vpnGateways: [GatewayDeclaration] = []
  var dhcpOptions: [DHCPOptionsDeclaration] = []
  /// Of functions, and those whose VPC is not in the file.
  var targetGroups: [TargetGroupDeclaration] = []
  /// Those without interfaces, which are in no VPC.
  var instances: [InstanceDeclaration] = []
  /// Whether what AWS makes by itself is added where the file does not name it.
  var addsDefaults = true

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
    blockMode = (source.blockMode(keys["block-public-access"]) ?? .mode(.off)).mode
    addsDefaults = source.bool(keys["defaults"]) ?? true
    internetGateways = source.declarations(keys["internet-gateways"], .gateways) {
      GatewayDeclaration($0, .internetGateway, &$1)
    }
    egressOnlyInternetGateways = source.declarations(
      keys["egress-only-internet-gateways"], .gateways
    ) {
      GatewayDeclaration($0, .internetGateway, &$1)
    }
    vpnGateways = source.declarations(keys["vpn-gateways"], .gateways) {
      GatewayDeclaration($0, .vpnGateway, &$1)
    }
    dhcpOptions = source.declarations(keys["dhcp-options"], YAMLShape.dhcpOptions.noun) {
      DHCPOptionsDeclaration($0 as YAMLEntry, &$1)
    }
    targetGroups = source.declarations(
      keys["target-groups"], .targetGroups, TargetGroupDeclaration.init)
    instances = source.declarations(keys["instances"], .instances) { entry, source in
      let instance = InstanceDeclaration(entry, &source)
      guard let instance,
        instance.primary != nil || instance.interface != nil || !instance.more.isEmpty
      else { return instance }
      source.error(
        .inconsistent,
        LocalizedText(
          en: "'\(entry.key.text)' has an interface, so it stands in a VPC",
          ja: "「\(entry.key.text)」にはインターフェイスがあるので、VPCの中に書きます"),
        at: entry.key.position)
      return nil
    }
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
  /// Nil where the file does not tell: then of AWS's own lists, what AWS publishes.
  var entries: [IPPrefix]?
  /// The file says that it is not known what the list holds.
  var isUnknown = false

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    name = entry.key
    if entry.value.isMapping {
      guard let keys = source.resource(entry, .prefixList) else { return nil }
      id = source.word(keys["id"], .anID)
      region = source.marks[name]?.region
      account = source.marks[name]?.account
      isUnknown = keys["entries"]?.isUnknown == true
      entries = isUnknown ? nil : keys["entries"].map { source.prefixes($0) }
    } else {
      source.mark(name, .prefixList, [:])
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
  /// The address of the interface that it stands for; nil for the primary one.
  var privateAddress: IPv4Address?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .elasticIP) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    region = source.marks[name]?.region
    account = source.marks[name]?.account
    address = source.addressV4(keys["ip"])
    instance = source.word(keys["instance"], .anInstanceName)
    interface = source.word(keys["interface"], .anInterfaceName)
    privateAddress = source.addressV4(keys["private-ip"])
  }
}

/// An S3 bucket; the name is its id.
struct BucketDeclaration {
  var name: YAMLWord
  var region: YAMLWord?
  var account: YAMLWord?
  var policy: PolicyDocument?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .bucket) else { return nil }
    name = entry.key
    region = source.marks[name]?.region
    account = source.marks[name]?.account
    policy = keys["policy"].flatMap { source.policy($0) }
  }
}

/// A private hosted zone; the name is its domain.
struct HostedZoneDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var domain: String
  var vpcs: [YAMLWord]
  var records: [DNSRecord]

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .hostedZone) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    vpcs = source.words(keys["vpcs"], .aVPCName)
    records = []
    domain = (source.word(keys["domain"], .aDomain) ?? name).text
    let zone = Self.plain(domain)
    for record in source.named(keys["records"], .records) {
      // `www` stands for `www.` and the zone; `@` for the zone itself.
      let text = Self.plain(record.key.text)
      let full =
        text == "@" ? zone : text == zone || text.hasSuffix("." + zone) ? text : "\(text).\(zone)"
      // A list of mappings is several records of one name.
      let several = source.list(record.value)
      let values = several.first?.isMapping == true ? several : [record.value]
      for value in values {
        guard let (type, values) = Self.record(value, &source) else { continue }
        records.append(
          DNSRecord(name: InternedText(full), type: type, values: values.map { InternedText($0) }))
      }
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
