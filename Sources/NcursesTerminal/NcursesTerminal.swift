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
    let changes = screen.changes(from: presented)
    if let presented, presented.size == screen.size {
      if changes.isEmpty, presented.cursor == screen.cursor, presented.focus == screen.focus {
        return
      }
      if screen.scrolls(from: presented, changed: changes.map(\.row)) {
        for change in changes { cn_forget_row(Int32(change.row)) }
      }
    }
    let size = self.size
    for change in changes where change.row < size.height {
      fill(change, of: screen, width: size.width)
    }
    clear(beyond: screen.size, of: size)
    let place = screen.cursor ?? screen.focus
    cn_present(Int32(place?.x ?? -1), Int32(place?.y ?? -1), screen.cursor == nil ? 0 : 1)
    presented = screen
  }

  /// Puts what changed of a row; both halves of a wide character at its ends.
  private func fill(_ change: Screen.Change, of screen: Screen, width: Int) {
    let all = screen.size.width
    let start = change.row * all
    let isASCII = glyphs == .ascii
    row.removeAll(keepingCapacity: true)
    var columns = change.columns
    screen.cells.withUnsafeBufferPointer { cells in
      if columns.upperBound < all, cells[start + columns.upperBound].isContinuation {
        columns = columns.lowerBound..<columns.upperBound + 1
      }
      if columns.lowerBound > 0, cells[start + columns.lowerBound].isContinuation {
        columns = columns.lowerBound - 1..<columns.upperBound
      }
      columns = columns.clamped(to: 0..<min(all, width))
      for x in columns {
        let cell = cells[start + x]
        var character = cell.scalar
        var width: UInt8 = 1
        if isASCII {
          character = glyphs.drawn(cell.isContinuation ? cells[start + x - 1].scalar : character)
        } else if cell.isContinuation {
          width = 0
        } else if x + 1 < all, cells[start + x + 1].isContinuation {
          width = 2
          if x + 1 == columns.upperBound {
            character = " "
            width = 1
          }
        }
        let style = cell.rawStyle
        row.append(
          cn_cell(
            character: character.value, combining: isASCII ? 0 : cell.combining?.value ?? 0,
            style: style.role, attributes: style.attributes, width: width, unused: 0))
      }
    }
    row.withUnsafeBufferPointer {
      cn_row(Int32(change.row), Int32(columns.lowerBound), $0.baseAddress, Int32($0.count))
    }
  }

  /// Where the terminal has become larger than what was drawn for it, nothing is shown until the next frame.
  private func clear(beyond drawn: Size, of size: Size) {
    guard drawn.width < size.width || drawn.height < size.height else { return }
    let blank = cn_cell(
      character: 32, combining: 0, style: 0, attributes: 0, width: 1, unused: 0)
    let blanks = Array(repeating: blank, count: size.width)
    for y in 0..<size.height {
      let start = y < drawn.height ? min(drawn.width, size.width) : 0
      cn_row(Int32(y), Int32(start), blanks, Int32(size.width - start))
    }
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
