import NetworkModel
import Reports
import TerminalScreen
import TestSupport
import Testing
import TopologyFiles

/// What the welcome screen says of the samples.
@Suite struct SampleTitleTests {
  @Test(arguments: Sample.names)
  func `a title has room on a terminal of 80 columns`(name: String) throws {
    let title = try Sample(named: name).document.title
    #expect(!title.en.isEmpty && title.en.cellWidth <= 35)
    #expect(!title.ja.isEmpty && title.ja.cellWidth <= 35)
  }
}
