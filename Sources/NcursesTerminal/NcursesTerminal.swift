import CNcurses
package import TerminalScreen

/// The terminal that the program runs in, by way of ncurses. There is one per process; the thread
/// that opened it uses it, and only `wake` may be called from elsewhere.
///
/// While it is open, standard error is kept from the screen, and every way out gives the terminal
/// back: `close`, exit, the signals HUP INT QUIT TERM, a trap, a fault.
package final class NcursesTerminal: Terminal {
  /// What the person asked for on the command line or in the configuration.
  package struct Options: Hashable, Sendable {
    package enum Synchronization: Int, Hashable, Sendable {
      case never = 0
      /// When the terminal says that it can.
      case automatic = 1
      case always = 2
    }

    /// The type of the terminal; nil takes TERM.
    package var type: String?
    /// What is said when a signal ends the program; `%` stands for the signal's name.
    package var farewell = "waylight was ended by %."
    /// What is said before the path of the log, where there is one.
    package var logWords = " Log: "
    /// The most colours to use; nil decides by NO_COLOR and the terminal's description.
    package var colourDepth: ColourDepth?
    /// The glyphs; nil decides by the locale.
    package var glyphs: GlyphSet?
    package var synchronization = Synchronization.automatic
    package var mouse = true
    /// Where standard error, and the signal that ended the program, are written down.
    package var logPath: String?
    /// Whether the log is written from the start; else a fault alone writes one.
    package var keepsLog = false
    package var palette = Palette.terminal
    /// Files of another terminal than the program's own; both or neither.
    package var files: Files?

    package struct Files: Hashable, Sendable {
      package var input: Int32
      package var output: Int32

      package init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
      }
    }

    package init() {}
  }

  package let glyphs: GlyphSet
  package let colourDepth: ColourDepth
  private var presented: Screen?
  private var row: [cn_cell] = []

  /// Opens the terminal.
  /// - Throws: why it cannot be used; then nothing was written to it.
  package init(_ options: Options = Options()) throws(TerminalError) {
    let result = Self.withOptionalCString(options.type) { type in
      Self.withOptionalCString(options.logPath) { logPath in
        options.farewell.withCString { farewell in
          options.logWords.withCString { logWords in
            var request = cn_options(
              type: type, farewell: farewell, log_words: logWords, log_path: logPath,
              keeps_log: options.keepsLog ? 1 : 0,
              colours: Int32(options.colourDepth?.rawValue ?? -1),
              synchronized: Int32(options.synchronization.rawValue), mouse: options.mouse ? 1 : 0,
              input: options.files?.input ?? -1, output: options.files?.output ?? -1)
            return Int(cn_open(&request))
          }
        }
      }
    }
    if let error = TerminalError(result: result, type: options.type ?? Self.environmentType()) {
      throw error
    }
    glyphs = cn_is_utf8() == 0 ? .ascii : options.glyphs ?? .unicode
    colourDepth = ColourDepth(colours: Int(cn_colours()))
    setPalette(options.palette)
  }

  deinit {
    cn_close()
  }

  package var size: Size { Size(width: Int(cn_width()), height: Int(cn_height())) }

  package var wake: @Sendable () -> Void { { cn_wake() } }

  package func present(_ screen: Screen) {
    let size = self.size
    var rows = Array(0..<size.height)
    if let presented, presented.size == screen.size {
      let changed = screen.changedRows(from: presented)
      if changed.isEmpty, presented.cursor == screen.cursor, presented.focus == screen.focus {
        return
      }
      rows = changed
      if screen.scrolls(from: presented, changed: changed) {
        for y in changed { cn_forget_row(Int32(y)) }
      }
    }
    for y in rows where y < size.height {
      fillRow(y, of: screen, width: size.width)
      row.withUnsafeBufferPointer { cn_row(Int32(y), $0.baseAddress, Int32($0.count)) }
    }
    let place = screen.cursor ?? screen.focus
    cn_present(Int32(place?.x ?? -1), Int32(place?.y ?? -1), screen.cursor == nil ? 0 : 1)
    presented = screen
  }

  private func fillRow(_ y: Int, of screen: Screen, width: Int) {
    let blank = cn_cell(
      character: 32, combining: 0, style: 0, attributes: 0, width: 1, unused: 0)
    if row.count != width { row = Array(repeating: blank, count: width) }
    let shown = y < screen.size.height ? min(width, screen.size.width) : 0
    let start = y * screen.size.width
    let isASCII = glyphs == .ascii
    screen.cells.withUnsafeBufferPointer { cells in
      for x in 0..<shown {
        let cell = cells[start + x]
        var character = cell.scalar
        var width: UInt8 = 1
        if isASCII {
          character = glyphs.drawn(cell.isContinuation ? cells[start + x - 1].scalar : character)
        } else if cell.isContinuation {
          width = 0
        } else if x + 1 < screen.size.width, cells[start + x + 1].isContinuation {
          width = 2
          if x + 1 == shown {
            character = " "
            width = 1
          }
        }
        let style = cell.rawStyle
        row[x] = cn_cell(
          character: character.value, combining: isASCII ? 0 : cell.combining?.value ?? 0,
          style: style.role, attributes: style.attributes, width: width, unused: 0)
      }
    }
    for x in shown..<max(shown, width) { row[x] = blank }
  }

  package func nextKey(timeoutMilliseconds: Int?) -> Key? {
    var event = cn_event()
    let wait = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    while true {
      guard cn_next(wait, &event) != CN_NOTHING else { return nil }
      if let key = Key(event, size: size) {
        // The screen is not what was presented last.
        if case .resize = key { presented = nil }
        if key == .suspendResume { presented = nil }
        return key
      }
      if wait >= 0 { return nil }
    }
  }

  package func setPalette(_ palette: Palette) {
    for role in StyleRole.allCases {
      let look = palette[role].resolved(at: colourDepth)
      cn_style(
        Int32(role.rawValue), look.foreground.map(Int32.init) ?? -1,
        look.background.map(Int32.init) ?? -1, Int32(look.attributes.rawValue))
    }
    redrawAll()
  }

  package func setMouse(_ isOn: Bool) {
    cn_mouse(isOn ? 1 : 0)
  }

  package func suspend() {
    cn_suspend()
    presented = nil
  }

  package func redrawAll() {
    presented = nil
    cn_redraw()
  }

  package func watch(_ file: Int32?) { cn_watch(file ?? -1) }

  package func close() {
    cn_close()
  }

  /// After `close`: ends the process by the signal that made it leave, if one did, so that whoever
  /// started it knows.
  package static func endBySignal() { cn_end_by_signal() }

  private static func withOptionalCString<Result>(
    _ text: String?, _ body: (UnsafePointer<CChar>?) -> Result
  ) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
  }
}
