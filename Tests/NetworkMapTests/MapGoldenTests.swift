import NetworkMap
import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

/// Drawings of three networks at the sizes that the explorer has: idle, lit, step by step, blocked.
@Suite struct MapGoldenTests {
  static let sizes = ["80x21", "84x30", "110x44", "40x9"]

  private func draw(_ request: MapRequest) -> Screen {
    LanesView.isBetter(for: request.viewport)
      ? LanesView.draw(request).screen : NetworkMap.draw(request).screen
  }

  @Test(arguments: sizes)
  func `a NAT gateway's way to the internet`(size: String) throws {
    let topology = try Topology(yaml: Networks.shop)
    let viewport = try #require(Size(size))
    let prod = try topology.named("prod", as: VPC.self).id
    let trace = try Networks.trace(topology, "web-0", to: .internet)
    var request = MapRequest(topology: topology, focusVPC: prod, viewport: viewport)
    let idle = draw(request)
    request.trace = trace
    let lit = draw(request)
    request.litHop = 5
    try Golden.check(
      "nat-\(size)", [("idle", idle), ("lit", lit), ("hop 5", draw(request))])
  }

  @Test(arguments: sizes)
  func `a way over a peering that a group blocks`(size: String) throws {
    let topology = try Topology(yaml: Networks.shop)
    let viewport = try #require(Size(size))
    let prod = try topology.named("prod", as: VPC.self).id
    let ldap = try Networks.interface(of: "ldap", in: topology)
    let trace = try Networks.trace(topology, "web-0", to: .interface(ldap, address: nil))
    #expect(trace.verdict == .unreachable)
    let request = MapRequest(
      topology: topology, focusVPC: prod, trace: trace, viewport: viewport)
    try Golden.check("peering-blocked-\(size)", [("blocked", draw(request))])
  }

  @Test(arguments: sizes)
  func `a way between two regions, and its way back`(size: String) throws {
    let topology = try Topology(yaml: Networks.regions)
    let sink = try Networks.interface(of: "sink", in: topology)
    let trace = try Networks.trace(topology, "uploader", to: .interface(sink, address: nil))
    var request = MapRequest(
      topology: topology, trace: trace, viewport: try #require(Size(size)))
    let there = draw(request)
    request.showsWayBack = true
    try Golden.check("regions-\(size)", [("there", there), ("back", draw(request))])
  }

  @Test func `an interface endpoint, and a hop without a table`() throws {
    let topology = try Topology(yaml: Networks.shop)
    let trace = try Networks.trace(topology, "web-0", to: .service("sts", region: nil))
    let request = MapRequest(
      topology: topology, trace: trace, viewport: Size(width: 100, height: 28))
    try Golden.check("interface-endpoint", [("lit", draw(request))])
  }

  @Test(arguments: DetailLevel.allCases)
  func `every level of detail`(detail: DetailLevel) throws {
    let topology = try Topology(yaml: Networks.shop)
    let request = MapRequest(
      topology: topology, focus: try topology.named("app-b", as: Subnet.self).id, detail: detail,
      viewport: Size(width: 90, height: 32))
    try Golden.check("detail-\(detail)", [("idle", draw(request))])
  }
}
