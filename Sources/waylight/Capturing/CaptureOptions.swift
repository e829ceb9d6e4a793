import AccountCapture
import ArgumentParser

/// What of an account is captured, and as whom.
struct CaptureOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The profile of the aws command to use.", valueName: "name"))
  var profile: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Regions to capture; otherwise the one that is configured.", valueName: "region"))
  var region: [String] = []

  @Flag(help: "Capture every region that the account has enabled.")
  var allRegions = false

  @Option(
    help: ArgumentHelp(
      "A role to assume; its credentials stay in memory.", valueName: "arn"))
  var roleArn: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Buckets whose policies count.", valueName: "name"))
  var bucket: [String] = []

  @Option(help: ArgumentHelp("How many commands run at a time.", valueName: "number"))
  var jobs = 4

  /// Whether anything was named.
  var isAsked: Bool {
    profile != nil || roleArn != nil || allRegions || !region.isEmpty || !bucket.isEmpty
  }

  func validate() throws {
    guard (1...64).contains(jobs) else {
      throw ValidationError("--jobs is a number from 1 to 64")
    }
  }

  var request: CaptureRequest {
    CaptureRequest(regions: region, allRegions: allRegions, role: roleArn, buckets: bucket)
  }
}
