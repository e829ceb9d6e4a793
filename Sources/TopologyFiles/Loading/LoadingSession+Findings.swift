import NetworkModel

/// What is said of whole files.
extension LoadingSession {
  mutating func reportSyntax(
    _ error: JSONSyntaxError, _ text: JSONText, _ entry: FileSource.Entry
  ) {
    let base = text.range.lowerBound
    let (place, message) = text.withFileBytes { bytes in
      (
        TextPositionScanner.position(at: base + error.offset, in: bytes),
        error.message { TextPositionScanner.position(at: base + $0, in: bytes).line }
      )
    }
    let isCut = error.isTruncation
    builder.report(
      Finding(
        entry.severity, isCut ? .truncated : .malformed, message,
        at: SourceLocation(file: entry.path, line: place.line, column: place.column),
        hint: isCut ? "capture it again: it was cut short" : "capture it again, or correct the file"
      ))
  }

  mutating func reportTerraform(_ entry: FileSource.Entry) {
    reportUnusable(
      entry, .notModelled, "the file is Terraform's output, which is not read yet",
      hint: "give the output of aws ec2 describe-*")
  }

  mutating func reportUnrecognised(_ entry: FileSource.Entry) {
    reportUnusable(
      entry, .unrecognised, "the file is JSON, but not the output of an AWS command",
      hint: "give the whole output of aws ec2 describe-*, without --query")
  }

  /// A file that is no input: a fault where the person named it, else nothing to speak of.
  mutating func reportUnusable(
    _ entry: FileSource.Entry, _ code: FindingCode, _ message: String, hint: String? = nil
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
      "\(passedOver.count) files are no input and were passed over: "
        + names.joined(separator: ", ") + rest, first)
  }

  mutating func report(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: String, _ path: String,
    hint: String? = nil
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
