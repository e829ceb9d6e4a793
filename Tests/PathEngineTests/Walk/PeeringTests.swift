import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct PeeringTests {
  private func twoVPCs(
    state: String = "active", backRoute: String = "10.0.0.0/16: pcx",
    aRoutes: String = "10.1.0.0/16: pcx",
    otherRegion: String = "", bGroup: String = "all from 10.0.0.0/16", more: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      a:
        cidr: 10.0.0.0/16
        subnets: {a1: {cidr: 10.0.0.0/24, az: a, route-table: a-table}}
        route-tables: {a-table: {\(aRoutes)}}
        security-groups: {client: {ingress: [], egress: [all to 0.0.0.0/0]}}
        instances: {client: {subnet: a1, ip: 10.0.0.10, security-groups: [client]}}
      b:
        cidr: 10.1.0.0/16
    \(otherRegion)
        internet-gateway: igw
        subnets: {b1: {cidr: 10.1.0.0/24, az: a, route-table: b-table}}
        route-tables: {b-table: {0.0.0.0/0: igw\(backRoute.isEmpty ? "" : ", " + backRoute)}}
        security-groups: {server: {ingress: [\(bGroup)], egress: []}}
        instances: {server: {subnet: b1, ip: 10.1.0.10, security-groups: [server]}}
    \(more)
    peerings: {pcx: {requester: a, accepter: b, state: \(state)}}
    """
  }

  @Test func `P1: an active peering carries traffic, there and back`() throws {
    let trace = try Scenario(twoVPCs()).trace("client", "server")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("pcx") && trace.pathBack.contains("pcx"))
  }

  @Test(arguments: ["pending-acceptance", "expired", "rejected", "deleted", "failed"])
  func `P1: any other peering drops it`(state: String) throws {
    #expect(
      try Scenario(twoVPCs(state: state)).trace("client", "server").codes.allSatisfy {
        $0 == .badState
      })
    #expect(try Scenario(twoVPCs(state: state)).trace("client", "server").verdict == .unreachable)
  }

  @Test func `P2: the answer needs a route of its own`() throws {
    let trace = try Scenario(twoVPCs(backRoute: "")).trace("client", "server")
    #expect(trace.verdict == .unreachable)
    #expect(trace.explanations.allSatisfy { $0.direction == .back })
  }

  @Test func `P3: not transitive: the other VPC's internet gateway cannot be used`() throws {
    let trace = try Scenario(twoVPCs(aRoutes: "0.0.0.0/0: pcx")).trace("client", "203.0.113.9")
    #expect(trace.codes == [.peeringRequiresAddressInVPC])
  }

  @Test func `P3: nor its gateway endpoint`() throws {
    let endpoint = "    endpoints: {s3-gw: {service: s3, type: gateway, route-tables: [b-table]}}"
    let trace = try Scenario(twoVPCs(aRoutes: "0.0.0.0/0: pcx", more: endpoint)).trace(
      "client", "s3")
    #expect(trace.codes == [.peeringRequiresAddressInVPC])
  }

  @Test
  func `P4: group references cross a peering of one region, and match nothing across regions`()
    throws
  {
    let reference = "tcp/443 from a/client"
    #expect(
      try Scenario(twoVPCs(bGroup: reference)).trace("client", "server").verdict == .reachable)
    let far = try Scenario(twoVPCs(otherRegion: "    region: us-east-1", bGroup: reference))
    #expect(try far.trace("client", "server").codes == [.securityGroupMismatch])
  }
}
