import NetworkModel
import TestSupport

/// A network out of a seed, whole or broken here and there, with everything that the engine judges.
struct RandomNetwork {
  private(set) var plan: NetworkPlan = ["region": "ap-northeast-1"]
  var random: SeededGenerator
  /// What has been made so far, for later parts to refer to.
  private(set) var vpcs: [MadeVPC] = []

  struct MadeVPC {
    var name: String
    var number: Int
    var region: String
    /// The first two bytes of its primary block.
    var block: String
    var hasIPv6 = false
    var subnets: [(name: String, cidr: String, zone: String, hasIPv6: Bool)] = []
    var tables: [String] = []
    var groups: [String] = []
    var lists: [String] = []
    /// What a default route may lead to.
    var doors: [String] = []
    /// What may take a route that is more specific than the local one.
    var inspectors: [String] = []
    /// Peerings and transit gateways, which lead to other VPCs.
    var bridges: [String] = []
    var internetGateway: String?
    var egressOnlyGateway: String?
    var vpnGateway: String?
  }

  /// Whether all groups and network ACLs let everything pass.
  let isOpen: Bool

  init(seed: UInt64, isOpen: Bool = false) {
    random = SeededGenerator(seed: seed)
    self.isOpen = isOpen
    plan["prefix-lists"] = [
      "wide": .words(["203.0.112.0/20", "10.1.0.0/16"]),
      "narrow": .words(["203.0.113.0/24", "192.168.7.0/24"]),
    ]
    if chance(25) {
      plan["block-public-access"] = .word(one(of: ["block-ingress", "block-bidirectional"]))
    }
    for number in 0..<Int.random(in: 1...4, using: &random) { addVPC(number) }
    addPeerings()
    addTransitGateways()
    addVPNs()
    for number in vpcs.indices { addRoutes(number) }
  }

  mutating func setTable(_ table: String, of vpc: MadeVPC, _ routes: NetworkPlan) {
    plan[path: ["vpcs", vpc.name, "route-tables", table]] = routes
  }

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  mutating func one<T>(of choices: [T]) -> T {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func some<T>(of choices: [T], percent: Int = 50) -> [T] {
    choices.filter { _ in chance(percent) }
  }

  // MARK: - A VPC

  private mutating func addVPC(_ number: Int) {
    let fresh = ["10.0", "10.1", "10.2", "172.16"][number]
    let block = number > 0 && chance(15) ? vpcs[number - 1].block : fresh
    var made = MadeVPC(
      name: "v\(number)", number: number, region: chance(80) ? "ap-northeast-1" : "us-east-1",
      block: block)
    made.hasIPv6 = chance(40)
    let hasSecondary = chance(25)
    var blocks: [NetworkPlan] = [.word("\(block).0.0/16")]
    if hasSecondary { blocks.append(.word("100.\(64 + number).0.0/16")) }
    if made.hasIPv6 { blocks.append(.word("2600:1f14:0:\(number)00::/56")) }
    var vpc: NetworkPlan = [
      "cidr": .sequence(blocks), "region": .word(made.region),
      "dns-support": .word("\(chance(92))"), "dns-hostnames": .word("\(chance(85))"),
    ]
    if chance(75) {
      made.internetGateway = "igw\(number)"
      vpc["internet-gateway"] = [
        "name": .word("igw\(number)"), "attached": .word("\(chance(93))"),
      ]
    }
    if made.hasIPv6, chance(60) {
      made.egressOnlyGateway = "eigw\(number)"
      vpc["egress-only-internet-gateway"] = .word("eigw\(number)")
    }
    if chance(30) {
      made.vpnGateway = "vgw\(number)"
      vpc["vpn-gateway"] = .word("vgw\(number)")
    }
    if chance(20) { vpc["public-access-exclusion"] = randomExclusion() }
    made.tables = ["main", "t\(number)a", "t\(number)b"]
    made.groups = (0..<3).map { "g\(number)\($0)" }
    made.lists = ["acl\(number)a", "acl\(number)b"]
    vpc["network-acls"] = .mapping(made.lists.map { ($0, randomACL()) })
    addSubnets(&made, &vpc, hasSecondary: hasSecondary)
    addGateways(&made, &vpc)
    vpc["security-groups"] = .mapping(made.groups.map { ($0, randomGroup(of: made)) })
    plan[path: ["vpcs", made.name]] = vpc
    vpcs.append(made)
  }

  private mutating func addSubnets(
    _ made: inout MadeVPC, _ vpc: inout NetworkPlan, hasSecondary: Bool
  ) {
    for place in 0..<Int.random(in: 1...4, using: &random) {
      let base =
        hasSecondary && place > 0 && chance(30)
        ? "100.\(64 + made.number).\(place)" : "\(made.block).\(place)"
      let name = "s\(made.number)\(place)"
      let zone = one(of: ["a", "a", "c"])
      let hasIPv6 = made.hasIPv6 && chance(80)
      var blocks: [NetworkPlan] = [.word("\(base).0/24")]
      if hasIPv6 { blocks.append(.word("2600:1f14:0:\(made.number)0\(place)::/64")) }
      var subnet: NetworkPlan = ["cidr": .sequence(blocks), "az": .word(zone)]
      if hasIPv6, chance(60) { subnet["dns64"] = true }
      if chance(15) { subnet["public-access-exclusion"] = randomExclusion() }
      if chance(80) { subnet["route-table"] = .word(one(of: Array(made.tables.dropFirst()))) }
      if chance(35) { subnet["network-acl"] = .word(one(of: made.lists)) }
      vpc[path: ["subnets", name]] = subnet
      made.subnets.append((name, "\(base).0/24", zone, hasIPv6))
      for host in 0..<Int.random(in: place == 0 ? 1...2 : 0...2, using: &random) {
        var instance: NetworkPlan = [
          "subnet": .word(name), "ip": .word("\(base).\(10 + host)"),
          "security-groups": .words(
            Set([one(of: made.groups), one(of: made.groups)]).sorted()),
        ]
        if chance(40) {
          instance["public-ip"] = .word("198.51.100.\(made.number * 60 + place * 10 + host + 1)")
        }
        if hasIPv6, chance(75) {
          instance["ipv6"] = .word("2600:1f14:0:\(made.number)0\(place)::1\(host)")
        }
        if chance(10) { instance["secondary-ips"] = .words(["\(base).\(50 + host)"]) }
        vpc[path: ["instances", "h\(made.number)\(place)\(host)"]] = instance
      }
    }
  }

  private mutating func randomExclusion() -> NetworkPlan {
    .word(one(of: ["allow-bidirectional", "allow-egress"]))
  }

  /// An instance that routes may lead through: a firewall or a NAT instance.
  private mutating func addAppliance(_ made: inout MadeVPC, _ vpc: inout NetworkPlan) {
    let (name, home) = ("box\(made.number)", one(of: made.subnets))
    var box: NetworkPlan = [
      "subnet": .word(home.name), "ip": .word(home.cidr.replacing(".0/24", with: ".90")),
      "security-groups": .words([one(of: made.groups)]),
      "source-dest-check": .word("\(chance(15))"), "state": chance(93) ? "running" : "stopped",
    ]
    if chance(50) { box["public-ip"] = .word("198.51.100.\(made.number * 60 + 55)") }
    vpc[path: ["instances", name]] = box
    made.doors.append(name)
    made.inspectors.append(name)
  }

  private mutating func addGateways(_ made: inout MadeVPC, _ vpc: inout NetworkPlan) {
    let number = made.number
    let subnets = made.subnets.map(\.name)
    func state(_ isUp: Bool, _ other: NetworkPlan) -> NetworkPlan { isUp ? "available" : other }
    made.doors = [made.internetGateway].compactMap(\.self)
    for place in 0..<Int.random(in: 0...2, using: &random) {
      let name = "nat\(number)\(place)"
      vpc[path: ["nat-gateways", name]] = [
        "subnet": .word(one(of: subnets)), "type": chance(80) ? "public" : "private",
        "state": state(chance(92), "failed"),
      ]
      made.doors += [name, name]
      made.inspectors.append(name)
    }
    if made.internetGateway != nil, chance(30) {
      let name = "rnat\(number)"
      vpc[path: ["nat-gateways", name]] = [
        "type": "regional", "zones": .words(chance(70) ? ["a", "c"] : ["a"]),
        "state": state(chance(92), "failed"),
      ]
      made.doors += [name, name]
    }
    if chance(35) { addAppliance(&made, &vpc) }
    for (service, percent) in [("s3", 45), ("dynamodb", 20)] where chance(percent) {
      vpc[path: ["endpoints", "\(service)gw\(number)"]] = [
        "service": .word(service), "type": "gateway",
        "route-tables": .words(some(of: made.tables, percent: 60)),
        "state": state(chance(92), "deleting"),
      ]
    }
    for (service, percent) in [("sqs", 40), ("s3", 15)] where chance(percent) {
      // At most one subnet a zone.
      let zones = ["a", "c"].compactMap { zone in made.subnets.first { $0.zone == zone }?.name }
      vpc[path: ["endpoints", "\(service)if\(number)"]] = [
        "service": .word(service), "type": "interface",
        "subnets": .words(chance(50) ? zones : [one(of: zones)]),
        "security-groups": .words([one(of: made.groups)]),
        "private-dns": .word("\(service == "sqs" && chance(75))"),
        "state": state(chance(92), "pending"),
      ]
    }
    if chance(25) {
      let name = "gwlb\(number)"
      vpc[path: ["endpoints", name]] = [
        "service": "com.amazonaws.vpce.ap-northeast-1.vpce-svc-1",
        "type": "gateway-load-balancer",
        "subnets": .words([one(of: subnets)]), "state": state(chance(92), "failed"),
      ]
      made.doors.append(name)
      made.inspectors.append(name)
    }
    if let gateway = made.vpnGateway { made.doors.append(gateway) }
    if chance(20) {
      vpc[path: ["instance-connect-endpoints", "eice\(number)"]] = [
        "subnet": .word(one(of: subnets)), "security-groups": .words([one(of: made.groups)]),
      ]
    }
  }

  // MARK: - Between VPCs

  private mutating func addPeerings() {
    for one in vpcs.indices {
      for other in vpcs.indices where one < other && chance(45) {
        let name = "pcx\(one)\(other)"
        plan[path: ["peerings", name]] = [
          "requester": .word(vpcs[one].name), "accepter": .word(vpcs[other].name),
          "state": .word(chance(88) ? "active" : "pending-acceptance"),
          "dns-resolution": .word(chance(50) ? "both" : "none"),
        ]
        vpcs[one].bridges.append(name)
        vpcs[other].bridges.append(name)
      }
    }
  }

  private mutating func addTransitGateways() {
    for (place, region) in ["ap-northeast-1", "us-east-1"].enumerated() {
      let members = vpcs.indices.filter { vpcs[$0].region == region }
      guard !members.isEmpty, chance(60) else { continue }
      let name = "tgw\(place)"
      var gateway: NetworkPlan = [
        "region": .word(region), "state": .word(chance(95) ? "available" : "deleting"),
        "security-group-references": .word("\(chance(50))"),
      ]
      var attachments: [String] = []
      for number in members where chance(80) {
        let zones = ["a", "c"].compactMap { zone in
          vpcs[number].subnets.filter { $0.zone == zone }.randomElement(using: &random)?.name
        }
        let attachment = "\(name)v\(number)"
        gateway[path: ["attachments", attachment]] = [
          "vpc": .word(vpcs[number].name),
          "subnets": .words(chance(60) ? zones : [one(of: zones)]),
          "state": .word(chance(93) ? "available" : "deleting"),
          "security-group-references": .word("\(chance(70))"),
        ]
        if chance(85) {
          gateway[path: ["attachments", attachment, "route-table"]] = .word(
            one(of: ["hub\(place)", "hub\(place)", "spare\(place)"]))
        }
        gateway[path: ["attachments", attachment, "propagate-to"]] = .words(
          some(of: ["hub\(place)", "spare\(place)"], percent: 75))
        attachments.append(attachment)
        vpcs[number].bridges += [name, name]
        vpcs[number].doors.append(name)
      }
      if attachments.isEmpty { continue }
      addTransitTables(place, attachments, &gateway)
      plan[path: ["transit-gateways", name]] = gateway
    }
    guard plan[path: ["transit-gateways"]]?.keys.count == 2, chance(70) else { return }
    for (place, other) in [(0, 1), (1, 0)] {
      let path = ["transit-gateways", "tgw\(place)"]
      plan[path: path + ["attachments", "link\(place)"]] = [
        "peer": .word("tgw\(other)"), "route-table": .word("hub\(place)"),
        "propagate-to": .words([]), "state": .word(chance(90) ? "available" : "deleting"),
      ]
      for block in ["10.0.0.0/16", "10.1.0.0/16", "172.16.0.0/16", "0.0.0.0/0"] where chance(60) {
        plan[path: path + ["route-tables", "hub\(place)", block]] = .word("link\(place)")
      }
    }
  }

  private mutating func addTransitTables(
    _ place: Int, _ attachments: [String], _ gateway: inout NetworkPlan
  ) {
    for table in ["hub\(place)", "spare\(place)"] {
      gateway[path: ["route-tables", table]] = .empty
      for block in ["0.0.0.0/0", "10.0.0.0/16", "10.1.0.0/16", "10.0.1.0/24", "192.168.0.0/16"]
      where chance(25) {
        gateway[path: ["route-tables", table, block]] = .word(
          chance(85) ? one(of: attachments) : "blackhole")
      }
    }
  }

  private mutating func addVPNs() {
    plan["customer-gateways"] = ["router": ["ip": "203.0.113.9"]]
    func vpn(_ end: NetworkPlan, _ key: String, _ routes: [String], _ isUp: Bool) -> NetworkPlan {
      [
        "customer-gateway": "router", key: end, "routes": .words(routes),
        "state": isUp ? "available" : "pending", "static-routes-only": true,
      ]
    }
    let blocks = ["192.168.0.0/16", "192.168.7.0/24", "10.9.0.0/16", "10.1.0.0/16"]
    for number in vpcs.indices {
      guard let gateway = vpcs[number].vpnGateway, chance(80) else { continue }
      plan[path: ["vpn-connections", "vpn\(number)"]] = vpn(
        .word(gateway), "vpn-gateway", [one(of: blocks), one(of: blocks)].uniqued, chance(90))
      vpcs[number].bridges.append(gateway)
    }
    for name in plan["transit-gateways"]?.keys ?? [] where chance(40) {
      let place = name.suffix(1)
      plan[path: ["vpn-connections", "\(name)vpn"]] = vpn(
        .word(name), "transit-gateway", [one(of: blocks)], chance(90))
      plan[path: ["transit-gateways", name, "attachments", "\(name)office"]] = [
        "vpn": .word("\(name)vpn"), "route-table": .word("hub\(place)"),
        "propagate-to": .words(["hub\(place)"]),
      ]
    }
  }
}

extension [String] {
  fileprivate var uniqued: [String] { Set(self).sorted() }
}
