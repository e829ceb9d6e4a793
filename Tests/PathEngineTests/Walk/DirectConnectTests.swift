import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// A VPC with a virtual private gateway, and an office behind Direct Connect.
@Suite struct DirectConnectTests {
  private func office(
    line: String = "direct-connect-gateway: corp, routes: [192.168.0.0/16]",
    allowed: String = "[10.0.0.0/16]", gateway: String = "", routes: String = "192.168.0.0/16: vgw",
    propagate: String = "", vpn: String = "", lines: String = "", more: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        vpn-gateway: vgw
        subnets: {a: {cidr: 10.0.0.0/24, az: a, route-table: table}}
        route-tables:
          table: {routes: {\(routes)}, propagate: [\(propagate)]}
        security-groups: {hosts: {ingress: [all from 192.168.0.0/16, all from 172.16.0.0/12]}}
        instances: {host: {subnet: a, ip: 10.0.0.10, security-groups: [hosts]}}
    direct-connect-gateways:
      corp: {associations: {vgw: {allowed-prefixes: \(allowed)\(gateway)}}}
    virtual-interfaces:
      line: {\(line)}
    \(lines.indented(2))
    customer-gateways: {router: {ip: 203.0.113.9}}
    vpn-connections: {\(vpn)}
    \(more)
    """
  }

  @Test func `G1: by Direct Connect both ways, over the gateways that join it with the VPC`() throws
  {
    let trace = try Scenario(office()).trace("host", "192.168.7.7")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.suffix(4) == ["vgw", "corp", "line", "on-premises"])
    #expect(trace.pathBack.prefix(4) == ["on-premises", "line", "corp", "vgw"])
    #expect(trace.assumptions.contains(.farEndAnswers("on-premises")))
    let own = try Scenario(office(line: "vpn-gateway: vgw, routes: [192.168.0.0/16]"))
      .trace("host", "192.168.7.7")
    #expect(own.verdict == .reachable)
    #expect(own.path.suffix(3) == ["vgw", "line", "on-premises"])
  }

  @Test(arguments: ["onprem", "line", "dxvif-line", "corp"])
  func `G1: the line and its gateway are on premises, as source and as destination`(end: String)
    throws
  {
    let net = try Scenario(office())
    let here = try net.ask(end, "host")
    #expect(here.verdict == .reachable)
    #expect(here.path.prefix(4) == ["on-premises", "line", "corp", "vgw"])
    #expect(here.back.last?.component.kind == .onPremises)
    let there = try net.ask("host", end)
    #expect(there.verdict == .reachable)
    #expect(there.forward.last?.packet.destination.description == "192.168.0.1")
  }

  @Test(arguments: [
    ("[10.0.0.0/16]", true), ("[10.0.0.0/15]", true), ("[10.0.0.0/8, 22.0.0.0/24]", true),
    ("[10.0.0.0/24]", false), ("[22.0.0.0/24]", false), ("[]", false),
  ])
  func `G1: the customer is told of the VPC's block where an allowed prefix holds all of it`(
    allowed: String, isTold: Bool
  ) throws {
    let net = try Scenario(office(allowed: allowed))
    let here = try net.trace("onprem", "host")
    #expect(here.verdict == (isTold ? .reachable : .unreachable))
    #expect(here.codes == (isTold ? [] : [.cannotRoute]))
    if !isTold { #expect(here.path.last == "corp") }
    // The packet goes out all the same, and the answer has no way in.
    let there = try net.trace("host", "192.168.7.7")
    #expect(there.explanations.map(\.direction) == (isTold ? [] : [.back]))
  }

  @Test func `R2: Direct Connect, then a static VPN, then a VPN by BGP; the longest before all`()
    throws
  {
    let vpn = "office: {customer-gateway: router, vpn-gateway: vgw, routes: [192.168.0.0/16]"
    let propagated = { (more: String, line: String) in
      try Scenario(
        self.office(line: line, routes: "", propagate: "vgw", vpn: vpn + more + "}")
      ).trace("host", "192.168.7.7").path
    }
    let line = "direct-connect-gateway: corp, routes: [192.168.0.0/16]"
    #expect(try propagated("", line).contains("line"))
    #expect(try propagated(", static-routes-only: true", line).contains("line"))
    // A longer block, and a line that is down.
    let wide = "direct-connect-gateway: corp, routes: [192.0.0.0/8]"
    #expect(try propagated("", wide).contains("office"))
    #expect(try propagated("", line + ", bgp: false").contains("office"))
    let two = vpn + "}, fixed: {customer-gateway: router, vpn-gateway: vgw, "
    let vpns = try Scenario(
      office(
        line: wide, routes: "", propagate: "vgw",
        vpn: two + "routes: [192.168.0.0/16], static-routes-only: true}")
    ).trace("host", "192.168.7.7").path
    #expect(vpns.contains("fixed"))
  }

  @Test(arguments: ["state: down", "state: pending", "bgp: false"])
  func `G1: a line that is down carries nothing`(fault: String) throws {
    let net = try Scenario(
      office(line: "direct-connect-gateway: corp, routes: [192.168.0.0/16], \(fault)"))
    #expect(Set(try net.trace("host", "192.168.7.7").codes) == [.badState])
    #expect(Set(try net.trace("onprem", "host").codes) == [.badState])
  }

  @Test func `G1: an association that is not, or no more, carries nothing`() throws {
    let net = try Scenario(office(gateway: ", state: disassociating"))
    // There and back.
    let both = [ExplanationCode.badStateAttachment, .badStateAttachment]
    #expect(try net.trace("host", "192.168.7.7").codes == both)
    #expect(try net.trace("onprem", "host").codes == both)
  }

  @Test func `A8, G1: a gateway whose lines are not in the input may lead anywhere`() throws {
    let yaml = office().replacing("  line: {direct", with: "  other: {type: transit, direct")
    let trace = try Scenario(yaml).trace("host", "192.168.7.7")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == [.missingInput])
    // A transit interface leads to transit gateways alone.
    #expect(try Scenario(yaml).trace("onprem", "host").codes == [.cannotRoute])
  }

  @Test func `G1: routes that propagate from Direct Connect tell what lies behind it`() throws {
    // AWS prints no routes of a private interface; the table that has learnt them does.
    let net = try Scenario(
      office(
        line: "direct-connect-gateway: corp", routes: "", propagate: "vgw"
      ).replacing(
        "table: {routes: {}, propagate: [vgw]}",
        with:
          "table: {routes: [{to: 192.168.0.0/16, via: vgw, origin: propagated}], propagate: [vgw]}")
    )
    #expect(try net.trace("host", "192.168.7.7").path.contains("line"))
    #expect(try net.trace("onprem", "host").verdict == .reachable)
  }

  // MARK: Which address

  @Test func `G1, A7: an address on premises may be named, alone or after where it is`() throws {
    let net = try Scenario(
      office(
        line: "direct-connect-gateway: corp, routes: [192.168.0.0/16, 10.200.0.0/16]",
        routes: "192.168.0.0/16: vgw, 10.200.0.0/16: vgw"))
    for from in ["10.200.3.4", "onprem@10.200.3.4", "line@10.200.3.4", "corp@10.200.3.4"] {
      let trace = try net.ask(from, "host")
      #expect(trace.forward.first?.packet.source.description == "10.200.3.4")
      #expect(trace.codes == [.securityGroupMismatch])
      #expect(
        !trace.assumptions.contains {
          if case .exampleOnPremisesAddress = $0 { true } else { false }
        })
    }
    #expect(try net.ask("192.168.7.7", "host").verdict == .reachable)
    #expect(try net.ask("host", "onprem@192.168.7.7").verdict == .reachable)
    #expect(throws: QueryError.self) { try net.ask("10.99.0.1", "host") }
  }

  @Test func `G1, A5: of several blocks the first is asked, and that there are others is told`()
    throws
  {
    let net = try Scenario(
      office(
        line: "direct-connect-gateway: corp, routes: [192.168.0.0/16, 172.16.0.0/12]",
        routes: "192.168.0.0/16: vgw, 172.16.0.0/12: vgw"))
    let told = Assumption.exampleOnPremisesAddress(
      link: ResourceID("dxvif-line"), address: try IPAddress("172.16.0.1"), blocks: 2)
    #expect(try net.trace("onprem", "host").assumptions.contains(told))
    #expect(try net.trace("host", "onprem").assumptions.contains(told))
  }

  // MARK: By a transit gateway

  private func hub(
    allowed: String = "[10.0.0.0/8]", table: String = "", attachments: String = "",
    line: String = "routes: [192.168.0.0/16]", more: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        subnets: {a: {cidr: 10.0.0.0/24, az: a, route-table: table}}
        route-tables: {table: {192.168.0.0/16: tgw}}
        security-groups: {hosts: {ingress: [all from 192.168.0.0/16]}}
        instances: {host: {subnet: a, ip: 10.0.0.10, security-groups: [hosts]}}
    direct-connect-gateways:
      corp: {associations: {tgw: \(allowed)}}
    virtual-interfaces:
      line: {type: transit, direct-connect-gateway: corp, \(line)}
    transit-gateways:
      tgw:
        default-route-table: hub
        attachments:
          to-main: {vpc: main, subnets: [a]}
          to-corp: {direct-connect-gateway: corp}
    \(attachments.indented(6))
        route-tables: {hub: {\(table)}}
    \(more)
    """
  }

  @Test func `T2, G1: by a transit gateway both ways`() throws {
    let net = try Scenario(hub())
    let there = try net.trace("host", "192.168.7.7")
    #expect(there.verdict == .reachable)
    #expect(there.path.suffix(4) == ["to-corp", "corp", "line", "on-premises"])
    #expect(
      there.pathBack.prefix(6) == ["on-premises", "line", "corp", "to-corp", "tgw", "hub"])
    #expect(try net.trace("onprem", "host").verdict == .reachable)
  }

  @Test func `T2: the allowed prefixes of a transit gateway are all that is announced`() throws {
    #expect(try Scenario(hub(allowed: "[10.0.0.0/24]")).trace("onprem", "host").codes == [])
    let trace = try Scenario(hub(allowed: "[10.1.0.0/16]")).trace("onprem", "host")
    #expect(trace.codes == [.cannotRoute])
    #expect(trace.path.last == "corp")
  }

  @Test func `T2: Direct Connect before Connect, Connect before VPN`() throws {
    let others = hub(
      attachments: """
        a-tunnel: {connect: to-main, peers: [10.0.0.77], routes: [192.168.0.0/16]}
        an-office: {vpn: office}
        """,
      more: """
        customer-gateways: {router: {ip: 203.0.113.9}}
        vpn-connections: {office: {customer-gateway: router, transit-gateway: tgw, routes: [192.168.0.0/16]}}
        """)
    #expect(try Scenario(others).trace("host", "192.168.7.7").path.contains("line"))
    let tunnel = try Scenario(others.replacing("corp, routes: [192.168.0.0/16]", with: "corp"))
      .trace("host", "192.168.7.7")
    #expect(tunnel.path.contains("a-tunnel") && !tunnel.path.contains("office"))
  }

  @Test func `A8, T2: a Direct Connect gateway without a transit line in the input is not known`()
    throws
  {
    let trace = try Scenario(hub().replacing("type: transit", with: "type: private"))
      .trace("host", "192.168.7.7")
    #expect(trace.codes == [.missingInput])
    #expect(trace.verdict == .undetermined)
  }

  // MARK: Connect

  @Test func `T2: Connect ends in the customer's network, by tunnels that stand`() throws {
    let tunnel = { (peers: String) in
      try Scenario(
        self.hub(
          attachments: "tunnel: {connect: to-main, peers: [\(peers)], routes: [192.168.0.0/16]}"
        ).replacing("to-corp: {direct-connect-gateway: corp}", with: ""))
    }
    let net = try tunnel("10.0.0.77")
    let there = try net.trace("host", "192.168.7.7")
    #expect(there.verdict == .reachable)
    #expect(there.path.suffix(3) == ["tunnel", "to-main", "on-premises"])
    #expect(there.pathBack.prefix(5) == ["on-premises", "to-main", "tunnel", "tgw", "hub"])
    #expect(try Set(tunnel("").trace("host", "192.168.7.7").codes) == [.badState])
  }

  // MARK: Public interfaces

  @Test func `I3, E12: a public interface leads to AWS's public addresses and into no VPC`() throws
  {
    let yaml = office(
      lines: "open: {type: public, routes: [198.51.100.0/24]}", more: "")
    let net = try Scenario(yaml)
    let s3 = try net.ask("open", "s3")
    #expect(s3.verdict == .reachable)
    #expect(s3.path == ["on-premises", "open", "s3"])
    #expect(
      s3.pathBack == ["s3", "open", "on-premises"] || s3.pathBack == ["open", "on-premises"])
    #expect(try net.ask("open", "host").codes == [.cannotRoute])
    // It does not make any of the customer's hosts reach S3 by the private line.
    #expect(try net.ask("onprem", "s3").verdict == .unreachable)
  }
}
