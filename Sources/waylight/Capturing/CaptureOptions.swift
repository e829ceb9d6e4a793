import AccountCapture
import ArgumentParser

/// What of an account is captured, and as whom.
struct CaptureOptions: ParsableArguments {
  @Option(
    help: help(
      en: "The profile of the aws command to use.", ja: "使う aws コマンドのプロファイル。", valueName: "name"),
    completion: Completions.profiles)
  var profile: String?

  @Option(
    parsing: .upToNextOption,
    help: help(
      en: "Regions to capture; otherwise the one that is configured.",
      ja: "取得するリージョン。なければ設定されているもの。", valueName: "region"),
    completion: Completions.regions)
  var region: [String] = []

  @Flag(
    help: help(
      en: "Capture every region that the account has enabled.", ja: "アカウントで有効なすべてのリージョンを取得します。"))
  var allRegions = false

  @Option(
    help: help(
      en: "A role to assume; its credentials stay in memory.", ja: "引き受けるロール。認証情報はメモリーに置くだけです。",
      valueName: "arn"))
  var roleArn: String?

  @Option(
    parsing: .upToNextOption,
    help: help(en: "Buckets whose policies count.", ja: "ポリシーを調べるバケット。", valueName: "name"))
  var bucket: [String] = []

  @Option(
    help: help(en: "How many commands run at a time.", ja: "同時に実行するコマンドの数。", valueName: "number"))
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
