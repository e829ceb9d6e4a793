import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Which attachment a transit gateway sends a packet to.
@Suite struct TransitGatewayRouteTests {
  @Test func `T2: the longest prefix, then static before propagated, all lines told`() throws {
    let yaml = threeVPCs(tables: "").replacing(
      "hub: {0.0.0.0/0: egress-attachment}",
      with: "hub: {0.0.0.0/0: egress-attachment, 10.1.0.0/16: data-attachment}")
    let trace = try Scenario(yaml).trace("client", "server")
    let hop = try #require(trace.forward.first { $0.component.kind == .transitGatewayRouteTable })
    guard case .route(let decision) = hop.step else {
      Issue.record("no decision")
      return
    }
    #expect(decision.considered.count == 5)
    #expect(decision.considered.map(\.origin).prefix(2) == [.static, .propagated])
    #expect(
      decision.considered.map(\.reason) == [
        nil, .lowerPriority, .shorterPrefix(length: 0, winner: 16), .notMatching, .notMatching,
      ])
    let astray = yaml.replacing(
      "10.1.0.0/16: data-attachment", with: "10.1.0.0/24: egress-attachment")
    #expect(try Scenario(astray).trace("client", "server").verdict == .unreachable)
  }

  @Test func `T2: a VPC goes before a VPN at equal length`() throws {
    let vpn = threeVPCs(
      attachments: "a-vpn: {vpn: office}",
      more: """
        customer-gateways: {router: {ip: 203.0.113.9}}
        vpn-connections: {office: {customer-gateway: router, transit-gateway: tgw, routes: [10.1.0.0/16]}}
        """)
    #expect(try transitCodes(vpn) == [])
    let longer = vpn.replacing("routes: [10.1.0.0/16]", with: "routes: [10.1.0.0/24]")
    // The office has that block too: the packet goes there, and not to the host that was asked for.
    let astray = try Scenario(longer).trace("client", "server")
    #expect(astray.path.last == "on-premises")
    #expect(astray.verdict == .unreachable)
  }

  @Test func `T2: no line: the gateway drops it`() throws {
    let yaml = threeVPCs().replacing(
      "hub: {0.0.0.0/0: egress-attachment}", with: "hub: {}")
    #expect(
      try transitCodes(yaml, "client", "10.77.0.1") == [.transitGatewayCannotRoute])
  }

  @Test func `T2: a static blackhole drops, before any shorter line`() throws {
    let yaml = threeVPCs().replacing(
      "hub: {0.0.0.0/0", with: "hub: {10.1.0.0/24: blackhole, 0.0.0.0/0")
    #expect(try transitCodes(yaml) == [.transitGatewayBadStateRoute])
  }

  @Test func `T2: two VPCs of one block: the input does not tell which the table has`() throws {
    let yaml = threeVPCs(
      attachments: "twin-attachment: {vpc: twin, subnets: [twin-a]}"
    ).replacing(
      "transit-gateways:",
      with:
        "  twin: {cidr: 10.1.0.0/16, subnets: {twin-a: {cidr: 10.1.0.0/24, az: a}}}\ntransit-gateways:"
    )
    #expect(try Scenario(yaml).trace("client", "server").verdict == .undetermined)
    // Nobody has the address in the first of the two; in the other one there is somebody.
    let first = yaml.replacing("twin-attachment", with: "a-twin-attachment")
    let trace = try Scenario(first).trace("client", "server")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes.contains(.noPossibleDestination))
  }

  @Test(
    arguments: [
      ("one: data-attachment, two: data-attachment", Verdict.reachable, []),
      ("one: data-attachment, two: egress-attachment", .undetermined, [.routeAmbiguous]),
      ("one: egress-attachment, two: data-attachment", .undetermined, [.routeAmbiguous]),
      ("one: egress-attachment, two: app-attachment", .unreachable, []),
    ] as [(String, Verdict, [ExplanationCode])])
  func `R4, T2: overlapping lists in the gateway's table are open where they fare differently`(
    routes: String, verdict: Verdict, first: [ExplanationCode]
  ) throws {
    let yaml = threeVPCs(
      more: """
        prefix-lists:
          one: {entries: [10.1.0.0/24]}
          two: {entries: [10.1.0.0/24, 10.3.0.0/24]}
        """
    ).replacing("hub: {0.0.0.0/0", with: "hub: {\(routes), 0.0.0.0/0")
    let trace = try Scenario(yaml).trace("client", "server")
    #expect(trace.verdict == verdict)
    #expect(Array(trace.codes.prefix(first.count)) == first)
    #expect(trace.remarks.contains(.routeAmbiguous) == (verdict == .unreachable))
  }

  @Test func `T1, T2: what goes in circles is found and ended`() throws {
    // The other VPC's attachment subnet sends back what it does not know.
    let yaml = threeVPCs(dataDoorRoutes: "10.0.0.0/8: tgw")
      .replacing("hub: {0.0.0.0/0", with: "hub: {10.5.0.0/16: data-attachment, 0.0.0.0/0")
    let trace = try Scenario(yaml).trace("client", "10.5.0.1")
    #expect(trace.codes == [.cannotRoute])
    #expect(trace.forward.count < 30)
  }
}
