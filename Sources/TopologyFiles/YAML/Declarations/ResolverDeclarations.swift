import IPAddressing
import NetworkModel

/// A Route 53 Resolver endpoint.
struct ResolverEndpointDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var direction: ResolverEndpoint.Direction
  var vpc: YAMLWord
  var addresses: [IPAddress]
  var state: ResourceState

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .resolverEndpoint) else { return nil }
    name = entry.key
    guard let vpc = source.word(keys["vpc"], .aVPCName) else {
      source.missing("vpc", .resolverEndpoint, named: name)
      return nil
    }
    self.vpc = vpc
    id = source.word(keys["id"], .anID)
    let directions = ResolverEndpoint.Direction.allCases.map { ($0.rawValue, $0) }
    direction = source.choice(keys["direction"], .aDirection, directions) ?? .inbound
    addresses = source.words(keys["ips"], .anAddress).compactMap { source.address($0) }
    state = source.state(keys["state"]) ?? .available
  }
}

/// A Route 53 Resolver rule: it forwards, or where it names nobody, takes its domain out of a rule that does.
struct ResolverRuleDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var domain: String
  var endpoint: YAMLWord?
  /// Addresses, or the name of an inbound endpoint.
  var forwardTo: [YAMLWord]
  /// It forwards, and the file says that it is not known where to.
  var forwardsSomewhere: Bool
  var vpcs: [YAMLWord]

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .resolverRule) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    let text = (source.word(keys["domain"], .aDomain) ?? name).text.lowercased()
    domain = text.hasSuffix(".") ? String(text.dropLast()) : text
    endpoint = source.word(keys["endpoint"], .aResolverEndpointName)
    forwardsSomewhere = keys["forward-to"]?.isUnknown == true
    forwardTo =
      forwardsSomewhere
      ? [] : source.words(keys["forward-to"], .anAddressOrAnInboundEndpointName)
    vpcs = source.words(keys["vpcs"], .aVPCName)
  }
}

/// An S3 Multi-Region Access Point, with its buckets by region.
struct MultiRegionAccessPointDeclaration {
  var name: YAMLWord
  var alias: YAMLWord?
  var buckets: [(region: YAMLWord, bucket: YAMLWord)]
  var isReady: Bool

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .multiRegionAccessPoint) else { return nil }
    name = entry.key
    alias = source.word(keys["alias"], .anAlias)
    isReady = source.bool(keys["ready"]) ?? true
    buckets = []
    for item in source.named(
      keys["buckets"], LocalizedText(en: "buckets by region", ja: "リージョンごとのバケット"))
    {
      guard let bucket = source.word(item.value, .aBucketName) else { continue }
      buckets.append((item.key, bucket))
    }
  }

  /// What AWS would make up.
  var id: String { alias?.text.lowercased() ?? "\(name.text.lowercased()).mrap" }
}
