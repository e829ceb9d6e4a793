import FoundationEssentials

/// What a capture's folder says of itself, in `capture.json`: what was captured, and what was not.
///
/// The reader of AWS's output makes findings of it, so the keys are in AWS's manner.
package struct CaptureRecord: Codable, Hashable, Sendable {
  package static let fileName = "capture.json"

  package var header = Header()
  package var accounts: [Account] = []
  /// Commands that gave no answer.
  package var failures: [Failure] = []
  /// Files that are not there because AWS said that there is nothing to tell.
  package var absent: [String] = []

  package init() {}

  private enum CodingKeys: String, CodingKey {
    case header = "WaylightCapture"
    case accounts = "CapturedAccounts"
    case failures = "CaptureFailures"
    case absent = "CaptureAbsent"
  }

  package struct Header: Codable, Hashable, Sendable {
    package var version = 1
    package var isRedacted = false

    private enum CodingKeys: String, CodingKey {
      case version = "Version"
      case isRedacted = "Redacted"
    }
  }

  package struct Account: Codable, Hashable, Sendable {
    package var account: String
    package var regions: [String]
    package var buckets: [String]
    /// Whether every command was run to its end.
    package var isComplete: Bool

    private enum CodingKeys: String, CodingKey {
      case account = "AccountId"
      case regions = "Regions"
      case buckets = "Buckets"
      case isComplete = "Complete"
    }
  }

  package struct Failure: Codable, Hashable, Sendable {
    package var account: String
    package var region: String
    package var command: String
    package var file: String
    package var reason: CallFailure.Reason
    package var permission: String?
    package var message: String

    private enum CodingKeys: String, CodingKey {
      case account = "AccountId"
      case region = "Region"
      case command = "Command"
      case file = "File"
      case reason = "Reason"
      case permission = "Permission"
      case message = "Message"
    }

    package init(_ call: CaptureCall, _ failure: CallFailure) {
      account = call.account
      region = call.place
      command = (["aws"] + call.arguments()).joined(separator: " ")
      file = call.file
      reason = failure.reason
      permission = failure.reason == .refused ? call.template.permission : nil
      message = failure.message
    }
  }

  // MARK: Text

  /// Nil for a text that is no record of this version.
  package init?(json: [UInt8]) {
    guard let record = try? JSONDecoder().decode(CaptureRecord.self, from: Data(json)),
      record.header.version == 1
    else { return nil }
    self = record
  }

  package var json: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self)) + [0x0A]
    }
  }

  // MARK: Runs

  /// Notes that a capture of an account begins.
  package mutating func begin(_ plan: CapturePlan) {
    var entry =
      accounts.first { $0.account == plan.account }
      ?? Account(account: plan.account, regions: [], buckets: [], isComplete: false)
    entry.regions = Set(entry.regions).union(plan.regions).sorted()
    entry.buckets = Set(entry.buckets).union(plan.buckets.map(\.argument)).sorted()
    entry.isComplete = false
    accounts = (accounts.filter { $0.account != plan.account } + [entry])
      .sorted { $0.account < $1.account }
  }

  /// Notes how it ended.
  package mutating func end(_ plan: CapturePlan, _ outcome: CaptureOutcome) {
    for index in accounts.indices where accounts[index].account == plan.account {
      accounts[index].isComplete = outcome.isComplete
    }
    let asked = Set(outcome.asked)
    failures = (failures.filter { !asked.contains($0.file) } + outcome.failures)
      .sorted { ($0.file, $0.message) < ($1.file, $1.message) }
    absent = Set(absent).subtracting(asked).union(outcome.absent).sorted()
  }
}
