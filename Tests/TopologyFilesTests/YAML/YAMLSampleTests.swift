import NetworkModel
import TestSupport
import Testing
import TopologyFiles

/// Every sample is read as a person would.
@Suite struct YAMLSampleTests {
  @Test(arguments: Sample.names)
  func `a sample opens without findings`(name: String) throws {
    let sample = try Sample(named: name)
    #expect(sample.findings.map(\.message) == [])
    #expect(!sample.topology.instances.isEmpty)
  }

  @Test(arguments: Sample.names)
  func `a sample has a title, a description and expectations in both languages`(name: String) throws
  {
    let document = try Sample(named: name).document
    #expect(document.title.en != document.title.ja)
    #expect(document.description.en != document.description.ja)
    #expect(document.expectations.count >= 2)
    #expect(document.expectations.map(\.verdict).contains(nil) == false)
  }

  @Test func `there are samples`() {
    #expect(Sample.names.count >= 13)
  }
}
