/// Turns the frames of a session into a file that can be played.
package protocol ScreenRecorder {
  /// Takes a frame.
  /// - Parameter milliseconds: when it was shown; never less than the time before.
  /// - Returns: what is to be appended to the file.
  mutating func record(_ screen: Screen, _ palette: Palette, at milliseconds: Int) -> String

  /// Ends the session.
  /// - Returns: the rest of the file.
  mutating func finish(at milliseconds: Int) -> String
}

/// A terminal that shows what another one does, and has it written down.
package final class RecordingTerminal: Terminal {
  private let shown: any Terminal
  private var recorder: any ScreenRecorder
  private let now: () -> Int
  private let append: (String) -> Void
  private var palette = Palette.terminal
  private var isClosed = false

  /// - Parameters:
  ///   - shown: the terminal that a person looks at.
  ///   - now: the time in milliseconds since the start.
  ///   - append: adds text to the recording.
  package init(
    _ shown: any Terminal, _ recorder: any ScreenRecorder, now: @escaping () -> Int,
    append: @escaping (String) -> Void
  ) {
    self.shown = shown
    self.recorder = recorder
    self.now = now
    self.append = append
  }

  package var size: Size { shown.size }
  package var glyphs: GlyphSet { shown.glyphs }
  package var colourDepth: ColourDepth { shown.colourDepth }
  package var wake: @Sendable () -> Void { shown.wake }

  package func present(_ screen: Screen) {
    shown.present(screen)
    append(recorder.record(screen, palette, at: now()))
  }

  package func nextKey(timeoutMilliseconds: Int?) -> Key? {
    shown.nextKey(timeoutMilliseconds: timeoutMilliseconds)
  }

  @discardableResult
  package func copyToClipboard(_ text: String) -> Bool { shown.copyToClipboard(text) }

  package func setPalette(_ palette: Palette) {
    self.palette = palette
    shown.setPalette(palette)
  }

  package func setMouse(_ isOn: Bool) { shown.setMouse(isOn) }
  package func suspend() { shown.suspend() }
  package func redrawAll() { shown.redrawAll() }
  package func watch(_ file: Int32?) { shown.watch(file) }

  package func close() {
    shown.close()
    if isClosed { return }
    isClosed = true
    append(recorder.finish(at: now()))
  }
}
