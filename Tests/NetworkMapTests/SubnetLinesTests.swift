import NetworkModel
import PathEngine
import Testing

@testable import NetworkMap

@Suite struct SubnetLinesTests {
  private func subnet(nodes: Int, pinned: [Int] = [], cidr: String = "10.0.0.0/24") -> SceneSubnet {
    SceneSubnet(
      id: ResourceID("subnet-1"), label: "a", shortLabel: "a", badge: "P", zone: 0, tier: .public,
      nodes: (0..<nodes).map { number in
        SceneNode(
          id: ResourceID("i-\(number)"), kind: .instance, label: "n\(number)",
          shortLabel: "n\(number)", address: "",
          interfaces: [], isOff: false)
      }, uncounted: 0, pinned: pinned, cidr: cidr)
  }

  private func lines(_ subnet: SceneSubnet, _ room: Int) -> [PlacedSubnet.Line] {
    SubnetLines(subnet, detail: .list, room: room).lines
  }

  @Test func `all is told where there is room`() {
    #expect(lines(subnet(nodes: 2), 3) == [.cidr, .node(0), .node(1)])
    #expect(lines(subnet(nodes: 0), 3) == [.cidr])
  }

  @Test func `the block gives way before any node does`() {
    #expect(lines(subnet(nodes: 2), 2) == [.node(0), .node(1)])
  }

  @Test func `what does not fit is counted`() {
    #expect(lines(subnet(nodes: 9), 4) == [.cidr, .node(0), .node(1), .more(7)])
    #expect(lines(subnet(nodes: 9), 2) == [.cidr, .summary])
    #expect(lines(subnet(nodes: 9), 1) == [.summary])
  }

  @Test func `pinned nodes come first, in their place`() {
    #expect(lines(subnet(nodes: 9, pinned: [7]), 4) == [.cidr, .node(0), .node(7), .more(7)])
    #expect(lines(subnet(nodes: 9, pinned: [7]), 2) == [.node(7), .more(8)])
    #expect(lines(subnet(nodes: 9, pinned: [3, 7]), 2) == [.node(3), .node(7)])
  }

  @Test func `names are in the order in which a person counts`() {
    let names = ["web-10", "web-9", "web-9a", "web-09", "a", "web", "データ2", "データ10"]
    #expect(
      names.sorted(by: SceneLabels.isBefore) == [
        "a", "web", "web-09", "web-9", "web-9a", "web-10", "データ2", "データ10",
      ])
  }

  @Test func `an id that is cut twice keeps its end`() {
    #expect(SceneLabels.fitted("tgw-…452d", to: 9) == "tgw-…452d")
    #expect(SceneLabels.fitted("tgw-…452d", to: 6) == "…452d")
    #expect(SceneLabels.fitted("dynamodb", to: 6) == "dynam…")
  }

  @Test func `addresses are cut from their front`() {
    #expect(SceneLabels.abbreviations(of: "10.0.100.20") == ["10.0.100.20", "…100.20", "….20"])
    #expect(SceneLabels.abbreviations(of: "2600:1f14::10") == ["2600:1f14::10", "…:10"])
    #expect(SceneLabels.abbreviations(of: "") == [])
  }
}
