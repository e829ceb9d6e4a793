import ExplorerUI
import TerminalScreen

/// The themes there are: the one that is part of the program, and those that were found as files.
struct ThemeShelf {
  /// By name, the default one first.
  let names: [String]
  private let paths: [String: String]
  /// The folders that were looked into.
  let folders: [String]

  /// The name of the theme that needs no file.
  static let builtIn = "terminal"

  /// - Parameter folders: where to look; the first folder that has a name counts.
  init(folders: [(path: String, files: [String])]) {
    var paths: [String: String] = [:]
    for folder in folders {
      for file in folder.files where file.hasSuffix(".yaml") {
        let name = String(file.dropLast(5))
        if paths[name] == nil { paths[name] = folder.path + "/" + file }
      }
    }
    self.paths = paths
    self.folders = folders.map(\.path)
    names = [Self.builtIn] + paths.keys.filter { $0 != Self.builtIn }.sorted()
  }

  /// The theme of a name; nil when there is none, or its file cannot be read.
  func theme(named name: String) -> Theme? {
    if let path = paths[name], let text = TextFile.read(path) {
      return Theme(yaml: text, file: path)
    }
    return name == Self.builtIn ? Theme.terminal : nil
  }
}
