import IPAddressing
public import NetworkModel

/// Writes a network as Waylight's own YAML: names instead of ids where there are names, short forms as a
/// person would write them, and nothing that the reader would take for granted.
///
/// What the reader makes of the text is the same network: every resource with its id, its name and all
/// that an answer depends on. Tags other than Name, and the order of what has none in AWS (the lines of a
/// route table), are not kept. Writing the result once more gives the same text.
public enum YAMLTopologyWriter {
  /// - Parameters:
  ///   - documents: what topology files said besides the network; titles and expectations are kept.
  /// - Returns: the text, with a finding for each resource that cannot be written as it is.
  public static func write(
    _ topology: Topology, documents: [TopologyDocument] = []
  ) -> WrittenTopology {
    var writer = TopologyWriter(topology)
    let text = YAMLPrinter.text(of: writer.document(documents))
    var written = WrittenTopology(text: text, findings: writer.findings)
    written.findings += unfaithful(
      text, to: topology, besides: Set(written.findings.map(\.resource)))
    return written
  }

  /// Reads the text again, and says which resources are not what they were.
  private static func unfaithful(
    _ text: String, to topology: Topology, besides known: Set<ResourceID?>
  ) -> [Finding] {
    var builder = TopologyBuilder()
    _ = YAMLTopologyReader.read(text, file: "-", into: &builder, maximumValues: .max)
    return builder.build().topology.resources(differingFrom: topology)
      .filter { !known.contains($0) }
      .map { id in
        Finding(
          .warning, .inconsistent,
          LocalizedText(
            en: "\(id) cannot be written in YAML just as it is", ja: "\(id) はYAMLでそのとおりには書けません"),
          resource: id,
          hint: LocalizedText(
            en: "compare answers that pass it with those of the input",
            ja: "これを通る経路は、元の入力の答えと比べてください"))
      }
  }
}

/// A network as text.
public struct WrittenTopology: Hashable, Sendable {
  public var text: String
  /// What could not be written just as it is.
  public var findings: [Finding]
}

/// One writing: the topology, the names that its resources get, and what is noted meanwhile.
struct TopologyWriter {
  let topology: Topology
  var names = WrittenNames()
  var findings: [Finding] = []
  /// The region and account of all that says nothing else.
  let region: InternedText
  let account: InternedText
  /// What holds for VPC Block Public Access in most VPCs.
  let blockMode: InternetGatewayBlockMode?
  /// The interfaces by what writes them.
  var interfaceForms = InterfaceForms()
  /// Whether the reader may add what AWS makes by itself: it is all there.
  var addsDefaults = true
  let elasticIPs: [IPv4Address: ElasticIP]
  /// By VPC, what says that it is in it.
  let contents: [VPCContents]
  /// By VPC, what stands in it without saying so itself.
  var instancesOf: [Handle<VPC>: [Handle<Instance>]] = [:]
  var groupsOf: [Handle<VPC>: [Handle<TargetGroup>]] = [:]
  var freeInstances: [Handle<Instance>] = []
  var freeGroups: [Handle<TargetGroup>] = []

  init(_ topology: Topology) {
    self.topology = topology
    let scopes = topology.vpcs.map { topology[$0.scope] }
    region = Self.mostFrequent(scopes.map(\.region)) ?? "us-east-1"
    account = Self.mostFrequent(scopes.map(\.account)) ?? "111122223333"
    blockMode = Self.mostFrequent(topology.vpcs.map(\.internetGatewayBlock)) ?? .off
    elasticIPs = Dictionary(
      topology.elasticIPs.map { ($0.publicAddress, $0) }, uniquingKeysWith: { first, _ in first })
    contents = VPCContents.all(of: topology)
    placeInstances()
    placeTargetGroups()
    giveNames()
    interfaceForms = InterfaceForms(self)
    deriveInterfaceIDs()
    addsDefaults = hasAllDefaults()
    names.settle()
  }

  /// The one that is there most often; of several the first.
  private static func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let most = counts.values.max()
    return values.first { counts[$0] == most }
  }

  // MARK: The document

  mutating func document(_ documents: [TopologyDocument]) -> WrittenMapping {
    var root = WrittenMapping()
    root.set("waylight", .number(1))
    root.set("title", documents.lazy.map(\.title).first { !$0.isEmpty }.map(text))
    root.set("description", documents.lazy.map(\.description).first { !$0.isEmpty }.map(text))
    root.set("region", .word(region.text))
    root.set("account", .word(account.text))
    if !addsDefaults { root.set("defaults", .flag(false)) }
    if blockMode != .off {
      root.set("block-public-access", .word(blockMode?.rawValue ?? "unknown"))
    }
    root.section("vpcs", sorted(topology.handles(of: VPC.self).map { vpc($0) }))
    addConnections(&root)
    addNames(&root)
    let expectations = documents.flatMap(\.expectations)
    if !expectations.isEmpty { root.set("expect", .lines(expectations.map(expectation))) }
    return root
  }

  func text(_ text: LocalizedText) -> WrittenValue {
    if text.en == text.ja { return .word(text.en) }
    var both = WrittenMapping()
    both.set("en", .word(text.en))
    both.set("ja", .word(text.ja))
    return .mapping(both)
  }

  // MARK: What all resources have

  func key(_ id: ResourceID) -> String { names.key(id) }

  /// The key of a VPC, which is the place of what stands in it.
  func place(_ vpc: Handle<VPC>) -> String { names.key(topology[vpc].id) }

  /// Begins a mapping with the id, the Name tag, the region and the account, as far as they have to be told.
  /// - Parameters:
  ///   - isDerived: whether the reader makes the id by itself.
  ///   - home: the region and account that the reader would take.
  func resource(
    _ entity: some Entity, isDerived: Bool? = nil, home: Handle<Scope>
  ) -> WrittenMapping {
    let place = topology[home]
    return resource(entity, isDerived: isDerived, region: place.region, account: place.account)
  }

  func resource(
    _ entity: some Entity, isDerived: Bool? = nil, region: InternedText? = nil,
    account: InternedText? = nil
  ) -> WrittenMapping {
    var mapping = WrittenMapping()
    let key = key(entity.id)
    let isAWSID = NameTable.isAWSID(key, [entity.id.kind])
    if !(isDerived ?? names.isDerived(entity.id)) {
      mapping.set("id", .word(entity.id.text))
    } else if entity.name.isEmpty, !isAWSID {
      // A key that is the id tells of no name.
      mapping.set("id", .word(entity.id.text))
    }
    let isNameless = isAWSID || key == entity.id.text && !mapping.isEmpty
    if entity.name.text != (isNameless ? "" : key) {
      mapping.set("name-tag", .word(entity.name.text))
    }
    let scope = topology[entity.scope]
    if scope.region != region ?? self.region { mapping.set("region", .word(scope.region.text)) }
    if scope.account != account ?? self.account {
      mapping.set("account", .word(scope.account.text))
    }
    return mapping
  }

  func sorted(_ entries: [WrittenMapping.Entry]) -> [WrittenMapping.Entry] {
    entries.sorted { $0.key < $1.key }
  }

  func state(_ state: ResourceState, else usual: ResourceState) -> WrittenValue? {
    state == usual ? nil : .word(state.rawValue)
  }

  func prefixes(_ prefixes: [IPPrefix]) -> WrittenValue {
    .wordOrWords(prefixes.map(\.description))
  }

  /// `a` instead of `ap-northeast-1a`.
  func zone(_ zone: InternedText, in region: InternedText) -> String {
    let (zone, region) = (zone.text, region.text)
    guard zone.utf8.count == region.utf8.count + 1, zone.hasPrefix(region) else { return zone }
    return String(zone.suffix(1))
  }

  mutating func note(_ id: ResourceID, _ words: LocalizedText, hint: LocalizedText? = nil) {
    findings.append(Finding(.warning, .inconsistent, words, resource: id, hint: hint))
  }
}
