package import NetworkModel
package import TopologyFiles

extension Topology {
  /// The network of a text of Waylight's YAML, which needs no first line here.
  /// - Throws: `FaultyTopology` when an error was found.
  package init(yaml text: String) throws {
    self = try Sample(yaml: text).topology
  }

  /// The resource of a kind that has this name, or this id.
  /// - Throws: `NoSuchResource` when there is none.
  package func named<E: Entity>(_ name: String, as type: E.Type = E.self) throws -> E {
    if let found = E.all(in: self).first(where: { $0.name.text == name || $0.id.text == name }) {
      return found
    }
    throw NoSuchResource(kind: E.kind, name: name)
  }
}

/// A text of Waylight's YAML that has been read.
package struct Sample: Sendable {
  package var name: String
  package var text: String
  package var topology: Topology
  package var document: TopologyDocument
  package var findings: [Finding]

  /// Reads a text, whatever is found in it.
  package init(name: String = "test.yaml", reading text: String) {
    self.name = name
    self.text = text
    var builder = TopologyBuilder()
    document = YAMLTopologyReader.read(text, file: name, into: &builder)
    let report = builder.build()
    topology = report.topology
    findings = report.findings
  }

  /// Reads a text that is as it should be.
  /// - Throws: `FaultyTopology` when an error was found.
  package init(yaml text: String) throws {
    self.init(reading: text)
    let errors = findings.filter { $0.severity == .error }
    if !errors.isEmpty { throw FaultyTopology(findings: errors) }
  }
}

/// Errors were found in a test's own YAML.
package struct FaultyTopology: Error, CustomStringConvertible {
  package var findings: [Finding]

  package var description: String {
    findings.map { finding in
      [finding.location?.description, finding.message, finding.hint].compactMap { $0 }
        .joined(separator: ": ")
    }.joined(separator: "\n")
  }
}

/// A test asks for a resource that its topology does not have.
package struct NoSuchResource: Error {
  package var kind: ResourceKind
  package var name: String
}
