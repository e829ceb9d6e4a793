import FoundationEssentials
import NetworkModel
import Testing

@testable import TopologyFiles

/// `schemas/topology.schema.json` beside what the reader reads: an editor must not complete a key that
/// the reader refuses, nor miss one that it takes.
@Suite struct YAMLSchemaTests {
  /// By definition, the keys that it describes; the document's own under "".
  private static let keysInSchema: [String: Set<String>] = {
    let path = URL(filePath: #filePath).appending(path: "../../../../schemas/topology.schema.json")
    guard let data = try? Data(contentsOf: path.standardizedFileURL),
      let document = try? JSONDocument(JSONText(data))
    else { return [:] }
    return document.withRoot { root in
      var found = ["": keys(root)]
      guard let definitions = root["$defs"] else { return found }
      for (name, definition) in definitions.members { found[String(name)] = keys(definition) }
      return found
    }
  }()

  /// The keys of a mapping, or of that of its alternatives that is one.
  private static func keys(_ definition: JSONValue) -> Set<String> {
    let alternatives = definition["anyOf"].map { Array($0.elements) } ?? []
    return (alternatives + [definition]).reduce(into: []) { keys, alternative in
      guard let properties = alternative["properties"] else { return }
      for (key, _) in properties.members { keys.insert(String(key)) }
    }
  }

  @Test func `the schema has the states that the reader has`() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../../schemas/topology.schema.json")
    let document = try JSONDocument(JSONText(Data(contentsOf: path.standardizedFileURL)))
    let states = document.withRoot { root in
      root["$defs"]?["state"]?["enum"].map { $0.elements.compactMap(\.string) }
    }
    #expect(states == ResourceState.allCases.map(\.rawValue))
  }

  @Test(arguments: YAMLShape.allCases)
  func `the schema has the keys that the reader has`(shape: YAMLShape) {
    let name = shape == .document ? "" : shape.rawValue
    #expect(Self.keysInSchema[name] == Set(shape.keys))
  }
}
