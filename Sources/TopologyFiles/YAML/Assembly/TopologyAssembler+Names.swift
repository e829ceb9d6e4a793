import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// The file's prefix lists, and AWS's own with the ranges that AWS publishes.
  mutating func addPrefixLists() {
    for item in declaration.prefixLists {
      let id = names.id(NameTable.Key(.prefixList, in: nil, item.name.text))
      let scope = scope(item.region, item.account)
      builder.add(PrefixList.self, id: id, locate: locator(item.name.position)) { _ in
        PrefixList(
          id: id, name: InternedText(item.name.text), scope: scope, entries: item.entries)
      }
    }
    var seen: Set<ResourceID> = []
    for vpc in declaration.vpcs {
      for name in Self.gatewayServices {
        guard let service = ServiceCatalogue.bundled.service(named: name) else { continue }
        let full = service.serviceName(in: region(vpc))
        let key = NameTable.Key(.prefixList, in: nil, full)
        guard names.contains(key), seen.insert(names.id(key)).inserted else { continue }
        let id = names.id(key)
        let entries = ServiceCatalogue.bundled.ranges(
          service: service, region: region(vpc), family: .ipv4)
        let scope = builder.scope(region: region(vpc), account: "AWS")
        builder.add(PrefixList.self, id: id, locate: locator(vpc.name.position)) { _ in
          PrefixList(
            id: id, name: InternedText(full), scope: scope,
            entries: entries.isEmpty ? nil : entries)
        }
      }
    }
  }

  /// The public addresses that Elastic IPs of the file give to interfaces.
  mutating func elasticAddresses() -> [ResourceID: IPv4Address] {
    var result: [ResourceID: IPv4Address] = [:]
    for item in declaration.elasticIPs {
      if let interface = interface(of: item), let address = item.address {
        result[interface] = address
      }
    }
    return result
  }

  private func interface(of item: ElasticIPDeclaration) -> ResourceID? {
    for vpc in declaration.vpcs {
      if let word = item.instance,
        let key = names.keys(word.text, [.instance], in: vpc.name.text).first
      {
        return names.id(NameTable.Key(.networkInterface, in: key.vpc, key.name, for: .instance))
      }
      if let word = item.interface,
        let key = names.keys(word.text, [.networkInterface], in: vpc.name.text).first
      {
        return names.id(key)
      }
    }
    return nil
  }

  /// The file's Elastic IPs, and one for each public NAT gateway.
  mutating func addElasticIPs() {
    for item in declaration.elasticIPs {
      let id = names.id(NameTable.Key(.elasticIP, in: nil, item.name.text))
      let interface = interface(of: item)
      if let word = item.instance ?? item.interface, interface == nil, !source.isCutOff {
        let words = declaration.vpcs.flatMap {
          names.candidates([item.instance == nil ? .networkInterface : .instance], in: $0.name.text)
        }
        source.unknown(
          .danglingReference, word,
          LocalizedText(
            en: "there is no host or interface '\(word.text)'",
            ja: "ホストやインターフェイス「\(word.text)」はありません"), among: words)
      }
      guard let address = item.address else {
        source.missing("ip", .elasticIP, named: item.name)
        continue
      }
      addElasticIP(
        id, item.name.text, address, on: interface, scope(item.region, item.account),
        item.name.position)
    }
    for vpc in declaration.vpcs {
      for item in vpc.natGateways where item.kind == .public {
        let owner = names.id(NameTable.Key(.natGateway, in: vpc.name.text, item.name.text))
        let key = NameTable.Key(.elasticIP, in: vpc.name.text, item.name.text, for: .natGateway)
        guard let plan = interfacesOf[owner]?.first.map({ interfaces[$0] }),
          let address = plan.publicAddress
        else { continue }
        addElasticIP(
          names.id(key), "", address, on: plan.id, scope(of: vpc), item.name.position)
      }
    }
  }

  private mutating func addElasticIP(
    _ id: ResourceID, _ name: String, _ address: IPv4Address, on interface: ResourceID?,
    _ scope: Handle<Scope>, _ position: TextPosition
  ) {
    let plan = interfaces.first { $0.id == interface }
    builder.add(ElasticIP.self, id: id, locate: locator(position)) { references in
      ElasticIP(
        id: id, name: InternedText(name), scope: scope, publicAddress: address,
        privateAddress: plan?.primaryAddress, interface: references.known(interface))
    }
  }

  /// Buckets and hosted zones.
  mutating func addNames() {
    for item in declaration.buckets {
      let id = names.id(NameTable.Key(.bucket, in: nil, item.name.text))
      let scope = scope(item.region, item.account)
      builder.add(Bucket.self, id: id, locate: locator(item.name.position)) { _ in
        Bucket(id: id, name: InternedText(item.name.text), scope: scope, policy: item.policy)
      }
    }
    for item in declaration.hostedZones {
      let id = names.id(NameTable.Key(.hostedZone, in: nil, item.name.text))
      let scope = builder.scope(region: "", account: declaration.account.text)
      let vpcs = item.vpcs.compactMap { findID($0, .vpc, in: nil) }
      builder.add(HostedZone.self, id: id, locate: locator(item.name.position)) { references in
        HostedZone(
          id: id, name: InternedText(item.name.text.lowercased()), scope: scope,
          vpcs: vpcs.compactMap { references.known($0) }, records: item.records)
      }
    }
  }
}
