import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct RoutingTests {
  @Test func `R1: a subnet without an association uses the main table, and the trace says so`()
    throws
  {
    let net = try Scenario(
      """
      waylight: 1
      vpcs:
        main:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets: {alone: {cidr: 10.0.0.0/24, az: a}}
          instances: {host: {subnet: alone, ip: 10.0.0.10, public-ip: 198.51.100.1}}
      """)
    let trace = try net.trace("host", "internet")
    #expect(trace.codes == [.noRoute])
    #expect(trace.firstRoute?.isMainByDefault == true)
  }

  @Test func `R2: the longest prefix wins, whatever the order of the lines`() throws {
    for routes in [
      "0.0.0.0/0: nat, 203.0.113.0/24: igw, 203.0.113.0/28: nat",
      "203.0.113.0/28: nat, 0.0.0.0/0: nat, 203.0.113.0/24: igw",
    ] {
      let net = try Scenario(oneVPC(privateRoutes: routes))
      let near = try net.trace("worker", "203.0.113.5")
      #expect(near.firstRoute?.chosen?.matched == (try IPPrefix("203.0.113.0/28")))
      let far = try net.trace("worker", "203.0.113.77")
      #expect(far.firstRoute?.chosen?.matched == (try IPPrefix("203.0.113.0/24")))
    }
  }

  @Test func `R2: at equal length a person's route, then a prefix list, then what propagates`()
    throws
  {
    let list = """
      prefix-lists: {narrow: {entries: [203.0.113.0/24]}}
      """
    func chosen(_ routes: String) throws -> ConsideredRoute.Destination? {
      let yaml = oneVPC(more: "vpn-gateway: vgw", top: list)
        .replacing("private: {0.0.0.0/0: nat}", with: "private: [\(routes)]")
      return try Scenario(yaml).trace("worker", "203.0.113.5").firstRoute?.chosen?.destination
    }
    let own = "{to: 203.0.113.0/24, via: nat}"
    let propagated = "{to: 203.0.113.0/24, via: vgw, origin: propagated}"
    let prefix = ConsideredRoute.Destination.prefix(try IPPrefix("203.0.113.0/24"))
    #expect(try chosen("{to: narrow, via: nat}, \(own)") == prefix)
    #expect(try chosen("\(propagated), {to: narrow, via: nat}") != prefix)
  }

  @Test func `R2, A4: every line is listed, with why it lost`() throws {
    let net = try Scenario(
      oneVPC(privateRoutes: "0.0.0.0/0: nat, 203.0.113.0/24: igw, 192.0.2.0/24: nat"))
    let decision = try #require(try net.trace("worker", "203.0.113.5").firstRoute)
    #expect(decision.considered.count == 4)
    #expect(decision.considered[0].reason == nil)
    #expect(decision.considered[1].reason == .shorterPrefix(length: 0, winner: 24))
    #expect(decision.considered[2...].allSatisfy { $0.reason == .notMatching })
  }

  @Test
  func
    `R5: a blackhole route matches and drops; the packet does not fall through to a shorter one`()
    throws
  {
    let net = try Scenario(
      oneVPC(
        more: """
          """
      ).replacing(
        "private: {0.0.0.0/0: nat}",
        with:
          "private: [{to: 0.0.0.0/0, via: nat}, {to: 203.0.113.0/24, via: nat, state: blackhole}]"))
    let trace = try net.trace("worker", "203.0.113.5")
    #expect(trace.verdict == .unreachable)
    #expect(trace.codes == [.badStateRoute])
    #expect(try net.trace("worker", "192.0.2.9").verdict == .reachable)
  }

  @Test(arguments: ["169.254.169.254", "10.0.0.2"])
  func `R6: metadata and resolver never go by the table`(address: String) throws {
    let net = try Scenario(oneVPC(privateRoutes: "169.254.0.0/16: nat"))
    let trace = try net.trace("worker", address, port: 80)
    #expect(trace.verdict == .reachable)
    #expect(!trace.path.contains("nat"))
  }

  @Test func `R6: neither groups nor ACLs nor another subnet keep a host from the resolver`() throws
  {
    let shut = """
      network-acls: {shut: {ingress: [], egress: [], subnets: [private-a, public-a]}}
      security-groups: {mute: {ingress: [], egress: []}}
      """
    let net = try Scenario(
      oneVPC(privateRoutes: "", more: shut, worker: ", security-groups: [mute]"))
    for address in ["10.0.0.2", "169.254.169.253"] {
      #expect(try net.trace("worker", address, .udp, port: 53).verdict == .reachable)
    }
  }

  @Test
  func `R7: neighbours in one subnet meet no table and no ACL, but security groups all the same`()
    throws
  {
    let denyAll = "network-acls: {shut: {ingress: [], egress: [], subnets: [private-a]}}"
    let net = try Scenario(oneVPC(more: denyAll))
    let trace = try net.trace("worker", "neighbour")
    #expect(trace.verdict == .reachable)
    #expect(
      !trace.forward.contains {
        $0.component.kind == .routeTable || $0.component.kind == .networkACL
      })
    #expect(trace.forward.filter { $0.component.kind == .securityGroup }.count == 2)
    #expect(try net.trace("worker", "other").codes.first == .networkACLRestriction)
  }

  @Test(arguments: ["10.0.50.1", "10.0.100.99"])
  func `R10: an address of the VPC that no subnet or interface holds is delivered to nobody`(
    address: String
  ) throws {
    let trace = try Scenario(oneVPC()).trace("worker", address)
    #expect(trace.verdict == .unreachable)
    #expect(trace.codes == [.noPossibleDestination])
  }

  @Test func `no line for the destination: no route`() throws {
    let trace = try Scenario(oneVPC(privateRoutes: "192.0.2.0/24: nat")).trace(
      "worker", "203.0.113.5")
    #expect(trace.codes == [.noRoute])
    #expect(trace.firstRoute?.chosen == nil)
  }
}
