import NetworkMap
import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

/// Drawings of networks of every shape at the sizes of terminals: idle, at a step, blocked.
@Suite struct MapGoldenTests {
  static let sizes = ["80x24", "120x40", "200x60", "40x10"]

  private func draw(_ request: MapRequest) -> Screen {
    LanesView.isBetter(for: request.viewport)
      ? LanesView.draw(request).screen : NetworkMap.draw(request).screen
  }

  @Test(arguments: GoldenNetwork.all, sizes)
  func `every shape of network at every size`(network: GoldenNetwork, size: String) throws {
    let topology = try Topology(yaml: network.yaml)
    var request = MapRequest(topology: topology, viewport: try #require(Size(size)))
    let idle = draw(request)
    request.trace = try network.blocked.trace(topology)
    #expect(request.trace?.verdict == .unreachable)
    let blocked = draw(request)
    request.trace = try network.lit.trace(topology)
    #expect(request.trace?.verdict == .reachable)
    request.litHop = network.hop
    try Golden.check(
      "\(network.name)-\(size)",
      [("idle", idle), ("hop \(network.hop)", draw(request)), ("blocked", blocked)])
  }

  @Test func `a way between two regions, beyond a block and back`() throws {
    let topology = try Topology(yaml: GoldenNetwork.twoRegions.yaml)
    var request = MapRequest(
      topology: topology, trace: try GoldenNetwork.twoRegions.blocked.trace(topology),
      goesBeyondBlock: true, viewport: Size(width: 84, height: 24))
    let beyond = draw(request)
    request.trace = try GoldenNetwork.twoRegions.lit.trace(topology)
    request.goesBeyondBlock = false
    request.showsWayBack = true
    try Golden.check("two-regions-ways", [("beyond the block", beyond), ("back", draw(request))])
  }

  @Test func `what is pinned stays while the rest scrolls by`() throws {
    let topology = try Topology(yaml: GoldenNetwork.threeByThree.yaml)
    let trace = try GoldenNetwork.threeByThree.lit.trace(topology)
    let request = MapRequest(
      topology: topology, trace: trace, litHop: 5, detail: .addresses, scroll: Point(9, 7),
      viewport: Size(width: 70, height: 20))
    try Golden.check("pinned", [("scrolled", draw(request))])
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
