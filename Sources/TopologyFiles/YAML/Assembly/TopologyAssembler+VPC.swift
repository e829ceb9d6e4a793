import IPAddressing
import NetworkModel

extension TopologyAssembler {
  mutating func addVPC(_ index: Int) {
    let vpc = declaration.vpcs[index]
    let id = vpcID(vpc)
    let (label, scope) = place(vpc.name, in: vpc)
    var options: ResourceID?
    if let item = vpc.dhcpOptions {
      let id = names.id(NameTable.Key(.dhcpOptions, in: vpc.name.text, vpc.name.text, for: .vpc))
      options = id
      add(item, id, region: region(vpc), account: account(vpc))
    }
    let mode = declaration.blockMode
    let block =
      vpc.blockPublicAccess.map(\.mode)
      ?? vpc.publicAccessExclusion.map { mode?.excluding($0) } ?? mode
    builder.add(VPC.self, id: id, locate: locator(vpc.name.position)) { references in
      VPC(
        id: id, name: label, scope: scope, cidrs: vpc.cidrs,
        isDefault: vpc.isDefault, dnsSupport: vpc.dnsSupport, dnsHostnames: vpc.dnsHostnames,
        dhcpOptions: references.known(options), internetGatewayBlock: block)
    }
  }

  private mutating func add(
    _ item: DHCPOptionsDeclaration, _ id: ResourceID, region: String?, account: String?
  ) {
    let (label, scope) = place(item.name, region: region, account: account)
    builder.add(DHCPOptions.self, id: id, locate: locator(item.name.position)) { _ in
      DHCPOptions(
        id: id, name: label, scope: scope, domainName: InternedText(item.domainName),
        nameServers: item.nameServers)
    }
  }

  mutating func addSubnets(_ index: Int) {
    let vpc = declaration.vpcs[index]
    let vpcID = vpcID(vpc)
    checkBlocks(of: vpc)
    for item in vpc.subnets {
      let id = subnetID(item, in: vpc)
      let zone = zone(of: item, in: vpc)
      let block =
        item.blockPublicAccess.map(\.mode)
        ?? item.publicAccessExclusion.flatMap { declaration.blockMode?.excluding($0) }
      let (label, scope) = place(item.name, in: vpc)
      builder.add(
        Subnet.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
        locate: locator(item.name.position)
      ) { references in
        Subnet(
          id: id, name: label, scope: scope, vpc: references.required(vpcID),
          zone: InternedText(zone), cidrs: item.cidrs,
          assignsPublicAddress: item.assignsPublicAddress, isDNS64Enabled: item.isDNS64Enabled,
          internetGatewayBlock: block)
      }
    }
  }

  /// The zone's whole name; `a` where the file names none.
  func zone(of subnet: SubnetDeclaration, in vpc: VPCDeclaration) -> String {
    guard let zone = subnet.zone?.text else { return region(vpc) + "a" }
    return zone.utf8.count == 1 ? region(vpc) + zone : zone
  }

  private mutating func checkBlocks(of vpc: VPCDeclaration) {
    var seen: [(prefix: IPPrefix, name: String)] = []
    for subnet in vpc.subnets {
      if let zone = subnet.zone, zone.text.utf8.count > 1, !zone.text.hasPrefix(region(vpc)) {
        source.error(
          .inconsistent,
          LocalizedText(
            en: "the zone '\(zone.text)' is not in the region '\(region(vpc))'",
            ja: "ゾーン「\(zone.text)」はリージョン「\(region(vpc))」にありません"),
          at: zone.position,
          hint: LocalizedText(en: "a letter is enough: 'az: a'", ja: "1文字でも書けます: 'az: a'"))
      }
      for block in subnet.cidrs {
        if !vpc.cidrs.isEmpty, !vpc.cidrs.contains(where: { $0.contains(block) }) {
          source.error(
            .inconsistent,
            LocalizedText(
              en:
                "\(block) of the subnet '\(subnet.name.text)' is not inside the VPC '\(vpc.name.text)'",
              ja: "サブネット「\(subnet.name.text)」の \(block) はVPC「\(vpc.name.text)」の範囲にありません"),
            at: subnet.cidrPosition,
            hint: LocalizedText(
              en: "the VPC holds \(vpc.cidrs.map(\.description).joined(separator: " and "))",
              ja: "VPCの範囲は \(vpc.cidrs.map(\.description).joined(separator: "、"))"))
        }
        if let other = seen.first(where: { $0.prefix.overlaps(block) }) {
          source.error(
            .inconsistent,
            LocalizedText(
              en:
                "\(block) of the subnet '\(subnet.name.text)' overlaps \(other.prefix) of '\(other.name)'",
              ja: "サブネット「\(subnet.name.text)」の \(block) は「\(other.name)」の \(other.prefix) と重なっています"),
            at: subnet.cidrPosition)
        }
        seen.append((block, subnet.name.text))
      }
    }
  }

  mutating func addGateways(_ index: Int) {
    let vpc = declaration.vpcs[index]
    let name = vpc.name.text
    if let item = vpc.internetGateway {
      let id = names.id(NameTable.Key(.internetGateway, in: name, item.name.text))
      addInternetGateway(item, id, place(item.name, in: vpc), vpcID(vpc))
    }
    if let item = vpc.egressOnlyInternetGateway {
      let id = names.id(NameTable.Key(.egressOnlyInternetGateway, in: name, item.name.text))
      addEgressOnlyInternetGateway(item, id, place(item.name, in: vpc), vpcID(vpc))
    }
    if let item = vpc.vpnGateway {
      let id = names.id(NameTable.Key(.virtualPrivateGateway, in: name, item.name.text))
      addVPNGateway(item, id, place(item.name, in: vpc), vpcID(vpc))
    }
    for item in vpc.natGateways { addNATGateway(item, in: vpc) }
  }

  private typealias Place = (label: InternedText, scope: Handle<Scope>)

  private mutating func addInternetGateway(
    _ item: GatewayDeclaration, _ id: ResourceID, _ place: Place, _ vpc: ResourceID?
  ) {
    builder.add(InternetGateway.self, id: id, locate: locator(item.name.position)) { references in
      InternetGateway(
        id: id, name: place.label, scope: place.scope,
        vpc: item.isAttached ? references.known(vpc) : nil)
    }
  }

  private mutating func addEgressOnlyInternetGateway(
    _ item: GatewayDeclaration, _ id: ResourceID, _ place: Place, _ vpc: ResourceID?
  ) {
    builder.add(EgressOnlyInternetGateway.self, id: id, locate: locator(item.name.position)) {
      references in
      EgressOnlyInternetGateway(
        id: id, name: place.label, scope: place.scope,
        vpc: item.isAttached ? references.known(vpc) : nil)
    }
  }

  private mutating func addVPNGateway(
    _ item: GatewayDeclaration, _ id: ResourceID, _ place: Place, _ vpc: ResourceID?
  ) {
    builder.add(VirtualPrivateGateway.self, id: id, locate: locator(item.name.position)) {
      references in
      VirtualPrivateGateway(
        id: id, name: place.label, scope: place.scope,
        vpc: item.isAttached ? references.known(vpc) : nil, state: item.state)
    }
  }

  /// Gateways that are attached to nothing or to a VPC that has another already, and sets of DHCP options
  /// that no VPC uses.
  mutating func addGatewaysOfNoVPC() {
    for item in declaration.internetGateways {
      let id = names.id(NameTable.Key(.internetGateway, in: nil, item.name.text))
      addInternetGateway(item, id, place(item.name), home(of: item))
    }
    for item in declaration.egressOnlyInternetGateways {
      let id = names.id(NameTable.Key(.egressOnlyInternetGateway, in: nil, item.name.text))
      addEgressOnlyInternetGateway(item, id, place(item.name), home(of: item))
    }
    for item in declaration.vpnGateways {
      let id = names.id(NameTable.Key(.virtualPrivateGateway, in: nil, item.name.text))
      addVPNGateway(item, id, place(item.name), home(of: item))
    }
    for item in declaration.dhcpOptions {
      let id = names.id(NameTable.Key(.dhcpOptions, in: nil, item.name.text))
      add(item, id, region: nil, account: nil)
    }
  }

  private mutating func home(of item: GatewayDeclaration) -> ResourceID? {
    item.vpc.flatMap { findID($0, .vpc, in: nil) }
  }
}
