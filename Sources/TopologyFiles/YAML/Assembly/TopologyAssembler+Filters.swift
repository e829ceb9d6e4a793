import IPAddressing
import NetworkModel

extension TopologyAssembler {
  mutating func addFilters(_ index: Int) {
    let vpc = declaration.vpcs[index]
    checkTableNames(vpc)
    for item in vpc.securityGroups { addSecurityGroup(item, in: vpc) }
    if declaration.addsDefaults,
      !vpc.securityGroups.contains(where: { $0.name.text == "default" })
    {
      addSecurityGroup(SecurityGroupDeclaration(default: vpc.name.position), in: vpc)
    }
    let chosen = networkACLs(of: vpc)
    for item in vpc.networkACLs { addNetworkACL(item, chosen, in: vpc) }
    if declaration.addsDefaults, !vpc.networkACLs.contains(where: \.isDefault) {
      addNetworkACL(NetworkACLDeclaration(default: vpc.name.position), chosen, in: vpc)
    }
  }

  // MARK: Security groups

  private enum PlannedPeer {
    case prefix(IPPrefix)
    case resource(ResourceID)
  }

  private mutating func addSecurityGroup(_ item: SecurityGroupDeclaration, in vpc: VPCDeclaration) {
    let id = names.id(NameTable.Key(.securityGroup, in: vpc.name.text, item.name.text))
    let vpcID = vpcID(vpc)
    let (label, scope) = place(item.name, in: vpc)
    let isDefault = item.name.text == "default"
    let ingress =
      item.ingress.map { rules($0, of: id, in: vpc) }
      ?? (isDefault ? [(TrafficClass.all, .resource(id), "")] : [])
    let egress = item.egress.map { rules($0, of: id, in: vpc) } ?? Self.allowAll(vpc)
    builder.add(
      SecurityGroup.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      func made(_ rules: [(TrafficClass, PlannedPeer, String)]) -> [SecurityGroupRule] {
        rules.map {
          SecurityGroupRule($0.0, Self.peer($0.1, &references), note: InternedText($0.2))
        }
      }
      return SecurityGroup(
        id: id, name: label, scope: scope, vpc: references.required(vpcID),
        ingress: made(ingress), egress: made(egress))
    }
  }

  /// What AWS gives a new group: everything out.
  private static func allowAll(_ vpc: VPCDeclaration) -> [(TrafficClass, PlannedPeer, String)] {
    [IPPrefix.allIPv4, .allIPv6].filter { all in
      all.family == .ipv4 || vpc.cidrs.contains { $0.family == all.family }
    }.map { (TrafficClass.all, .prefix($0), "") }
  }

  private mutating func rules(
    _ rules: [SecurityGroupRuleDeclaration], of group: ResourceID, in vpc: VPCDeclaration
  ) -> [(TrafficClass, PlannedPeer, String)] {
    rules.flatMap { rule in
      rule.peers.compactMap { word in
        peer(word, of: group, in: vpc).map { (rule.traffic, $0, rule.note) }
      }
    }
  }

  private mutating func peer(_ word: YAMLWord, of group: ResourceID, in vpc: VPCDeclaration)
    -> PlannedPeer?
  {
    if let prefix = try? IPPrefix(word.text) { return .prefix(prefix) }
    if let address = try? IPAddress(word.text) { return .prefix(IPPrefix(host: address)) }
    if word.text == "self" { return .resource(group) }
    if let list = prefixListKey(word.text, in: vpc) { return .resource(names.id(list)) }
    let kinds: [ResourceKind] = [.securityGroup, .prefixList]
    if let id = absent(word, kinds, in: vpc.name.text) { return .resource(id) }
    return find(word, anyOf: kinds, in: vpc.name.text, .securityGroupOrPrefixList).map {
      .resource(names.id($0))
    }
  }

  private static func peer(
    _ planned: PlannedPeer, _ references: inout TopologyBuilder.References
  ) -> SecurityGroupRule.Peer {
    switch planned {
    case .prefix(let prefix): return .prefix(prefix)
    case .resource(let id):
      if id.kind == .securityGroup,
        let group: Handle<SecurityGroup> = references.optional(id, "peer")
      {
        return .group(group)
      }
      if id.kind == .prefixList, let list: Handle<PrefixList> = references.optional(id, "peer") {
        return .prefixList(list)
      }
      return .absent(id)
    }
  }

  // MARK: Network ACLs

  /// The name of the ACL of each subnet: `network-acl` of the subnet, or `subnets` of the ACL.
  private mutating func networkACLs(of vpc: VPCDeclaration) -> [String: String] {
    var chosen: [String: String] = [:]
    func choose(_ subnet: String, _ acl: String, at position: TextPosition) {
      if let other = chosen[subnet], other != acl {
        source.error(
          .inconsistent,
          LocalizedText(
            en: "the subnet '\(subnet)' has the network ACL '\(other)' already",
            ja: "サブネット「\(subnet)」にはすでにネットワークACL「\(other)」があります"),
          at: position, hint: LocalizedText(en: "a subnet has one", ja: "サブネットに1つです"))
        return
      }
      chosen[subnet] = acl
    }
    for item in vpc.subnets {
      guard let word = item.networkACL,
        let key = find(word, .networkACL, in: vpc.name.text)
      else { continue }
      choose(item.name.text, key.name, at: word.position)
    }
    for item in vpc.networkACLs {
      for word in item.subnets {
        guard let subnet = subnetIndex(word, in: vpc) else { continue }
        choose(vpc.subnets[subnet].name.text, item.name.text, at: word.position)
      }
    }
    return chosen
  }

  private mutating func addNetworkACL(
    _ item: NetworkACLDeclaration, _ chosen: [String: String], in vpc: VPCDeclaration
  ) {
    let id = names.id(NameTable.Key(.networkACL, in: vpc.name.text, item.name.text))
    let vpcID = vpcID(vpc)
    let (label, scope) = place(item.name, in: vpc)
    let isDefault = item.isDefault
    let subnets = vpc.subnets.filter {
      chosen[$0.name.text].map { $0 == item.name.text } ?? isDefault
    }
    .map { subnetID($0, in: vpc) }
    let families = Set(vpc.cidrs.map(\.family)).union([.ipv4]).sorted()
    func whole(_ entries: [NetworkACL.Entry]?) -> [NetworkACL.Entry] {
      let entries = entries ?? (isDefault ? Self.allowAll(families) : [])
      let isWhole = !item.deniesRest || entries.contains { $0.number > 32766 }
      return isWhole ? entries : entries + Self.denyRest(families)
    }
    let (ingress, egress) = (whole(item.ingress), whole(item.egress))
    builder.add(
      NetworkACL.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      NetworkACL(
        id: id, name: label, scope: scope, vpc: references.required(vpcID),
        isDefault: isDefault, subnets: subnets.compactMap { references.known($0) },
        ingress: ingress, egress: egress)
    }
  }

  /// The entries of the default ACL: 100, and 101 for IPv6.
  private static func allowAll(_ families: [AddressFamily]) -> [NetworkACL.Entry] {
    families.enumerated().map { index, family in
      NetworkACL.Entry(
        number: 100 + index, action: .allow, traffic: .all,
        prefix: family == .ipv4 ? .allIPv4 : .allIPv6)
    }
  }

  /// The `*` line that ends every ACL: 32767, and 32768 for IPv6.
  private static func denyRest(_ families: [AddressFamily]) -> [NetworkACL.Entry] {
    families.enumerated().map { index, family in
      NetworkACL.Entry(
        number: 32767 + index, action: .deny, traffic: .all,
        prefix: family == .ipv4 ? .allIPv4 : .allIPv6)
    }
  }
}

extension SecurityGroupDeclaration {
  /// The group that every VPC has.
  init(default position: TextPosition) {
    name = YAMLWord(text: "default", position: position)
  }
}

extension NetworkACLDeclaration {
  /// The ACL that every VPC has.
  init(default position: TextPosition) {
    name = YAMLWord(text: "default", position: position)
    isDefault = true
    subnets = []
  }
}
