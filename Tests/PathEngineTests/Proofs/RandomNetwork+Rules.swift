import TestSupport

/// Routes, security groups and network ACLs.
extension RandomNetwork {
  mutating func addRoutes(_ number: Int) {
    let made = vpcs[number]
    for table in made.tables {
      var routes = randomRoutes(of: made)
      if let gateway = made.vpnGateway, chance(35) {
        routes = ["routes": routes, "propagate": .words([gateway])]
      }
      setTable(table, of: made, routes)
    }
    let inspectors = made.inspectors.filter { !$0.hasPrefix("nat") }
    guard let gateway = made.internetGateway, !inspectors.isEmpty, chance(50) else { return }
    let inspector = one(of: inspectors)
    setTable(
      "edge\(number)", of: made,
      ["edge": .word(gateway), one(of: made.subnets).cidr: .word(inspector)])
  }

  private mutating func randomRoutes(of made: MadeVPC) -> NetworkPlan {
    var routes = NetworkPlan.empty
    if !made.doors.isEmpty, chance(85) { routes["0.0.0.0/0"] = .word(one(of: made.doors)) }
    if made.hasIPv6 {
      let doors = [made.internetGateway, made.egressOnlyGateway].compactMap(\.self)
      if !doors.isEmpty, chance(75) { routes["::/0"] = .word(one(of: doors)) }
    }
    let translators = made.doors.filter { $0.contains("nat") }
    if made.hasIPv6, !translators.isEmpty, chance(60) {
      routes["64:ff9b::/96"] = .word(one(of: translators))
    }
    if !made.bridges.isEmpty {
      let blocks =
        [
          "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "192.168.7.0/24", "2600:1f14::/40",
        ]
        + vpcs.filter { $0.block != made.block }.flatMap {
          ["\($0.block).0.0/16", "\($0.block).1.0/24"]
        }
      for block in blocks where chance(45) {
        // Peerings carry IPv6; what has not been asked of the others is left out.
        let ways = block.contains(":") ? made.bridges.filter { $0.hasPrefix("pcx") } : made.bridges
        if !ways.isEmpty { routes[block] = .word(one(of: ways)) }
      }
    }
    for block in ["203.0.113.0/24", "203.0.113.128/25", "wide", "narrow"] where chance(12) {
      if !made.doors.isEmpty {
        routes[block] = .word(chance(85) ? one(of: made.doors) : "blackhole")
      }
    }
    if !made.inspectors.isEmpty, chance(20) {
      routes[one(of: made.subnets).cidr] = .word(one(of: made.inspectors))
    }
    return routes
  }

  mutating func randomGroup(of made: MadeVPC) -> NetworkPlan {
    let ingress = randomRules("from", of: made)
    return ["ingress": ingress, "egress": randomRules("to", of: made)]
  }

  private mutating func randomRules(_ word: String, of made: MadeVPC) -> NetworkPlan {
    if chance(55) || isOpen { return .words(["all \(word) 0.0.0.0/0", "all \(word) ::/0"]) }
    let traffic = ["tcp/443", "tcp/22", "udp/53", "icmp", "all", "tcp/0-1023", "icmpv6", "47"]
    let peers =
      ["0.0.0.0/0", "::/0", "10.0.0.0/8", "172.16.0.0/12", "198.51.100.0/24", "wide", "narrow"]
      + ["s3", "\(made.block).0.0/24", "self"] + made.groups
      + vpcs.flatMap { other in other.groups.map { "\(other.name)/\($0)" } }
    let count = Int.random(in: 0...3, using: &random)
    return .words((0..<count).map { _ in "\(one(of: traffic)) \(word) \(one(of: peers))" })
  }

  mutating func randomACL() -> NetworkPlan {
    let ingress = randomEntries()
    return ["ingress": ingress, "egress": randomEntries()]
  }

  private mutating func randomEntries() -> NetworkPlan {
    let traffic = [
      "all", "all", "tcp/443", "tcp/1024-65535", "tcp/40000-50000", "udp/1024-65535", "icmp",
      "icmpv6", "tcp",
    ]
    let blocks = ["0.0.0.0/0", "0.0.0.0/0", "::/0", "10.0.0.0/8", "10.0.0.0/16", "203.0.113.0/24"]
    var entries: [Int: String] = [:]
    for _ in 0..<(isOpen ? 0 : Int.random(in: 0...4, using: &random)) {
      let action = chance(70) ? "allow" : "deny"
      entries[Int.random(in: 1...900, using: &random)] =
        "\(action) \(one(of: traffic)) \(one(of: blocks))"
    }
    if chance(65) || isOpen {
      entries[1000] = "allow all 0.0.0.0/0"
      entries[1001] = "allow all ::/0"
    }
    return .words(entries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
  }
}
