import ExplorerUI
import NetworkModel
import TerminalScreen

/// The themes there are: those that are part of the program, and those that were found as files.
struct ThemeShelf {
  /// By name, the default one first.
  let names: [String]
  private let paths: [String: String]
  /// The folders that were looked into.
  let folders: [String]

  /// The name of the default theme.
  static let builtIn = "terminal"

  /// The others that need no file.
  private static let bundled: [String: BundledFile] = ["light": .lightTheme, "dark": .darkTheme]

  /// The names of all themes that need no file.
  static let builtInNames = [builtIn] + bundled.keys.sorted()

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
    names =
      [Self.builtIn]
      + Set(paths.keys).union(Self.bundled.keys).filter { $0 != Self.builtIn }.sorted()
  }

  /// The themes that are found where this process looks.
  static var ofThisProcess: ThemeShelf {
    ThemeShelf(
      folders: Locations.ofThisProcess.presentFolders("themes").map {
        ($0, Locations.names(in: $0))
      })
  }

  /// The theme of a name; nil when there is none, or its file cannot be read.
  func theme(named name: String) -> Theme? {
    if let path = paths[name], let text = TextFile.read(path) {
      return Theme(yaml: text, file: path)
    }
    return Self.builtInTheme(named: name)
  }

  private static func builtInTheme(named name: String) -> Theme? {
    if name == builtIn { return Theme.terminal }
    return bundled[name].map { Theme(yaml: $0.text, file: name + ".yaml") }
  }

  /// The looks of a page's drawings. Only a theme with colours of its own will do: a terminal's are made for its
  /// background.
  var drawingStyle: DrawingStyle {
    func palette(_ name: String) -> Palette { theme(named: name)?.palette ?? .terminal }
    return DrawingStyle(light: palette("light"), dark: palette("dark"))
  }
}
