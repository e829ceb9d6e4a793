import Glibc
import Synchronization
import Testing

@testable import AccountCapture

struct ChildProcessTests {
  private func run(
    _ script: String, limits: ChildProcess.Limits = ChildProcess.Limits(),
    environment: [String: String] = ["PATH": "/usr/bin:/bin"], isCancelled: () -> Bool = { false }
  ) throws -> (ending: ChildProcess.Ending, output: String, errors: String) {
    let result = try ChildProcess.run(
      "/bin/sh", ["-c", script], environment: environment, limits: limits, isCancelled: isCancelled)
    return (
      result.ending, String(decoding: result.output, as: UTF8.self),
      String(decoding: result.errors, as: UTF8.self)
    )
  }

  @Test func `output, errors and status come back`() throws {
    let result = try run("echo out; echo err >&2; exit 254")
    #expect(result.ending == .exited(254))
    #expect(result.output == "out\n")
    #expect(result.errors == "err\n")
  }

  @Test func `a megabyte comes whole, and errors without end are cut`() throws {
    let result = try run("head -c 1048576 /dev/zero; head -c 1048576 /dev/zero >&2")
    #expect(result.ending == .exited(0))
    #expect(result.output.utf8.count == 1 << 20)
    #expect(result.errors.utf8.count == 16 << 10)
  }

  @Test func `no descriptor but the three gets into a child, and no environment but its own`()
    throws
  {
    // Other tests open terminals meanwhile; pipes are ours alone, but for what the tests began with.
    let inherited = (3..<256).count { descriptor in
      let flags = fcntl(Int32(descriptor), F_GETFD)
      var status = stat()
      return flags >= 0 && flags & FD_CLOEXEC == 0 && fstat(Int32(descriptor), &status) == 0
        && status.st_mode & S_IFMT == S_IFIFO
    }
    // `ls` has two: one to `grep`, and its standard error.
    let result = try run("ls -l /proc/self/fd | grep -c pipe:; env | grep -c ^HOME=")
    #expect(result.output == "\(2 + inherited)\n0\n")
  }

  @Test func `signals that are blocked here end a child`() throws {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    var old = sigset_t()
    pthread_sigmask(SIG_BLOCK, &set, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    #expect(try run("kill -TERM $$; sleep 5").ending == .signalled(SIGTERM))
  }

  @Test func `a child that hangs is ended, with what it started`() throws {
    let count = Atomic<Int>(0)
    let start = ContinuousClock.now
    let result = try run("sleep 77 & echo $!; wait") {
      count.wrappingAdd(1, ordering: .relaxed).newValue > 10
    }
    #expect(result.ending == .cancelled)
    #expect(ContinuousClock.now - start < .seconds(20))
    let grandchild = try #require(pid_t(result.output.prefix { $0 != "\n" }))
    var isGone = false
    for _ in 0..<200 where !isGone {
      isGone = kill(grandchild, 0) != 0
      if !isGone { usleep(10_000) }
    }
    #expect(isGone)
  }

  @Test func `a child that wants the terminal does not wait for it for ever`() throws {
    // What the terminal's driver would send.
    #expect(try run("kill -TTIN $$; sleep 77").ending == .wantedTerminal)
  }

  @Test func `there is an end to patience and to room`() throws {
    var limits = ChildProcess.Limits(time: .milliseconds(100))
    #expect(try run("sleep 77", limits: limits).ending == .tookTooLong)
    limits = ChildProcess.Limits(outputBytes: 100_000)
    #expect(try run("cat /dev/zero", limits: limits).ending == .printedTooMuch)
  }

  @Test func `a program that is not there is an error`() {
    #expect(throws: ChildProcess.StartError.self) {
      try ChildProcess.run("/nonexistent", [], environment: [:], isCancelled: { false })
    }
  }
}

struct AWSCommandTests {
  @Test func `a role's credentials win over the profile, whose settings stay`() throws {
    let folder = Folder()
    let program = folder.path + "/aws"
    close(open(program, O_WRONLY | O_CREAT, 0o700))
    let command = try #require(
      AWSCommand(environment: ["PATH": "relative:\(folder.path)"], profile: "-shop"))
    #expect(command.program == program)
    let usual = ["sts", "--output=json", "--color=off"]
    #expect(command.arguments(["sts"]) == usual + ["--profile=-shop"])
    let role = command.with(
      AWSCommand.RoleCredentials(accessKeyID: "a", secretAccessKey: "b", sessionToken: "c"))
    #expect(role.arguments(["sts"]) == usual)
    #expect(role.environment["AWS_PROFILE"] == "-shop")
    #expect(role.environment["AWS_SESSION_TOKEN"] == "c")
  }

  @Test func `without the command there is none`() {
    #expect(AWSCommand(environment: ["PATH": "/nonexistent"]) == nil)
    #expect(AWSCommand(environment: [:]) == nil)
  }
}
