import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct FilterTests {
  private func groups(_ body: String, worker: String = "w", other: String = "o") throws -> Scenario
  {
    try Scenario(
      oneVPC(
        more: "security-groups:\n\(body.indented(2))", worker: ", security-groups: [\(worker)]"
      )
      .replacing(
        "other: {subnet: private-c, ip: 10.0.200.10}",
        with: "other: {subnet: private-c, ip: 10.0.200.10, security-groups: [\(other)]}"))
  }

  @Test func `S1: a group allows by range, by group and by self; what no rule allows is refused`()
    throws
  {
    let base = "w: {ingress: [], egress: [all to 0.0.0.0/0]}\n"
    for (rule, passes) in [
      ("tcp/443 from 10.0.100.0/24", true), ("tcp/443 from 10.0.200.0/24", false),
      ("tcp/443 from w", true),
      ("tcp/443 from o", false), ("tcp/80-443 from 0.0.0.0/0", true),
      ("udp/443 from 0.0.0.0/0", false), ("all from 10.0.0.0/8", true),
    ] {
      let trace = try groups(base + "o: {ingress: [\(rule)], egress: []}").trace("worker", "other")
      #expect(trace.verdict == (passes ? .reachable : .unreachable), "\(rule)")
      if !passes { #expect(trace.codes == [.securityGroupMismatch]) }
    }
  }

  @Test func `S1: the rules of all groups add up`() throws {
    let net = try groups(
      "w: {ingress: [], egress: [tcp/80 to 0.0.0.0/0]}\nw2: {ingress: [], egress: [tcp/443 to 0.0.0.0/0]}\no: {ingress: [all from 0.0.0.0/0], egress: []}",
      worker: "w, w2")
    #expect(try net.trace("worker", "other").verdict == .reachable)
    #expect(try net.trace("worker", "other", port: 22).codes == [.securityGroupMismatch])
  }

  @Test func `S1: a group without any rule of the direction says so by its own code`() throws {
    let net = try groups(
      "w: {ingress: [], egress: []}\no: {ingress: [all from 0.0.0.0/0], egress: []}")
    #expect(try net.trace("worker", "other").codes == [.securityGroupHasNoRules])
  }

  @Test func `S1: stateful: the answer passes groups that would not let it start`() throws {
    let net = try groups(
      "w: {ingress: [], egress: [all to 0.0.0.0/0]}\no: {ingress: [all from 0.0.0.0/0], egress: []}"
    )
    #expect(try net.trace("worker", "other").verdict == .reachable)
  }

  @Test func `S2: the lowest rule number decides, not the order in the file`() throws {
    for entries in [
      "100 allow all 0.0.0.0/0, 90 deny tcp/443 0.0.0.0/0",
      "90 deny tcp/443 0.0.0.0/0, 100 allow all 0.0.0.0/0",
    ] {
      let net = try Scenario(
        oneVPC(
          more:
            "network-acls: {a: {ingress: [100 allow all 0.0.0.0/0], egress: [\(entries)], subnets: [private-a]}}"
        ))
      #expect(try net.trace("worker", "other").codes == [.networkACLRestriction])
      #expect(try net.trace("worker", "other", port: 80).verdict == .reachable)
    }
  }

  @Test func `S2: stateless: the answer to the client's port is checked too`() throws {
    let net = try Scenario(
      oneVPC(
        more:
          "network-acls: {a: {ingress: [100 allow tcp/443 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0], subnets: [private-a]}}"
      ))
    let trace = try net.trace("worker", "other")
    #expect(trace.codes == [.networkACLRestriction])
    #expect(trace.explanations.first?.direction == .back)
  }

  @Test func `S2: what no entry matches is denied`() throws {
    let net = try Scenario(
      oneVPC(
        more:
          "network-acls: {a: {ingress: [100 allow all 0.0.0.0/0], egress: [100 allow tcp/80 0.0.0.0/0], subnets: [private-a]}}"
      ))
    let trace = try net.trace("worker", "other")
    #expect(trace.codes == [.networkACLRestriction])
    guard case .networkACL(let decision)? = trace.firstBlock.map({ trace.forward[$0].step }) else {
      Issue.record("no ACL"); return
    }
    #expect(decision.entry == nil)
  }

  @Test func `S3: ICMP types, protocol numbers and port ranges`() throws {
    let net = try groups(
      "w: {ingress: [], egress: [all to 0.0.0.0/0]}\no: {ingress: [icmp from 0.0.0.0/0, 47 from 0.0.0.0/0, udp/100-200 from 0.0.0.0/0], egress: []}"
    )
    #expect(try net.trace("worker", "other", .icmp, port: nil).verdict == .reachable)
    #expect(
      try net.trace("worker", "other", IPProtocol(rawValue: 47), port: nil).verdict == .reachable)
    #expect(try net.trace("worker", "other", .udp, port: 200).verdict == .reachable)
    #expect(try net.trace("worker", "other", .udp, port: 201).codes == [.securityGroupMismatch])
    #expect(try net.trace("worker", "other", .tcp, port: 150).codes == [.securityGroupMismatch])
  }

  @Test func `S4: a NAT gateway and a gateway endpoint have no security group`() throws {
    let net = try Scenario(
      oneVPC(more: "endpoints: {s3: {service: s3, type: gateway, route-tables: [private]}}"))
    for to in ["203.0.113.9", "s3"] {
      let trace = try net.trace("worker", to)
      #expect(trace.forward.filter { $0.component.kind == .securityGroup }.count == 1)
    }
  }

  @Test func `S5: a client's port is any of 32768-60999 unless one is named`() throws {
    let net = try Scenario(
      oneVPC(
        more:
          "network-acls: {a: {ingress: [100 allow tcp/32768-50000 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0], subnets: [private-a]}}"
      ))
    let any = try net.trace("worker", "other")
    #expect(any.verdict == .reachable)
    #expect(any.remarks == [.ephemeralPortsPartlyBlocked])
    #expect(try net.trace("worker", "other", sourcePort: 40000).remarks == [])
    #expect(try net.trace("worker", "other", sourcePort: 60000).codes == [.networkACLRestriction])
  }

  @Test func `A2: the walk goes on past what blocks, and lists everything that does`() throws {
    let net = try groups(
      "w: {ingress: [], egress: [tcp/80 to 0.0.0.0/0]}\no: {ingress: [tcp/22 from 0.0.0.0/0], egress: []}"
    )
    let trace = try net.trace("worker", "other")
    #expect(trace.codes == [.securityGroupMismatch, .securityGroupMismatch])
    #expect(trace.forward.last?.component.label == "other")
  }

  @Test func `A6: two identical queries give equal answers`() throws {
    let net = try Scenario(oneVPC())
    #expect(try net.trace("worker", "s3") == net.trace("worker", "s3"))
    #expect(try Scenario(oneVPC()).trace("worker", "s3") == net.trace("worker", "s3"))
  }

  private func lists(_ egress: String, worker ingress: String = "100 allow all 0.0.0.0/0") throws
    -> Scenario
  {
    try Scenario(
      oneVPC(
        more: """
          security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
          network-acls:
            far: {ingress: [100 allow all 0.0.0.0/0], egress: [\(egress)], subnets: [private-c]}
            near: {ingress: [\(ingress)], egress: [100 allow all 0.0.0.0/0], subnets: [private-a]}
          """
      ).replacing("ip: 10.0.200.10", with: "ip: 10.0.200.10, security-groups: [open]"))
  }

  @Test(arguments: [
    ("100 allow udp 0.0.0.0/0", false), ("100 allow tcp 0.0.0.0/0", true),
    ("100 allow icmp 0.0.0.0/0", false), ("100 deny udp 0.0.0.0/0, 200 allow all 0.0.0.0/0", true),
  ])
  func `S3: an entry of a list speaks of its own protocol alone`(entry: String, passes: Bool) throws
  {
    let trace = try lists(entry).trace("worker", "other")
    #expect(trace.verdict == (passes ? .reachable : .unreachable))
  }

  @Test func `S3: an entry for one ICMP type holds no other`() throws {
    // An echo's answer has the type 0.
    for (type, passes) in [(0, true), (8, false)] {
      let trace = try lists("100 allow icmp/\(type) 0.0.0.0/0").trace(
        "worker", "other", .icmp, port: nil)
      #expect(trace.verdict == (passes ? .reachable : .unreachable), "\(type)")
    }
  }

  @Test func `S5: ports below those that Linux uses let nothing back`() throws {
    let trace = try lists("100 allow tcp/1024-32767 0.0.0.0/0").trace("worker", "other")
    #expect(trace.codes == [.networkACLRestriction])
  }

  @Test func `S5: what one list lets back, the next must let back too`() throws {
    let trace = try lists(
      "100 allow tcp/32768-40000 0.0.0.0/0", worker: "100 allow tcp/40001-60999 0.0.0.0/0"
    ).trace("worker", "other")
    #expect(trace.codes == [.networkACLRestriction])
  }

}
