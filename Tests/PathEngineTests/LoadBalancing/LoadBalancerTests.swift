import IPAddressing
@testable import NetworkModel
@testable import PathEngine
import TestSupport
import Testing

/// L1: by a listener to a target, of those that the node sends to. L2: which source the target sees.
@Suite struct LoadBalancerTests {
  private func net(
    dropping dropped: String = "", balancer: String = "type: network, cross-zone: true",
    listener: String = "tcp/443",
    group: String = "port: 8443", targets: String = "[web-a, web-c]",
    groups: String = "web: {ingress: [tcp/8443 from 10.0.1.0/24]}", more: String = "",
    web: String = "web", edit: (inout Topology.Entities) throws -> Void = { _ in }
  ) throws -> Scenario {
    let yaml = """
      region: ap-northeast-1
      vpcs:
        main:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
            client: {cidr: 10.0.1.0/24, az: a}
            front-a: {cidr: 10.0.11.0/24, az: a, route-table: public}
            front-c: {cidr: 10.0.12.0/24, az: c, route-table: public}
            web-a: {cidr: 10.0.21.0/24, az: a}
            web-c: {cidr: 10.0.22.0/24, az: c}
          route-tables: {public: {0.0.0.0/0: igw}}
          security-groups:
            open: {ingress: [all from 0.0.0.0/0], egress: [all to 0.0.0.0/0]}
      \(groups.indented(6))
          load-balancers:
            front: {\(balancer), scheme: internal, subnets: [front-a, front-c], ips: [10.0.11.20, 10.0.12.20], listeners: {\(listener): web}}
          target-groups:
            web: {\(group), targets: \(targets)}
      \(more.indented(4))
          instances:
            client: {subnet: client, ip: 10.0.1.10, security-groups: [open]}
            web-a: {subnet: web-a, ip: 10.0.21.10, security-groups: [\(web)]}
            web-c: {subnet: web-c, ip: 10.0.22.10, security-groups: [\(web)]}
      """
    return try Scenario(yaml.replacing(dropped, with: ""), edit: edit)
  }

  private func ask(
    _ net: Scenario, from: String = "client", _ to: String = "10.0.11.20", port: UInt16 = 443
  ) throws -> Trace {
    try net.trace(from, to, port: port)
  }

  private func decision(_ trace: Trace) -> BalanceDecision? {
    for case .balance(let decision) in trace.forward.map(\.step) { return decision }
    return nil
  }

  @Test func `L1: in by the listener, out to a target's own port, and back`() throws {
    let trace = try ask(net())
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("front"))
    #expect(trace.forward.last?.component.label == "web-a")
    #expect(trace.forward.last?.packet.destinationPorts == PortRange(8443))
    #expect(trace.back.last?.component.label == "client")
    #expect(trace.back.last?.packet.source == .address(try IPAddress("10.0.11.20")))
    #expect(trace.back.last?.packet.sourcePorts == PortRange(443))
    #expect(decision(trace)?.listener == "TCP:443")
  }

  @Test func `L1: what no listener takes is dropped at the balancer`() throws {
    #expect(try ask(net(), port: 80).codes == [.balancerListenersMismatch])
    let udp = try net().trace("client", "10.0.11.20", .udp, port: 443)
    #expect(udp.codes == [.balancerListenersMismatch])
  }

  @Test func `L1: with cross-zone off a node sends within its zone alone`() throws {
    let zonal = "type: network, cross-zone: false"
    let lonely = try net(balancer: zonal, targets: "[web-c]")
    #expect(try ask(lonely, "10.0.11.20").codes == [.balancerHasNoTargetsInZone])
    #expect(try ask(lonely, "10.0.12.20").verdict == .reachable)
    let both = try ask(net(balancer: zonal), "10.0.12.20")
    #expect(both.forward.last?.component.label == "web-c")
    #expect(both.otherTargets.isEmpty)
  }

  @Test
  func
    `L1: where it is not told, cross-zone is off for a network balancer, on for an application's`()
    throws
  {
    let network = try net(targets: "[web-c]") { $0.loadBalancers[0].isCrossZone = nil }
    #expect(try ask(network).codes == [.balancerHasNoTargetsInZone])
    let application = try net(
      balancer: "type: application, security-groups: [open]", listener: "https/443",
      group: "port: 8443, protocol: https", targets: "[web-c]",
      groups: "web: {ingress: [tcp/8443 from open]}"
    ) { $0.loadBalancers[0].isCrossZone = nil }
    #expect(try ask(application).verdict == .reachable)
  }

  @Test func `L1: a group without targets, or with none healthy`() throws {
    #expect(try ask(net(targets: "[]")).codes == [.balancerHasNoTargets])
    let one = try ask(net(targets: "[{target: web-a, health: unhealthy}, web-c]"))
    #expect(one.forward.last?.component.label == "web-c")
    #expect(one.otherTargets.isEmpty)
    let none = try ask(net(targets: "[{target: web-a, health: unhealthy}]"))
    #expect(none.verdict == .reachable)
    #expect(none.assumptions.contains { if case .balancerFailsOpen = $0 { true } else { false } })
  }

  @Test func `L1: a target that is not in use takes nothing, nor one of a zone that is off`() throws
  {
    let unused = try ask(net(targets: "[{target: web-a, health: unused}]"))
    #expect(unused.codes == [.balancerHasNoTargetsInZone])
    let narrow = try net(
      dropping: ", front-c], ips: [10.0.11.20, 10.0.12.20", targets: "[web-c]")
    let interface = try #require(narrow.topology.loadBalancers.first?.interfaces.first)
    let address = try #require(narrow.topology[interface].primaryAddress)
    #expect(try ask(narrow, "\(address)").codes == [.balancerHasNoTargetsInZone])
  }

  @Test func `L1: a target may have a port of its own, and one of the node's zone comes first`()
    throws
  {
    let own = try ask(
      net(
        targets: "[{target: web-a, port: 9000}]", groups: "web: {ingress: [all from 0.0.0.0/0]}"))
    #expect(own.verdict == .reachable)
    #expect(own.forward.last?.packet.destinationPorts == PortRange(9000))
    #expect(try ask(net(), "10.0.12.20").forward.last?.component.label == "web-c")
  }

  @Test func `L1: only a balancer that is active carries traffic`() throws {
    let failed = try net(balancer: "type: network, cross-zone: true, state: failed")
    #expect(try ask(failed).codes == [.badState])
    #expect(try ask(failed, port: 80).codes == [.badState, .balancerListenersMismatch])
  }

  @Test func `L1: a listener hands nothing to a group of another protocol`() throws {
    #expect(try ask(net(group: "port: 8443, protocol: udp")).codes == [.balancerRequiresTarget])
  }

  @Test(arguments: [
    "ingress: [100 allow all 0.0.0.0/0], egress: [], subnets: [web-a]",
    "ingress: [100 allow tcp/443 10.0.1.0/24], egress: [100 allow all 0.0.0.0/0], subnets: [front-a]",
  ])
  func `L1, S2: the answer goes to the balancer past both subnets' lists`(list: String) throws {
    let trace = try ask(net(targets: "[web-a]", more: "network-acls: {list: {\(list)}}"))
    #expect(trace.codes == [.networkACLRestriction])
    #expect(trace.explanations.first { $0.severity == .blocks }?.direction == .back)
  }

  @Test func `L2: of UDP the client's address is kept, whatever is said`() throws {
    let net = try net(
      listener: "udp/443", group: "port: 8443, protocol: udp, preserve-client-ip: false",
      groups: "web: {ingress: [udp/8443 from 10.0.1.0/24]}")
    let trace = try net.trace("client", "10.0.11.20", .udp, port: 443)
    #expect(trace.verdict == .reachable)
    #expect(decision(trace)?.preservesClientAddress == true)
  }

  @Test func `L1: health that nobody knows is taken as good, and said`() throws {
    let trace = try ask(net(targets: "[{target: web-a, health: unknown}]"))
    #expect(trace.verdict == .reachable)
    #expect(trace.assumptions.contains { if case .targetIsHealthy = $0 { true } else { false } })
  }

  @Test func `L1: each other target is judged, and a difference is said`() throws {
    let same = try ask(net())
    #expect(same.otherTargets.map(\.verdict) == [.reachable])
    #expect(same.remarks == [])
    #expect(same.assumptions.contains { if case .oneOfSeveralTargets = $0 { true } else { false } })
    let mixed = try ask(
      net(
        more:
          "network-acls: {a: {ingress: [100 deny all 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0], subnets: [web-c]}}"
      ))
    #expect(mixed.verdict == .reachable)
    #expect(mixed.otherTargets.map(\.verdict) == [.unreachable])
    #expect(mixed.remarks == [.targetsDiffer])
  }

  @Test func `L2: with the client's address kept, the target's group must allow the client`()
    throws
  {
    #expect(try ask(net()).verdict == .reachable)
    let balancerOnly = "web: {ingress: ['tcp/8443 from 10.0.11.0/24, 10.0.12.0/24']}"
    #expect(try ask(net(groups: balancerOnly)).codes == [.securityGroupMismatch])
    #expect(
      try ask(net(group: "port: 8443, preserve-client-ip: false", groups: balancerOnly)).verdict
        == .reachable)
    #expect(
      try ask(net(group: "port: 8443, preserve-client-ip: false")).codes == [.securityGroupMismatch]
    )
  }

  @Test func `L2: a target's group may name the balancer's, though it sees the client's address`()
    throws
  {
    let groups = """
      front: {ingress: [tcp/443 from 10.0.1.0/24], egress: [tcp/8443 to 10.0.0.0/16]}
      web: {ingress: [tcp/8443 from front]}
      """
    let net = try net(
      balancer: "type: network, cross-zone: true, security-groups: [front]", groups: groups)
    #expect(try ask(net).verdict == .reachable)
    #expect(try ask(net, "10.0.21.10", port: 8443).codes == [.securityGroupMismatch])
  }

  @Test
  func
    `L2: a target's group that names the client's own group does not know it behind a balancer`()
    throws
  {
    let net = try net(groups: "web: {ingress: [tcp/8443 from open]}")
    #expect(try ask(net, "10.0.21.10", port: 8443).verdict == .reachable)
    #expect(try ask(net).codes == [.securityGroupMismatch])
  }

  @Test func `L2: addresses are targets that see the balancer unless it is said otherwise`() throws
  {
    let trace = try ask(
      net(
        targets: "[10.0.21.10]", groups: "web: {ingress: [tcp/8443 from 10.0.11.0/24]}"))
    #expect(trace.verdict == .reachable)
    #expect(decision(trace)?.preservesClientAddress == false)
    #expect(trace.forward.last?.packet.source == .address(try IPAddress("10.0.11.20")))
  }

  @Test func `L2: where it is not told, instances see the client and addresses the balancer`()
    throws
  {
    for (targets, isKept) in [("[web-a]", true), ("[10.0.21.10]", false)] {
      let net = try net(
        targets: targets, groups: "web: {ingress: [tcp/8443 from 10.0.0.0/16]}"
      ) { $0.targetGroups[0].preservesClientAddress = nil }
      #expect(decision(try ask(net))?.preservesClientAddress == isKept)
    }
  }

  @Test(arguments: ["TCP_UDP", "UDP"])
  func `L2: a group that takes UDP keeps the address, of instances or addresses`(name: String)
    throws
  {
    let net = try net(
      listener: "udp/443", targets: "[10.0.21.10]",
      groups: "web: {ingress: [udp/8443 from 10.0.1.0/24]}"
    ) { entities in
      entities.targetGroups[0].protocol = LoadBalancer.Listener.ListenerProtocol(rawValue: name)
      entities.targetGroups[0].preservesClientAddress = false
    }
    let trace = try net.trace("client", "10.0.11.20", .udp, port: 443)
    #expect(trace.verdict == .reachable)
    #expect(decision(trace)?.preservesClientAddress == true)
  }

  @Test func `L2: an Application Load Balancer never keeps it, whatever its group says`() throws {
    let net = try net(
      balancer: "type: application, security-groups: [open]", listener: "https/443",
      group: "port: 8443, protocol: https", groups: "web: {ingress: [tcp/8443 from open]}"
    ) { $0.targetGroups[0].preservesClientAddress = true }
    #expect(decision(try ask(net))?.preservesClientAddress == false)
  }

  @Test func `L2: a target of the other family cannot see the client's address`() throws {
    let net = try net()
    let packet = try #require(try ask(net).forward.first).packet
    let chooser = TargetChooser(topology: net.topology, balancer: Handle(0))
    for (address, isKept) in [("10.0.21.10", true), ("2600:1f10:1:100::11", false)] {
      let preserved = chooser.preservesClientAddress(Handle(0), packet, to: try IPAddress(address))
      #expect(preserved.isOn == isKept, "\(address)")
    }
  }

  @Test func `L2, P3: under the balancer's own address it goes where the client's could not`()
    throws
  {
    func vpc(_ number: Int, _ routes: String, _ more: String) -> String {
      """
        v\(number):
          cidr: 10.\(number).0.0/16
          subnets: {s\(number): {cidr: 10.\(number).1.0/24, az: a, route-table: t\(number)}}
          route-tables: {t\(number): {\(routes)}}
          security-groups: {open\(number): {ingress: [all from 0.0.0.0/0]}}
      \(more)
      """
    }
    func net(_ preserves: Bool) throws -> Scenario {
      try Scenario(
        """
        region: ap-northeast-1
        vpcs:
        \(vpc(1, "10.2.0.0/16: near", "    instances: {client: {subnet: s1, ip: 10.1.1.10}}"))
        \(vpc(2, "10.1.0.0/16: near, 10.3.0.0/16: far", """
            load-balancers:
              front: {type: network, scheme: internal, subnets: [s2], ips: [10.2.1.20], listeners: {tcp/443: web}}
            target-groups: {web: {port: 443, preserve-client-ip: \(preserves), targets: [10.3.1.10]}}
        """))
        \(vpc(3, "10.2.0.0/16: far", "    instances: {web: {subnet: s3, ip: 10.3.1.10, security-groups: [open3]}}"))
        peerings:
          near: {requester: v1, accepter: v2}
          far: {requester: v2, accepter: v3}
        """)
    }
    #expect(try net(false).trace("client", "10.2.1.20").verdict == .reachable)
    #expect(try net(true).trace("client", "10.2.1.20").verdict == .unreachable)
  }

  @Test func `L2: a target that is its own client gets nothing with its address kept`() throws {
    let net = try net(groups: "web: {ingress: [all from 0.0.0.0/0]}")
    #expect(try ask(net, from: "web-a").codes == [.balancerSourcePreservation])
    let without = try self.net(
      group: "port: 8443, preserve-client-ip: false", groups: "web: {ingress: [all from 0.0.0.0/0]}"
    )
    #expect(try ask(without, from: "web-a").verdict == .reachable)
  }

  @Test func `L2: an Application Load Balancer opens a connection of its own`() throws {
    let groups = """
      front: {ingress: [tcp/443 from 10.0.1.0/24], egress: [tcp/8443 to web]}
      web: {ingress: [tcp/8443 from front]}
      """
    let net = try net(
      balancer: "type: application, security-groups: [front]", listener: "https/443",
      group: "port: 8443, protocol: https", groups: groups)
    let trace = try ask(net)
    #expect(trace.verdict == .reachable)
    #expect(trace.forward.last?.packet.source == .address(try IPAddress("10.0.11.20")))
    #expect(trace.forward.last?.packet.sourcePorts == PortRange(1024...65535))
    #expect(try ask(net, "10.0.21.10", port: 8443).codes == [.securityGroupMismatch])
    let closed = try self.net(
      balancer: "type: application, security-groups: [front]", listener: "https/443",
      group: "port: 8443, protocol: https",
      groups: groups.replacing("from 10.0.1.0/24", with: "from 10.0.9.0/24"))
    #expect(try ask(closed).codes == [.securityGroupMismatch])
  }

  @Test
  func `L1, L2: an Application Load Balancer behind a Network Load Balancer hands on once more`()
    throws
  {
    let net = try Scenario(
      """
      region: ap-northeast-1
      vpcs:
        main:
          cidr: 10.0.0.0/16
          subnets: {s: {cidr: 10.0.1.0/24, az: a}}
          load-balancers:
            outer: {type: network, scheme: internal, subnets: [s], ips: [10.0.1.20], listeners: {tcp/443: inner}}
            inner: {type: application, scheme: internal, subnets: [s], ips: [10.0.1.30], security-groups: [open], listeners: {https/443: web}}
          target-groups:
            inner: {port: 443, preserve-client-ip: false, targets: [inner]}
            web: {port: 80, protocol: http, targets: [web]}
          security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
          instances:
            client: {subnet: s, ip: 10.0.1.10, security-groups: [open]}
            web: {subnet: s, ip: 10.0.1.11, security-groups: [open]}
      """)
    let trace = try net.trace("client", "10.0.1.20")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.filter { $0 == "outer" || $0 == "inner" } == ["outer", "inner"])
    // Towards the second the client's address is kept, whatever is said.
    #expect(decision(trace)?.preservesClientAddress == true)
    #expect(trace.forward.last?.component.label == "web")
    #expect(trace.back.last?.packet.source == .address(try IPAddress("10.0.1.20")))
  }

  @Test func `L1, S2: the list of the balancer's subnet is asked towards the target too`() throws {
    let trace = try ask(
      net(
        more:
          "network-acls: {a: {ingress: [100 allow all 0.0.0.0/0], egress: [100 allow tcp/1024-65535 10.0.1.0/24], subnets: [front-a]}}"
      ))
    #expect(trace.codes == [.networkACLRestriction])
  }

  @Test
  func
    `L1, I4, D10: from the internet by the public address, and back though the targets have no way out`()
    throws
  {
    let yaml = """
      region: ap-northeast-1
      vpcs:
        main:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
            front: {cidr: 10.0.11.0/24, az: a, route-table: public}
            web: {cidr: 10.0.21.0/24, az: a}
          route-tables: {public: {0.0.0.0/0: igw}}
          load-balancers:
            front: {type: network, subnets: [front], listeners: {tcp/443: web}}
          target-groups: {web: {port: 443, targets: [web]}}
          security-groups: {open: {ingress: [tcp/443 from 0.0.0.0/0]}}
          instances: {web: {subnet: web, ip: 10.0.21.10, security-groups: [open]}}
      """
    let net = try Scenario(yaml)
    let name = try net.topology.named("front", as: LoadBalancer.self).dnsName.text
    let trace = try net.trace("internet", name)
    #expect(trace.verdict == .reachable)
    #expect(trace.resolution?.answers.allSatisfy(\.address.isPublic) == true)
    #expect(trace.forward.last?.component.label == "web")
    #expect(trace.back.contains { $0.component.label == "igw" })
    let hidden = try Scenario(
      yaml.replacing("type: network,", with: "type: network, scheme: internal,"))
    let inner = try hidden.topology.named("front", as: LoadBalancer.self).dnsName.text
    #expect(try hidden.trace("internet", inner).verdict == .unreachable)
  }

  @Test
  func `D10: the name gives the addresses of zones that have a target, and the zonal name one`()
    throws
  {
    func answers(_ net: Scenario, _ prefix: String = "") throws -> [String] {
      let name = try net.topology.named("front", as: LoadBalancer.self).dnsName.text
      let trace = try net.trace("client", prefix + name)
      return trace.resolution?.answers.map(\.address.description) ?? []
    }
    let zonal = "type: network, cross-zone: false"
    #expect(try answers(net(balancer: zonal, targets: "[web-c]")) == ["10.0.12.20"])
    #expect(try answers(net(balancer: zonal)) == ["10.0.11.20", "10.0.12.20"])
    #expect(try answers(net(targets: "[web-c]")) == ["10.0.11.20", "10.0.12.20"])
    #expect(
      try answers(net(balancer: zonal, targets: "[web-c]"), "ap-northeast-1a.") == ["10.0.11.20"])
    #expect(try answers(net(targets: "[]")) == ["10.0.11.20", "10.0.12.20"])
  }

  @Test func `D10: a balancer is found by its name, its id and its ARN`() throws {
    let net = try net()
    let balancer = try net.topology.named("front", as: LoadBalancer.self)
    let parser = QueryParser(net.topology)
    let arn =
      "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/\(balancer.id.text)"
    for text in ["front", balancer.id.text, arn, balancer.dnsName.text] {
      #expect(try parser.destination(text) == .name(balancer.dnsName.text), "\(text)")
    }
  }

  @Test func `A8: listeners and targets that the input lacks are named`() throws {
    let without = try ask(net(dropping: ", listeners: {tcp/443: web}"))
    #expect(without.codes == [.missingInput])
    #expect(without.explanations.first?.subjects.first?.kind == .loadBalancer)
    let unknown = try ask(net(dropping: ", targets: [web-a, web-c]"))
    #expect(unknown.codes == [.missingInput])
    #expect(unknown.explanations.first?.subjects.first?.kind == .targetGroup)
  }
}
