import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Two spokes whose traffic goes through appliances in a VPC of its own.
@Suite struct ApplianceModeTests {
  private func net(mode: String = "", zones: String = "door-a, door-c", server: String = "c")
    -> String
  {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      client:
        cidr: 10.1.0.0/16
        subnets: {client-a: {cidr: 10.1.0.0/24, az: a, route-table: client-table}}
        route-tables: {client-table: {0.0.0.0/0: tgw}}
        instances: {client: {subnet: client-a, ip: 10.1.0.10}}
      server:
        cidr: 10.2.0.0/16
        subnets: {server-s: {cidr: 10.2.0.0/24, az: \(server), route-table: server-table}}
        route-tables: {server-table: {0.0.0.0/0: tgw}}
        security-groups: {open: {ingress: [all from 10.0.0.0/8]}}
        instances: {server: {subnet: server-s, ip: 10.2.0.10, security-groups: [open]}}
      inspection:
        cidr: 10.0.0.0/16
        subnets:
          door-a: {cidr: 10.0.0.0/28, az: a, route-table: to-a}
          door-c: {cidr: 10.0.0.16/28, az: c, route-table: to-c}
          inside-a: {cidr: 10.0.1.0/28, az: a, route-table: on}
          inside-c: {cidr: 10.0.1.16/28, az: c, route-table: on}
        endpoints:
          wall-a: {service: com.amazonaws.vpce.ap-northeast-1.vpce-svc-1, type: gateway-load-balancer, subnets: [inside-a]}
          wall-c: {service: com.amazonaws.vpce.ap-northeast-1.vpce-svc-1, type: gateway-load-balancer, subnets: [inside-c]}
        route-tables:
          to-a: {0.0.0.0/0: wall-a}
          to-c: {0.0.0.0/0: wall-c}
          on: {0.0.0.0/0: tgw}
    transit-gateways:
      tgw:
        attachments:
          to-client: {vpc: client, subnets: [client-a], route-table: spokes, propagate-to: [core]}
          to-server: {vpc: server, subnets: [server-s], route-table: spokes, propagate-to: [core]}
          to-inspection: {vpc: inspection, subnets: [\(zones)], route-table: core, propagate-to: []\(mode)}
        route-tables:
          spokes: {0.0.0.0/0: to-inspection}
          core: {}
    """
  }

  @Test
  func `T1, E8: appliance mode is recommended where an attachment leads to appliances of zones`()
    throws
  {
    let trace = try Scenario(net(server: "a")).trace("client", "server")
    #expect(trace.verdict == .reachable)
    #expect(trace.remarks.contains(.applianceModeRecommended))
    let told = trace.explanations.filter { $0.code == .applianceModeRecommended }
    #expect(told.map(\.component?.label) == ["to-inspection"])
    for good in [
      net(mode: ", appliance-mode: true", server: "a"), net(zones: "door-a", server: "a"),
    ] {
      let trace = try Scenario(good).trace("client", "server")
      #expect(!trace.explanations.contains { $0.code == .applianceModeRecommended })
      #expect(trace.verdict == .reachable)
    }
  }

  @Test func `T1, E8: an answer by the appliance of another zone may be dropped there`() throws {
    let trace = try Scenario(net()).trace("client", "server")
    #expect(trace.path.contains("wall-a") && trace.pathBack.contains("wall-c"))
    #expect(trace.codes == [.applianceModeRecommended])
    #expect(trace.verdict == .undetermined)
  }
}
