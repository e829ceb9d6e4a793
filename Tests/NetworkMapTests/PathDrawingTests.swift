import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

@testable import NetworkMap

@Suite struct PathDrawingTests {
  private let topology: Topology
  private let size = Size(width: 110, height: 44)

  init() throws { topology = try Topology(yaml: Networks.shop) }

  private func request(_ from: String, _ to: Query.Destination) throws -> MapRequest {
    MapRequest(
      topology: topology, focusVPC: try topology.named("prod", as: VPC.self).id,
      trace: try Networks.trace(topology, from, to: to), viewport: size)
  }

  private func marks(_ screen: Screen) -> Int { screen.text.count { $0 == "✗" } }

  @Test func `the line ends and begins where the packet stops`() throws {
    let request = try request("web-0", .internet)
    let scene = MapScene(request)
    let anchors = scene.path.stops.map(\.anchor)
    #expect(anchors.count == 4)
    guard case .node = anchors[0], case .node = anchors[1], case .topPort = anchors[2],
      case .internet = anchors[3]
    else {
      Issue.record("the way is worker, NAT gateway, internet gateway, internet, not \(anchors)")
      return
    }
    let path = NetworkMap.draw(request).path
    #expect(path.count == 3)
    // Into the NAT gateway's box by one side, out of it by the other.
    #expect(path[0].last?.y == path[1].first?.y)
    #expect(path[0].last?.x != path[1].first?.x)
  }

  @Test func `what is past is heavy, what is to come is light, and one place is current`() throws {
    var request = try request("web-0", .internet)
    let hops = try #require(request.trace).forward.count
    for hop in 0..<hops {
      request.litHop = hop
      let drawn = NetworkMap.draw(request)
      #expect(drawn.currentPlace != nil)
      let heavy = drawn.screen.text.unicodeScalars.contains {
        LineMask(glyph: $0)?.hasHeavyArm ?? false
      }
      // The packet sets out when the NAT gateway's subnet is asked to let it in.
      #expect(heavy == (hop >= 4))
    }
    request.litHop = nil
    #expect(NetworkMap.draw(request).currentPlace == nil)
  }

  @Test func `a block ends the line, unless the walk goes on behind it`() throws {
    let ldap = try Networks.interface(of: "ldap", in: topology)
    var request = try request("web-0", .interface(ldap, address: nil))
    let blocked = NetworkMap.draw(request)
    #expect(marks(blocked.screen) == 1)
    request.goesBeyondBlock = true
    let beyond = NetworkMap.draw(request)
    #expect(marks(beyond.screen) == 1)
    let whole = beyond.path.joined().count
    #expect(whole > blocked.path.joined().count)
  }

  @Test func `a table without a route ends the line at the box`() throws {
    let request = try request("db-1", .internet)
    let drawn = NetworkMap.draw(request)
    #expect(marks(drawn.screen) == 1)
    #expect(drawn.path.count == 1)
    #expect(drawn.path.first?.count == 2)
  }

  @Test func `the way back from the internet begins there`() throws {
    var request = try request("web-0", .internet)
    request.showsWayBack = true
    let scene = MapScene(request)
    guard case .internet = scene.path.stops.first?.anchor,
      case .node = scene.path.stops.last?.anchor
    else {
      Issue.record("the way back runs \(scene.path.stops.map(\.anchor))")
      return
    }
  }

  @Test func `a peer is folded until the path needs it`() throws {
    let idle = try request("web-0", .internet)
    #expect(MapScene(idle).vpcs.map(\.title) == ["prod 10.0.0.0/16"])
    #expect(MapScene(idle).vpcs.first?.outside.map(\.label).contains("shared") == true)
    let ldap = try Networks.interface(of: "ldap", in: topology)
    let lit = try MapScene(request("web-0", .interface(ldap, address: nil)))
    #expect(lit.vpcs.map(\.title) == ["prod 10.0.0.0/16", "shared 10.1.0.0/16"])
    #expect(lit.vpcs.first?.outside.map(\.label).contains("shared") == false)
  }

  @Test func `lanes have a row for each table that decides`() throws {
    let request = try request("web-0", .internet)
    let text = LanesView.draw(request).screen.text
    let rows = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(rows[1].hasPrefix("web-0 ━"))
    #expect(rows[1].hasSuffix("nat-a"))
    #expect(rows[2].hasPrefix("nat-a ━"))
    #expect(rows[2].hasSuffix("Internet"))
  }
}

extension LineMask {
  fileprivate var hasHeavyArm: Bool { [up, right, down, left].contains(.heavy) }
}
