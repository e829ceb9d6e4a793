import Glibc
import Synchronization
import Testing

@testable import AccountCapture

/// Answers commands from a table, and remembers what it was asked.
final class FakeRunner: CallRunner {
  typealias Answer = @Sendable (_ arguments: [String], _ time: Int) throws(CallFailure) -> String

  private let reply: Answer
  private let asked = Mutex<[[String]]>([])

  /// - Parameter reply: is told how often the same was asked before.
  init(_ reply: @escaping Answer) { self.reply = reply }

  var commands: [[String]] { asked.withLock { $0 } }

  func run(_ arguments: [String], into file: Int32, isCancelled: () -> Bool) throws(CallFailure) {
    var text = try answer(arguments)
    text.withUTF8 { _ = write(file, $0.baseAddress, $0.count) }
  }

  func answer(
    _ arguments: [String], sharesTerminal: Bool, isCancelled: () -> Bool
  ) throws(CallFailure) -> [UInt8] {
    Array(try answer(arguments).utf8)
  }

  private func answer(_ arguments: [String]) throws(CallFailure) -> String {
    let time = asked.withLock { asked in
      defer { asked.append(arguments) }
      return asked.count { $0 == arguments }
    }
    return try reply(arguments, time)
  }
}

/// A folder that goes away with the test.
final class Folder {
  let path: String

  init() {
    var template = Array("/tmp/waylight-capture-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    for name in CaptureFolder.names(in: path) {
      let inner = path + "/" + name
      if unlink(inner) != 0 { remove(inner) }
    }
    rmdir(path)
  }

  func text(_ file: String) -> String? {
    CaptureFolder.contents(path + "/" + file).map { String(decoding: $0, as: UTF8.self) }
  }

  func names(_ folder: String) -> [String] { CaptureFolder.names(in: path + "/" + folder) }
}

struct CaptureSessionTests {
  private let plan = CapturePlan(
    account: "123456789012", regions: ["eu-west-1"],
    buckets: [SubjectKind.bucket.subject("reports")].compactMap(\.self))
  private let region = "123456789012/eu-west-1"

  private func capture(
    _ runner: FakeRunner, into folder: Folder, delays: [Duration] = [.zero, .zero],
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> CaptureOutcome {
    try CaptureSession(
      runner, into: try CaptureFolder(folder.path), jobs: 3, delays: delays,
      isCancelled: isCancelled
    ).run(plan)
  }

  private static let quiet: FakeRunner.Answer = { _, _ in "{}\n" }

  @Test func `answers are written as they are, and lead to more`() throws {
    let folder = Folder()
    let answer = "{\"Vpcs\": [ {\"VpcId\":\"vpc-1\"}]}\n"
    let runner = FakeRunner { arguments, _ in arguments[1] == "describe-vpcs" ? answer : "{}" }
    let outcome = try capture(runner, into: folder)
    #expect(outcome.isComplete)
    #expect(folder.text(region + "/describe-vpcs.json") == answer)
    #expect(folder.text(region + "/describe-vpc-attribute.vpc-1.enableDnsSupport.json") == "{}")
    #expect(outcome.takenCount == runner.commands.count)
    #expect(!folder.names(region).contains { $0.hasPrefix(".") })
  }

  @Test func `a second run asks only for what is missing`() throws {
    let folder = Folder()
    let first = FakeRunner { arguments, _ throws(CallFailure) in
      guard arguments[1] != "describe-subnets" else {
        throw CallFailure(errors: "An error occurred (UnauthorizedOperation) when", status: 254)
      }
      return arguments[1] == "describe-vpcs" ? #"{"Vpcs": [{"VpcId": "vpc-1"}]}"# : "{}"
    }
    let outcome = try capture(first, into: folder)
    #expect(outcome.isComplete)
    #expect(outcome.failures.map(\.permission) == ["ec2:DescribeSubnets"])
    let second = FakeRunner(Self.quiet)
    let again = try capture(second, into: folder)
    #expect(second.commands.map { $0[1] } == ["describe-subnets"])
    #expect(again.keptCount == outcome.takenCount)
    #expect(again.failures == [])
    let record = try #require(folder.text("capture.json"))
    #expect(!record.contains("UnauthorizedOperation"))
  }

  @Test func `what was refused is in the record, and names the permission`() throws {
    let folder = Folder()
    let runner = FakeRunner { arguments, _ throws(CallFailure) in
      guard arguments[0] != "rds" else {
        throw CallFailure(errors: "An error occurred (AccessDenied) when calling", status: 254)
      }
      return "{}"
    }
    _ = try capture(runner, into: folder)
    let record = try #require(
      CaptureFolder.contents(folder.path + "/capture.json").flatMap(CaptureRecord.init(json:)))
    #expect(record.failures.map(\.permission) == ["rds:DescribeDBInstances"])
    #expect(record.failures.map(\.reason) == [.refused])
    #expect(record.accounts.map(\.isComplete) == [true])
  }

  @Test func `throttling is waited out`() throws {
    let folder = Folder()
    let runner = FakeRunner { arguments, time throws(CallFailure) in
      guard arguments[1] != "describe-vpcs" || time == 2 else {
        throw CallFailure(errors: "An error occurred (Throttling) when calling", status: 254)
      }
      return "{}"
    }
    let outcome = try capture(runner, into: folder)
    #expect(outcome.failures == [])
    #expect(runner.commands.count { $0[1] == "describe-vpcs" } == 3)
  }

  @Test func `an expired session ends it, and the rest is known to be missing`() throws {
    let folder = Folder()
    let runner = FakeRunner { arguments, _ throws(CallFailure) in
      guard arguments[1] != "describe-subnets" else {
        throw CallFailure(errors: "An error occurred (ExpiredToken) when calling", status: 254)
      }
      return "{}"
    }
    let outcome = try capture(runner, into: folder)
    #expect(!outcome.isComplete)
    #expect(outcome.leftCount > 0)
    #expect(outcome.stop?.reason == .unauthenticated)
    #expect(try #require(folder.text("capture.json")).contains("\"Complete\" : false"))
  }

  @Test func `all pages are written, and lead nowhere else`() throws {
    let folder = Folder()
    let runner = FakeRunner { arguments, _ in
      guard arguments[1] == "describe-vpc-block-public-access-exclusions" else { return "{}" }
      return arguments.contains("--next-token=two")
        ? #"{"VpcBlockPublicAccessExclusions": []}"#
        : #"{"VpcBlockPublicAccessExclusions": [], "NextToken": "two"}"#
    }
    #expect(try capture(runner, into: folder).failures == [])
    let name = region + "/describe-vpc-block-public-access-exclusions"
    #expect(
      folder.text(name + ".json") == #"{"VpcBlockPublicAccessExclusions": [], "NextToken": ""}"#)
    #expect(folder.text(name + ".2.json") == #"{"VpcBlockPublicAccessExclusions": []}"#)
  }

  @Test func `the keys of tunnels are not kept`() throws {
    let folder = Folder()
    let runner = FakeRunner { arguments, _ in
      guard arguments[1] == "describe-vpn-connections" else { return "{}" }
      return """
        {"VpnConnections": [{"CustomerGatewayConfiguration": "<a>secret</a>",
          "VpnConnectionId": "vpn-1", "Options": {"TunnelOptions": [{"PreSharedKey": "secret"}]}}]}
        """
    }
    _ = try capture(runner, into: folder)
    let text = try #require(folder.text(region + "/describe-vpn-connections.json"))
    #expect(text.contains("vpn-1"))
    #expect(!text.contains("secret"))
  }

  @Test func `a target group's health says whose it is`() throws {
    let folder = Folder()
    let arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/73e2d6bc24d8a067"
    let runner = FakeRunner { arguments, _ in
      arguments[1] == "describe-target-groups"
        ? #"{"TargetGroups": [{"TargetGroupArn": "\#(arn)"}]}"# : "{}"
    }
    _ = try capture(runner, into: folder)
    #expect(
      folder.text(region + "/describe-target-health.web.73e2d6bc24d8a067.json")
        == "{\"TargetGroupArn\": \"\(arn)\"}")
  }

  @Test(arguments: ["{\"Vpcs\": [", "[]", "<html>", "3"])
  func `what is no answer is a failure, and no file`(_ text: String) throws {
    let folder = Folder()
    let runner = FakeRunner { arguments, _ in arguments[1] == "describe-vpcs" ? text : "{}" }
    let outcome = try capture(runner, into: folder)
    #expect(outcome.failures.map(\.reason) == [.malformed])
    #expect(folder.text(region + "/describe-vpcs.json") == nil)
  }

  @Test func `a bucket without a policy is no failure`() throws {
    let folder = Folder()
    let runner = FakeRunner { arguments, _ throws(CallFailure) in
      guard arguments[0] != "s3api" else {
        throw CallFailure(errors: "An error occurred (NoSuchBucketPolicy) when", status: 254)
      }
      return "{}"
    }
    let outcome = try capture(runner, into: folder)
    #expect(outcome.failures == [])
    #expect(outcome.absent == ["123456789012/global/get-bucket-policy.reports.json"])
    let second = FakeRunner(Self.quiet)
    #expect(try capture(second, into: folder).absent == outcome.absent)
    #expect(second.commands == [])
  }

  @Test func `a wish to end leaves whole files and says what is missing`() throws {
    let folder = Folder()
    let isCancelled = Atomic<Bool>(false)
    let count = Atomic<Int>(0)
    let runner = FakeRunner { _, _ throws(CallFailure) in
      if count.wrappingAdd(1, ordering: .relaxed).newValue == 5 {
        isCancelled.store(true, ordering: .relaxed)
        throw CallFailure(.other, "cancelled")
      }
      return "{}"
    }
    let outcome = try capture(
      runner, into: folder, isCancelled: { isCancelled.load(ordering: .relaxed) })
    #expect(!outcome.isComplete)
    #expect(outcome.failures == [])
    for name in folder.names(region) { #expect(folder.text(region + "/" + name) == "{}") }
  }
}

struct CaptureFolderTests {
  @Test func `a folder that is no capture is left alone`() throws {
    let folder = Folder()
    do { try CaptureFolder(folder.path + "/a").write([0x61], to: "notes.txt") }
    #expect(throws: CaptureFolder.Fault.notACapture) { try CaptureFolder(folder.path + "/a") }
    #expect(throws: CaptureFolder.Fault.notACapture) {
      try CaptureFolder(folder.path + "/a", isFresh: true)
    }
    #expect(folder.text("a/notes.txt") == "a")
  }

  @Test func `one capture at a time writes to a folder`() throws {
    let folder = Folder()
    let first = try CaptureFolder(folder.path + "/a")
    #expect(throws: CaptureFolder.Fault.isInUse) { try CaptureFolder(folder.path + "/a") }
    withExtendedLifetime(first) {}
  }

  @Test func `a fresh start takes away answers and nothing else`() throws {
    let folder = Folder()
    do {
      let capture = try CaptureFolder(folder.path)
      try capture.write(CaptureRecord())
      try capture.write([0x7B, 0x7D], to: "123456789012/eu-west-1/describe-vpcs.json")
      try capture.write([0x61], to: "123456789012/eu-west-1/notes.txt")
      try capture.write([0x61], to: "notes.txt")
    }
    _ = try CaptureFolder(folder.path, isFresh: true)
    #expect(folder.names("") == ["123456789012", "notes.txt"])
    #expect(folder.names("123456789012/eu-west-1") == ["notes.txt"])
  }

  @Test func `only the owner may read`() throws {
    let folder = Folder()
    let capture = try CaptureFolder(folder.path + "/a")
    try capture.write([0x7B, 0x7D], to: "123456789012/x.json")
    let modes = [("/a", 0o700), ("/a/123456789012", 0o700), ("/a/123456789012/x.json", 0o600)]
    for (path, mode) in modes {
      var info = stat()
      #expect(stat(folder.path + path, &info) == 0)
      #expect(Int(info.st_mode) & 0o777 == mode)
    }
  }
}
