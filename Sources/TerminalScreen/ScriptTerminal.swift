/// A terminal without a display: keys are fed to it, and it keeps the last screen. For scripts and
/// tests.
package final class ScriptTerminal: Terminal {
  package private(set) var size: Size
  package let glyphs: GlyphSet
  package let colourDepth: ColourDepth
  package let wake: @Sendable () -> Void = {}

  /// The last screen presented.
  package private(set) var screen: Screen?
  /// How many were presented.
  package private(set) var frames = 0
  /// The last text put on the clipboard.
  package private(set) var clipboard: String?
  package private(set) var palette = Palette.terminal
  package private(set) var isMouseOn = true
  package private(set) var isClosed = false
  private var keys: [Key] = []
  private var next = 0

  package init(size: Size, glyphs: GlyphSet = .unicode, colourDepth: ColourDepth = .indexed256) {
    self.size = size
    self.glyphs = glyphs
    self.colourDepth = colourDepth
  }

  /// Appends keys to be returned by `nextKey`.
  package func feed(_ more: [Key]) {
    if next == keys.count {
      keys.removeAll(keepingCapacity: true)
      next = 0
    }
    keys.append(contentsOf: more)
  }

  /// Whether all keys were taken.
  package var isExhausted: Bool { next == keys.count }

  package func present(_ screen: Screen) {
    self.screen = screen
    frames += 1
  }

  /// The next key that was fed; nil at once when there is none. A resize takes effect here.
  package func nextKey(timeoutMilliseconds: Int?) -> Key? {
    guard next < keys.count else { return nil }
    defer { next += 1 }
    if case .resize(let size) = keys[next] { self.size = size }
    return keys[next]
  }

  /// What the last screen looks like, in this terminal's glyphs; empty before the first one.
  package var text: String { screen?.text(in: glyphs) ?? "" }

  @discardableResult
  package func copyToClipboard(_ text: String) -> Bool {
    clipboard = text
    return true
  }

  package func setPalette(_ palette: Palette) { self.palette = palette }
  package func setMouse(_ isOn: Bool) { isMouseOn = isOn }
  package func suspend() { feed([.suspendResume]) }
  package func redrawAll() {}
  package func watch(_ file: Int32?) {}
  package func close() { isClosed = true }
}
