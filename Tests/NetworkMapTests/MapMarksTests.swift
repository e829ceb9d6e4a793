import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

@testable import NetworkMap

/// What has a mark of its own on the map.
@Suite struct MapMarksTests {
  private static let yaml = """
    region: eu-west-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        internet-gateway: igw
        subnets:
          front: {cidr: 10.0.0.0/24, az: a, route-table: out}
          back:  {cidr: 10.0.1.0/24, az: a, route-table: out}
        route-tables: {out: {0.0.0.0/0: shared}}
        nat-gateways: {shared: {type: regional}}
        target-groups: {web: {port: 8080, targets: [web]}}
        load-balancers:
          entry: {subnets: [front], ips: [10.0.0.20], scheme: internal, listeners: {tcp/443: web}}
        instances: {web: {subnet: back, ip: 10.0.1.10}}
    resolver-endpoints:
      asked: {direction: inbound, vpc: main, ips: [10.0.1.53]}
    """

  private func drawn(_ topology: Topology, _ trace: Trace? = nil) -> Screen {
    NetworkMap.draw(
      MapRequest(topology: topology, trace: trace, viewport: Size(width: 120, height: 40))
    ).screen
  }

  @Test(arguments: [
    ("◎ entry", "& entry"), ("[◆shared]", "[*shared]"), ("⊙ asked", "@ asked"),
  ])
  func `balancers, regional NAT and Resolver endpoints have signs, in ASCII too`(
    unicode: String, ascii: String
  ) throws {
    let screen = drawn(try Topology(yaml: Self.yaml))
    #expect(screen.text.contains(unicode))
    #expect(screen.text(in: .ascii).contains(ascii))
  }

  @Test func `a trace of any host of a subnet begins in that subnet`() throws {
    let topology = try Topology(yaml: Self.yaml)
    let subnet = try topology.named("back", as: Subnet.self)
    let trace = PathTracer(topology).trace(
      Query(from: .subnet(subnet.id), to: .internet, protocol: .tcp, port: 443))
    let request = MapRequest(
      topology: topology, trace: trace, viewport: Size(width: 120, height: 40))
    let scene = MapScene(request)
    guard case .node(let vpc, let index, let node)? = scene.path.stops.first?.anchor else {
      Issue.record("the path begins at \(scene.path.stops)")
      return
    }
    #expect(scene.vpcs[vpc].subnets[index].id == subnet.id)
    #expect(scene.vpcs[vpc].subnets[index].nodes[node].kind == .anyHost)
    #expect(drawn(topology, trace).text.contains("◌ any host"))
    #expect(!drawn(topology).text.contains("any host"))
  }

  /// By the interface endpoint of access points, and by NAT, where nothing else leads to the mark.
  @Test(arguments: ["indexer", "uploader"])
  func `a path to a multi-region access point ends at its mark`(source: String) throws {
    let topology = try Sample(named: "multi-region-access-point").topology
    let query = try QueryParser(topology).query(from: source, to: "albums")
    let trace = PathTracer(topology).trace(query)
    for isBack in [false, true] {
      let drawn = NetworkMap.draw(
        MapRequest(
          topology: topology, trace: trace, showsWayBack: isBack,
          viewport: Size(width: 120, height: 40)))
      let mark = try #require(
        drawn.items.first { $0.id.text.hasPrefix("s3-global.accesspoint") })
      let ends = [drawn.path.first?.first, drawn.path.last?.last].compactMap { $0 }
      #expect(ends.contains(Point(mark.rect.x - 2, mark.rect.y)), "\(drawn.screen.text)")
      #expect(drawn.screen.text.contains("⊕ S3 access point"))
      // S3 itself stands there only where something else leads to it.
      let hasOther = topology.vpcEndpoints.contains { $0.type == .gateway } && source == "uploader"
      #expect(drawn.items.contains { $0.id.text.hasPrefix("s3@") } == hasOther)
    }
  }
}
