import NetworkMap
import NetworkModel
import TerminalScreen
import TestSupport
import Testing

@Suite struct NetworkMapTests {
  @Test(arguments: Sample.names)
  func `every sample fits a map of 84 by 30 with its nodes' names`(name: String) throws {
    let topology = try Sample(named: name).topology
    let drawn = NetworkMap.draw(
      MapRequest(topology: topology, viewport: Size(width: 84, height: 30)))
    #expect(!drawn.isClipped)
    #expect(drawn.detail >= .list)
  }
}
