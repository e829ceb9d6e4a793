import IPAddressing
import NetworkModel

extension TopologyWriter {
  // MARK: Security groups

  /// Nil for a default group like the one that the reader makes.
  mutating func group(_ group: SecurityGroup, in vpc: Handle<VPC>) -> Entry? {
    var mapping = resource(group, home: topology[vpc].scope)
    let isNew = mapping.isEmpty
    let key = key(group.id)
    let handle = topology.handle(of: group.id, as: SecurityGroup.self)
    let usualIngress =
      key == "default" ? handle.map { [SecurityGroupRule(.all, .group($0))] } ?? [] : []
    if group.ingress != usualIngress {
      mapping.set("ingress", rules(group.ingress, "from", of: group, in: vpc))
    }
    let families = topology[vpc].cidrs.map(\.family)
    let usualEgress = [IPPrefix.allIPv4, .allIPv6].filter {
      $0.family == .ipv4 || families.contains($0.family)
    }.map { SecurityGroupRule(.all, .prefix($0)) }
    if group.egress != usualEgress {
      mapping.set("egress", rules(group.egress, "to", of: group, in: vpc))
    }
    if addsDefaults, isNew, mapping.isEmpty, key == "default" { return nil }
    return Entry(key: key, value: .mapping(mapping))
  }

  /// Rules in their order; those that follow each other and differ by their peers alone are one line.
  private mutating func rules(
    _ rules: [SecurityGroupRule], _ preposition: String, of group: SecurityGroup,
    in vpc: Handle<VPC>
  ) -> WrittenValue {
    var lines: [(traffic: TrafficClass, note: String, peers: [String])] = []
    for rule in rules {
      let peer = peer(rule.peer, of: group, in: vpc)
      let note = rule.note.text
      if let last = lines.last, last.traffic == rule.traffic, last.note == note {
        lines[lines.count - 1].peers.append(peer)
      } else {
        lines.append((rule.traffic, note, [peer]))
      }
    }
    return listed(
      lines.map { line in
        if line.note.isEmpty, line.peers.allSatisfy({ !$0.contains(",") && !$0.hasPrefix(" ") }) {
          return .word(
            "\(traffic(line.traffic)) \(preposition) \(line.peers.joined(separator: ", "))")
        }
        var mapping = WrittenMapping()
        if let number = line.traffic.protocol {
          mapping.set("protocol", .word(number.description))
        }
        mapping.set(
          "ports",
          line.traffic.ports.map {
            $0.lower == $0.upper ? .number($0.lower) : .word($0.description)
          })
        mapping.set(
          "icmp",
          line.traffic.icmpType.map { type in
            .word("\(type)" + (line.traffic.icmpCode.map { "/\($0)" } ?? ""))
          })
        mapping.set(preposition, .wordOrWords(line.peers))
        if !line.note.isEmpty { mapping.set("note", .word(line.note)) }
        return .mapping(mapping)
      })
  }

  /// Several rules are read one below the other.
  private func listed(_ rules: [WrittenValue]) -> WrittenValue {
    rules.count > 1 ? .lines(rules) : .list(rules)
  }

  /// `all`, `tcp/443`, `icmp/8/0`.
  private func traffic(_ traffic: TrafficClass) -> String {
    guard let number = traffic.protocol else { return "all" }
    if let ports = traffic.ports { return "\(number)/\(ports)" }
    guard let type = traffic.icmpType else { return number.description }
    return "\(number)/\(type)" + (traffic.icmpCode.map { "/\($0)" } ?? "")
  }

  private func peer(
    _ peer: SecurityGroupRule.Peer, of group: SecurityGroup, in vpc: Handle<VPC>
  ) -> String {
    switch peer {
    case .prefix(let prefix): prefix.description
    case .prefixList(let list): prefixListWord(list, in: vpc)
    case .group(let other) where topology[other].id == group.id: "self"
    case .group(let other):
      names.reference(
        topology[other].id, among: [.securityGroup, .prefixList], in: place(vpc))
    case .absent(let id): WrittenNames.absent(id, among: [.securityGroup, .prefixList])
    }
  }

  // MARK: Network ACLs

  /// Nil for a default ACL like the one that the reader makes.
  func acl(_ acl: NetworkACL, in vpc: Handle<VPC>) -> Entry? {
    var mapping = resource(acl, home: topology[vpc].scope)
    let key = key(acl.id)
    if acl.isDefault, key != "default" { mapping.set("default", .flag(true)) }
    let families = Set(topology[vpc].cidrs.map(\.family)).union([.ipv4]).sorted()
    let usual = acl.isDefault ? Self.entries(100, .allow, families) : []
    let rest = Self.entries(32767, .deny, families)
    let directions = [("ingress", acl.ingress), ("egress", acl.egress)]
    let deniesRest = directions.allSatisfy { $0.1.contains { $0.number >= 32767 } }
    if !deniesRest { mapping.set("rest", .flag(false)) }
    for (direction, entries) in directions {
      let own = entries.filter { $0.number < 32767 }
      let hasUsualRest = deniesRest && entries.filter { $0.number >= 32767 } == rest
      if own == usual, hasUsualRest || own.count == entries.count && !deniesRest { continue }
      let listed = hasUsualRest ? own : entries
      mapping.set(direction, self.listed(listed.map { .word(entry($0)) }))
    }
    if addsDefaults, mapping.isEmpty, acl.isDefault { return nil }
    return Entry(key: key, value: .mapping(mapping))
  }

  private static func entries(
    _ number: Int, _ action: NetworkACL.Action, _ families: [AddressFamily]
  ) -> [NetworkACL.Entry] {
    families.enumerated().map { index, family in
      NetworkACL.Entry(
        number: number + index, action: action, traffic: .all,
        prefix: family == .ipv4 ? .allIPv4 : .allIPv6)
    }
  }

  private func entry(_ entry: NetworkACL.Entry) -> String {
    let number = entry.number < 32767 ? String(entry.number) : "*"
    let action = entry.action == .allow ? "allow" : "deny"
    return "\(number) \(action) \(traffic(entry.traffic)) \(entry.prefix)"
  }
}
