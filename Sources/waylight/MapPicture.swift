import ExplorerUI
import NetworkMap
import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// The map with a path on it, as a drawing for a page.
struct MapPicture {
  private let topology: Topology

  init(_ topology: Topology) { self.topology = topology }

  /// A wide page; the drawing is cut to what it needs.
  private static let room = Size(width: 140, height: 60)

  /// - Throws: `Failure` where there are several answers, each of which has a map of its own.
  func svg(_ answers: [TraceNarrator]) throws -> String {
    guard let narrator = answers.first, answers.count == 1 else {
      throw Failure(
        .usage,
        answers.first?.language.text(
          en: "svg draws one path; ask for one service at a time",
          ja: "svg が描く経路は一つです。サービスを一つずつ指定してください") ?? "",
        details: answers.map(\.destination))
    }
    let shelf = ThemeShelf(
      folders: Locations.ofThisProcess.presentFolders("themes").map {
        ($0, Locations.names(in: $0))
      })
    let light = shelf.theme(named: "light") ?? Theme.terminal
    let dark = shelf.theme(named: "dark") ?? Theme.terminal
    return drawing(narrator).drawing(
      title: "\(narrator.verdict): \(narrator.query)", light: light.palette, dark: dark.palette)
  }

  /// The map in as many cells as it fills.
  private func drawing(_ narrator: TraceNarrator) -> Screen {
    let request = MapRequest(topology: topology, trace: narrator.trace, viewport: Self.room)
    let drawn = NetworkMap.draw(request)
    let size = Size(
      width: min(Self.room.width, drawn.fullSize.width),
      height: min(Self.room.height, drawn.fullSize.height))
    guard size != Self.room else { return drawn.screen }
    var fitted = request
    fitted.viewport = size
    return NetworkMap.draw(fitted).screen
  }
}
