import IPAddressing
import NetworkModel

/// Makes resources of a declaration: gives ids and addresses, looks names up, adds what AWS would make
/// by itself, and hands all of it to the builder.
struct TopologyAssembler {
  let declaration: TopologyDeclaration
  var source: YAMLSource
  var builder: TopologyBuilder
  var names = NameTable()
  var addresses = AddressPlan()
  var interfaces: [InterfacePlan] = []
  /// Where an endpoint or gateway finds its interfaces: by its own id.
  var interfacesOf: [ResourceID: [Int]] = [:]
  /// The words that mean an interface which stands by itself in a VPC.
  let declaredInterfaces: Set<String>
  /// Interfaces that a VPC declares, of what names them: by its id.
  var adopted: [ResourceID: [ResourceID]] = [:]
  /// The interfaces that Elastic IPs of the file are on.
  var elasticPlaces: [IPv4Address: ResourceID] = [:]
  /// The instances that such interfaces are attached to.
  var instanceOf: [ResourceID: ResourceID] = [:]

  init(_ declaration: TopologyDeclaration, source: YAMLSource, builder: TopologyBuilder) {
    self.declaration = declaration
    self.source = source
    self.builder = builder
    declaredInterfaces = Set(
      declaration.vpcs.flatMap { vpc in
        vpc.interfaces.flatMap { item in
          [item.name.text, "\(vpc.name.text)/\(item.name.text)"] + (item.id.map { [$0.text] } ?? [])
        }
      })
  }

  mutating func assemble() {
    checkRegions()
    declareNames()
    names.assignIDs()
    planInterfaces()
    giveAddresses()
    for index in declaration.vpcs.indices {
      addVPC(index)
      addSubnets(index)
      addGateways(index)
      addRouteTables(index)
      addFilters(index)
      addEndpoints(index)
      addInstances(index)
      addLoadBalancers(index)
      addDatabases(index)
    }
    addGatewaysOfNoVPC()
    addTargetGroupsOfNoVPC()
    addInstancesOfNoVPC()
    addInterfaces()
    addElasticIPs()
    addPrefixLists()
    addPeerings()
    addTransitGateways()
    addVPNs()
    addDirectConnect()
    addResolvers()
    addNames()
  }

  // MARK: Places

  func region(_ vpc: VPCDeclaration) -> String { (vpc.region ?? declaration.region).text }

  func account(_ vpc: VPCDeclaration) -> String { (vpc.account ?? declaration.account).text }

  mutating func scope(of vpc: VPCDeclaration) -> Handle<Scope> {
    builder.scope(region: region(vpc), account: account(vpc))
  }

  mutating func scope(_ region: YAMLWord?, _ account: YAMLWord?) -> Handle<Scope> {
    builder.scope(
      region: (region ?? declaration.region).text, account: (account ?? declaration.account).text)
  }

  /// The name and the place of what is in a VPC.
  mutating func place(
    _ name: YAMLWord, in vpc: VPCDeclaration
  ) -> (label: InternedText, scope: Handle<Scope>) {
    place(name, region: region(vpc), account: account(vpc))
  }

  /// - Parameters:
  ///   - region: where it is if it does not say so itself; nil for the topology's.
  ///   - account: likewise.
  mutating func place(
    _ name: YAMLWord, region: String? = nil, account: String? = nil
  ) -> (label: InternedText, scope: Handle<Scope>) {
    let marks = source.marks[name]
    let scope = builder.scope(
      region: marks?.region?.text ?? region ?? declaration.region.text,
      account: marks?.account?.text ?? account ?? declaration.account.text)
    return (label(name), scope)
  }

  /// The Name tag: the key, unless the file gives another or the key is an id.
  func label(_ name: YAMLWord) -> InternedText {
    guard let marks = source.marks[name] else { return InternedText(name.text) }
    return InternedText(marks.nameTag ?? (marks.isNameless ? "" : name.text))
  }

  func vpcID(_ vpc: VPCDeclaration) -> ResourceID {
    names.id(NameTable.Key(.vpc, in: nil, vpc.name.text))
  }

  /// A place in the file, for the builder's findings.
  func locator(_ position: TextPosition) -> TopologyBuilder.Locator {
    let location = source.location(position)
    return { _ in location }
  }

  // MARK: Names

  /// The key of the one thing that a word means, or nil with an error.
  /// - Parameter noun: what a message calls it.
  mutating func find(
    _ word: YAMLWord, anyOf kinds: [ResourceKind], in vpc: String?, _ noun: LocalizedText
  )
    -> NameTable.Key?
  {
    let found = names.keys(word.text, kinds, in: vpc)
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      if source.isCutOff || source.namesLeftOut.contains(word.text) { return nil }
      source.unknown(
        .danglingReference, word,
        LocalizedText(
          en: "there is no \(noun.en) '\(word.text)'" + (vpc.map { " in the VPC '\($0)'" } ?? ""),
          ja: (vpc.map { "VPC「\($0)」に" } ?? "") + "\(noun.ja)「\(word.text)」はありません"),
        among: names.candidates(kinds, in: vpc))
    } else {
      let ids = found.map { names.id($0).text }.sorted()
      source.error(
        .badValue,
        LocalizedText(
          en: "'\(word.text)' fits several: \(ids.joined(separator: ", "))",
          ja: "「\(word.text)」は複数あります: \(ids.joined(separator: "、"))"),
        at: word.position,
        hint: LocalizedText(en: "name one of them by its id", ja: "どれかをIDで指定してください"))
    }
    return nil
  }

  mutating func find(_ word: YAMLWord, _ kind: ResourceKind, in vpc: String?) -> NameTable.Key? {
    find(word, anyOf: [kind], in: vpc, kind.noun)
  }

  mutating func findID(_ word: YAMLWord, _ kind: ResourceKind, in vpc: String?) -> ResourceID? {
    find(word, kind, in: vpc).map { names.id($0) }
  }

  /// The place of a subnet in its VPC's declaration.
  mutating func subnetIndex(_ word: YAMLWord, in vpc: VPCDeclaration) -> Int? {
    guard let key = find(word, .subnet, in: vpc.name.text) else { return nil }
    return vpc.subnets.firstIndex { $0.name.text == key.name && key.vpc == vpc.name.text }
  }

  func subnetID(_ subnet: SubnetDeclaration, in vpc: VPCDeclaration) -> ResourceID {
    names.id(NameTable.Key(.subnet, in: vpc.name.text, subnet.name.text))
  }

  private mutating func checkRegions() {
    let known = AddressRanges.bundled.regions
    let words =
      [declaration.region] + declaration.vpcs.compactMap(\.region)
      + declaration.vpcs.flatMap { $0.endpoints.compactMap(\.serviceRegion) }
      + declaration.transitGateways.compactMap(\.region) + declaration.buckets.compactMap(\.region)
    for word in words where !known.contains(word.text) && !word.text.isEmpty {
      let hint = Spelling.nearest(to: word.text, among: known, limit: 1).first
      source.warn(
        .unrecognised,
        LocalizedText(
          en: "AWS lists no region '\(word.text)'", ja: "AWSにリージョン「\(word.text)」はありません"),
        at: word.position,
        hint: hint.map { .didYouMean($0) })
    }
  }
}
