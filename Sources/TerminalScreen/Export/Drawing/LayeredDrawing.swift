/// Screens of one size in one drawing: what all of them show stands there once, and what only some do in
/// layers, of which a page shows one at a time.
package struct LayeredDrawing: Sendable {
  package struct Frame: Sendable {
    var screen: Screen
    /// Ways through the middles of cells, for a page to let something run along them.
    var ways: [[Point]]

    package init(_ screen: Screen, ways: [[Point]] = []) {
      self.screen = screen
      self.ways = ways
    }
  }

  private let size: Size
  private let shared: [String]
  private let layers: [[String]]
  /// Which layer shows each frame: frames that look the same have one.
  package let layerOfFrame: [Int]
  private let style: DrawingStyle

  /// - Precondition: there is a frame, and all are of one size.
  package init(_ frames: [Frame], style: DrawingStyle) {
    precondition(!frames.isEmpty, "a drawing has at least one frame")
    let size = frames[0].screen.size
    precondition(frames.allSatisfy { $0.screen.size == size }, "frames of different sizes")
    self.size = size
    self.style = style
    let isShared = Self.sharedCells(frames.map(\.screen))
    shared = frames[0].screen.keeping { isShared[$0] }.drawnElements(style)
    var layers: [[String]] = []
    layerOfFrame = frames.map { frame in
      let elements =
        frame.screen.keeping { !isShared[$0] }.drawnElements(style)
        + frame.ways.compactMap(Self.way)
      if let same = layers.firstIndex(of: elements) { return same }
      layers.append(elements)
      return layers.count - 1
    }
    self.layers = layers
  }

  /// A whole document; of several layers it shows the first.
  package func document(title: String) -> String {
    let heading =
      opening("xmlns=\"http://www.w3.org/2000/svg\"", title: title)
      + ["<style>", style.sheet, "</style>"]
    return (heading + body { $0 == 0 }).map { $0 + "\n" }.joined()
  }

  /// An element for a page that has the style's sheet, a little larger than text. Its layers are groups of the class `layer`, with their number
  /// as `data-layer`; of them, `shown` has the class `shown`, too.
  package func element(title: String, showing shown: Int) -> String {
    let parts =
      opening("width=\"\(width * 5 / 4)\"", title: title) + [
        "<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"8\"/>"
      ]
      + shared
      + layers.indices.flatMap { layer in
        ["<g class=\"layer\(layer == shown ? " shown" : "")\" data-layer=\"\(layer)\">"]
          + layers[layer] + ["</g>"]
      }
    return (parts + ["</svg>"]).joined(separator: "\n")
  }

  private func body(_ isShown: (Int) -> Bool) -> [String] {
    ["<rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"8\"/>"] + shared
      + layers.indices.filter(isShown).flatMap { layers[$0] } + ["</svg>"]
  }

  private var width: Int { size.width * SVGPaint.cellWidth + 2 * SVGPaint.margin }

  private func opening(_ attribute: String, title: String) -> [String] {
    let height = size.height * SVGPaint.cellHeight + 2 * SVGPaint.margin
    return [
      """
      <svg \(attribute) viewBox="0 0 \(width) \(height)" role="img" \
      font-family="'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace" \
      font-size="\(SVGPaint.fontSize)">
      """, "<title>\(SVGPaint.escaped(title))</title>",
    ]
  }

  // MARK: Cells

  /// Which cells look the same in all screens; of a wide character both or none.
  private static func sharedCells(_ screens: [Screen]) -> [Bool] {
    let first = screens[0].cells
    var isShared = first.indices.map { index in
      screens.dropFirst().allSatisfy { $0.cells[index] == first[index] }
    }
    for index in first.indices.dropFirst()
    where screens.contains(where: { $0.cells[index].isContinuation }) {
      let both = isShared[index] && isShared[index - 1]
      (isShared[index], isShared[index - 1]) = (both, both)
    }
    return isShared
  }

  private static func way(_ cells: [Point]) -> String? {
    // Shorter ones have no room for anything to run.
    guard cells.count > 2 else { return nil }
    let places = cells.map { cell in
      // Doubled, as the middle of a cell of nine pixels is at a half one.
      let x = 2 * SVGPaint.margin + (2 * cell.x + 1) * SVGPaint.cellWidth
      let y = SVGPaint.margin + cell.y * SVGPaint.cellHeight + SVGPaint.cellHeight / 2
      return "\(x / 2)\(x % 2 == 0 ? "" : ".5") \(y)"
    }
    return "<path class=\"run\" pathLength=\"100\" d=\"M\(places.joined(separator: "L"))\"/>"
  }
}

extension Screen {
  /// The screen with nothing but the cells whose index is wanted.
  func keeping(_ isWanted: (Int) -> Bool) -> Screen {
    var screen = Screen(size: size)
    for index in cells.indices where isWanted(index) { screen.cells[index] = cells[index] }
    return screen
  }
}
