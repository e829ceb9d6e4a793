import NetworkModel

/// What is said of whole files.
extension LoadingSession {
  mutating func reportSyntax(
    _ error: JSONSyntaxError, _ text: JSONText, _ entry: FileSource.Entry
  ) {
    let base = text.range.lowerBound
    let (place, words) = text.withFileBytes { bytes in
      (
        TextPositionScanner.position(at: base + error.offset, in: bytes),
        error.words { TextPositionScanner.position(at: base + $0, in: bytes).line }
      )
    }
    let isCut = error.isTruncation
    builder.report(
      Finding(
        entry.severity, isCut ? .truncated : .malformed, words,
        at: SourceLocation(file: entry.path, line: place.line, column: place.column),
        hint: isCut
          ? LocalizedText(en: "capture it again: it was cut short", ja: "途中で切れています。取得し直してください")
          : LocalizedText(en: "capture it again, or correct the file", ja: "取得し直すか、ファイルを直してください")
      ))
  }

  mutating func reportTerraformFile(_ entry: FileSource.Entry) {
    report(
      entry.severity, .unrecognised,
      LocalizedText(
        en: "the file is one of Terraform's own, which only Terraform reads",
        ja: "Terraform自身のファイルで、Terraformだけが読み取れます"), entry.path,
      hint: LocalizedText(
        en: "give what terraform show -json prints of it",
        ja: "terraform show -json の出力を指定してください"))
  }

  /// `terraform plan -json` is close to what is wanted, and says nothing of the network.
  mutating func reportTerraformLog(_ entry: FileSource.Entry) {
    reportUnusable(
      entry, .unrecognised,
      LocalizedText(
        en: "the file is what terraform plan -json says of its work, not the plan itself",
        ja: "プランそのものではなく、terraform plan -json の進行の出力です"),
      hint: LocalizedText(
        en:
          "save the plan, terraform plan -out=FILE, and give what terraform show -json FILE prints",
        ja: "terraform plan -out=FILE で保存し、terraform show -json FILE の出力を指定してください"))
  }

  mutating func reportUnrecognised(_ entry: FileSource.Entry) {
    reportUnusable(
      entry, .unrecognised,
      LocalizedText(
        en: "the file is JSON, but not the output of an AWS command",
        ja: "JSONですが、AWSのコマンドの出力ではありません"),
      hint: LocalizedText(
        en: "give the whole output of aws ec2 describe-*, without --query",
        ja: "aws ec2 describe-* の出力を --query なしで全部指定してください"))
  }

  /// A topology that was cut short, or was only begun, would open as an empty screen.
  mutating func reportNoResource(_ entry: FileSource.Entry) {
    report(
      .warning, .emptyInput,
      LocalizedText(en: "the topology holds no resource", ja: "トポロジーにリソースがありません"), entry.path,
      hint: LocalizedText(
        en: "list its VPCs under vpcs:, each with a name and a cidr",
        ja: "vpcs: の下に、VPCを name と cidr とともに書いてください"))
  }

  /// A file that is no input: a fault where the person named it, else nothing to speak of.
  mutating func reportUnusable(
    _ entry: FileSource.Entry, _ code: FindingCode, _ message: LocalizedText,
    hint: LocalizedText? = nil
  ) {
    if entry.isNamed {
      report(.error, code, message, entry.path, hint: hint)
    } else {
      passedOver.append(entry.path)
    }
  }

  mutating func reportPassedOver() {
    guard let first = passedOver.first else { return }
    let names = passedOver.prefix(5).map {
      $0.split(separator: "/").last.map(String.init) ?? $0
    }
    let rest = passedOver.count > names.count ? ", …" : ""
    report(
      .note, .unrecognised,
      LocalizedText(
        en: (passedOver.count == 1
          ? "1 file is no input and was passed over: "
          : "\(passedOver.count) files are no input and were passed over: ")
          + names.joined(separator: ", ") + rest,
        ja: "入力ではない\(passedOver.count)ファイルを読みませんでした: "
          + names.joined(separator: "、") + rest), first)
  }

  mutating func report(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: LocalizedText, _ path: String,
    hint: LocalizedText? = nil
  ) {
    builder.report(
      Finding(severity, code, message, at: SourceLocation(file: path), hint: hint))
  }
}

extension FileSource.Entry {
  /// How much it matters that the file cannot be read.
  var severity: FindingSeverity { isNamed ? .error : .warning }
}

extension FileError.Problem {
  var code: FindingCode {
    switch self {
    case .notFound, .unreadable, .notAFile, .stopped: .unreadable
    case .tooLarge, .tooManyFiles: .limitReached
    }
  }
}
