import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct InternetTests {
  @Test
  func `I1: an internet gateway turns the private address into the public one, there and back`()
    throws
  {
    let trace = try Scenario(oneVPC()).trace("web", "203.0.113.9")
    #expect(trace.verdict == .reachable)
    let gateway = try #require(trace.forward.first { $0.component.kind == .internetGateway })
    #expect(gateway.packet.source.description == "10.0.0.10")
    #expect(gateway.packetOut.source.description == "198.51.100.10")
    let back = try #require(trace.back.first { $0.component.kind == .internetGateway })
    #expect(back.packetOut.destination.description == "10.0.0.10")
  }

  @Test func `I1: without a public address nothing leaves by the internet gateway`() throws {
    let trace = try Scenario(oneVPC()).trace("hidden", "203.0.113.9")
    #expect(trace.verdict == .unreachable)
    #expect(trace.codes == [.internetGatewayNeedsPublicAddress])
  }

  @Test(arguments: [
    ("192.168.1.1", ExplanationCode.internetGatewayRFC1918),
    ("172.20.0.1", .internetGatewayRFC1918),
    ("100.64.0.1", .internetGatewayRFC6598),
  ])
  func `I2: an internet gateway drops private destinations`(address: String, code: ExplanationCode)
    throws
  {
    #expect(try Scenario(oneVPC()).trace("web", address).codes == [code])
  }

  @Test func `I3: a service's public address is reached by the gateway as any other`() throws {
    let trace = try Scenario(oneVPC()).trace("web", "s3")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.suffix(2) == ["igw", "s3"])
  }

  @Test
  func `I4: from the internet only a public address is reached, and the host sees the client's`()
    throws
  {
    let open =
      "security-groups: {web: {ingress: [tcp/443 from 0.0.0.0/0], egress: [all to 0.0.0.0/0]}}"
    let net = try Scenario(
      oneVPC(more: open).replacing(
        "public-ip: 198.51.100.10", with: "public-ip: 198.51.100.10, security-groups: [web]"
      )
      .replacing("ip: 10.0.0.20", with: "ip: 10.0.0.20, security-groups: [web]"))
    let trace = try net.trace("internet", "web")
    #expect(trace.verdict == .reachable)
    #expect(trace.forward.last?.packet.source == .anyPublic(.ipv4))
    #expect(trace.forward.last?.packet.destination.description == "10.0.0.10")
    #expect(trace.pathBack.suffix(2) == ["igw", "internet"])
    #expect(try net.trace("internet", "hidden").codes.contains(.internetGatewayNeedsPrivateAddress))
    #expect(try net.trace("internet", "web", port: 22).codes == [.securityGroupMismatch])
  }

  @Test func `I4: the answer to the internet needs a route back to the same gateway`() throws {
    let open = "security-groups: {web: {ingress: [all from 0.0.0.0/0], egress: [all to 0.0.0.0/0]}}"
    let net = try Scenario(
      oneVPC(more: open).replacing(
        "other: {subnet: private-c, ip: 10.0.200.10}",
        with:
          "other: {subnet: private-c, ip: 10.0.200.10, public-ip: 198.51.100.77, security-groups: [web]}"
      ))
    let trace = try net.trace("internet", "other")
    #expect(trace.verdict == .unreachable)
    #expect(trace.codes == [.asymmetricReturn])
  }

  @Test func `A7: rules that allow certain public addresses do not match the internet at large`()
    throws
  {
    let some =
      "security-groups: {web: {ingress: [tcp/443 from 203.0.113.0/24], egress: [all to 0.0.0.0/0]}}"
    let net = try Scenario(
      oneVPC(more: some).replacing(
        "public-ip: 198.51.100.10", with: "public-ip: 198.51.100.10, security-groups: [web]"))
    #expect(try net.trace("internet", "web").codes == [.securityGroupMismatch])
    let named = PathTracer(net.topology).trace(
      Query(
        from: .internet(try IPAddress("203.0.113.7")),
        to: try net.destination("web")))
    #expect(named.verdict == .reachable)
  }

  @Test func `V1: an egress-only gateway carries IPv6 out and refuses IPv4`() throws {
    let net = try Scenario(
      """
      waylight: 1
      vpcs:
        main:
          cidr: [10.0.0.0/16, "2001:db8:0:100::/56"]
          egress-only-internet-gateway: eigw
          subnets: {six: {cidr: [10.0.0.0/24, "2001:db8:0:100::/64"], az: a, route-table: six}}
          route-tables: {six: {"::/0": eigw, 0.0.0.0/0: eigw}}
          instances: {host: {subnet: six, ip: 10.0.0.10, ipv6: "2001:db8:0:100::10"}}
      """)
    #expect(try net.trace("host", "2606:4700::1").verdict == .reachable)
    #expect(try net.trace("host", "203.0.113.1").codes == [.egressOnlyGatewayRequiresIPv6])
  }
}
