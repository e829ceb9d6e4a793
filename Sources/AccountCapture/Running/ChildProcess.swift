import Glibc
import Synchronization

/// One run of another program: no shell, arguments as they are, and an end to it in every case.
///
/// The child is in a process group of its own, so that whatever it starts is ended with it. It keeps no
/// descriptor of ours but the three that it is given: all others are closed on exec.
struct ChildProcess {
  /// How it ended.
  enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    /// It wanted to read from or set up the terminal, which is not its own; it was ended.
    case wantedTerminal
    case tookTooLong
    case printedTooMuch
    /// The caller wanted no more; it was ended.
    case cancelled
  }

  struct Result {
    var ending: Ending
    /// Standard output, where it does not go to a file.
    var output: [UInt8]
    /// The beginning of standard error.
    var errors: [UInt8]
  }

  struct Limits: Hashable, Sendable {
    var time = Duration.seconds(900)
    /// Of standard output, in bytes; what the JSON reader takes at most.
    var outputBytes = 0xFFFF_0000
  }

  /// An error number of the system's.
  struct StartError: Error {
    var number: Int32
    var words: String { String(cString: strerror(number)) }
  }

  /// Held while pipes are made and while a child is started: a pipe that is not yet closed on exec must not
  /// get into a child that is started meanwhile.
  private static let starting = Mutex(())
  /// How much of standard error is kept, in bytes.
  private static let errorLimit = 16 << 10
  /// How long a child has to end by itself when it is told to.
  private static let grace = Duration.seconds(2)

  private let process: pid_t
  private let file: Int32?
  private var output: Pipe?
  private var errors: Pipe
  private var outputBytes: [UInt8] = []
  private var errorBytes: [UInt8] = []

  /// Starts a program and waits for its end.
  ///
  /// - Parameters:
  ///   - file: a descriptor for standard output; nil to have it in the result.
  ///   - sharesTerminal: leaves it in our own process group, so that it may ask for a password or a code.
  ///   - isCancelled: asked some fifty times a second.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String], file: Int32? = nil,
    sharesTerminal: Bool = false, limits: Limits = Limits(), isCancelled: () -> Bool
  ) throws(StartError) -> Result {
    var child = try ChildProcess(
      program, arguments, environment: environment, file: file, sharesTerminal: sharesTerminal)
    let ending = child.wait(limits, ownGroup: !sharesTerminal, isCancelled)
    child.close()
    return Result(ending: ending, output: child.outputBytes, errors: child.errorBytes)
  }

  private init(
    _ program: String, _ arguments: [String], environment: [String: String], file: Int32?,
    sharesTerminal: Bool
  ) throws(StartError) {
    let pipes = Self.starting.withLock { _ in
      (errors: Pipe(), output: file == nil ? Pipe() : nil)
    }
    errors = pipes.errors
    output = pipes.output
    self.file = file
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(
      &actions, file ?? output?.writeEnd ?? STDOUT_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writeEnd, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Signals that we block or ignore are not the child's affair.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var usual = sigset_t()
    sigfillset(&usual)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    if !sharesTerminal { flags |= Int32(POSIX_SPAWN_SETPGROUP) }
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    let texts = [program] + arguments
    let variables = environment.map { "\($0.key)=\($0.value)" }
    var started = pid_t()
    var failure: Int32 = EMFILE
    if errors.isOpen, output?.isOpen ?? true {
      failure = Self.withCStrings(texts) { arguments in
        Self.withCStrings(variables) { variables in
          Self.starting.withLock { _ in
            posix_spawn(&started, program, &actions, &attributes, arguments, variables)
          }
        }
      }
    }
    process = started
    errors.closeWriteEnd()
    output?.closeWriteEnd()
    guard failure == 0 else {
      close()
      throw StartError(number: failure)
    }
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    // A zero byte ends a C string: nothing behind it may get lost unseen.
    let copies = texts.map { strdup($0.utf8.contains(0) ? "" : $0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  private mutating func close() {
    errors.closeBoth()
    output?.closeBoth()
  }

  // MARK: Waiting

  private mutating func wait(
    _ limits: Limits, ownGroup: Bool, _ isCancelled: () -> Bool
  ) -> Ending {
    let start = ContinuousClock.now
    while true {
      // Its output is read before it is asked whether it ended: nothing comes behind its end.
      drain(milliseconds: 20)
      if let ending = ended(ownGroup: ownGroup) {
        drain(milliseconds: 0)
        return ending == .exited(0) && size > limits.outputBytes ? .printedTooMuch : ending
      }
      var reason: Ending?
      if isCancelled() { reason = .cancelled }
      if size > limits.outputBytes { reason = .printedTooMuch }
      if ContinuousClock.now - start > limits.time { reason = .tookTooLong }
      if let reason {
        end(ownGroup: ownGroup)
        return reason
      }
    }
  }

  private var size: Int {
    guard let file else { return outputBytes.count }
    var info = stat()
    return fstat(file, &info) == 0 ? Int(info.st_size) : 0
  }

  /// Nil while it runs.
  private func ended(ownGroup: Bool) -> Ending? {
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG | (ownGroup ? WUNTRACED : 0)) == process else {
      return nil
    }
    // The macros of <sys/wait.h> are not seen by Swift.
    if status & 0xFF == 0x7F {
      let signal = status >> 8 & 0xFF
      guard signal == SIGTTIN || signal == SIGTTOU else { return nil }
      end(ownGroup: ownGroup)
      return .wantedTerminal
    }
    if status & 0x7F != 0 { return .signalled(status & 0x7F) }
    return .exited(status >> 8 & 0xFF)
  }

  /// Ends it and all that it started: kindly, then not.
  private func end(ownGroup: Bool) {
    let target = ownGroup ? -process : process
    kill(target, SIGTERM)
    kill(target, SIGCONT)
    let start = ContinuousClock.now
    var status: Int32 = 0
    var isGone = false
    while !isGone && ContinuousClock.now - start < Self.grace {
      isGone = waitpid(process, &status, WNOHANG) == process
      if !isGone { usleep(10_000) }
    }
    // What it started may still be there, also when it has gone itself.
    if ownGroup || !isGone { kill(target, SIGKILL) }
    if !isGone { waitpid(process, &status, 0) }
  }

  /// Takes what can be read, for at most so long.
  private mutating func drain(milliseconds: Int32) {
    var polled = [errors.readEnd, output?.readEnd].compactMap(\.self).filter { $0 >= 0 }
      .map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard !polled.isEmpty else {
      usleep(UInt32(milliseconds) * 1000)
      return
    }
    guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return }
    errors.read { bytes in
      errorBytes += bytes.prefix(max(0, Self.errorLimit - errorBytes.count))
    }
    output?.read { outputBytes += $0 }
  }
}

/// A pipe whose read end does not block, and which no child inherits by chance.
private struct Pipe {
  private(set) var readEnd: Int32
  private(set) var writeEnd: Int32

  /// Not open where the system has no descriptors left.
  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  var isOpen: Bool { readEnd >= 0 }

  mutating func closeWriteEnd() {
    if writeEnd >= 0 { Glibc.close(writeEnd) }
    writeEnd = -1
  }

  mutating func closeReadEnd() {
    if readEnd >= 0 { Glibc.close(readEnd) }
    readEnd = -1
  }

  mutating func closeBoth() {
    closeWriteEnd()
    closeReadEnd()
  }

  /// Hands out what is there; closes at the end, which would be announced for ever.
  mutating func read(_ take: (ArraySlice<UInt8>) -> Void) {
    guard readEnd >= 0 else { return }
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(readEnd, &chunk, chunk.count)
      if count > 0 {
        take(chunk[..<count])
        continue
      }
      if count == 0 { closeReadEnd() }
      if count < 0, errno == EINTR { continue }
      return
    }
  }
}
