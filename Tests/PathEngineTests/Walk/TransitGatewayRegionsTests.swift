import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Two regions, each with a public and a private VPC on a transit gateway of its own; the peering of the
/// gateways is being deleted, and no route leads to it.
@Suite struct TransitGatewayRegionsTests {
  private static func region(_ name: String, _ open: Int, _ shut: Int) -> String {
    """
      \(name)-open:
        region: \(name)
        cidr: 10.\(open).0.0/16
        internet-gateway: \(name)-igw
        subnets: {\(name)-open-b: {cidr: 10.\(open).1.0/24, az: b, route-table: \(name)-open-main}}
        route-tables:
          \(name)-open-main: {10.\(shut).0.0/16: \(name)-tgw, 203.0.113.0/24: \(name)-tgw, 0.0.0.0/0: \(name)-igw}
        security-groups: {\(name)-open-sg: {ingress: [tcp/22 from 0.0.0.0/0, tcp/3306 from 0.0.0.0/0]}}
        instances:
          \(name)-web: {subnet: \(name)-open-b, ip: 10.\(open).1.10, public-ip: 198.51.100.\(open), security-groups: [\(name)-open-sg]}
      \(name)-shut:
        region: \(name)
        cidr: 10.\(shut).0.0/16
        subnets: {\(name)-shut-b: {cidr: 10.\(shut).1.0/24, az: b, route-table: \(name)-shut-main}}
        route-tables:
          \(name)-shut-main: {10.\(open).0.0/16: \(name)-tgw, 203.0.113.0/24: \(name)-tgw}
        security-groups: {\(name)-shut-sg: {ingress: [tcp/22 from 0.0.0.0/0]}}
        instances:
          \(name)-db: {subnet: \(name)-shut-b, ip: 10.\(shut).1.10, security-groups: [\(name)-shut-sg]}
    """
  }

  private static func gateway(_ name: String, _ other: String) -> String {
    """
      \(name)-tgw:
        region: \(name)
        default-route-table: \(name)-hub
        attachments:
          \(name)-to-open: {vpc: \(name)-open, subnets: [\(name)-open-b]}
          \(name)-to-shut: {vpc: \(name)-shut, subnets: [\(name)-shut-b]}
          \(name)-link: {peer: \(other)-tgw, state: deleting, propagate-to: []}
        route-tables: {\(name)-hub: {}}
    """
  }

  private static let yaml = """
    waylight: 1
    vpcs:
    \(region("us-east-2", 20, 30))
    \(region("us-west-2", 40, 50))
    transit-gateways:
    \(gateway("us-east-2", "us-west-2"))
    \(gateway("us-west-2", "us-east-2"))
    """

  @Test func `T1: within a region, by its gateway, both ways`() throws {
    let net = try Scenario(Self.yaml)
    for (from, to) in [("us-east-2-db", "us-east-2-web"), ("us-west-2-web", "us-west-2-db")] {
      let trace = try net.trace(from, to, port: 22)
      #expect(trace.verdict == .reachable)
      #expect(trace.path.filter { $0.hasSuffix("-hub") }.count == 1)
    }
    // The way there is the same; the group of the private VPC has no such rule.
    #expect(try net.trace("us-east-2-db", "us-east-2-web", port: 3306).verdict == .reachable)
    #expect(
      try net.trace("us-east-2-web", "us-east-2-db", port: 3306).codes == [.securityGroupMismatch])
  }

  @Test func `I2, T1: the other region's blocks go by the default route, which is no way there`()
    throws
  {
    let trace = try Scenario(Self.yaml).trace("us-west-2-web", "us-east-2-web", port: 22)
    #expect(trace.codes == [.internetGatewayRFC1918])
  }

  @Test func `T1: without a default route there is none at all`() throws {
    let trace = try Scenario(Self.yaml).trace("us-east-2-db", "us-west-2-web", port: 22)
    #expect(trace.codes == [.noRoute])
  }

  @Test func `T2: nothing propagates what lies beyond the gateways`() throws {
    let trace = try Scenario(Self.yaml).trace("us-east-2-db", "203.0.113.5")
    #expect(trace.codes == [.transitGatewayCannotRoute])
  }
}
