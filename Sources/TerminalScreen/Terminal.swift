/// Something that shows screens and says what was typed. One thread owns it.
package protocol Terminal: AnyObject {
  /// The size now; a change is announced by `Key.resize`.
  var size: Size { get }
  /// The characters it can show.
  var glyphs: GlyphSet { get }
  /// The colours it can show.
  var colourDepth: ColourDepth { get }
  /// Makes a waiting `nextKey` return `.none`. May be called from any thread.
  var wake: @Sendable () -> Void { get }

  /// Shows a whole frame. A screen of another size than the terminal's is cut, or blank beyond.
  func present(_ screen: Screen)

  /// The next key, waiting for it at most so long; nil when the time is over. Without a time it waits
  /// as long as it takes; 0 returns at once.
  func nextKey(timeoutMilliseconds: Int?) -> Key?

  /// Puts text on the clipboard of the person at the terminal.
  /// - Returns: whether it was sent; a text may be too long.
  @discardableResult
  func copyToClipboard(_ text: String) -> Bool

  func setPalette(_ palette: Palette)
  /// Whether the mouse is reported. Off leaves it to the terminal, to select text with.
  func setMouse(_ isOn: Bool)
  /// Stops the program as Ctrl-Z does; returns when it goes on.
  func suspend()
  /// Draws everything anew with the next `present`, whatever another program wrote over it.
  func redrawAll()
  /// From now on `nextKey` also returns `.none` while there is something to read from this file.
  func watch(_ file: Int32?)
  /// Gives the terminal back. Doing so twice is harmless.
  func close()
}
