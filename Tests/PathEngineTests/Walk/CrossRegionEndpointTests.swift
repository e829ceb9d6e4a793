import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Interface endpoints for another region's service.
@Suite struct CrossRegionEndpointTests {
  private func net(_ region: String = ", service-region: us-east-1") -> String {
    oneVPC(
      privateRoutes: "",
      more: """
        security-groups: {https: {ingress: [tcp/443 from 10.0.0.0/16]}}
        endpoints:
          far: {service: sqs, subnets: [private-a, private-c]\(region), security-groups: [https], id: vpce-0a1b2c3d}
        """)
  }

  @Test func `E10: it answers the other region's name inside the VPC, and leads to that region`()
    throws
  {
    let trace = try Scenario(net()).trace("worker", "sqs@us-east-1")
    #expect(trace.verdict == .reachable, "\(trace.codes)")
    #expect(trace.resolution?.reason == .privateDNS(endpoint: ResourceID("vpce-0a1b2c3d")))
    let service = try #require(trace.forward.last)
    #expect(service.component.kind == .service)
    #expect(service.component.region == "us-east-1")
  }

  @Test func `E10: the endpoint's own region it does not serve`() throws {
    let trace = try Scenario(net()).trace("worker", "sqs")
    #expect(trace.resolution?.reason == .publicName)
    #expect(trace.codes == [.noRoute])
    // And without the key it is its own region's that it serves.
    #expect(try Scenario(net("")).trace("worker", "sqs").verdict == .reachable)
    #expect(try Scenario(net("")).trace("worker", "sqs@us-east-1").codes == [.noRoute])
  }

  @Test func `E10, D5: it has a regional name in the service's region, and no zonal ones`() throws {
    let scenario = try Scenario(net())
    let endpoint = try #require(scenario.topology.vpcEndpoints.first)
    let name = try #require(endpoint.dnsNames.first).text
    #expect(endpoint.dnsNames.count == 1)
    #expect(name.hasSuffix(".sqs.us-east-1.vpce.amazonaws.com"))
    #expect(try scenario.trace("worker", name).verdict == .reachable)
    let label = try #require(name.split(separator: ".").first)
    let zonal = name.replacing(label, with: "\(label)-ap-northeast-1a")
    #expect(try scenario.trace("worker", zonal).codes == [.dnsNameUnknown])
  }
}
