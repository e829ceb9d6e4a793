import NetworkModel
import Reports
import TopologyFiles

/// A topology that comes with the program.
struct Sample {
  var name: String
  /// Its file; nil for the one that is part of the program.
  var path: String?

  /// The samples of every place, from the simple to the hard as `order.txt` beside them has it, then
  /// what it does not name; the first place that has a name counts. Without any, the one that is part
  /// of the program.
  static func all(in locations: Locations) -> [Sample] {
    var found: [String: Sample] = [:]
    var places: [String: Int] = [:]
    for folder in locations.presentFolders("sample-topologies") {
      let order = Locations.text(of: folder + "/order.txt") ?? ""
      for line in order.split(whereSeparator: \.isNewline) where places[String(line)] == nil {
        places[String(line)] = places.count
      }
      for name in Locations.names(in: folder) where found[name] == nil {
        let path = folder + "/" + name + "/topology.yaml"
        if Locations.isThere(path) { found[name] = Sample(name: name, path: path) }
      }
    }
    if found.isEmpty { return [Sample(name: "welcome", path: nil)] }
    return found.values.sorted { a, b in
      (places[a.name] ?? .max, a.name) < (places[b.name] ?? .max, b.name)
    }
  }

  /// The file's text.
  var text: String {
    path.flatMap(Locations.text) ?? BundledFile.welcomeTopology.text
  }

  /// Its title in a language; empty when it has none.
  func title(_ language: Language) -> String {
    var builder = TopologyBuilder()
    let title = YAMLTopologyReader.read(text, file: name, into: &builder).title
    return switch language {
    case .en: title.en
    case .ja: title.ja
    }
  }
}
