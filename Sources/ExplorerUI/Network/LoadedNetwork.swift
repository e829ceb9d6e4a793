package import NetworkModel
package import PathEngine

/// A network as the explorer keeps it: the topology with what every frame needs of it, worked out once.
package struct LoadedNetwork: Sendable {
  package let topology: Topology
  package let findings: [Finding]
  /// What a person calls the input: a sample's title, a file's name.
  package let title: String
  /// The paths it was read from, to read them again; empty for a sample that is part of the program.
  package let paths: [String]
  /// What its author would ask it.
  package let questions: [SuggestedQuestion]
  package let badges: RouteTableBadges
  let tiers: [SubnetTier]
  let tree: NetworkTree
  /// Who refers to what.
  let neighbours: NetworkNeighbours
  /// What was tried on it that the input does not say.
  var changes: [Change] = []
  /// Tells a changed network from what it was made of.
  var version = 0
  /// What typing looks into.
  private(set) var search = SearchIndex()

  /// - Complexity: O(n log n) in the number of resources; do it away from the screen for large inputs.
  package init(
    _ report: ImportReport, title: String, paths: [String] = [],
    questions: [SuggestedQuestion] = []
  ) {
    topology = report.topology
    findings = report.findings.sorted { $0.severity > $1.severity }
    self.title = title
    self.paths = paths
    self.questions = questions
    badges = RouteTableBadges(report.topology)
    let topology = report.topology
    tiers = topology.handles(of: Subnet.self).map { SubnetTier(of: $0, in: topology) }
    tree = NetworkTree(topology)
    neighbours = NetworkNeighbours(topology)
    search = SearchIndex(tree, self)
  }

  func tier(of subnet: Handle<Subnet>) -> SubnetTier { tiers[subnet.index] }

  func badge(of subnet: Handle<Subnet>) -> String {
    topology.routeTable(of: subnet).map { badges[$0] } ?? ""
  }
}
