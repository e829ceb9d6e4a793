import IPAddressing
import NetworkModel

extension TopologyWriter {
  mutating func instance(_ handle: Handle<Instance>, in vpc: Handle<VPC>) -> Entry {
    let instance = topology[handle]
    let place = place(vpc)
    var mapping = resource(instance, home: topology[vpc].scope)
    var further = instance.interfaces[...]
    if interfaceForms.areMade(for: instance.id), let primary = further.popFirst() {
      if !names.isDerived(topology[primary].id) {
        mapping.set("interface", .word(topology[primary].id.text))
      }
      add(primary, in: vpc, &mapping)
    } else if let primary = further.popFirst() {
      mapping.set("interface", .word(names.reference(topology[primary].id, in: place)))
    }
    add(instance, &mapping)
    if !further.isEmpty {
      mapping.set(
        "interfaces",
        .list(
          further.map { other in
            guard interfaceForms.listed.contains(other) else {
              return .word(names.reference(topology[other].id, in: place))
            }
            return .mapping(listed(other, in: vpc))
          }))
    }
    return Entry(key: key(instance.id), value: .mapping(mapping))
  }

  /// What it is and how it is.
  func add(_ instance: Instance, _ mapping: inout WrittenMapping) {
    if instance.instanceType != "t3.micro" {
      mapping.set("type", .word(instance.instanceType.text))
    }
    mapping.set("state", state(instance.state, else: .running))
  }

  /// An interface in an instance's own list, which says its name as one of its keys.
  private mutating func listed(
    _ handle: Handle<NetworkInterface>, in vpc: Handle<VPC>
  ) -> WrittenMapping {
    let interface = topology[handle]
    var mapping = resource(interface, home: topology[vpc].scope)
    mapping.entries.insert(Entry(key: "name", value: .word(key(interface.id))), at: 0)
    add(handle, in: vpc, &mapping)
    addPurpose(interface, &mapping)
    return mapping
  }

  mutating func interface(_ handle: Handle<NetworkInterface>, in vpc: Handle<VPC>) -> Entry {
    let interface = topology[handle]
    var mapping = resource(interface, home: topology[vpc].scope)
    add(handle, in: vpc, &mapping)
    addPurpose(interface, &mapping)
    return Entry(key: key(interface.id), value: .mapping(mapping))
  }

  private func addPurpose(_ interface: NetworkInterface, _ mapping: inout WrittenMapping) {
    guard interface.purpose != .host else { return }
    mapping.set(
      "purpose",
      InterfaceDeclaration.purposes.first { $0.1 == interface.purpose }.map { .word($0.0) })
  }

  /// Where it is, its addresses and its groups.
  private func add(
    _ handle: Handle<NetworkInterface>, in vpc: Handle<VPC>, _ mapping: inout WrittenMapping
  ) {
    let interface = topology[handle]
    let place = place(vpc)
    mapping.set(
      "subnet",
      interface.subnet.map { .word(names.reference(topology[$0].id, in: place)) } ?? .unknown)
    mapping.set("ip", interface.primaryAddress.map { .word($0.description) } ?? .noValue)
    addFurtherAddresses(of: handle, &mapping)
    if let address = interface.publicAddress {
      mapping.set("public-ip", .word(address.description))
    } else if let subnet = interface.subnet, topology[subnet].assignsPublicAddress {
      mapping.set("public-ip", .flag(false))
    }
    addGroups(
      topology.securityGroups(of: handle), lacksSome: interface.lacksSecurityGroups, in: vpc,
      &mapping)
    if !interface.checksSourceDestination { mapping.set("source-dest-check", .flag(false)) }
  }

  private func addFurtherAddresses(
    of handle: Handle<NetworkInterface>, _ mapping: inout WrittenMapping
  ) {
    var secondary: [WrittenValue] = []
    var ipv6: [String] = []
    let hasPrimary = topology[handle].primaryAddress != nil
    for item in topology.addresses(of: handle).dropFirst(hasPrimary ? 1 : 0) {
      switch item.address {
      case .v6: ipv6.append(item.address.description)
      case .v4:
        guard let publicAddress = item.publicAddress else {
          secondary.append(.word(item.address.description))
          continue
        }
        var both = WrittenMapping()
        both.set("ip", .word(item.address.description))
        both.set("public-ip", .word(publicAddress.description))
        secondary.append(.mapping(both))
      }
    }
    if !secondary.isEmpty {
      mapping.set("secondary-ips", secondary.count == 1 ? secondary[0] : .list(secondary))
    }
    if !ipv6.isEmpty { mapping.set("ipv6", .wordOrWords(ipv6)) }
  }

  /// Nothing for the VPC's default group.
  func addGroups(
    _ groups: [Handle<SecurityGroup>], lacksSome: Bool = false, in vpc: Handle<VPC>,
    isUsual: Bool = false, _ mapping: inout WrittenMapping
  ) {
    let place = place(vpc)
    if isUsual { return }
    if !lacksSome, groups.count == 1, topology[groups[0]].vpc == vpc,
      key(topology[groups[0]].id) == "default"
    {
      return
    }
    let words = groups.map { names.reference(topology[$0].id, in: place) }
    mapping.set("security-groups", .wordOrWords(words + (lacksSome ? ["unknown"] : [])))
  }

  mutating func database(_ database: Database, in vpc: Handle<VPC>) -> Entry {
    var mapping = resource(database, home: topology[vpc].scope)
    if !database.dnsName.isEmpty { mapping.set("dns-name", .word(database.dnsName.text)) }
    mapping.set("port", database.port.map { .number($0) })
    if database.isPubliclyAccessible { mapping.set("public", .flag(true)) }
    mapping.set("state", state(database.state, else: .available))
    mapping.set(
      "interface",
      database.interface.map { .word(names.reference(topology[$0].id, in: place(vpc))) })
    return Entry(key: key(database.id), value: .mapping(mapping))
  }
}
