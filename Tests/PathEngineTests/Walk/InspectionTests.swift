import NetworkModel
import PathEngine
import TestSupport
import Testing

/// A subnet whose way to the internet and back leads through an appliance.
@Suite struct InspectionTests {
  private func net(
    edge: String = "edge: igw, 10.0.1.0/24: inspector", appRoutes: String = "0.0.0.0/0: inspector",
    inspectorRoutes: String = "0.0.0.0/0: igw", endpoint: String = "",
    rules: String = "all from 0.0.0.0/0",
    more: String = ""
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
          inspection: {cidr: 10.0.0.0/24, az: a, route-table: inspection-table}
          app: {cidr: 10.0.1.0/24, az: a, route-table: app-table}
          other: {cidr: 10.0.2.0/24, az: a}
        endpoints:
          inspector: {service: com.amazonaws.vpce.ap-northeast-1.vpce-svc-1, type: gateway-load-balancer, subnets: [inspection]\(endpoint)}
        route-tables:
          edge-table: {\(edge)}
          app-table: {\(appRoutes)}
          inspection-table: {\(inspectorRoutes)}
        security-groups: {web: {ingress: [\(rules)]}}
        instances:
          web: {subnet: app, ip: 10.0.1.10, public-ip: 198.51.100.10, security-groups: [web]}
          other: {subnet: other, ip: 10.0.2.10}
    \(more.indented(4))
    """
  }

  @Test func `E8: through the endpoint, on by its subnet's table, and the doubt is told`() throws {
    let trace = try Scenario(net()).trace("web", "203.0.113.9")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("inspector") && trace.path.contains("inspection-table"))
    #expect(Set(trace.remarks) == [.gatewayLoadBalancerNotChecked])
    let nowhere = try Scenario(net(inspectorRoutes: "")).trace("web", "203.0.113.9")
    #expect(nowhere.codes == [.noRoute])
  }

  @Test func `R8: the gateway's own table decides for what comes in, there and back`() throws {
    let there = try Scenario(net()).trace("internet", "web")
    #expect(there.verdict == .reachable)
    #expect(
      there.path.filter { ["igw", "edge-table", "inspector"].contains($0) }
        == ["igw", "edge-table", "inspector"])
    let back = try Scenario(net()).trace("web", "203.0.113.9")
    #expect(back.pathBack.contains("edge-table") && back.pathBack.contains("inspector"))
    let local = try Scenario(net(edge: "edge: igw")).trace("internet", "web")
    #expect(local.path.contains("edge-table") && !local.path.contains("inspector"))
    #expect(local.verdict == .undetermined)
  }

  @Test func `E8: an appliance that sees one direction alone is a doubt`() throws {
    for yaml in [net(edge: "edge: igw"), net(appRoutes: "0.0.0.0/0: igw")] {
      let trace = try Scenario(yaml).trace("internet", "web")
      #expect(trace.codes == [.asymmetricReturn])
      #expect(trace.verdict == .undetermined)
    }
  }

  @Test func `R8, R9: an interface in a gateway's table must not check destinations`() throws {
    let yaml = net(edge: "edge: igw, 10.0.1.0/24: other")
    let there = try Scenario(yaml).trace("internet", "web")
    #expect(there.codes.contains(.sourceDestinationCheck))
    #expect(there.verdict == .unreachable)
    // Answers are held against the same table.
    let back = try Scenario(yaml).trace("web", "203.0.113.9")
    #expect(back.codes.contains(.sourceDestinationCheck))
  }

  @Test func `R5, R8: a blackhole in a gateway's table drops`() throws {
    let yaml = net(edge: "edge: igw, 10.0.1.0/24: blackhole")
    #expect(try Scenario(yaml).trace("internet", "web").verdict == .unreachable)
  }

  @Test(arguments: ["pending", "failed", "deleted", "rejected"])
  func `E8, E6: only an available endpoint carries traffic`(state: String) throws {
    let trace = try Scenario(net(endpoint: ", state: \(state)")).trace("web", "203.0.113.9")
    #expect(Set(trace.codes) == [.badState])
  }

  @Test func `E8, S2: the ACL of the endpoint's subnet is asked`() throws {
    let acl = """
      network-acls:
        shut: {ingress: [100 allow all 0.0.0.0/0], egress: [], subnets: [inspection]}
      """
    let trace = try Scenario(net(more: acl)).trace("web", "203.0.113.9")
    #expect(Set(trace.codes) == [.networkACLRestriction])
  }

  @Test func `E8, S1: beyond an appliance nothing is a group's member`() throws {
    // A route more specific than local leads neighbours through the appliance.
    let yaml = net(rules: "all from clients").replacing(
      "security-groups: {web:",
      with: "security-groups: {clients: {ingress: [], egress: [all to 0.0.0.0/0]}, web:"
    ).replacing(
      "other: {cidr: 10.0.2.0/24, az: a}",
      with: "other: {cidr: 10.0.2.0/24, az: a, route-table: other-table}"
    )
    .replacing("app-table: {", with: "other-table: {10.0.1.0/24: inspector}\n      app-table: {")
    .replacing("ip: 10.0.2.10}", with: "ip: 10.0.2.10, security-groups: [clients]}")
    #expect(try Scenario(yaml).trace("other", "web").codes.first == .securityGroupMismatch)
    let straight = yaml.replacing("10.0.1.0/24: inspector}\n", with: "}\n")
    #expect(try Scenario(straight).trace("other", "web").verdict == .reachable)
    let egress = yaml.replacing("all to 0.0.0.0/0", with: "all to web")
      .replacing("ingress: [all from clients]", with: "ingress: [all from 10.0.0.0/16]")
    #expect(try Scenario(egress).trace("other", "web").codes.contains(.notJudged))
  }

  @Test func `E8: an appliance whose table leads back to it goes in circles`() throws {
    let trace = try Scenario(net(inspectorRoutes: "0.0.0.0/0: inspector"))
      .trace("web", "203.0.113.9")
    #expect(trace.codes == [.cannotRoute])
  }
}
