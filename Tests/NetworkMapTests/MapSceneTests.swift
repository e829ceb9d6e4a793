import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

@testable import NetworkMap

@Suite struct MapSceneTests {
  /// A hub in each of two regions, peered; a VPC of its own behind each, in an account of its own.
  private static let peeredHubs = """
    vpcs:
      a:
        region: us-east-1
        cidr: 10.1.0.0/16
        subnets: {a-a: {cidr: 10.1.0.0/24, az: a, route-table: a}}
        route-tables: {a: {10.0.0.0/8: east}}
        instances: {alpha: {subnet: a-a}}
      b:
        region: us-west-2
        account: "444455556666"
        cidr: 10.2.0.0/16
        subnets: {b-a: {cidr: 10.2.0.0/24, az: a, route-table: b}}
        route-tables: {b: {10.0.0.0/8: west}}
        security-groups: {open: {ingress: [all from 10.0.0.0/8]}}
        instances: {beta: {subnet: b-a, security-groups: [open]}}
    transit-gateways:
      east:
        region: us-east-1
        attachments:
          to-a: {vpc: a, subnets: [a-a], route-table: east, propagate-to: [east]}
          to-west: {peer: west, route-table: east}
        route-tables: {east: {10.2.0.0/16: to-west}}
      west:
        region: us-west-2
        account: "444455556666"
        attachments:
          to-b: {vpc: b, subnets: [b-a], route-table: west, propagate-to: [west]}
          to-east: {peer: east, route-table: west}
        route-tables: {west: {10.1.0.0/16: to-east}}
    """

  private func titles(_ scene: MapScene) -> [String] {
    scene.vpcs.map { $0.title.split(separator: " ").first.map(String.init) ?? "" }
  }

  @Test func `a path over two transit gateways leaves by the one and comes in by the other`() throws
  {
    let topology = try Topology(yaml: Self.peeredHubs)
    let beta = try Networks.interface(of: "beta", in: topology)
    let trace = try Networks.trace(topology, "alpha", to: .interface(beta, address: nil))
    #expect(trace.verdict == .reachable)
    let scene = MapScene(
      MapRequest(topology: topology, trace: trace, viewport: Size(width: 120, height: 40)))
    #expect(titles(scene) == ["a", "b"])
    #expect(scene.links.count == 1)
    let stops = scene.path.stops.map(\.anchor)
    #expect(
      stops == [
        .node(vpc: 0, subnet: 0, node: 0), .sidePort(vpc: 0, port: 0), .sidePort(vpc: 1, port: 0),
        .node(vpc: 1, subnet: 0, node: 0),
      ])
  }

  @Test func `regions and accounts are named where the VPCs differ in them`() throws {
    let topology = try Topology(yaml: Self.peeredHubs)
    let both = MapScene.connected(Array(topology.handles(of: VPC.self).prefix(1)), topology)
    let viewport = Size(width: 120, height: 40)
    let scene = MapScene(MapRequest(topology: topology, viewport: viewport), showing: both)
    #expect(scene.vpcs.map(\.scope) == ["us-east-1 · 111122223333", "us-west-2 · 444455556666"])
    let alone = MapScene(MapRequest(topology: topology, viewport: viewport))
    #expect(alone.vpcs.map(\.scope) == [""])
  }

  @Test
  func `connected VPCs are boxes where there is room for their names, and else by the gateway`()
    throws
  {
    let topology = try Topology(yaml: GoldenNetwork.hubAndSpoke.yaml)
    func drawn(_ width: Int, _ height: Int) -> MapArrangement {
      MapArrangement(
        MapRequest(topology: topology, viewport: Size(width: width, height: height)))
    }
    let wide = drawn(200, 60)
    #expect(titles(wide.scene) == ["development", "production", "shared"])
    #expect(wide.layout.measure.isStacked)
    #expect(wide.scene.vpcs.flatMap(\.outside).map(\.label) == ["on-premises"])
    let narrow = drawn(80, 24)
    #expect(titles(narrow.scene) == ["development"])
    let spokes = try #require(narrow.scene.vpcs.first).outside
    #expect(spokes.map(\.label) == ["production", "shared", "on-premises"])
    let rows = narrow.layout.vpcs[0].outside.map(\.y)
    #expect(rows == Array(rows[0]..<(rows[0] + 3)))
  }

  @Test func `what a transit gateway leads to is counted where it is too much`() throws {
    let vpcs = (0..<20).map { number in
      "  v\(number): {cidr: 10.\(number).0.0/16, subnets: {s\(number): {cidr: 10.\(number).0.0/24}}}"
    }
    let attachments = (0..<20).map { "      to-\($0): {vpc: v\($0), subnets: [s\($0)]}" }
    let topology = try Topology(
      yaml: "vpcs:\n\(vpcs.joined(separator: "\n"))\ntransit-gateways:\n  hub:\n    attachments:\n"
        + attachments.joined(separator: "\n"))
    let arrangement = MapArrangement(
      MapRequest(topology: topology, viewport: Size(width: 200, height: 60)))
    #expect(arrangement.scene.vpcs.count == 1)
    let labels = arrangement.scene.vpcs[0].outside.map(\.label)
    #expect(labels == ["v1", "v10", "v11", "v12", "v13", "+14 VPCs"])
  }

  @Test func `a short label leaves out what stands around it`() {
    func core(_ label: String, _ zone: String = "eu-west-1a", vpc name: String = "shop") -> String {
      SceneLabels.core(of: label, inVPC: name, zone: zone)
    }
    #expect(core("shop-public-eu-west-1a") == "public")
    #expect(core("public-1a") == "public")
    #expect(core("public_a") == "public")
    #expect(core("public-b") == "public-b")
    #expect(core("prod.web", vpc: "prod-vpc") == "web")
    #expect(core("shop-a") == "shop-a")
    #expect(core("shopping-a") == "shopping")
    #expect(core("") == "")
  }
}
