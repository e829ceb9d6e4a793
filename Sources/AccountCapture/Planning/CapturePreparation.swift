import NetworkModel
import TopologyFiles

/// Finds out who is asking and where, which everything else needs.
package struct CapturePreparation: Sendable {
  private let request: CaptureRequest
  private let environment: [String: String]
  private let isCancelled: @Sendable () -> Bool

  /// - Parameter environment: may name a region, as the `aws` command reads it.
  package init(
    _ request: CaptureRequest, environment: [String: String],
    isCancelled: @escaping @Sendable () -> Bool
  ) {
    self.request = request
    self.environment = environment
    self.isCancelled = isCancelled
  }

  /// The command with the role's credentials, and as it is without a role.
  package func assumeRole(_ command: AWSCommand) throws(CaptureRequest.Fault) -> AWSCommand {
    guard let role = request.role else { return command }
    var arguments = [
      "sts", "assume-role", "--role-arn=\(role)", "--role-session-name=waylight",
    ]
    if let region = request.regions.first { arguments.append("--region=\(region)") }
    let answer = try ask(command, arguments)
    guard let key = answer.text("Credentials", "AccessKeyId"),
      let secret = answer.text("Credentials", "SecretAccessKey"),
      let token = answer.text("Credentials", "SessionToken")
    else {
      throw .unanswered(
        command: "sts assume-role", CallFailure(.malformed, "the answer has no credentials"))
    }
    return command.with(
      AWSCommand.RoleCredentials(
        accessKeyID: key, secretAccessKey: secret, sessionToken: token))
  }

  package func plan(_ runner: any CallRunner) throws(CaptureRequest.Fault) -> CapturePlan {
    let home = try homeRegion(runner)
    let identity = CallTable.identity
    let answer = try ask(
      runner, [identity.service, identity.operation] + (home.map { ["--region=\($0)"] } ?? []))
    guard let account = answer.text("Account"), AWSName.isAccount(account) else {
      throw .unanswered(
        command: "sts get-caller-identity", CallFailure(.malformed, "the answer has no account"))
    }
    let regions = try regions(runner, home)
    return CapturePlan(
      account: account, regions: regions,
      buckets: request.buckets.compactMap { SubjectKind.bucket.subject($0) })
  }

  /// Nil when none is known and all are wanted.
  private func homeRegion(_ runner: any CallRunner) throws(CaptureRequest.Fault) -> String? {
    if let region = request.regions.first { return region }
    // Version 2 of the command reads the first, both the second.
    let named = ["AWS_REGION", "AWS_DEFAULT_REGION"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    if let named {
      guard AWSName.isRegion(named) else { throw .noRegion(named) }
      return named
    }
    let configured = try? runner.answer(
      ["configure", "get", "region"], sharesTerminal: false, isCancelled: isCancelled)
    let name = configured.map { String(decoding: $0, as: UTF8.self).prefix { !$0.isWhitespace } }
    if let name, AWSName.isRegion(String(name)) { return String(name) }
    if request.allRegions { return nil }
    throw .regionUnknown
  }

  private func regions(
    _ runner: any CallRunner, _ home: String?
  ) throws(CaptureRequest.Fault) -> [String] {
    var named: [String] = []
    for region in request.regions where !named.contains(region) { named.append(region) }
    guard request.allRegions else { return named.isEmpty ? [home].compactMap(\.self) : named }
    let call = CallTable.regions
    let answer = try ask(
      runner, [call.service, call.operation, "--region=\(home ?? "us-east-1")"])
    let enabled = answer.records("Regions") { $0.text("RegionName") }
      .filter(AWSName.isRegion).sorted()
    guard !enabled.isEmpty else {
      throw .unanswered(
        command: "ec2 describe-regions", CallFailure(.malformed, "the answer has no regions"))
    }
    // What is asked once is asked in the first.
    return enabled.filter { $0 == home } + enabled.filter { $0 != home }
  }

  /// The person may be asked for a code or a password here, and only here.
  private func ask(
    _ runner: any CallRunner, _ arguments: [String]
  ) throws(CaptureRequest.Fault) -> JSONOutline {
    let command = arguments.prefix(2).joined(separator: " ")
    do throws(CallFailure) {
      let bytes = try runner.answer(arguments, sharesTerminal: true, isCancelled: isCancelled)
      do throws(JSONOutline.Fault) {
        return try JSONOutline(bytes)
      } catch {
        throw CallFailure(.malformed, "the answer is no JSON: \(error.words.en)")
      }
    } catch {
      throw .unanswered(command: command, error)
    }
  }
}
