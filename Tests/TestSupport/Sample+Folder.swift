package import FoundationEssentials

extension Sample {
  /// The folder `sample-topologies` of the sources.
  package static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "sample-topologies")

  /// The names of all samples, in order.
  package static let names: [String] = {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return entries.sorted().filter {
      FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/topology.yaml").path)
    }
  }()

  /// Reads the sample of that name, whatever is found in it.
  /// - Throws: when there is no such file.
  package init(named name: String) throws {
    let file = Self.folder.appending(path: "\(name)/topology.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    self.init(name: "\(name)/topology.yaml", reading: text)
  }
}
