import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// The file's prefix lists, and AWS's own with the ranges that AWS publishes.
  mutating func addPrefixLists() {
    for item in declaration.prefixLists {
      let id = names.id(NameTable.Key(.prefixList, in: nil, item.name.text))
      let (region, service) = awsList(item)
      let (label, scope) = place(
        item.name, region: region, account: service == nil ? nil : "AWS")
      let entries = item.isUnknown ? nil : item.entries ?? service.flatMap { published($0, region) }
      builder.add(PrefixList.self, id: id, locate: locator(item.name.position)) { _ in
        PrefixList(id: id, name: label, scope: scope, entries: entries)
      }
    }
    var seen = Set(
      declaration.prefixLists.map { names.id(NameTable.Key(.prefixList, in: nil, $0.name.text)) })
    for vpc in declaration.vpcs {
      for name in Self.gatewayServices {
        guard let service = ServiceCatalogue.bundled.service(named: name) else { continue }
        let full = service.serviceName(in: region(vpc))
        let key = NameTable.Key(.prefixList, in: nil, full)
        guard names.contains(key), seen.insert(names.id(key)).inserted else { continue }
        let id = names.id(key)
        let entries = published(service, region(vpc))
        let scope = builder.scope(region: region(vpc), account: "AWS")
        builder.add(PrefixList.self, id: id, locate: locator(vpc.name.position)) { _ in
          PrefixList(id: id, name: InternedText(full), scope: scope, entries: entries)
        }
      }
    }
  }

  /// The region and the service of a list that is called like one of AWS's own.
  private func awsList(
    _ item: PrefixListDeclaration
  ) -> (region: String?, service: ServiceCatalogue.Service?) {
    let name = label(item.name).text
    guard name.hasPrefix("com.amazonaws."),
      let service = ServiceCatalogue.bundled.service(named: name)
    else { return (nil, nil) }
    let parts = name.split(separator: ".")
    return (parts.count > 3 ? String(parts[2]) : nil, service)
  }

  /// What AWS publishes of a service's list; nil where it publishes nothing.
  private func published(
    _ service: ServiceCatalogue.Service, _ region: String?
  ) -> [IPPrefix]? {
    let entries = ServiceCatalogue.bundled.ranges(
      service: service, region: region ?? declaration.region.text, family: .ipv4)
    return entries.isEmpty ? nil : entries
  }

  /// The public addresses that Elastic IPs of the file give to interfaces.
  mutating func elasticAddresses() -> [ResourceID: IPv4Address] {
    var result: [ResourceID: IPv4Address] = [:]
    for item in declaration.elasticIPs {
      guard let interface = interface(of: item), let address = item.address else { continue }
      // One that stands for a secondary address is told of there.
      if let own = item.privateAddress,
        interfaces.first(where: { $0.id == interface })?.primaryAddress != own
      {
        continue
      }
      result[interface] = address
    }
    return result
  }

  func interface(of item: ElasticIPDeclaration) -> ResourceID? {
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
        id, address, item.privateAddress, on: interface, place(item.name), item.name.position)
    }
    for vpc in declaration.vpcs {
      for item in vpc.natGateways where hasElasticIP(item) {
        let owner = names.id(NameTable.Key(.natGateway, in: vpc.name.text, item.name.text))
        let key = NameTable.Key(.elasticIP, in: vpc.name.text, item.name.text, for: .natGateway)
        guard let plan = interfacesOf[owner]?.first.map({ interfaces[$0] }),
          let address = plan.publicAddress
        else { continue }
        let place = place(YAMLWord(text: "", position: item.name.position), in: vpc)
        addElasticIP(names.id(key), address, nil, on: plan.id, place, item.name.position)
      }
    }
  }

  private mutating func addElasticIP(
    _ id: ResourceID, _ address: IPv4Address, _ own: IPv4Address?, on interface: ResourceID?,
    _ place: (label: InternedText, scope: Handle<Scope>), _ position: TextPosition
  ) {
    let plan = interfaces.first { $0.id == interface }
    builder.add(ElasticIP.self, id: id, locate: locator(position)) { references in
      ElasticIP(
        id: id, name: place.label, scope: place.scope, publicAddress: address,
        privateAddress: own ?? plan?.primaryAddress, interface: references.known(interface))
    }
  }

  /// Buckets and hosted zones.
  mutating func addNames() {
    for item in declaration.buckets {
      let id = names.id(NameTable.Key(.bucket, in: nil, item.name.text))
      let (label, scope) = place(item.name)
      builder.add(Bucket.self, id: id, locate: locator(item.name.position)) { _ in
        Bucket(id: id, name: label, scope: scope, policy: item.policy)
      }
    }
    for item in declaration.hostedZones {
      let id = names.id(NameTable.Key(.hostedZone, in: nil, item.name.text))
      let (_, scope) = place(item.name, region: "")
      let vpcs = item.vpcs.compactMap { findID($0, .vpc, in: nil) }
      builder.add(HostedZone.self, id: id, locate: locator(item.name.position)) { references in
        HostedZone(
          id: id, name: InternedText(item.domain.lowercased()), scope: scope,
          vpcs: vpcs.compactMap { references.known($0) }, records: item.records)
      }
    }
  }
}
