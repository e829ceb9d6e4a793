import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// S3 Multi-Region Access Points.
@Suite struct AccessPointTests {
  private static let name = "photos.mrap.accesspoint.s3-global.amazonaws.com"

  private func net(
    buckets: String = "{ap-northeast-1: photos-tokyo, us-east-1: photos-virginia}",
    endpoint: String = "", routes: String = "0.0.0.0/0: nat", policies: String = ""
  ) throws -> Scenario {
    try Scenario(
      oneVPC(
        privateRoutes: routes, more: endpoint,
        top: """
          multi-region-access-points: {albums: {alias: photos.mrap, buckets: \(buckets)}}
          buckets: {\(policies)}
          """))
  }

  private static let interface = """
    endpoints:
      global: {service: com.amazonaws.s3-global.accesspoint, type: interface, subnets: [private-a], private-dns: true}
    """

  @Test(arguments: [
    "photos.mrap", "albums", name, "arn:aws:s3::111122223333:accesspoint/photos.mrap",
  ])
  func `D8: by its name, its alias or its ARN, publicly by NAT`(name: String) throws {
    let trace = try net().ask("worker", name)
    #expect(trace.resolution?.name == Self.name)
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("nat"))
    #expect(trace.forward.last?.component.region == "ap-northeast-1")
    #expect(
      trace.assumptions.contains(.nearestRegion(accessPoint: "albums", region: "ap-northeast-1")))
  }

  @Test func `D8: by the endpoint of its own service it stays private`() throws {
    let trace = try net(endpoint: Self.interface, routes: "").ask("worker", "photos.mrap")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("global"))
    #expect(trace.forward.last?.component.region == "ap-northeast-1")
    // An endpoint for S3 itself does nothing for it.
    let other = Self.interface.replacing("com.amazonaws.s3-global.accesspoint", with: "s3")
    #expect(
      try net(endpoint: other, routes: "").ask("worker", "photos.mrap").verdict == .unreachable)
    let gateway = "endpoints: {gw: {service: s3, type: gateway, route-tables: [private]}}"
    #expect(try net(endpoint: gateway, routes: "").ask("worker", "photos.mrap").codes == [.noRoute])
  }

  @Test func `D8, A5: which of other regions is the nearest is not known, and that is told`() throws
  {
    let trace = try net(buckets: "{eu-west-1: photos-dublin, us-east-1: photos-virginia}")
      .ask("worker", "photos.mrap")
    #expect(
      trace.assumptions.contains(
        .nearestRegionUnknown(accessPoint: "albums", regions: ["eu-west-1", "us-east-1"])))
    let one = try net(buckets: "{eu-west-1: photos-dublin}").ask("worker", "photos.mrap")
    #expect(one.forward.last?.component.region == "eu-west-1")
    #expect(
      !one.assumptions.contains { if case .nearestRegionUnknown = $0 { true } else { false } })
    let unknown = try net().ask("worker", "others.mrap")
    #expect(
      unknown.assumptions.contains(
        .nearestRegionUnknown(accessPoint: "others.mrap", regions: [])))
  }

  @Test func `D8, E7: the policy of the bucket that is nearest is asked`() throws {
    let deny = """
      photos-tokyo: {region: ap-northeast-1, policy: {Statement: {Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*"}}}
      """
    #expect(try net(policies: deny).ask("worker", "photos.mrap").codes == [.bucketPolicyDenies])
    let far = deny.replacing("photos-tokyo", with: "photos-virginia")
    #expect(
      try !net(policies: far).ask("worker", "photos.mrap").codes.contains(.bucketPolicyDenies))
  }
}
