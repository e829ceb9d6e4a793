import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct NATGatewayTests {
  @Test
  func `N1: NAT, then the internet gateway, each with its own translation; the answer finds back`()
    throws
  {
    let trace = try Scenario(oneVPC()).trace("worker", "203.0.113.9")
    #expect(trace.verdict == .reachable)
    let kinds = trace.forward.map(\.component.kind)
    #expect(kinds.contains(.natGateway))
    let nat = try #require(trace.forward.first { $0.component.kind == .natGateway })
    #expect(nat.packetOut.sourcePorts == PortRange(1024...65535))
    let back = trace.back.filter { $0.step == .translate }
    #expect(back.map(\.component.label) == ["igw", "nat"])
    #expect(trace.back.last?.packet.destination.description == "10.0.100.10")
  }

  @Test(arguments: ["pending", "failed", "deleting", "deleted"])
  func `N1: a NAT gateway that is not available carries nothing`(state: String) throws {
    let net = try Scenario(
      oneVPC().replacing(
        "nat: {subnet: public-a}", with: "nat: {subnet: public-a, state: \(state)}"))
    #expect(try net.trace("worker", "203.0.113.9").codes == [.badState])
  }

  @Test func `N1: its own subnet must lead to an internet gateway`() throws {
    let trace = try Scenario(oneVPC(publicRoutes: "192.0.2.0/24: igw")).trace(
      "worker", "203.0.113.9")
    #expect(trace.codes == [.noRoute])
    #expect(trace.path.last == "public")
  }

  @Test func `N1: it serves TCP, UDP and ICMP only, and takes no connection from outside`() throws {
    let net = try Scenario(oneVPC())
    #expect(try net.trace("worker", "203.0.113.9", .udp, port: 53).verdict == .reachable)
    #expect(try net.trace("worker", "203.0.113.9", .icmp, port: nil).verdict == .reachable)
    #expect(
      try net.trace("worker", "203.0.113.9", IPProtocol(rawValue: 47), port: nil).codes.contains(
        .protocolRestriction))
  }

  @Test func `N1: a gateway whose own subnet leads back to it goes in circles, and says so once`()
    throws
  {
    let trace = try Scenario(oneVPC(publicRoutes: "0.0.0.0/0: nat")).trace("worker", "203.0.113.9")
    #expect(trace.codes == [.cannotRoute])
    #expect(trace.forward.count { $0.component.kind == .natGateway } == 2)
  }

  @Test func `R7, N4: to a host of its own subnet the gateway needs neither table nor ACL`() throws
  {
    let acl =
      "network-acls: {edge: {ingress: [100 allow all 0.0.0.0/0], egress: [100 deny all 10.0.0.0/24, 200 allow all 0.0.0.0/0], subnets: [public-a]}}"
    let net = try Scenario(
      oneVPC(
        privateRoutes: "10.0.0.0/24: nat",
        more: acl + "\nsecurity-groups: {open: {ingress: [all from 10.0.0.0/16]}}"
      ).replacing("ip: 10.0.0.20", with: "ip: 10.0.0.20, security-groups: [open]"))
    let trace = try net.trace("worker", "hidden")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("nat") && trace.pathBack.contains("nat"))
  }

  @Test func `N2: a private NAT gateway that leads to an internet gateway is dropped there`() throws
  {
    let net = try Scenario(
      oneVPC().replacing("nat: {subnet: public-a}", with: "nat: {subnet: public-a, type: private}"))
    #expect(try net.trace("worker", "203.0.113.9").codes == [.internetGatewayNeedsPublicAddress])
  }

  @Test func `N4: the ACL of the gateway's subnet is checked on the way in and on the way out`()
    throws
  {
    for (acl, direction) in [
      (
        "ingress: [100 deny all 10.0.100.0/24, 200 allow all 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0]",
        FilterDirection.ingress
      ),
      (
        "ingress: [100 allow all 0.0.0.0/0], egress: [100 deny tcp/443 0.0.0.0/0, 200 allow all 0.0.0.0/0]",
        .egress
      ),
    ] {
      let net = try Scenario(oneVPC(more: "network-acls: {edge: {\(acl), subnets: [public-a]}}"))
      let trace = try net.trace("worker", "203.0.113.9")
      #expect(trace.codes == [.networkACLRestriction])
      let block = try #require(trace.firstBlock)
      guard case .networkACL(let decision) = trace.forward[block].step else {
        Issue.record("no ACL"); return
      }
      #expect(decision.direction == direction)
      #expect(decision.subnet.text.contains("public-a"))
    }
  }

  @Test
  func
    `S5: behind NAT the answer comes to any of 1024-65535; a part let back is a remark, none a block`()
    throws
  {
    func net(_ ports: String) throws -> Scenario {
      try Scenario(
        oneVPC(
          more:
            "network-acls: {edge: {ingress: [100 allow all 10.0.0.0/16, 200 allow tcp/\(ports) 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0], subnets: [public-a]}}"
        ))
    }
    #expect(try net("1024-65535").trace("worker", "203.0.113.9").remarks == [])
    let part = try net("32768-60999").trace("worker", "203.0.113.9")
    #expect(part.verdict == .reachable)
    #expect(part.remarks == [.ephemeralPortsPartlyBlocked])
    let none = try net("443-443").trace("worker", "203.0.113.9")
    #expect(none.verdict == .unreachable)
    #expect(none.codes == [.networkACLRestriction])
  }

  @Test func `N1: it takes no connection, by its private address or by its public one`() throws {
    let net = try Scenario(oneVPC())
    let own = try #require(net.topology.natGateways.first?.addresses.first)
    let (inner, outer) = (try #require(own.privateAddress), try #require(own.publicAddress))
    #expect(try net.trace("worker", "\(inner)").codes == [.noPossibleDestination])
    #expect(try net.trace("internet", "\(outer)").codes == [.noPossibleDestination])
  }

  @Test(arguments: [
    "ingress: [100 allow all 10.0.0.0/16], egress: [100 allow all 0.0.0.0/0]",
    "ingress: [100 allow all 0.0.0.0/0], egress: [100 deny all 10.0.100.0/24, 200 allow all 0.0.0.0/0]",
  ])
  func `N4: and of the answer, on its way in from the internet and out to the client`(
    entries: String
  ) throws {
    let net = try Scenario(oneVPC(more: "network-acls: {edge: {\(entries), subnets: [public-a]}}"))
    let trace = try net.trace("worker", "203.0.113.9")
    #expect(trace.codes == [.networkACLRestriction])
    #expect(trace.explanations.first { $0.severity == .blocks }?.direction == .back)
  }

}
