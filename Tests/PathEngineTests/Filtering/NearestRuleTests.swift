import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct NearestRuleTests {
  /// The worker may send anything; `rules` are what the other host lets in.
  private func net(_ rules: String, worker: String = "w") throws -> Scenario {
    try Scenario(
      oneVPC(
        more: """
          security-groups:
            w: {ingress: [], egress: [all to 0.0.0.0/0]}
            o: {ingress: [\(rules)], egress: []}
          """, worker: ", security-groups: [\(worker)]"
      )
      .replacing(
        "other: {subnet: private-c, ip: 10.0.200.10",
        with: "other: {subnet: private-c, ip: 10.0.200.10, security-groups: [o]"))
  }

  private func decision(
    _ rules: String, _ proto: IPProtocol = .tcp, port: UInt16? = 443
  ) throws -> SecurityGroupDecision {
    let trace = try net(rules).trace("worker", "other", proto, port: port)
    let decisions = trace.forward.compactMap { hop -> SecurityGroupDecision? in
      if case .securityGroup(let decision) = hop.step { decision } else { nil }
    }
    return try #require(decisions.last)
  }

  @Test func `S1: the rule that lets the packet pass is named, and no other is near`() throws {
    let found = try decision("tcp/80 from 0.0.0.0/0, tcp/443 from 10.0.100.0/24")
    #expect(found.matched?.traffic.ports == PortRange(443))
    #expect(found.matched?.peer == .prefix(try IPPrefix("10.0.100.0/24")))
    #expect(found.nearest == nil)
  }

  @Test(arguments: [
    ("tcp/80 from 0.0.0.0/0", [RuleDifference.ports]),
    ("tcp/443 from 10.0.9.0/24", [.peer]),
    ("udp/443 from 0.0.0.0/0", [.protocol]),
    ("tcp/80 from 10.0.9.0/24", [.ports, .peer]),
    ("udp/53 from 10.0.9.0/24", [.protocol, .ports, .peer]),
    ("icmp from 0.0.0.0/0", [.protocol]),
    ("tcp/443 from o", [.peer]),
  ])
  func `S1: of the nearest rule it is told what differs`(
    _ rule: String, _ differs: [RuleDifference]
  ) throws {
    let nearest = try #require(try decision(rule).nearest)
    #expect(nearest.differs == differs)
    #expect(nearest.rule.groupLabel == "o")
  }

  @Test func `S1, P4: a rule for a peer's group is the nearest, where only its port is another`()
    throws
  {
    let net = try Scenario(
      """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        a:
          cidr: 10.0.0.0/16
          subnets: {a1: {cidr: 10.0.0.0/24, az: a, route-table: a-table}}
          route-tables: {a-table: {10.1.0.0/16: pcx}}
          security-groups: {client: {ingress: [], egress: [all to 0.0.0.0/0]}}
          instances: {client: {subnet: a1, ip: 10.0.0.10, security-groups: [client]}}
        b:
          cidr: 10.1.0.0/16
          subnets: {b1: {cidr: 10.1.0.0/24, az: a, route-table: b-table}}
          route-tables: {b-table: {10.0.0.0/16: pcx}}
          security-groups: {server: {ingress: [tcp/443 from 10.9.0.0/16, tcp/80 from a/client]}}
          instances: {server: {subnet: b1, ip: 10.1.0.10, security-groups: [server]}}
      peerings: {pcx: {requester: a, accepter: b}}
      """)
    let trace = try net.trace("client", "server")
    let nearest = trace.forward.compactMap { hop in
      if case .securityGroup(let decision) = hop.step { decision.nearest } else { nil }
    }
    #expect(nearest.map(\.differs) == [[.ports]])
    #expect(nearest.map(\.rule.peer) == [.group(ResourceID("sg-client"))])
  }

  @Test func `S1: a wrong port is nearer than a wrong source, and a near port than a far one`()
    throws
  {
    let ports = try decision(
      "tcp/443 from 10.0.9.0/24, tcp/22 from 0.0.0.0/0, tcp/440-442 from 0.0.0.0/0")
    #expect(ports.nearest?.rule.traffic.ports == PortRange(440...442))
    let equals = try decision("tcp/443 from 10.0.9.0/24, tcp/443 from 10.0.8.0/24")
    #expect(equals.nearest?.rule.peer == .prefix(try IPPrefix("10.0.9.0/24")))
  }

  @Test func `S1: a group that refuses without any rule has no nearest one`() throws {
    #expect(try decision("").nearest == nil)
  }

  @Test func `S3: an echo request passes by type 8 or by any type, not by another type or code`()
    throws
  {
    for (rule, passes) in [
      ("icmp from 0.0.0.0/0", true), ("icmp/8 from 0.0.0.0/0", true),
      ("icmp/8/0 from 0.0.0.0/0", true), ("icmp/8/1 from 0.0.0.0/0", false),
      ("icmp/0 from 0.0.0.0/0", false), ("icmp/3 from 0.0.0.0/0", false),
    ] {
      let found = try decision(rule, .icmp, port: nil)
      #expect((found.matched != nil) == passes, "\(rule)")
      if !passes { #expect(found.nearest?.differs == [.icmpType], "\(rule)") }
    }
  }

  @Test func `S1: a group that names itself lets its members in, and nobody else`() throws {
    let yaml = oneVPC(
      more: "security-groups: {s: {ingress: [tcp/443 from s], egress: [all to 0.0.0.0/0]}}",
      worker: ", security-groups: [s]"
    )
    .replacing(
      "other: {subnet: private-c, ip: 10.0.200.10",
      with: "other: {subnet: private-c, ip: 10.0.200.10, security-groups: [s]")
    let net = try Scenario(yaml)
    #expect(try net.trace("worker", "other").verdict == .reachable)
    let stranger = try net.trace("neighbour", "other")
    #expect(stranger.codes == [.securityGroupMismatch])
    guard case .securityGroup(let found)? = stranger.firstBlock.map({ stranger.forward[$0].step })
    else {
      Issue.record("no group blocks"); return
    }
    #expect(found.nearest?.differs == [.peer])
  }

  @Test func `S2: where no entry fits, the allowing one that comes nearest is told`() throws {
    let net = try Scenario(
      oneVPC(
        more:
          "network-acls: {a: {ingress: [100 allow all 0.0.0.0/0], egress: [90 deny tcp/22 0.0.0.0/0, 100 allow tcp/80 0.0.0.0/0, 110 allow tcp/443 192.0.2.0/24], subnets: [private-a]}}"
      ))
    let trace = try net.trace("worker", "other")
    guard case .networkACL(let decision)? = trace.firstBlock.map({ trace.forward[$0].step }) else {
      Issue.record("no ACL blocks"); return
    }
    #expect(decision.nearest?.rule.number == 100)
    #expect(decision.nearest?.differs == [.ports])
    let denied = try net.trace("worker", "other", port: 22)
    guard case .networkACL(let other)? = denied.firstBlock.map({ denied.forward[$0].step }) else {
      Issue.record("no ACL blocks"); return
    }
    #expect(other.entry?.number == 90)
    #expect(other.nearest == nil)
  }
}
