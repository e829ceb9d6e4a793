public import NetworkModel

/// What a topology file says besides the network: what it is about, and what should come out of it.
public struct TopologyDocument: Hashable, Sendable {
  public var title: LocalizedText
  public var description: LocalizedText
  /// In the order of the file.
  public var expectations: [TopologyExpectation]

  public init(
    title: LocalizedText = LocalizedText(), description: LocalizedText = LocalizedText(),
    expectations: [TopologyExpectation] = []
  ) {
    self.title = title
    self.description = description
    self.expectations = expectations
  }
}
