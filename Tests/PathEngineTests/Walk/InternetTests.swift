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

  /// Two VPCs that know each other by public addresses alone.
  private func strangers(client: String = "0.0.0.0/0: igw-a", server: String = "0.0.0.0/0: igw-b")
    throws -> Scenario
  {
    try Scenario(
      """
      waylight: 1
      vpcs:
        a:
          cidr: [10.0.0.0/16, "2600:1f14:0:100::/56"]
          internet-gateway: igw-a
          egress-only-internet-gateway: eigw-a
          subnets:
            a1: {cidr: [10.0.0.0/24, "2600:1f14:0:100::/64"], az: a, route-table: a-table}
            a2: {cidr: 10.0.1.0/24, az: a, route-table: a-nat}
          nat-gateways: {nat: {subnet: a1}}
          route-tables: {a-table: {\(client)}, a-nat: {0.0.0.0/0: nat}}
          instances:
            client: {subnet: a1, ip: 10.0.0.10, public-ip: 198.51.100.10, ipv6: "2600:1f14:0:100::10"}
            inner: {subnet: a2, ip: 10.0.1.10}
        b:
          cidr: [10.0.0.0/16, "2600:1f14:0:200::/56"]
          internet-gateway: igw-b
          egress-only-internet-gateway: eigw-b
          subnets:
            b1: {cidr: [10.0.0.0/24, "2600:1f14:0:200::/64"], az: a, route-table: b-table}
            b2: {cidr: 10.0.2.0/24, az: a}
          nat-gateways: {b-nat: {subnet: b1}}
          route-tables: {b-table: {\(server)}}
          security-groups: {open: {ingress: [all from 0.0.0.0/0, 'all from ::/0']}}
          instances:
            server: {subnet: b1, ip: 10.0.0.20, public-ip: 198.51.100.20, ipv6: "2600:1f14:0:200::20", security-groups: [open]}
            twin: {subnet: b1, ip: 10.0.0.10, security-groups: [open]}
      """)
  }

  @Test func `I4: from one public host to another, and from behind NAT, there and back`() throws {
    let net = try strangers()
    let direct = try net.trace("client", "198.51.100.20")
    #expect(direct.verdict == .reachable)
    #expect(direct.path.filter { $0.hasPrefix("igw") } == ["igw-a", "igw-b"])
    #expect(direct.pathBack.filter { $0.hasPrefix("igw") } == ["igw-b", "igw-a"])
    #expect(direct.back.last?.component.label == "client")
    let behind = try net.trace("inner", "198.51.100.20")
    #expect(behind.verdict == .reachable)
    #expect(behind.pathBack.contains("nat"))
    #expect(behind.back.last?.component.label == "inner")
  }

  @Test func `I4, A3: the other host's answer by a NAT gateway of its own is no answer`() throws {
    let net = try strangers(server: "0.0.0.0/0: b-nat")
    #expect(try net.trace("client", "198.51.100.20").codes == [.asymmetricReturn])
  }

  @Test func `V1: to another VPC's host by an egress-only gateway, and back in by it`() throws {
    let address = "2600:1f14:0:200::20"
    let net = try strangers(client: "'::/0': eigw-a", server: "'::/0': igw-b")
    let trace = try net.trace("client", address)
    #expect(trace.verdict == .reachable)
    #expect(trace.pathBack.contains("eigw-a"))
    // But nothing comes in by one that it has not seen go out.
    let shut = try strangers(client: "'::/0': igw-a", server: "'::/0': eigw-b")
    #expect(try shut.trace("client", address).verdict == .unreachable)
  }

  @Test
  func `R10: another host that has the client's own address is not reached by asking oneself`()
    throws
  {
    let trace = try strangers().trace("client", "twin")
    #expect(trace.codes == [.cannotRoute])
  }

  @Test func `A7: a host is asked for by its primary address, whichever others it has`() throws {
    let net = try strangers()
    let near = try Scenario(
      oneVPC(
        more: "security-groups: {open: {ingress: [all from 10.0.0.0/8]}}",
        worker: ", security-groups: [open], public-ip: 198.51.100.99, secondary-ips: [10.0.100.50]"
      ))
    let trace = try near.trace("other", "worker")
    #expect(trace.verdict == .reachable)
    #expect(trace.forward.last?.packet.destination.description == "10.0.100.10")
    #expect(
      try net.trace("internet", "server").forward.first?.packet.destination.description
        == "198.51.100.20")
  }

  @Test func `A7: a source address that is named decides the family`() throws {
    let net = try strangers(client: "'::/0': igw-a, 0.0.0.0/0: igw-a", server: "'::/0': igw-b")
    let client = try #require(try net.topology.named("client", as: Instance.self).interfaces.first)
    func trace(to destination: Query.Destination) throws -> Trace {
      PathTracer(net.topology).trace(
        Query(
          from: .interface(
            net.topology[client].id, address: try IPAddress("2600:1f14:0:100::10")),
          to: destination))
    }
    let server = try net.destination("server")
    #expect(try trace(to: server).verdict == .reachable)
    #expect(try trace(to: .internet).verdict == .reachable)
    #expect(try trace(to: .address(IPAddress("198.51.100.20"))).codes == [.cannotRoute])
    let outside = PathTracer(net.topology).trace(
      Query(
        from: .internet(try IPAddress("203.0.113.7")),
        to: .address(try IPAddress("2600:1f14:0:200::20"))))
    #expect(outside.codes == [.cannotRoute])
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

  @Test func `I4: an answer that leaves by a VPN has not come back to the internet`() throws {
    let net = try Scenario(
      oneVPC(
        publicRoutes: "203.0.113.0/24: vgw, 0.0.0.0/0: igw",
        more: "vpn-gateway: vgw\nsecurity-groups: {open: {ingress: [all from 0.0.0.0/0]}}",
        top: """
          customer-gateways: {router: {ip: 192.0.2.1}}
          vpn-connections:
            office: {customer-gateway: router, vpn-gateway: vgw, routes: [203.0.113.0/24]}
          """
      ).replacing("ip: 10.0.0.10,", with: "ip: 10.0.0.10, security-groups: [open],"))
    let trace = PathTracer(net.topology).trace(
      Query(
        from: .internet(try IPAddress("203.0.113.7")), to: try net.destination("web"),
        protocol: .tcp, port: 443))
    #expect(trace.codes == [.asymmetricReturn])
    #expect(trace.verdict == .unreachable)
  }

}
