import IPAddressing
import NetworkModel

extension TopologyWriter {
  /// Prefix lists, addresses, buckets and what has to do with names.
  mutating func addNames(_ root: inout WrittenMapping) {
    root.section("prefix-lists", sorted(topology.prefixLists.compactMap { prefixList($0) }))
    root.section("elastic-ips", sorted(topology.elasticIPs.compactMap { elasticIP($0) }))
    root.section(
      "buckets",
      sorted(
        topology.buckets.map { bucket in
          var mapping = resource(bucket, isDerived: true)
          mapping.set("policy", bucket.policy.map(policy))
          return Entry(key: key(bucket.id), value: .mapping(mapping))
        }))
    root.section(
      "multi-region-access-points",
      sorted(topology.multiRegionAccessPoints.map { accessPoint($0) }))
    root.section("hosted-zones", sorted(topology.hostedZones.map { zone($0) }))
    root.section(
      "resolver-endpoints", sorted(topology.resolverEndpoints.map { resolverEndpoint($0) }))
    root.section("resolver-rules", sorted(topology.resolverRules.map { resolverRule($0) }))
  }

  // MARK: Prefix lists and addresses

  /// Nil for a list of AWS's own that the reader adds.
  private func prefixList(_ list: PrefixList) -> Entry? {
    guard let (service, region) = awsList(list), key(list.id) == list.name.text else {
      var mapping = resource(list)
      if let entries = list.entries, mapping.isEmpty {
        return Entry(key: key(list.id), value: .words(entries.map(\.description)))
      }
      mapping.set("entries", list.entries.map { .words($0.map(\.description)) } ?? .unknown)
      return Entry(key: key(list.id), value: .mapping(mapping))
    }
    let ranges = ServiceCatalogue.bundled.ranges(service: service, region: region, family: .ipv4)
    let published = ranges.isEmpty ? nil : ranges
    let scope = topology[list.scope]
    if addsDefaults, names.isDerived(list.id), list.entries == published,
      scope.region.text == region, scope.account == "AWS", isMentioned(list, service, region)
    {
      return nil
    }
    var mapping = resource(
      list, isDerived: false, region: InternedText(region), account: "AWS")
    if list.entries != published {
      mapping.set("entries", list.entries.map { .words($0.map(\.description)) } ?? .unknown)
    }
    return Entry(key: key(list.id), value: .mapping(mapping))
  }

  /// Whether a VPC of the region names a list of AWS's own, or has a gateway endpoint for it.
  private func isMentioned(
    _ list: PrefixList, _ service: ServiceCatalogue.Service, _ region: String
  ) -> Bool {
    guard service.endpointTypes.contains(.gateway),
      let handle = topology.handle(of: list.id, as: PrefixList.self)
    else { return false }
    return topology.handles(of: VPC.self).contains { vpc in
      guard topology.region(of: topology[vpc].scope).text == region else { return false }
      let own = contents[vpc.index]
      return own.endpoints.contains { $0.type == .gateway && $0.serviceName == list.name }
        || own.routeTables.contains { table in
          table.routes.contains { $0.destination == .prefixList(handle) }
        }
        || own.securityGroups.contains { group in
          (group.ingress + group.egress).contains { $0.peer == .prefixList(handle) }
        }
    }
  }

  /// Nil for that of a NAT gateway, which is written there.
  private func elasticIP(_ item: ElasticIP) -> Entry? {
    var place: (key: String, word: String)?
    if let interface = item.interface {
      let entity = topology[interface]
      let owner = interfaceForms.madeFor[interface]
      if let owner, let gateway = topology.handle(of: owner, as: NATGateway.self),
        elasticIP(of: topology[gateway])?.id == item.id
      {
        return nil
      }
      let vpc = self.place(entity.vpc)
      if let owner, owner.kind == .instance {
        place = ("instance", names.reference(owner, in: vpc))
      } else {
        place = (
          "interface", owner == nil ? names.reference(entity.id, in: vpc) : entity.id.text
        )
      }
    }
    var mapping = resource(item)
    mapping.set("ip", .word(item.publicAddress.description))
    if let place { mapping.set(place.key, .word(place.word)) }
    let usual = item.interface.flatMap { topology[$0].primaryAddress }
    if item.privateAddress != usual {
      mapping.set("private-ip", item.privateAddress.map { .word($0.description) })
    }
    return Entry(key: key(item.id), value: .mapping(mapping))
  }

  // MARK: Names

  private func accessPoint(_ point: MultiRegionAccessPoint) -> Entry {
    let key = key(point.id)
    var mapping = resource(point, isDerived: true, region: "")
    // What is called like its alias has no other name.
    if point.name.isEmpty, key == point.id.text {
      mapping.entries.removeAll { $0.key == "id" || $0.key == "name-tag" }
      mapping.set("name-tag", .word(""))
    }
    if point.id.text != "\(key.lowercased()).mrap" {
      mapping.set("alias", .word(point.id.text))
    }
    if !point.isReady { mapping.set("ready", .flag(false)) }
    mapping.set(
      "buckets",
      .mapping(
        WrittenMapping(
          entries: sorted(
            point.locations.map { Entry(key: $0.region.text, value: .word($0.bucket.text)) }))))
    return Entry(key: key, value: .mapping(mapping))
  }

  private func zone(_ zone: HostedZone) -> Entry {
    let key = key(zone.id)
    var mapping = resource(zone, region: "")
    mapping.entries.removeAll { $0.key == "name-tag" }
    if key != zone.name.text { mapping.set("domain", .word(zone.name.text)) }
    mapping.set("vpcs", vpcs(zone.vpcs))
    let byName = Dictionary(grouping: zone.records, by: \.name.text)
    let records = byName.keys.sorted().map { name in
      let values = (byName[name] ?? []).map { record($0, isAlone: byName[name]?.count == 1) }
      return Entry(
        key: Self.short(name, in: zone.name.text),
        value: values.count == 1 ? values[0] : .list(values))
    }
    mapping.section("records", sorted(records))
    return Entry(key: key, value: .mapping(mapping))
  }

  /// `www` instead of the full name, `@` for the zone itself.
  private static func short(_ name: String, in zone: String) -> String {
    if name == zone { return "@" }
    let end = "." + zone
    guard name.hasSuffix(end), name.count > end.count else { return name }
    let rest = String(name.dropLast(end.count))
    // What ends like the zone would be taken for a full name.
    return rest == zone || rest.hasSuffix(end) || rest == "@" ? name : rest
  }

  private func record(_ record: DNSRecord, isAlone: Bool) -> WrittenValue {
    let values = record.values.map(\.text)
    // The reader tells the type by the first value.
    let told: DNSRecord.RecordType =
      switch values.first.flatMap({ try? IPAddress($0) }) {
      case .v4: .a
      case .v6: .aaaa
      case nil: .cname
      }
    if isAlone, told == record.type, !values.isEmpty { return .wordOrWords(values) }
    var mapping = WrittenMapping()
    mapping.set("type", .word(record.type.rawValue))
    mapping.set("values", .wordOrWords(values))
    return .mapping(mapping)
  }

  private func vpcs(_ vpcs: [Handle<VPC>]) -> WrittenValue? {
    vpcs.isEmpty
      ? nil : .wordOrWords(vpcs.map { names.reference(topology[$0].id, in: nil) })
  }

  private func resolverEndpoint(_ endpoint: ResolverEndpoint) -> Entry {
    var mapping = resource(endpoint, home: topology[endpoint.vpc].scope)
    if endpoint.direction != .inbound {
      mapping.set("direction", .word(endpoint.direction.rawValue))
    }
    mapping.set("vpc", .word(names.reference(topology[endpoint.vpc].id, in: nil)))
    if !endpoint.addresses.isEmpty {
      mapping.set("ips", .wordOrWords(endpoint.addresses.map(\.description)))
    }
    mapping.set("state", state(endpoint.state, else: .available))
    return Entry(key: key(endpoint.id), value: .mapping(mapping))
  }

  private func resolverRule(_ rule: ResolverRule) -> Entry {
    let key = key(rule.id)
    var mapping = resource(rule)
    if key.lowercased() != rule.domain.text || key.hasSuffix(".") {
      mapping.set("domain", .word(rule.domain.isEmpty ? "." : rule.domain.text))
    }
    if case .forward(let targets, let endpoint) = rule.action {
      mapping.set(
        "forward-to",
        targets.isEmpty ? .unknown : .wordOrWords(targets.map(\.description)))
      mapping.set("endpoint", endpoint.map { .word(names.reference($0, in: nil)) })
    }
    mapping.set("vpcs", vpcs(rule.vpcs))
    return Entry(key: key, value: .mapping(mapping))
  }

  // MARK: Expectations

  func expectation(_ expectation: TopologyExpectation) -> WrittenValue {
    var mapping = WrittenMapping()
    mapping.set("from", .word(expectation.from))
    mapping.set("to", .word(expectation.to))
    mapping.set("port", expectation.port.map { .number($0) })
    mapping.set("protocol", expectation.protocol.map { .word($0.description) })
    mapping.set("verdict", expectation.verdict.map { .word($0) })
    if !expectation.via.isEmpty { mapping.set("via", .words(expectation.via)) }
    if !expectation.avoids.isEmpty { mapping.set("avoids", .words(expectation.avoids)) }
    mapping.set("codes", expectation.codes.map { .words($0) })
    switch expectation.resolves {
    case .public: mapping.set("resolves", .word("public"))
    case .private: mapping.set("resolves", .word("private"))
    case .nothing: mapping.set("resolves", .word("nothing"))
    case .addresses(let addresses):
      mapping.set("resolves", .wordOrWords(addresses.map(\.description)))
    case nil: break
    }
    if !expectation.note.isEmpty { mapping.set("note", text(expectation.note)) }
    return .mapping(mapping)
  }
}
