import NetworkModel

/// `capture.json`, in which a capture says what it could not get. It is no output of AWS's, but lies
/// among it.
extension AWSDescribeReader {
  /// An account of `CapturedAccounts`.
  mutating func readCapturedAccount(_ record: JSONRecord, _: inout TopologyBuilder) {
    guard record.bool("Complete") == false else { return }
    let account = record.string("AccountId") ?? ""
    record.report(
      .warning, .notCaptured,
      LocalizedText(
        en: "the capture of account \(account) was not finished",
        ja: "アカウント \(account) の取得は途中で終わっています"),
      hint: LocalizedText(
        en: "run the same waylight capture again: it takes what is missing",
        ja: "同じ waylight capture をもう一度実行すると、残りを取得します"))
  }

  /// A command of `CaptureFailures`.
  mutating func readCaptureFailure(_ record: JSONRecord, _: inout TopologyBuilder) {
    let command = record.string("Command") ?? "aws"
    let region = record.string("Region") ?? ""
    let message = record.string("Message") ?? ""
    switch record.string("Reason") {
    case "REFUSED":
      let permission = record.string("Permission") ?? ""
      record.report(
        .warning, .notCaptured,
        LocalizedText(
          en: "the permission \(permission) is missing in \(region): \(command) was refused",
          ja: "\(region) で \(permission) の権限がありません: \(command) は拒否されました"),
        hint: LocalizedText(
          en: "allow \(permission) and run the same waylight capture again",
          ja: "\(permission) を許可し、同じ waylight capture をもう一度実行してください"))
    case "UNSUPPORTED":
      record.report(
        .note, .notCaptured,
        LocalizedText(
          en: "not offered in \(region), or not known to this aws: \(command): \(message)",
          ja: "\(region) かこの aws では使えません: \(command): \(message)"))
    default:
      record.report(
        .warning, .notCaptured,
        LocalizedText(
          en: "this could not be captured in \(region): \(command): \(message)",
          ja: "\(region) で取得できませんでした: \(command): \(message)"),
        hint: LocalizedText(
          en: "run the same waylight capture again: it takes what is missing",
          ja: "同じ waylight capture をもう一度実行すると、残りを取得します"))
    }
  }
}
