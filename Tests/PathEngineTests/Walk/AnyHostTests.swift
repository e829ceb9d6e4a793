import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// A subnet as a query's source.
@Suite struct AnyHostTests {
  private func trace(_ yaml: String, from: String, to: String, protocol: IPProtocol? = nil) throws
    -> Trace
  {
    let topology = try Topology(yaml: yaml)
    let query = try QueryParser(topology).query(from: from, to: to, protocol: `protocol`)
    return PathTracer(topology).trace(query)
  }

  @Test func `A7: a subnet stands for any host there, and what is not known of it is told`() throws
  {
    let result = try trace(oneVPC(), from: "private-a", to: "203.0.113.9")
    #expect(result.query.source == .subnet(ResourceID("subnet-private-a")))
    #expect(result.verdict == .reachable, "\(result.codes)")
    #expect(result.path.contains("nat"))
    // 10.0.100.4 is the first that AWS gives out; no instance of the network has it.
    let address = try IPAddress("10.0.100.4")
    #expect(
      result.assumptions.contains(
        .anyHost(subnet: ResourceID("subnet-private-a"), address: address)))
    #expect(result.forward.first?.packet.source == .address(address))
    #expect(result.back.last?.component.id == ResourceID("subnet-private-a"))
    #expect(!result.forward.contains { $0.component.kind == .securityGroup })
  }

  @Test func `A7: by id as well, and a host that is called like the subnet comes first`() throws {
    let id = try trace(oneVPC(), from: "subnet-private-a", to: "203.0.113.9")
    #expect(id.query.source == .subnet(ResourceID("subnet-private-a")))
    let yaml = oneVPC().replacing("hidden: {", with: "private-a: {")
    let host = try trace(yaml, from: "private-a", to: "203.0.113.9")
    #expect(host.query.source == .interface(ResourceID("eni-private-a"), address: nil))
  }

  @Test(arguments: [(true, Verdict.reachable), (false, .unreachable)])
  func `A7, I1: a host has a public address where its subnet gives one to each`(
    gives: Bool, verdict: Verdict
  ) throws {
    let yaml = oneVPC().replacing(
      "az: a, route-table: public}", with: "az: a, route-table: public, public-ips: \(gives)}")
    let result = try trace(yaml, from: "public-a", to: "203.0.113.9")
    #expect(result.verdict == verdict, "\(result.codes)")
    #expect(
      result.assumptions.contains(
        .hostsHavePublicAddress(subnet: ResourceID("subnet-public-a"), gives)))
  }

  @Test func `A7, S1: a rule for a group's members may let a host in or not`() throws {
    let groups = """
      security-groups:
        clients: {ingress: [], egress: [all to 0.0.0.0/0]}
        guarded: {ingress: [tcp/443 from clients]}
      interfaces: {service: {subnet: private-c, ip: 10.0.200.99, security-groups: [guarded]}}
      """
    let result = try trace(oneVPC(more: groups), from: "private-a", to: "10.0.200.99")
    #expect(result.verdict == .undetermined)
    let other = groups.replacing("tcp/443 from clients", with: "tcp/22 from clients")
    #expect(
      try trace(oneVPC(more: other), from: "private-a", to: "10.0.200.99").codes
        == [.securityGroupMismatch])
    let block = groups.replacing("tcp/443 from clients", with: "tcp/443 from 10.0.100.0/24")
    #expect(
      try trace(oneVPC(more: block), from: "private-a", to: "10.0.200.99").verdict == .reachable)
  }

  @Test func `A7, S2: the subnet's ACL and table decide as for any host`() throws {
    let acl =
      "network-acls: {shut: {ingress: [], egress: [100 allow all 0.0.0.0/0], subnets: [private-a]}}"
    #expect(
      Set(try trace(oneVPC(more: acl), from: "private-a", to: "203.0.113.9").codes)
        == [.networkACLRestriction])
    #expect(
      try trace(oneVPC(privateRoutes: ""), from: "private-a", to: "203.0.113.9").codes
        == [.noRoute])
  }

  // MARK: All protocols

  @Test func `S3: a query for all protocols passes what lets all of them through, and that alone`()
    throws
  {
    func result(_ rules: String, acl: String = "100 allow all 0.0.0.0/0") throws -> Trace {
      let yaml = oneVPC(
        more: """
          security-groups: {asked: {ingress: [\(rules)]}}
          network-acls: {asked: {ingress: [\(acl)], egress: [100 allow all 0.0.0.0/0], subnets: [private-c]}}
          interfaces: {service: {subnet: private-c, ip: 10.0.200.99, security-groups: [asked]}}
          """)
      return try trace(yaml, from: "worker", to: "10.0.200.99", protocol: IPProtocol("all"))
    }
    #expect(try result("all from 10.0.0.0/16").verdict == .reachable)
    #expect(try result("tcp from 10.0.0.0/16").codes == [.securityGroupMismatch])
    let denied = try result(
      "all from 10.0.0.0/16", acl: "90 deny tcp/22 0.0.0.0/0, 100 allow all 0.0.0.0/0")
    #expect(denied.codes == [.networkACLRestriction])
    let allowed = try result(
      "all from 10.0.0.0/16", acl: "90 allow tcp/22 0.0.0.0/0, 100 allow all 0.0.0.0/0")
    #expect(allowed.verdict == .reachable)
    // What serves some protocols only does not serve all.
    #expect(
      try trace(oneVPC(), from: "worker", to: "203.0.113.9", protocol: .all).codes
        == [.protocolRestriction])
  }
}
