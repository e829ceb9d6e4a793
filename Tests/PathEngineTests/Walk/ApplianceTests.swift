import IPAddressing
@testable import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Interfaces as targets of routes: middleboxes and NAT instances.
@Suite struct ApplianceTests {
  /// Two subnets, and a third with an appliance that the tables lead through.
  private func net(
    left: String = "10.0.2.0/24: box", right: String = "10.0.1.0/24: box", box: String = "",
    boxRoutes: String = "", more: String = "", groups: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        internet-gateway: igw
        subnets:
          left: {cidr: 10.0.1.0/24, az: a, route-table: left}
          right: {cidr: 10.0.2.0/24, az: a, route-table: right}
          middle: {cidr: 10.0.3.0/24, az: a, route-table: middle}
        route-tables:
          left: {\(left)}
          right: {\(right)}
          middle: {\(boxRoutes)}
        security-groups:
          any: {ingress: [all from 0.0.0.0/0], egress: [all to 0.0.0.0/0]}
          box: {ingress: [all from 0.0.0.0/0], egress: [all to 0.0.0.0/0]}
          from-clients: {ingress: [all from clients]}
          clients: {ingress: [all from 0.0.0.0/0], egress: [all to 0.0.0.0/0]}
    \(groups.indented(6))
        instances:
          a: {subnet: left, ip: 10.0.1.10, security-groups: [clients]}
          b: {subnet: right, ip: 10.0.2.10, security-groups: [any]}
          guarded: {subnet: right, ip: 10.0.2.20, security-groups: [from-clients]}
          box: {subnet: middle, ip: 10.0.3.10, source-dest-check: false, security-groups: [box]\(box)}
    \(more.indented(4))
    """
  }

  private func natInstance(
    check: String = "false", extra: String = "", routes: String = "0.0.0.0/0: igw"
  )
    -> String
  {
    net(
      left: "0.0.0.0/0: box", box: ", public-ip: 198.51.100.50\(extra)", boxRoutes: routes
    ).replacing("source-dest-check: false", with: "source-dest-check: \(check)")
  }

  @Test func `R9: through an appliance there and back, and the doubt is told`() throws {
    let trace = try Scenario(net()).trace("a", "b")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("box") && trace.pathBack.contains("box"))
    #expect(Set(trace.remarks) == [.applianceNotChecked])
    // Its groups are asked on the way in and on the way out again.
    #expect(directions(at: "eni-box", trace.forward) == [.ingress, .egress])
  }

  @Test func `R9: an interface of another VPC is no target`() throws {
    let yaml =
      net() + """

          far:
            cidr: 10.9.0.0/16
            subnets: {far-a: {cidr: 10.9.0.0/24, az: a, route-table: far-table}}
            route-tables: {far-table: {0.0.0.0/0: stranger}}
            instances: {stranger: {subnet: far-a, ip: 10.9.0.10, source-dest-check: false}}
        """
    // AWS does not take such a route, but an input may have one.
    let scenario = try Scenario(yaml) { entities in
      let own = try #require(entities.routeTables.firstIndex { $0.name.text == "left" })
      let far = try #require(entities.routeTables.firstIndex { $0.name.text == "far-table" })
      let target = try #require(entities.routeTables[far].routes.first { $0.target != .local })
        .target
      let index = try #require(
        entities.routeTables[own].routes.firstIndex { $0.target != .local })
      entities.routeTables[own].routes[index].target = target
    }
    let trace = try scenario.trace("a", "b")
    #expect(trace.verdict == .undetermined)
    #expect(trace.path.last == "stranger")
    #expect(trace.codes.first == .notJudged)
  }

  private func directions(at interface: String, _ hops: [Hop]) -> [FilterDirection] {
    hops.compactMap { hop in
      guard case .securityGroup(let decision) = hop.step, decision.interface.text == interface
      else { return nil }
      return decision.direction
    }
  }

  @Test func `R9: whether a rule for a group holds across an appliance is not known`() throws {
    let yaml = net(groups: "leaning: {ingress: [], egress: [all to any]}")
      .replacing("security-groups: [clients]", with: "security-groups: [leaning]")
    let trace = try Scenario(yaml).trace("a", "b")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == [.notJudged])
  }

  @Test func `R9: an appliance with a public address hides no client that has one`() throws {
    let yaml = natInstance()
      .replacing("ip: 10.0.1.10,", with: "ip: 10.0.1.10, public-ip: 198.51.100.10,")
    let trace = try Scenario(yaml).trace("a", "203.0.113.9")
    #expect(trace.forward.filter { $0.step == .translate }.map(\.component.label) == ["igw"])
  }

  @Test func `R3: of endpoints only a Gateway Load Balancer's takes a subnet's traffic`() throws {
    let sample = Sample(
      reading: net(
        left: "10.0.2.0/24: store", more: "endpoints: {store: {service: s3, type: gateway}}"))
    let query = try QueryParser(sample.topology).query(from: "a", to: "10.0.2.10")
    #expect(PathTracer(sample.topology).trace(query).explanations.first?.code == .cannotRoute)
  }

  @Test func `R9: an appliance that checks source and destination drops what is not for it`() throws
  {
    let yaml = net().replacing("source-dest-check: false", with: "source-dest-check: true")
    let trace = try Scenario(yaml).trace("a", "b")
    #expect(trace.verdict == .unreachable)
    #expect(Set(trace.codes) == [.sourceDestinationCheck])
    // What is for the appliance itself the check lets pass.
    #expect(try Scenario(yaml).trace("a", "box").verdict == .reachable)
  }

  @Test(arguments: [
    ("ingress: [], egress: [all to 0.0.0.0/0]", ExplanationCode.securityGroupHasNoRules),
    ("ingress: [tcp/22 from 0.0.0.0/0], egress: [all to 0.0.0.0/0]", .securityGroupMismatch),
    ("ingress: [all from 0.0.0.0/0], egress: []", .securityGroupHasNoRules),
    ("ingress: [all from 0.0.0.0/0], egress: [tcp/22 to 0.0.0.0/0]", .securityGroupMismatch),
  ])
  func `R9, S1: the appliance's groups hold in and out`(rules: String, code: ExplanationCode) throws
  {
    let yaml = net().replacing(
      "box: {ingress: [all from 0.0.0.0/0], egress: [all to 0.0.0.0/0]}", with: "box: {\(rules)}")
    #expect(try Scenario(yaml).trace("a", "b").codes == [code])
  }

  @Test(arguments: [
    "ingress: [], egress: [100 allow all 0.0.0.0/0]",
    "ingress: [100 allow all 0.0.0.0/0], egress: []",
  ])
  func `R9, S2: the ACL of the appliance's subnet is asked in and out`(entries: String) throws {
    let yaml = net(more: "network-acls: {shut: {\(entries), subnets: [middle]}}")
    #expect(Set(try Scenario(yaml).trace("a", "b").codes) == [.networkACLRestriction])
  }

  @Test func `R9: an instance that is stopped forwards nothing`() throws {
    let trace = try Scenario(net(box: ", state: stopped")).trace("a", "b")
    #expect(Set(trace.codes) == [.badState])
  }

  @Test func `R9: an appliance that sees one direction alone is a doubt`() throws {
    let trace = try Scenario(net(right: "")).trace("a", "b")
    #expect(trace.codes == [.asymmetricReturn])
    #expect(trace.verdict == .undetermined)
  }

  @Test func `R9, S1: beyond an appliance nothing is a group's member`() throws {
    #expect(try Scenario(net()).trace("a", "guarded").codes.first == .securityGroupMismatch)
    let straight = try Scenario(net(left: "", right: "")).trace("a", "guarded")
    #expect(straight.verdict == .reachable)
  }

  @Test func `R9: an appliance whose own table leads back to it goes in circles`() throws {
    let trace = try Scenario(net(boxRoutes: "10.0.2.0/24: box")).trace("a", "b")
    #expect(trace.codes.first == .cannotRoute)
  }

  @Test
  func `R9: a NAT instance stands for its clients with its own address, and is told as a guess`()
    throws
  {
    let trace = try Scenario(natInstance()).trace("a", "203.0.113.9")
    #expect(trace.verdict == .reachable)
    let changes = trace.forward.filter { $0.step == .translate }
    #expect(changes.map(\.component.label) == ["box", "igw"])
    #expect(changes.map(\.packetOut.source.description) == ["10.0.3.10", "198.51.100.50"])
    #expect(trace.back.filter { $0.step == .translate }.map(\.component.label) == ["igw", "box"])
    #expect(trace.back.last?.packet.destination.description == "10.0.1.10")
    #expect(directions(at: "eni-box", trace.back) == [.ingress, .egress])
    #expect(
      trace.assumptions.contains(
        .natInstance(
          interface: ResourceID("eni-box"), address: try IPAddress("10.0.3.10"))))
  }

  @Test func `R9: a NAT instance that checks source and destination is the classic mistake`() throws
  {
    let trace = try Scenario(natInstance(check: "true")).trace("a", "203.0.113.9")
    #expect(trace.codes == [.sourceDestinationCheck])
  }

  @Test func `R9, I1: without a public address, or without a way to the gateway, it helps nobody`()
    throws
  {
    let hidden = net(left: "0.0.0.0/0: box", boxRoutes: "0.0.0.0/0: igw")
    let trace = try Scenario(hidden).trace("a", "203.0.113.9")
    #expect(trace.codes == [.internetGatewayNeedsPublicAddress])
    #expect(trace.forward.allSatisfy { $0.step != .translate })
    #expect(try Scenario(natInstance(routes: "")).trace("a", "203.0.113.9").codes == [.noRoute])
  }

  @Test
  func `R8, R9: a gateway's table leads what comes in through an appliance, and back the same way`()
    throws
  {
    let yaml = net(
      left: "0.0.0.0/0: box", boxRoutes: "0.0.0.0/0: igw"
    ).replacing("left: {0.0", with: "edge: {edge: igw, 10.0.1.0/24: box}\n      left: {0.0")
      .replacing("ip: 10.0.1.10,", with: "ip: 10.0.1.10, public-ip: 198.51.100.10,")
    let net = try Scenario(yaml)
    let inward = try net.trace("internet", "a")
    #expect(inward.verdict == .reachable)
    #expect(
      inward.path.filter { ["igw", "edge", "box"].contains($0) }.first == "igw"
        && inward.path.contains("edge") && inward.path.contains("box"))
    #expect(inward.pathBack.contains("box"))
    let outward = try net.trace("a", "203.0.113.9")
    #expect(outward.verdict == .reachable)
    // The client has a public address: the firewall hides nobody behind its own.
    #expect(outward.forward.filter { $0.step == .translate }.map(\.component.label) == ["igw"])
    #expect(outward.pathBack.contains("edge") && outward.pathBack.contains("box"))
    let strict = yaml.replacing("source-dest-check: false", with: "source-dest-check: true")
    #expect(
      Set(try Scenario(strict).trace("internet", "a").codes) == [.sourceDestinationCheck])
  }

  @Test func `R8: a virtual private gateway's table leads to no Gateway Load Balancer endpoint`()
    throws
  {
    func yaml(_ target: String) -> String {
      """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        main:
          cidr: 10.0.0.0/16
          vpn-gateway: vgw
          subnets:
            app: {cidr: 10.0.1.0/24, az: a, route-table: app}
            middle: {cidr: 10.0.3.0/24, az: a, route-table: middle}
          endpoints: {glb: {type: gateway-load-balancer, subnets: [middle]}}
          route-tables:
            edge: {edge: vgw, 10.0.1.0/24: \(target)}
            app: {192.168.0.0/16: \(target)}
            middle: {192.168.0.0/16: vgw}
          security-groups: {any: {ingress: [all from 0.0.0.0/0]}}
          instances:
            a: {subnet: app, ip: 10.0.1.10, security-groups: [any]}
            box: {subnet: middle, ip: 10.0.3.10, source-dest-check: false, security-groups: [any]}
      customer-gateways: {office: {ip: 203.0.113.1}}
      vpn-connections:
        office-vpn: {customer-gateway: office, vpn-gateway: vgw, routes: [192.168.0.0/16]}
      """
    }
    #expect(try Scenario(yaml("box")).trace("onprem", "a").verdict == .reachable)
    #expect(try Scenario(yaml("glb")).trace("onprem", "a").codes.contains(.cannotRoute))
  }

  @Test(arguments: ["10.0.2.0/25: box", "10.0.2.10/32: box", "10.0.2.0/24: igw"])
  func `R3: within the VPC's block AWS takes whole subnets and few targets alone`(route: String)
    throws
  {
    let sample = Sample(reading: net(left: route))
    #expect(sample.findings.contains { $0.code == .inconsistent && $0.severity == .warning })
    let tracer = PathTracer(sample.topology)
    let query = try QueryParser(sample.topology).query(from: "a", to: "10.0.2.10")
    #expect(tracer.trace(query).explanations.first?.code == .cannotRoute)
    #expect(tracer.trace(query).verdict == .unreachable)
  }

  @Test func `R3: a whole subnet's route to an interface is longer than local, and wins`() throws {
    let sample = Sample(reading: net())
    #expect(sample.findings.isEmpty, "\(sample.findings)")
    let decision = try #require(try Scenario(net()).trace("a", "b").firstRoute)
    #expect(decision.chosen?.targetLabel == "box" || decision.chosen?.target.text == "eni-box")
    let local = decision.considered.first { $0.target == ConsideredRoute.local }
    #expect(local?.reason == .shorterPrefix(length: 16, winner: 24))
  }
}
