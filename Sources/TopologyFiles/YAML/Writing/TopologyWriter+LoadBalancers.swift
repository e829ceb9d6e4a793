import IPAddressing
import NetworkModel

extension TopologyWriter {
  mutating func balancer(_ balancer: LoadBalancer, in vpc: Handle<VPC>) -> Entry {
    let place = place(vpc)
    let key = key(balancer.id)
    let made = TopologyAssembler.balancerID(key, balancer.type, in: place)
    var mapping = resource(
      balancer, isDerived: balancer.id.text == made, home: topology[vpc].scope)
    if balancer.type == .network { mapping.set("type", .word("network")) }
    if !balancer.isInternetFacing { mapping.set("scheme", .word("internal")) }
    addInterfaces(balancer.interfaces, balancer.subnets, of: balancer.id, in: vpc, &mapping)
    let isMade = interfaceForms.areMade(for: balancer.id)
    if isMade {
      let addresses = balancer.interfaces.compactMap { topology[$0].publicAddress?.description }
      if balancer.isInternetFacing || !addresses.isEmpty {
        mapping.set("public-ips", .wordOrWords(addresses))
      }
    }
    let hasNoGroups =
      balancer.securityGroups.isEmpty
      && (balancer.type == .network || balancer.interfaces.isEmpty)
    if balancer.type == .network, !hasNoGroups {
      mapping.set(
        "security-groups",
        .wordOrWords(balancer.securityGroups.map { names.reference(topology[$0].id, in: place) }))
    } else {
      addGroups(balancer.securityGroups, in: vpc, isUsual: hasNoGroups, &mapping)
    }
    if balancer.isCrossZone != (balancer.type == .application) {
      mapping.set("cross-zone", balancer.isCrossZone.map { .flag($0) } ?? .unknown)
    }
    mapping.set("state", state(balancer.state, else: .active))
    if let listeners = balancer.listeners {
      mapping.set("listeners", .mapping(self.listeners(listeners, in: place)))
    }
    let dnsName = TopologyAssembler.balancerName(
      key, balancer.type, isInternetFacing: balancer.isInternetFacing, in: place,
      region: topology.region(of: topology[vpc].scope).text)
    if balancer.dnsName.text != dnsName {
      mapping.set("dns-name", .word(balancer.dnsName.text))
    }
    return Entry(key: key, value: .mapping(mapping))
  }

  private func listeners(_ listeners: [LoadBalancer.Listener], in place: String) -> WrittenMapping {
    let entries = listeners.map { listener in
      let groups = listener.targetGroups.map { names.reference(topology[$0].id, in: place) }
      return Entry(
        key: "\(word(listener.protocol))/\(listener.port)",
        value: .wordOrWords(groups + (listener.lacksTargetGroups ? ["unknown"] : [])))
    }
    return WrittenMapping(entries: sorted(entries))
  }

  /// `tcp-udp` of `TCP_UDP`.
  private func word(_ name: LoadBalancer.Listener.ListenerProtocol) -> String {
    name.rawValue.lowercased().replacing("_", with: "-")
  }

  /// - Parameter vpc: nil for one that stands outside of all.
  mutating func targetGroup(_ group: TargetGroup, in vpc: Handle<VPC>?) -> Entry {
    let place = vpc.map { self.place($0) }
    let key = key(group.id)
    let made = TopologyAssembler.targetGroupID(key, in: place ?? "")
    let home = vpc.map { topology[topology[$0].scope] }
    var mapping = resource(
      group, isDerived: group.id.text == made, region: home?.region, account: home?.account)
    mapping.set("type", .word(group.type.rawValue))
    let isOfFunctions = group.type == .lambda
    if let name = group.protocol {
      if isOfFunctions || name != .tcp { mapping.set("protocol", .word(word(name))) }
    } else if !isOfFunctions {
      mapping.set("protocol", .unknown)
    }
    if let port = group.port {
      mapping.set("port", .number(port))
    } else if !isOfFunctions {
      mapping.set("port", .unknown)
    }
    if group.preservesClientAddress != (group.type == .instance) {
      mapping.set(
        "preserve-client-ip", group.preservesClientAddress.map { .flag($0) } ?? .unknown)
    }
    let region = home?.region ?? self.region
    mapping.set(
      "targets", group.targets.map { .list($0.map { target($0, of: group.type, place, region) }) })
    return Entry(key: key, value: .mapping(mapping))
  }

  private func unresolved(_ id: ResourceID, of type: TargetGroup.TargetType) -> String {
    switch (type, id.kind) {
    case (.alb, .loadBalancer): id.text
    case (.lambda, .other): id.text
    default: WrittenNames.absent(id, among: [.instance])
    }
  }

  private func target(
    _ target: TargetGroup.Target, of type: TargetGroup.TargetType, _ place: String?,
    _ region: InternedText
  ) -> WrittenValue {
    let kinds: [ResourceKind] = [.instance, .loadBalancer]
    let word =
      switch target.place {
      case .instance(let handle): names.reference(topology[handle].id, among: kinds, in: place)
      case .loadBalancer(let handle): names.reference(topology[handle].id, among: kinds, in: place)
      case .address(let address): address.description
      case .unresolved(let id): unresolved(id, of: type)
      }
    var mapping = WrittenMapping()
    mapping.set("target", .word(word))
    mapping.set("port", target.port.map { .number($0) })
    if !target.zone.isEmpty { mapping.set("az", .word(zone(target.zone, in: region))) }
    if target.health != .healthy { mapping.set("health", .word("\(target.health)")) }
    return mapping.entries.count == 1 ? .word(word) : .mapping(mapping)
  }
}
