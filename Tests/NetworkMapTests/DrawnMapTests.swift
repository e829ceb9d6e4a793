import NetworkMap
import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

@Suite struct DrawnMapTests {
  private func shop(
    _ size: Size = Size(width: 110, height: 44), _ change: (inout MapRequest) -> Void = { _ in }
  ) throws -> (topology: Topology, drawn: DrawnMap) {
    let topology = try Topology(yaml: Networks.shop)
    var request = MapRequest(
      topology: topology, focusVPC: try topology.named("prod", as: VPC.self).id, viewport: size)
    change(&request)
    return (topology, NetworkMap.draw(request))
  }

  @Test func `a press finds what is innermost`() throws {
    let (topology, drawn) = try shop()
    let bastion = try topology.named("bastion", as: Instance.self).id
    let hit = try #require(drawn.hits.last { $0.id == bastion })
    #expect(drawn.item(at: hit.rect.origin) == bastion)
    #expect(hit.rect.height == 1)
    #expect(drawn.item(at: Point(-5, -5)) == nil)
    let corner = drawn.item(at: Point(1, 4))
    #expect(corner == (try topology.named("prod", as: VPC.self).id))
  }

  @Test func `focus goes from box to box, and from node to node inside of one`() throws {
    let (topology, drawn) = try shop()
    func subnet(_ name: String) throws -> ResourceID {
      try topology.named(name, as: Subnet.self).id
    }
    let middle = try subnet("app-b")
    #expect(drawn.neighbour(of: middle, direction: .left) == (try subnet("app-a")))
    #expect(drawn.neighbour(of: middle, direction: .right) == (try subnet("app-c")))
    #expect(drawn.neighbour(of: middle, direction: .up) == (try subnet("pub-b")))
    #expect(drawn.neighbour(of: middle, direction: .down) == (try subnet("db-b")))
    let first = try #require(drawn.firstNode(in: try subnet("app-a")))
    #expect(first == (try topology.named("web-0", as: Instance.self).id))
    let next = drawn.neighbour(of: first, direction: .down)
    #expect(next == (try topology.named("web-1", as: Instance.self).id))
    #expect(drawn.neighbour(of: first, direction: .up) == (try subnet("pub-a")))
    #expect(drawn.box(holding: first) == (try subnet("app-a")))
  }

  @Test func `a drawing that is too large scrolls, and the zones' names stay`() throws {
    let size = Size(width: 40, height: 15)
    let (topology, drawn) = try shop(size) {
      $0.detail = .addresses
      $0.scroll = Point(999, 999)
    }
    #expect(drawn.isClipped)
    #expect(drawn.scroll.x == drawn.fullSize.width - 40)
    #expect(drawn.scroll.y == drawn.fullSize.height - 15)
    #expect(drawn.hiddenZones.left > 0)
    #expect(drawn.screen.rowText(0).contains("east-1c"))
    let web = try topology.named("web-0", as: Instance.self).id
    let scroll = drawn.scroll(revealing: web)
    let (_, there) = try shop(size) {
      $0.detail = .addresses
      $0.scroll = scroll
    }
    #expect(there.hits.contains { $0.id == web })
  }

  @Test func `a topology without a VPC is an empty drawing`() {
    let size = Size(width: 80, height: 21)
    let drawn = NetworkMap.draw(MapRequest(topology: .empty, viewport: size))
    #expect(drawn.screen == Screen(size: size))
    #expect(drawn.items.isEmpty)
  }

  @Test func `a VPC without subnets is a box that says so`() throws {
    let topology = try Topology(yaml: "region: eu-west-1\nvpcs: {bare: {cidr: 10.0.0.0/16}}")
    let drawn = NetworkMap.draw(
      MapRequest(topology: topology, viewport: Size(width: 80, height: 21)))
    #expect(drawn.screen.text.contains("no subnets"))
    #expect(drawn.screen.text.contains("bare 10.0.0.0/16"))
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func `a name can not steer the terminal`(seed: UInt64) {
    let network = RandomNetwork(seed: seed)
    let names = network.topology.instances.map(\.name.text)
    #expect(names.contains { $0.contains("\u{1B}") || $0.contains("\u{202E}") })
    let request = MapRequest(topology: network.topology, viewport: Size(width: 200, height: 60))
    for draw in [NetworkMap.draw(_:), LanesView.draw(_:)] {
      let text = draw(request).screen.text.unicodeScalars
      #expect(text.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
      #expect(!text.contains("\u{202E}"))
    }
  }
}
