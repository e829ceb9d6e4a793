import IPAddressing
@testable import NetworkModel
import PathEngine
import TestSupport
import Testing

/// A VPC with a virtual private gateway, and an office behind a VPN.
@Suite struct VPNTests {
  private func office(
    vpn: String = "routes: [192.168.0.0/16], static-routes-only: true",
    routes: String = "192.168.0.0/16: vgw", propagate: String = "",
    rules: String = "all from 192.168.0.0/16", main: String = "", more: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        internet-gateway: igw
        vpn-gateway: vgw
        subnets:
          a: {cidr: 10.0.0.0/24, az: a, route-table: table}
          public: {cidr: 10.0.1.0/24, az: a, route-table: public-table}
        nat-gateways: {nat: {subnet: public}}
        route-tables:
          table:
            routes: {0.0.0.0/0: nat\(routes.isEmpty ? "" : ", " + routes)}
            propagate: [\(propagate)]
          public-table: {0.0.0.0/0: igw}
        security-groups: {hosts: {ingress: [\(rules)]}}
        instances: {host: {subnet: a, ip: 10.0.0.10, security-groups: [hosts]}}
    \(main.indented(4))
    customer-gateways: {router: {ip: 203.0.113.9}}
    vpn-connections:
      office: {customer-gateway: router, vpn-gateway: vgw, \(vpn)}
    \(more)
    """
  }

  @Test func `G1: to an address that a VPN's static routes hold, and back by the same VPN`() throws
  {
    let trace = try Scenario(office()).trace("host", "192.168.7.7")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.suffix(4) == ["vgw", "office", "router", "on-premises"])
    #expect(trace.pathBack.prefix(4) == ["on-premises", "router", "office", "vgw"])
    #expect(trace.assumptions.contains(.farEndAnswers("on-premises")))
  }

  @Test func `G1: on premises is an example out of the VPN's blocks, and the guess is told`() throws
  {
    let net = try Scenario(office())
    for end in ["onprem", "vpn-office", "cgw-router"] {
      let there = try net.trace("host", end)
      #expect(there.verdict == .reachable)
      #expect(
        there.assumptions.contains(
          .exampleOnPremisesAddress(
            link: ResourceID("vpn-office"), address: try IPAddress("192.168.0.1"), blocks: 1)))
      let here = try net.trace(end, "host")
      #expect(here.verdict == .reachable)
      #expect(here.path.prefix(4) == ["on-premises", "router", "office", "vgw"])
      #expect(here.back.last?.component.kind == .onPremises)
    }
  }

  @Test func `G1: an address that no VPN holds is dropped at the gateway`() throws {
    let trace = try Scenario(office(routes: "192.168.0.0/16: vgw, 172.16.0.0/12: vgw"))
      .trace("host", "172.16.0.1")
    #expect(trace.codes == [.cannotRoute])
    #expect(trace.path.last == "vgw")
  }

  @Test func `G1: a gateway that is not available, or attached elsewhere, takes nothing`() throws {
    func out(_ edit: (inout Topology.Entities) throws -> Void) throws -> [Explanation] {
      try Scenario(office(), edit: edit).trace("host", "192.168.7.7").explanations
        .filter { $0.direction == .forward && $0.severity == .blocks }
    }
    let failed = try out { $0.virtualPrivateGateways[0].state = .failed }
    #expect(failed.map(\.code) == [.badState])
    let detached = try out { $0.virtualPrivateGateways[0].vpc = nil }
    #expect(detached.map(\.code) == [.badState])
    #expect(detached.first?.subjects.map(\.kind) == [.vpc])
  }

  @Test func `G1: the gateway delivers to interfaces of its VPC only`() throws {
    let net = try Scenario(office())
    #expect(try net.trace("onprem", "203.0.113.77").codes == [.virtualGatewayNeedsVPCDestination])
    #expect(try net.trace("onprem", "10.0.0.99").codes == [.noPossibleDestination])
    #expect(try net.trace("onprem", "10.0.0.2").codes == [.noPossibleDestination])
  }

  @Test func `A8, G1: BGP routes that the input does not tell are not known`() throws {
    let bgp = office(vpn: "routes: []")
    let trace = try Scenario(bgp).trace("host", "192.168.7.7")
    #expect(trace.verdict == .undetermined)
    #expect(trace.explanations.map(\.code) == [.missingInput])
    #expect(trace.explanations.first?.subjects == [ResourceID("vpn-office")])
    for (from, to) in [("host", "onprem"), ("onprem", "host")] {
      #expect(try Scenario(bgp).trace(from, to).verdict == .undetermined)
    }
  }

  @Test func `A8, G1: a gateway without any VPN in the input may lead anywhere`() throws {
    let yaml = office().replacing("vpn-gateway: vgw, ", with: "")
    #expect(try Scenario(yaml).trace("host", "192.168.7.7").verdict == .undetermined)
  }

  @Test func `G1, R3: propagated routes carry, and never beat local`() throws {
    let net = try Scenario(
      office(
        vpn: "routes: [192.168.0.0/16, 10.0.0.0/28]", routes: "", propagate: "vgw"))
    #expect(try net.trace("host", "192.168.7.7").path.contains("vgw"))
    #expect(try !net.trace("host", "10.0.0.11").path.contains("vgw"))
  }

  @Test func `G1: the answer needs a route to the gateway`() throws {
    let trace = try Scenario(office(routes: "")).trace("onprem", "host")
    #expect(trace.verdict == .unreachable)
    #expect(trace.explanations.allSatisfy { $0.direction == .back || $0.severity == .remark })
  }

  @Test(arguments: ["pending", "deleting", "deleted"])
  func `G1: only an available VPN carries traffic`(state: String) throws {
    let net = try Scenario(
      office(vpn: "routes: [192.168.0.0/16], state: \(state)"))
    // There and back.
    #expect(try net.trace("host", "192.168.7.7").codes == [.badStateVPN, .badStateVPN])
    #expect(try net.trace("onprem", "host").codes == [.badStateVPN, .badStateVPN])
  }

  @Test func `S1: the group sees the office's address`() throws {
    #expect(
      try Scenario(office(rules: "all from 172.16.0.0/12")).trace("onprem", "host").codes
        == [.securityGroupMismatch])
  }

  @Test func `G1: what a VPN's default route leads to is not its own network`() throws {
    let net = try Scenario(
      office(vpn: "routes: [0.0.0.0/0], static-routes-only: true", routes: "203.0.113.0/24: vgw"))
    let trace = try net.trace("host", "203.0.113.5")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == [.unknownDestination])
  }

  @Test func `E12: on premises reaches S3 by an interface endpoint only`() throws {
    let endpoints = """
      endpoints:
        s3-gw: {service: s3, type: gateway, route-tables: [table, public-table]}
        s3-if: {service: s3, type: interface, subnets: [a], security-groups: [hosts]}
      """
    let net = try Scenario(office(main: endpoints))
    #expect(try net.trace("onprem", "s3").codes == [.virtualGatewayNeedsVPCDestination])
    let endpoint = try net.topology.named("s3-if", as: VPCEndpoint.self)
    let address = try #require(
      endpoint.interfaces.first.flatMap { net.topology[$0].primaryAddress })
    let trace = try net.trace("onprem", address.description)
    #expect(trace.verdict == .reachable)
    #expect(trace.forward.contains { $0.component.kind == .interfaceEndpoint })
  }

  // MARK: By a transit gateway

  private func hub(
    vpn: String = "routes: [192.168.0.0/16]", attachment: String = "", backRoute: String = "tgw"
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        subnets: {a: {cidr: 10.0.0.0/24, az: a, route-table: table}}
        route-tables: {table: {192.168.0.0/16: \(backRoute)}}
        security-groups: {hosts: {ingress: [all from 192.168.0.0/16]}}
        instances: {host: {subnet: a, ip: 10.0.0.10, security-groups: [hosts]}}
    customer-gateways: {router: {ip: 203.0.113.9}}
    vpn-connections:
      office: {customer-gateway: router, transit-gateway: tgw, \(vpn)}
    transit-gateways:
      tgw:
        attachments:
          to-main: {vpc: main, subnets: [a]}
          to-office: {vpn: office\(attachment)}
    """
  }

  @Test func `T1, G1: by a transit gateway's VPN, both ways`() throws {
    let net = try Scenario(hub())
    let there = try net.trace("host", "192.168.7.7")
    #expect(there.verdict == .reachable)
    #expect(there.path.suffix(4) == ["to-office", "office", "router", "on-premises"])
    let here = try net.trace("onprem", "host")
    #expect(here.verdict == .reachable)
    #expect(
      here.path.prefix(6) == ["on-premises", "router", "office", "to-office", "tgw", "default"])
    #expect(here.pathBack.suffix(2) == ["router", "on-premises"])
  }

  @Test func `T1: the VPN's attachment needs a table and an available state too`() throws {
    let net = try Scenario(hub(attachment: ", state: deleting"))
    #expect(Set(try net.trace("onprem", "host").codes) == [.badStateAttachment])
  }

  @Test func `G1: a virtual private gateway carries nothing that a transit gateway brings`() throws
  {
    let yaml = office(
      main: "",
      more: """
        transit-gateways:
          tgw:
            attachments:
              to-main: {vpc: main, subnets: [a]}
              to-spoke: {vpc: spoke, subnets: [s]}
            default-route-table: t
            route-tables: {t: {192.168.0.0/16: to-main}}
        """
    ).replacing(
      "customer-gateways:",
      with: """
          spoke:
            cidr: 10.5.0.0/16
            subnets: {s: {cidr: 10.5.0.0/24, az: a, route-table: spoke-table}}
            route-tables: {spoke-table: {192.168.0.0/16: tgw}}
            instances: {spoke-host: {subnet: s, ip: 10.5.0.10}}
        customer-gateways:
        """)
    #expect(
      try Scenario(yaml).trace("spoke-host", "192.168.7.7").codes.first
        == .virtualGatewayNeedsVPCSource)
  }
}
