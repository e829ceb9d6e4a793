import IPAddressing
import NetworkModel

extension TopologyAssembler {
  mutating func addVPC(_ index: Int) {
    let vpc = declaration.vpcs[index]
    let id = vpcID(vpc)
    let scope = scope(of: vpc)
    var options: ResourceID?
    if let item = vpc.dhcpOptions {
      let id = names.id(NameTable.Key(.dhcpOptions, in: vpc.name.text, vpc.name.text, for: .vpc))
      options = id
      builder.add(DHCPOptions.self, id: id, locate: locator(item.position)) { _ in
        DHCPOptions(
          id: id, scope: scope, domainName: InternedText(item.domainName),
          nameServers: item.nameServers)
      }
    }
    let mode = declaration.blockMode
    let block = vpc.publicAccessExclusion.map { mode.excluding($0) } ?? mode
    builder.add(VPC.self, id: id, locate: locator(vpc.name.position)) { references in
      VPC(
        id: id, name: InternedText(vpc.name.text), scope: scope, cidrs: vpc.cidrs,
        isDefault: vpc.isDefault, dnsSupport: vpc.dnsSupport, dnsHostnames: vpc.dnsHostnames,
        dhcpOptions: references.known(options), internetGatewayBlock: block)
    }
  }

  mutating func addSubnets(_ index: Int) {
    let vpc = declaration.vpcs[index]
    let vpcID = vpcID(vpc)
    let scope = scope(of: vpc)
    checkBlocks(of: vpc)
    for item in vpc.subnets {
      let id = subnetID(item, in: vpc)
      let zone = zone(of: item, in: vpc)
      let block = item.publicAccessExclusion.map { declaration.blockMode.excluding($0) }
      builder.add(
        Subnet.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
        locate: locator(item.name.position)
      ) { references in
        Subnet(
          id: id, name: InternedText(item.name.text), scope: scope, vpc: references.required(vpcID),
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
      if let zone = subnet.zone, zone.text.utf8.count != 1, !zone.text.hasPrefix(region(vpc)) {
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
    let vpcID = vpcID(vpc)
    let scope = scope(of: vpc)
    if let item = vpc.internetGateway {
      let id = names.id(NameTable.Key(.internetGateway, in: vpc.name.text, item.name.text))
      builder.add(InternetGateway.self, id: id, locate: locator(item.name.position)) { references in
        InternetGateway(
          id: id, name: InternedText(item.name.text), scope: scope,
          vpc: item.isAttached ? references.known(vpcID) : nil)
      }
    }
    if let item = vpc.egressOnlyInternetGateway {
      let id = names.id(
        NameTable.Key(.egressOnlyInternetGateway, in: vpc.name.text, item.name.text))
      builder.add(EgressOnlyInternetGateway.self, id: id, locate: locator(item.name.position)) {
        references in
        EgressOnlyInternetGateway(
          id: id, name: InternedText(item.name.text), scope: scope,
          vpc: item.isAttached ? references.known(vpcID) : nil)
      }
    }
    if let item = vpc.vpnGateway {
      let id = names.id(NameTable.Key(.virtualPrivateGateway, in: vpc.name.text, item.name.text))
      builder.add(VirtualPrivateGateway.self, id: id, locate: locator(item.name.position)) {
        references in
        VirtualPrivateGateway(
          id: id, name: InternedText(item.name.text), scope: scope,
          vpc: item.isAttached ? references.known(vpcID) : nil, state: item.state)
      }
    }
    for item in vpc.natGateways { addNATGateway(item, in: vpc) }
  }
}
