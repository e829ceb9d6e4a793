import Dispatch
import TerminalScreen
import Testing

@testable import NcursesTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// There is one terminal per process, so these run one after the other.
@Suite(.serialized) struct NcursesTerminalTests {
  private func options(_ pty: PseudoTerminal, type: String = "xterm-256color")
    -> NcursesTerminal.Options
  {
    var options = NcursesTerminal.Options()
    options.files = .init(input: pty.terminal, output: pty.terminal)
    options.type = type
    options.glyphs = .ascii
    options.colourDepth = .indexed256
    return options
  }

  private func screen(_ size: Size, _ text: String) -> Screen {
    var screen = Screen(size: size)
    screen.put(text, at: .zero, style: .ok)
    return screen
  }

  @Test func `a frame is shown and the terminal given back`() throws {
    let pty = try #require(PseudoTerminal(columns: 40, rows: 5))
    #expect(pty.isCooked)
    let terminal = try NcursesTerminal(options(pty))
    #expect(terminal.size == Size(width: 40, height: 5))
    #expect(terminal.colourDepth == .indexed256)
    #expect(!pty.isCooked)
    terminal.present(screen(terminal.size, "hello network"))
    let shown = pty.output()
    #expect(shown.contains("\u{1B}[?1049h"))
    #expect(shown.contains("hello network"))
    #expect(shown.contains("\u{1B}[38;5;29m"))
    terminal.close()
    terminal.close()
    #expect(pty.output().contains("\u{1B}[?1049l"))
    #expect(pty.isCooked)
  }

  @Test func `a gap between words of one style costs no change of style`() throws {
    let pty = try #require(PseudoTerminal(columns: 40, rows: 5))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    var screen = Screen(size: terminal.size)
    screen.put([("one", .ok), (" ", .text), ("two", .ok)], at: Point(0, 0))
    // Where a gap is seen, it keeps its own style.
    screen.put([("one", .ok), (" ", .selection), ("two", .ok)], at: Point(0, 1))
    terminal.present(screen)
    let shown = pty.output()
    #expect(shown.ranges(of: "one two").count == 1)
  }

  @Test func `an equal frame sends nothing and a small change sends little`() throws {
    let pty = try #require(PseudoTerminal(columns: 120, rows: 40))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    terminal.present(screen(terminal.size, "one"))
    _ = pty.output()
    terminal.present(screen(terminal.size, "one"))
    terminal.present(screen(terminal.size, "onE"))
    let change = pty.output()
    #expect(change.contains("E") && change.utf8.count < 60)
  }

  @Test func `keys arrive by name`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    terminal.present(screen(terminal.size, ""))
    pty.type("j\u{1B}[A\u{1B}OB\u{1B}[1;2C\u{1B}[Z\u{1B}[5~\u{1B}[H\u{10}\r\u{7F}\t")
    pty.type("\u{1B}[<0;13;5M\u{1B}[<32;14;5M\u{1B}[<0;14;5m\u{1B}[<65;1;1M")
    pty.type("\u{1B}[200~a b\u{1B}[201~\u{1B}[15~\u{1B}[?2026;0$yq")
    var names: [String] = []
    while let key = terminal.nextKey(timeoutMilliseconds: 100) { names.append(key.name) }
    #expect(
      names == [
        "j", "<Up>", "<Down>", "<S-Right>", "<S-Tab>", "<PgUp>", "<Home>", "<C-p>", "<Enter>",
        "<BS>", "<Tab>", "<Press:12,4>", "<Drag:13,4>", "<Release:13,4>", "<WheelDown:0,0>",
        "<Paste>", "q",
      ])
  }

  @Test func `output is synchronized once the terminal says that it can`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    terminal.present(screen(terminal.size, "a"))
    #expect(pty.output().contains("\u{1B}[?2026$p"))
    pty.type("\u{1B}[?2026;2$y")
    #expect(terminal.nextKey(timeoutMilliseconds: 20) == nil)
    terminal.present(screen(terminal.size, "b"))
    let frame = pty.output()
    #expect(frame.hasPrefix("\u{1B}[?2026h") && frame.hasSuffix("\u{1B}[?2026l"))
  }

  @Test func `a resize is a key, and any size can be drawn`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    for (columns, rows) in [(1, 1), (200, 60), (20, 5)] as [(UInt16, UInt16)] {
      pty.resize(columns: columns, rows: rows)
      kill(getpid(), SIGWINCH)
      let size = Size(width: Int(columns), height: Int(rows))
      #expect(terminal.nextKey(timeoutMilliseconds: 1000) == .resize(size))
      terminal.present(screen(size, "a network"))
      terminal.present(screen(Size(width: 7, height: 90), "of another size"))
      _ = pty.output()
    }
  }

  @Test func `a storm of sizes is few frames, and the last size wins`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    var sizes: [Size] = []
    func take(_ milliseconds: Int) {
      while let key = terminal.nextKey(timeoutMilliseconds: milliseconds) {
        if case .resize(let size) = key { sizes.append(size) }
      }
    }
    for columns in UInt16(81)...120 {
      pty.resize(columns: columns, rows: 24)
      kill(getpid(), SIGWINCH)
      take(0)
    }
    take(200)
    #expect(sizes.last == Size(width: 120, height: 24))
    #expect(sizes.count <= 8, "40 sizes in a moment: \(sizes.count) frames")
  }

  @Test func `a watched file ends the waiting while there is something in it`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    terminal.watch(ends[0])
    #expect(terminal.nextKey(timeoutMilliseconds: 0) == nil)
    _ = write(ends[1], "x", 1)
    #expect(terminal.nextKey(timeoutMilliseconds: 1000) == Key.none)
    terminal.watch(nil)
    #expect(terminal.nextKey(timeoutMilliseconds: 0) == nil)
  }

  @Test func `a trap of Swift's own is written into the log, with what it said`() async throws {
    let log = "/tmp/waylight-trap-\(getpid()).log"
    defer { unlink(log) }
    #if arch(arm64)
      let (trap, name) = (SIGTRAP, "SIGTRAP")
    #else
      let (trap, name) = (SIGILL, "SIGILL")
    #endif
    await #expect(processExitsWith: .signal(trap)) { [log = log as String] in
      try await NcursesTerminalTests.inTerminal(log: log) { fatalError("this is on purpose") }
    }
    let file = open(log, O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &bytes, bytes.count)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    #expect(text.contains("this is on purpose"))
    #expect(text.contains("ended by \(name)"))
  }

  @Test func `wake ends the waiting from another thread`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    let wake = terminal.wake
    // A queue has a thread of its own; a task would wait for one while the waiting below holds it.
    DispatchQueue(label: "waker").async { wake() }
    #expect(terminal.nextKey(timeoutMilliseconds: 5000) == Key.none)
  }

  @Test func `an interrupt is a key`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    kill(getpid(), SIGINT)
    #expect(terminal.nextKey(timeoutMilliseconds: 1000) == .interrupt)
  }

  @Test func `a fatal signal is still what ends the program`() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      try await NcursesTerminalTests.inTerminal { kill(getpid(), SIGTERM) }
    }
    await #expect(processExitsWith: .signal(SIGABRT)) {
      try await NcursesTerminalTests.inTerminal { abort() }
    }
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      try await NcursesTerminalTests.inTerminal { kill(getpid(), SIGSEGV) }
    }
  }

  /// Opens a terminal in a process of its own and lets `act` end it; the test fails when it does not.
  private static func inTerminal(log: String? = nil, _ act: () -> Void) async throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    var options = NcursesTerminal.Options()
    options.files = .init(input: pty.terminal, output: pty.terminal)
    options.type = "xterm-256color"
    options.logPath = log
    options.keepsLog = log != nil
    let terminal = try NcursesTerminal(options)
    terminal.present(Screen(size: terminal.size))
    act()
    // A signal to the process is handled by another thread.
    _ = terminal.nextKey(timeoutMilliseconds: 5000)
    terminal.close()
  }

  @Test func `the clipboard is set by OSC 52 up to a limit`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    defer { terminal.close() }
    #expect(terminal.copyToClipboard("10.0.0.0/16"))
    #expect(pty.output().contains("\u{1B}]52;c;MTAuMC4wLjAvMTY=\u{7}"))
    #expect(!terminal.copyToClipboard(String(repeating: "x", count: 60_000)))
  }

  @Test(arguments: [
    ("no-such-terminal", TerminalError.unknownType("no-such-terminal")),
    ("dumb", .noCursorAddressing("dumb")),
  ])
  func `a type that cannot be used is an error that says which`(
    type: String, wanted: TerminalError
  ) throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let error = #expect(throws: TerminalError.self) {
      try NcursesTerminal(options(pty, type: type))
    }
    #expect(error == wanted)
    #expect(pty.isCooked)
  }

  @Test func `a second terminal is refused, and after closing a new one opens`() throws {
    let pty = try #require(PseudoTerminal(columns: 80, rows: 24))
    let terminal = try NcursesTerminal(options(pty))
    #expect(throws: TerminalError.alreadyOpen) { try NcursesTerminal(options(pty)) }
    terminal.close()
    let again = try NcursesTerminal(options(pty))
    again.present(screen(again.size, "again"))
    #expect(pty.output().contains("again"))
    again.close()
  }

  @Test func `output that is not a terminal is an error`() throws {
    var options = NcursesTerminal.Options()
    let file = open("/dev/null", O_RDWR)
    defer { close(file) }
    options.files = .init(input: file, output: file)
    #expect(throws: TerminalError.outputNotTerminal) { try NcursesTerminal(options) }
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("日", "5pel")])
  func `base 64 is that of RFC 4648`(text: String, encoded: String) {
    #expect(Base64.encode(text.utf8) == encoded)
  }
}
