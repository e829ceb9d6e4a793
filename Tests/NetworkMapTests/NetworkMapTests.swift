import NetworkMap
import NetworkModel
import TerminalScreen
import TestSupport
import Testing

@Suite struct NetworkMapTests {
  @Test(arguments: Sample.names)
  func `a drawing is exactly as large as its viewport`(name: String) throws {
    let topology = try Sample(named: name).topology
    for size in [Size(width: 80, height: 21), Size(width: 40, height: 9)] {
      let drawn = NetworkMap.draw(MapRequest(topology: topology, viewport: size))
      #expect(drawn.screen.size == size)
      for row in 0..<size.height {
        #expect(drawn.screen.rowText(row).cellWidth == size.width)
      }
    }
  }
}
